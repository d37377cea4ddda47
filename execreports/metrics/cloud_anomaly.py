"""Anomaly: a service that costs more than it ever did in its own history."""

from dataclasses import dataclass
from decimal import Decimal

from execreports.metrics.arithmetic import derived, minus
from execreports.metrics.bill_months import BillMonth, complete_months, from_source
from execreports.metrics.cloud_services import by_service
from execreports.metrics.ids import scoped, slug
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.text import month as month_words
from execreports.text import shown

KEYS = ("cloud.cost",)


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One service: this month's cost, its dearest month before, and how much it is above that."""

    service: str
    figure: Figure
    usual: Figure
    excess: Figure


def anomalies(context: Context) -> tuple[Anomaly, ...]:
    """Services of the newest complete month above factor x their dearest month, largest excess first."""
    complete = complete_months(context)
    if not complete:
        return ()
    newest = complete[-1]
    history = [by_service(context, one.month, _same_bill(context, one, newest)) for one in complete[:-1]]
    found = (
        _judged(context, service, cost, [past[service] for past in history if service in past])
        for service, cost in by_service(context, newest.month, newest.facts).items()
    )
    return tuple(sorted(filter(None, found), key=lambda one: -(one.excess.low or 0)))


def anomaly_table(context: Context) -> Shown:
    """One row per anomaly."""
    complete = complete_months(context)
    rows = [
        Row(
            (one.service, shown(one.figure), f"{shown(one.usual)} ({one.usual.name})", shown(one.excess)),
            figures=(one.figure, one.usual, one.excess),
        )
        for one in anomalies(context)
    ]
    title = "Above its own history" + (f", {month_words(complete[-1].month)}" if complete else "")
    head = ("Service", "cost", "dearest month before", "more")
    return table(context, head, rows, keys=KEYS, noun="cloud anomalies", title=title)


def _same_bill(context: Context, one: BillMonth, newest: BillMonth) -> tuple[Fact, ...]:
    return one.facts if one.source == newest.source else from_source(context, one.month, newest.source)


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
    return Anomaly(service, cost, usual, excess)
