"""Whether the sources agree with each other."""

from collections.abc import Iterator

from execreports.checks.base import Hit, check
from execreports.metrics.reconcile import disputes
from execreports.model.context import Context
from execreports.model.findings import Severity


@check(
    "sources_disagree",
    area="sources",
    severity=Severity.MEDIUM,
    title="Sources that agree",
    remedy="Find out which source is right, and correct the other",
    done_when="both sources say the same within the tolerance",
    effort_days="0.5",
    needs=(),
)
def sources_disagree(context: Context) -> Iterator[Hit]:
    """Two sources give different values for one fact; both are printed, the declared one is used."""
    for one in disputes(context):
        told = f"Used: {one.told}; elsewhere: {one.told_other}."
        title = f"sources disagree on {one.subject or one.key}"
        facts = (*one.used, *one.other)
        yield Hit(one.entity, f"{one.key} {one.subject}", title, told, facts=facts, figures=one.figures)
