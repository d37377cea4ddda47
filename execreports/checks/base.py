"""What a check is: one small function with metadata, answering found, clear or not checked."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from execreports.model.context import Context
from execreports.model.document import CheckAnswer, Text
from execreports.model.facts import Fact, Health, Origin
from execreports.model.figures import Figure
from execreports.model.findings import Action, Finding, Outcome, Severity, ranked

KEY = re.compile(r"^[a-z]+[._][a-z._]+$")
"""A fact's key or a figure's id, which names a subject for the engine and not for a reader."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check function yields for each thing that is wrong; the runner adds the metadata.

    `certain` says that the hit stands on what was read alone, so that it counts even while another
    provider of the needed facts is missing (a planted key is a key, whatever else could not be read).
    """

    entity: str
    subject: str
    title: str
    detail: str = ""
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    searched: tuple[Origin, ...] = ()
    severity: Severity | None = None
    certain: bool = False


class NotCheckedError(Exception):
    """Raised by a check that cannot tell, with the reason as its message."""


Judge = Callable[[Context], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """A judgement with its name, weight, remedy and success criterion.

    `needs` are the fact keys without which it cannot answer; effort in person-days; `due` in days.
    """

    id: str
    area: str
    severity: Severity
    title: str
    remedy: str
    done_when: str
    effort_days: Decimal
    needs: tuple[str, ...]
    judge: Judge
    due: int = 30

    def ask(self, context: Context) -> "Answer":
        """Found with findings, clear, or not checked and why. Never raises."""
        off = context.targets.get(f"checks.{self.id}.off")
        if off is not None and off.text in {"yes", "true", "on"}:
            why = f"switched off in {off.origin.locator}"
            return Answer(self, Outcome.NOT_CHECKED, why, unsure=why)
        gaps = context.gaps(self.needs)
        hits, blind = self._heard(context)
        gaps = gaps or blind
        if hits := [hit for hit in hits if hit.certain or not gaps or gaps == blind]:
            found = tuple(self._finding(hit, context) for hit in hits)
            return Answer(self, Outcome.FOUND, gaps, found, gaps or self._stood_in(context))
        if gaps:
            return Answer(self, Outcome.NOT_CHECKED, gaps, unsure=gaps)
        return Answer(self, Outcome.CLEAR, unsure=self._stood_in(context))

    def _heard(self, context: Context) -> tuple[list[Hit], str]:
        """What the function yields, and why it stopped short if it did."""
        hits: list[Hit] = []
        try:
            hits.extend(self.judge(context))
        except NotCheckedError as reason:
            return hits, str(reason)
        return hits, ""

    def _stood_in(self, context: Context) -> str:
        """The sources whose last good answer stands in for today's: they prove nothing gone."""
        named = {result.name: result for key in self.needs for result in context.providers(key)}
        old = (result for result in named.values() if result.health is Health.FALLBACK)
        return "; ".join(f"{result.name}: {result.reason}" for result in old)

    def _finding(self, hit: Hit, context: Context) -> Finding:
        searched = hit.searched or (() if hit.facts or hit.figures else context.searched(*self.needs))
        return Finding(
            check=self.id, entity=hit.entity, subject=hit.subject, severity=hit.severity or self.severity,
            title=hit.title, detail=hit.detail, facts=hit.facts, figures=hit.figures, searched=searched,
            consequences=tuple(
                link.text for link in context.portfolio.consequences
                if link.cause == self.id and link.entity in {"", hit.entity}
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """How one check answered."""

    check: Check
    outcome: Outcome
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    unsure: str = ""

    @property
    def brief(self) -> CheckAnswer:
        """The line a document keeps of it."""
        return CheckAnswer(
            self.check.id, self.check.title, str(self.outcome), self.reason, len(self.findings), self.unsure
        )


def check(  # noqa: PLR0913 - the metadata of a check, all of it required to be said
    id: str,  # noqa: A002 - the word on the page
    *,
    area: str,
    severity: Severity,
    title: str,
    remedy: str,
    done_when: str,
    effort_days: str,
    needs: tuple[str, ...],
    due: int = 30,
) -> Callable[[Judge], Check]:
    """Turn a function from context to hits into a check."""

    def made(judge: Judge) -> Check:
        return Check(id, area, severity, title, remedy, done_when, Decimal(effort_days), needs, judge, due)

    return made


def answers(context: Context, *areas: str) -> tuple[Answer, ...]:
    """Every check of the areas, asked; all checks where no area is named."""
    known = (item for item in context.checks if isinstance(item, Check))
    return tuple(asked(item, context) for item in known if not areas or item.area in areas)


def asked(check_: Check, context: Context) -> Answer:
    """The check's answer, worked out once for a context however many sections want it."""
    return context.once(("answer", check_.id), lambda: check_.ask(context))


def findings(context: Context, *areas: str) -> Iterator[Finding | Text]:
    """One finding per thing that is wrong, worst first; then what could not be checked, in words."""
    given = answers(context, *areas)
    found = [finding for answer in given for finding in answer.findings]
    yield from sorted(found, key=lambda one: (-one.severity.weight, one.check))
    blind = [answer for answer in given if answer.outcome is Outcome.NOT_CHECKED]
    if blind:
        yield _blind_words(blind, context)


def _blind_words(blind: list[Answer], context: Context) -> Text:
    """What could not be checked, by reason: one sentence for an area."""
    reasons: dict[str, list[str]] = {}
    for answer in blind:
        reasons.setdefault(answer.reason, []).append(lowered(answer.check.title))
    told = "; ".join(f"{', '.join(titles)} ({reason})" for reason, titles in reasons.items())
    asked = {
        one.name: one for answer in blind for key in answer.check.needs for one in context.providers(key)
    }
    return Text(f"Not checked: {told}.", origins=tuple(context.place(result) for result in asked.values()))


def lowered(title: str) -> str:
    """A title inside a sentence: `KPIs` stays, `Open enquiries` begins small."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def actions(
    context: Context, *areas: str, limit: int | None = None, due: int | None = None
) -> tuple[Action, ...]:
    """The remedies of the areas' findings, ranked by impact over effort within due date.

    `limit` keeps the first so many; `due` keeps those due within so many days. Where one check found
    several things, each remedy says which: by subject, or by entity where the subject is the same.
    """
    found = [
        remedy(answer.check, one, context, _which(one, answer.findings, context))
        for answer in answers(context, *areas)
        for one in answer.findings
    ]
    return ranked([action for action in found if due is None or action.due <= due])[:limit]


def _which(finding: Finding, among: tuple[Finding, ...], context: Context) -> str:
    if len(among) == 1:
        return ""
    same = sum(other.subject == finding.subject for other in among) > 1
    first, _, words = finding.subject.partition(" ")
    subject = words if words and KEY.search(first) else finding.subject
    return context.name(finding.entity) if same else subject


def remedy(source: Check, finding: Finding, context: Context, which: str = "") -> Action:
    """What to do about a finding; identity is the finding's, so it lives as long. `which` is added to the title."""
    return Action(
        id=finding.id, title=f"{source.remedy}: {which}" if which else source.remedy,
        entity=finding.entity, owner=owner(source, finding, context), due=source.due,
        effort_days=source.effort_days, impact=Decimal(finding.severity.weight), done_when=source.done_when,
        check=source.id, origins=finding.origins,
    )  # fmt: skip


def owner(source: Check, finding: Finding, context: Context) -> str:
    """Who answers for it: `checks.<check>.owner` of the targets, else the entity's owner, else "not set"."""
    return context.targets.text(f"checks.{source.id}.owner") or context.portfolio.entity(finding.entity).owner
