"""What has been achieved: the best month's sales, and the result of the running quarter's months so far."""

from execreports.metrics import months
from execreports.metrics.arithmetic import derived, minus, times
from execreports.metrics.burn import burn
from execreports.metrics.choice import distinct
from execreports.metrics.revenue import month_recorded
from execreports.metrics.sums import added, counted, gaps
from execreports.model.context import Context
from execreports.model.facts import Fact
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval
from execreports.text import month as month_words

SOLD = frozenset({"confirmed", "done", "completed"})


def sales_month(context: Context) -> Figure:
    """The most sales that took place in one month so far (bookings by service date, cancelled ones left out)."""
    id, name = "sales_month", "Most sales in one month"  # noqa: A001 - as in Figure
    by_month: dict[str, list[Fact]] = {}
    for fact in took_place(context):
        by_month.setdefault(months.parsed(fact.label("service_date")), []).append(fact)
    if not by_month:
        return counted(context, id, name, (), keys=("booking",))
    best = max(sorted(by_month), key=lambda month: len(by_month[month]))
    return counted(context, id, f"{name} ({month_words(best)})", by_month[best], keys=("booking",))


def took_place(context: Context) -> tuple[Fact, ...]:
    """Bookings of the declared item whose service date is past, without the cancelled and the tentative."""
    entity, item = (
        context.targets.text("sales.entity") or None,
        context.targets.text("break_even.item").casefold(),
    )
    today = f"{context.now:%Y-%m-%d}"
    return tuple(
        fact
        for fact in distinct(context, context.facts("booking", entity=entity))
        if fact.label("status").casefold() in SOLD
        and "" < fact.label("service_date")[:10] <= today
        and item in (fact.label("item").casefold() or item)
    )


def quarter_result(context: Context) -> Figure:
    """Recorded revenue of the newest whole quarter minus three months of burn; not known before it is recorded."""
    last = months.shift(months.current(context), -1)
    while int(last[5:7]) % 3:
        last = months.shift(last, -1)
    wanted = list(months.span(months.shift(last, -2), last))
    name = f"Result of the quarter to {month_words(last)}"
    revenue = [month_recorded(context, month) for month in wanted]
    facts = [fact for figure in revenue for fact in figure.facts]
    if not facts:
        reason = gaps(context, "revenue") or f"no revenue is recorded for the quarter to {month_words(last)}"
        return unknown("quarter_result", name, context.currency, reason)
    income = added(
        context, "quarter_revenue", "Revenue of the quarter", facts, keys=("revenue",), unit=context.currency
    )
    return derived(
        "quarter_result", name, context.currency, (income, burn(context)), _result,
        formula="revenue of the quarter - 3 x burn",
    )  # fmt: skip


def _result(income: Interval, monthly: Interval) -> Interval:
    return minus(income, times(monthly, Interval.exactly(3)))
