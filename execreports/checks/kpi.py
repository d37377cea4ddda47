"""What nobody measures, and the line that would change that."""

from collections.abc import Iterator

from execreports.checks.base import Hit, check
from execreports.metrics import kpis
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import day


@check(
    "kpi_missing",
    area="kpi",
    severity=Severity.MEDIUM,
    title="KPIs that can be computed",
    remedy="Record what the KPI needs, in the place it names",
    done_when="the KPI shows a value",
    effort_days="0.5",
    needs=(),
)
def kpi_missing(context: Context) -> Iterator[Hit]:
    """A wanted KPI has no fact behind it."""
    for kpi in kpis.missing(context):
        wanted = f"Missing since {day(kpi.since)}. " if kpi.since else ""
        how = f'Write "{kpi.write}" in {kpi.where} ({kpi.source}).' if kpi.write else f"Source: {kpi.source}."
        yield Hit(
            kpi.entity, kpi.id, f"{kpi.name} is not measured", f"{wanted}{how}", searched=kpi.figure.origins
        )
