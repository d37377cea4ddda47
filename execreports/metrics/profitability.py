"""The road to profitability: milestones, each decided by a figure and a limit."""

from collections.abc import Iterator
from dataclasses import dataclass

from execreports.metrics import months
from execreports.metrics.index import figure
from execreports.metrics.limits import Limit, parsed
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.text import month as month_words
from execreports.text import shown


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step. `state`: reached, open, late (its month is over), or not known; `figure` None where none decides."""

    title: str
    due: str
    state: str
    figure: Figure | None
    limit: Limit
    done_when: str
    facts: tuple[Fact, ...]


def road(context: Context) -> tuple[Milestone, ...]:
    """Every milestone of the sources and of `profitability.milestones` up to the declared month, soonest first."""
    until = months.parsed(context.targets.text("profitability.until")) or "9999-12"
    found = [*_read(context), *_declared(context)]
    return tuple(sorted((one for one in found if one.due <= until), key=lambda one: one.due))


def profitability_table(context: Context) -> Shown:
    """One row per milestone: due, state, the figure now against its limit, when it is done."""
    rows = [
        Row(
            (one.title, month_words(one.due), one.state, _now(one), one.done_when),
            one.facts, (one.figure,) if one.figure else (),
        )
        for one in road(context)
    ]  # fmt: skip
    head = ("Milestone", "due", "", "now", "done when")
    return table(context, head, rows, keys=("milestone",), noun="milestones", title="Road to profitability")


def _read(context: Context) -> Iterator[Milestone]:
    for fact in context.facts("milestone"):
        due, measure = months.parsed(fact.label("due")), fact.label("measure")
        limit = parsed(fact.label("limit"))
        title = fact.text or fact.label("title") or "Milestone"
        done = fact.label("done").casefold() == "yes"
        yield _judged(context, _Step(title, due, measure, limit, done, fact.label("done_when"), (fact,)))


def _declared(context: Context) -> Iterator[Milestone]:
    targets = context.targets
    for _, path in targets.each("profitability.milestones"):
        limit = Limit(targets.number(f"{path}.at_least"), targets.number(f"{path}.at_most"))
        due, measure = months.parsed(targets.text(f"{path}.due")), targets.text(f"{path}.measure")
        title, done_when = targets.text(f"{path}.title"), targets.text(f"{path}.done_when")
        facts = targets.under(path)
        yield _judged(
            context, _Step(title, due, measure, limit, done=False, done_when=done_when, facts=facts)
        )


@dataclass(frozen=True, slots=True)
class _Step:
    """A milestone before it is judged."""

    title: str
    due: str
    measure: str
    limit: Limit
    done: bool
    done_when: str
    facts: tuple[Fact, ...]


def _judged(context: Context, step: _Step) -> Milestone:
    due = step.due
    measured = figure(context, step.measure) if step.measure else None
    late = "late" if due and due < months.current(context) else "open"
    if measured is None:
        state = "reached" if step.done else late
    elif not measured.known:
        state = "not known"
    else:
        state = "reached" if step.limit.judge(measured) else late
    return Milestone(step.title, due, state, measured, step.limit, step.done_when, step.facts)


def _now(one: Milestone) -> str:
    if one.figure is None:
        return ""
    name = f"{one.figure.name[:1].lower()}{one.figure.name[1:]}"
    return f"{name} {shown(one.figure)}, wanted {one.limit.words(one.figure.unit)}"
