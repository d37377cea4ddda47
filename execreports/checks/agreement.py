"""Whether the sources agree with each other."""

from collections.abc import Iterator

from execreports.checks.base import Hit, check
from execreports.metrics.reconcile import disputes
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import day, iso_date


@check(
    "sources_disagree",
    area="sources",
    severity=Severity.MEDIUM,
    title="Sources that agree",
    remedy="Find out which source is right, and correct the other",
    done_when="both sources say the same within the tolerance",
    effort_days="1",
    needs=(),
)
def sources_disagree(context: Context) -> Iterator[Hit]:
    """Two sources give different values for one fact; both are printed, the declared one is used."""
    for one in disputes(context):
        told = f"Used: {one.told}; elsewhere: {one.told_other}."
        title = f"sources disagree on {one.subject or one.key}"
        facts = (*one.used, *one.other)
        yield Hit(one.entity, f"{one.key} {one.subject}", title, told, facts=facts, figures=one.figures)


@check(
    "correction_expired",
    area="sources",
    severity=Severity.MEDIUM,
    title="Corrections that still count",
    remedy="Correct the source and delete the correction, or give it a new last day",
    done_when="config/corrections.yaml holds no correction that is over or that meets nothing",
    effort_days="0.25",
    needs=(),
)
def correction_expired(context: Context) -> Iterator[Hit]:
    """A correction that is over, or whose fact is no longer there: what was read counts again."""
    today = context.now.date()
    for _, path in context.targets.each("corrections"):
        key = context.targets.text(f"{path}.fact")
        what = key or context.targets.text(f"{path}.figure")
        until, author = (context.targets.text(f"{path}.{name}") for name in ("expires", "author"))
        line = context.targets.under(path)[0]
        entity, said = context.targets.text(f"{path}.entity"), f"By {author}, until {day(until)}"
        if (end := iso_date(until)) and end < today:
            told = f"{said}; what the source says counts again."
            yield Hit(
                entity,
                f"{what} {until}",
                f"the correction of {what} is over",
                told,
                facts=(line,),
                certain=True,
            )
        elif (
            key
            and not context.unread(key)
            and not any(fact.correction == line.origin for fact in context.facts(key))
        ):
            told = f"{said}; no fact fits it."
            yield Hit(
                entity, f"{what} {until}", f"the correction of {what} meets nothing", told, facts=(line,)
            )
