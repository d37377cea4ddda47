"""The local SEO roadmap: what a site needs to be found nearby, what it has, and the steps that are left, in order."""

from dataclasses import dataclass
from decimal import Decimal

from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.text import plural, quantity

KEYS = ("site.feature",)
DEFAULT = (
    ("address", "Put name, address and phone on every page", "0.5", 30, "the address is on every page"),
    ("phone", "Make the phone number a link", "0.25", 30, "a tap dials"),
    ("local_business", "Add local business markup", "1", 30, "the markup test passes"),
    ("sitemap", "Publish a sitemap", "0.25", 30, "the sitemap answers"),
    ("robots", "Publish robots.txt with the sitemap in it", "0.25", 30, "robots.txt names the sitemap"),
    ("analytics", "Measure visits", "0.5", 60, "a visit is counted"),
    ("booking", "Offer booking on the site", "3", 60, "a test booking arrives"),
    ("copyright_current", "Bring the footer up to date", "0.25", 90, "the footer shows this year"),
)
"""Feature, step, days of work, due, done when: the order in which each builds on the one before."""


@dataclass(frozen=True, slots=True)
class SeoStep:
    """One step for one site: `state` present, absent or not known; the feature facts it rests on."""

    entity: str
    feature: str
    step: str
    state: str
    effort_days: Decimal
    due: int
    done_when: str
    facts: tuple[Fact, ...]


def steps(context: Context) -> tuple[SeoStep, ...]:
    """The wanted steps of every site in order."""
    wanted = _declared(context) or [(*line[:2], Decimal(line[2]), *line[3:]) for line in DEFAULT]
    return tuple(_step(context, entity, line) for entity in _entities(context) for line in wanted)


def seo_table(context: Context) -> Shown:
    """One row per step that is left; what is there already is counted in the note."""
    found = steps(context)
    left = [one for one in found if one.state != "present"]
    rows = [
        Row(
            (
                one.step,
                context.name(one.entity),
                one.state,
                quantity(one.effort_days, "days"),
                f"in {one.due} days",
                one.done_when,
            ),
            one.facts,
        )
        for one in left
    ]
    there = len(found) - len(left)
    note = (
        f"{plural(there, 'step')} of {len(found)} {'is' if there == 1 else 'are'} done already."
        if there
        else ""
    )
    head = ("Step", "for", "", "effort", "due", "done when")
    return table(context, head, rows, keys=KEYS, noun="steps left", title="Local search, in order", note=note)


def _entities(context: Context) -> list[str]:
    if declared := context.targets.texts("seo.entity"):
        return list(declared)
    return list(dict.fromkeys(fact.entity for fact in context.facts("site.feature")))


def _declared(context: Context) -> list[tuple[str, str, Decimal, int, str]]:
    targets = context.targets
    return [
        (
            targets.text(f"{path}.feature"), targets.text(f"{path}.step"),
            targets.number(f"{path}.effort_days", Decimal(1)), int(targets.number(f"{path}.due", Decimal(30))),
            targets.text(f"{path}.done_when"),
        )
        for _, path in targets.each("seo.steps")
    ]  # fmt: skip


def _step(context: Context, entity: str, line: tuple[str, str, Decimal, int, str]) -> SeoStep:
    feature, step, effort, due, done_when = line
    facts = context.facts("site.feature", entity=entity, feature=feature)
    states = {fact.text.casefold() for fact in facts}
    state = "present" if "present" in states else "absent" if states else "not known"
    return SeoStep(entity, feature, step, state, effort, due, done_when, facts)
