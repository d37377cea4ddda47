"""Anomaly: a service that costs more than it ever did in its own history."""

from dataclasses import dataclass
from decimal import Decimal

from execreports.metrics.arithmetic import derived, minus
from execreports.metrics.bill_months import one_bill
from execreports.metrics.cloud_services import by_service
from execreports.metrics.ids import scoped, slug
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.figures import Figure
from execreports.text import month as month_words
from execreports.text import shown

KEYS = ("cloud.cost",)


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One service (and its entity, where it has only one): cost, dearest month before, and the excess."""

    service: str
    entity: str
    figure: Figure
    usual: Figure
    excess: Figure


def anomalies(context: Context) -> tuple[Anomaly, ...]:
    """Services of the newest complete month above factor x their dearest month, largest excess first."""
    bill = one_bill(context)
    if not bill:
        return ()
    newest = max(bill)
    history = [by_service(context, month, bill[month]) for month in bill if month < newest]
    found = (
        _judged(context, service, cost, [past[service] for past in history if service in past])
        for service, cost in by_service(context, newest, bill[newest]).items()
    )
    return tuple(sorted(filter(None, found), key=lambda one: -(one.excess.low or 0)))


def anomaly_table(context: Context) -> Shown:
    """One row per anomaly."""
    newest = max(one_bill(context), default="")
    rows = [
        Row(
            (one.service, shown(one.figure), f"{shown(one.usual)} ({one.usual.name})", shown(one.excess)),
            figures=(one.figure, one.usual, one.excess),
        )
        for one in anomalies(context)
    ]
    title = "Above its own history" + (f", {month_words(newest)}" if newest else "")
    head = ("Service", "cost", "dearest month before", "more")
    return table(context, head, rows, keys=KEYS, noun="cloud anomalies", title=title)


def _judged(context: Context, service: str, cost: Figure, past: list[Figure]) -> Anomaly | None:
    declared = context.targets.number
    if len(past) < (declared("cloud.anomaly.history") or 3) or cost.low is None:
        return None
    usual = max(past, key=lambda figure: figure.high or 0)
    most = usual.high or Decimal(0)
    factor = declared("cloud.anomaly.factor") or Decimal("1.5")
    least = declared("cloud.anomaly.least", Decimal(5)) or Decimal(0)
    if cost.low <= most * factor or cost.low - most < least:
        return None
    excess = derived(
        scoped("cloud_excess", slug(service)), f"{service}, above its dearest month", cost.unit,
        (cost, usual), minus, formula="newest complete month - dearest month before",
    )  # fmt: skip
    owners = {fact.entity for fact in cost.facts}
    return Anomaly(service, owners.pop() if len(owners) == 1 else "", cost, usual, excess)
