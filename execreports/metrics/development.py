"""The development cycle: how much is committed where, and how code gets live."""

from execreports.metrics.choice import distinct
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.text import count, day, iso_date, plural

COMMITS, LAST, PRACTICE = "git.commits", "git.last", "practice"
NAMES = {"ci": "CI/CD", "staging": "staging", "rollback": "rollback", "tests": "tests", "readme": "README"}


def commits_table(context: Context) -> Shown:
    """One row per repository: commits per window, the newest commit and its age."""
    repos = dict.fromkeys(fact.label("repo") for key in (COMMITS, LAST) for fact in _facts(context, key))
    rows = [_repo(context, repo) for repo in repos]
    return table(
        context, ("Repository", "", "last"), rows, keys=(COMMITS,), noun="repositories", title="Commits"
    )


def practice_table(context: Context) -> Shown:
    """One row per entity with code: what is present and what is absent of CI, staging, rollback, tests."""
    by_entity: dict[str, list[Fact]] = {}
    for fact in distinct(context, _facts(context, PRACTICE)):
        by_entity.setdefault(fact.entity, []).append(fact)
    rows = [
        Row((context.name(entity), _named(facts, "present"), _named(facts, "absent")), tuple(facts))
        for entity, facts in by_entity.items()
    ]
    head = ("Entity", "has", "lacks")
    return table(context, head, rows, keys=(PRACTICE,), noun="practices", title="How code gets live")


def _facts(context: Context, key: str) -> tuple[Fact, ...]:
    wanted = context.targets.texts("development.entities")
    return tuple(fact for fact in context.facts(key) if not wanted or fact.entity in wanted)


def _repo(context: Context, repo: str) -> Row:
    counted = sorted(_of(context, COMMITS, repo), key=lambda fact: fact.label("days").zfill(6))
    told = [f"{count(fact.interval)} in {fact.label('days')} days" for fact in counted if fact.is_number]
    newest = max(_of(context, LAST, repo), key=lambda fact: fact.text, default=None)
    when = _when(context, newest) if newest else "not known"
    return Row((repo or "not named", ", ".join(told), when), (*counted, *filter(None, [newest])))


def _of(context: Context, key: str, repo: str) -> list[Fact]:
    return [fact for fact in _facts(context, key) if fact.label("repo") == repo]


def _when(context: Context, fact: Fact) -> str:
    found = iso_date(fact.text)
    return f"{day(found)}, {plural((context.now.date() - found).days, 'day')} ago" if found else fact.text


def _named(facts: list[Fact], state: str) -> str:
    return ", ".join(
        NAMES.get(fact.label("practice"), fact.label("practice")) for fact in facts if fact.text == state
    )
