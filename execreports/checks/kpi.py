"""What nobody measures, and the line that would change that."""

from collections.abc import Iterator

from execreports.checks.base import Hit, NotCheckedError, check
from execreports.metrics import kpis
from execreports.model.context import Context
from execreports.model.facts import Health, Origin
from execreports.model.findings import Severity


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
    """A wanted KPI has no fact behind it, though every source that could give it was read."""
    blind = []
    for kpi in kpis.missing(context):
        key = context.targets.text(f"kpis.{kpi.place}.key")
        if any(result.health is Health.MISSING for result in context.providers(key)):
            blind.append(f"{kpi.name}: {context.unread(key)}")
            continue
        since = f"{kpi.name} is not measured" + (f" since {kpi.since}" if kpi.since else "")
        name = kpi.where.rpartition("/")[2]
        how = f'Write "{kpi.write}" in {name}.' if kpi.write else f"Source: {kpi.source}."
        read = next((one.as_of for one in context.providers(key) if one.as_of), context.now)
        place = (Origin(kpi.source, kpi.where, read),) if kpi.where else ()
        yield Hit(kpi.entity, kpi.id, since, how, facts=kpi.declared[:1], searched=place)
    if blind:
        raise NotCheckedError("; ".join(blind))
