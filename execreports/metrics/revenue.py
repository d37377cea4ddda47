"""Revenue month by month: what it should be, what the books say, the gap, and the sales that would close it."""

from collections.abc import Iterator
from dataclasses import replace

from execreports.metrics import months
from execreports.metrics.arithmetic import derived, minus, over
from execreports.metrics.break_even import price, units
from execreports.metrics.choice import distinct
from execreports.metrics.ids import scoped
from execreports.metrics.sums import added, counted, gaps
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval
from execreports.text import count, shown
from execreports.text import month as month_words

TARGET, BOOKED = "revenue.target", "revenue"


def last_month(context: Context) -> str:
    """The declared end of the table, or December of the running year."""
    return months.parsed(context.targets.text("revenue.until")) or f"{context.now.year}-12"


def shown_months(context: Context) -> tuple[str, ...]:
    """From the first month that has a target (or this one) to the declared last one."""
    this = months.current(context)
    first = min([*_target_months(context), this])
    return tuple(months.span(first, last_month(context)))


def month_target(context: Context, month: str) -> Figure:
    """What a month should bring: the sources' target, or the declared one."""
    id, name = scoped("revenue_target", month), f"Target {month_words(month)}"  # noqa: A001 - as in Figure
    facts = _targets_of(context, month)
    if not facts:
        reason = gaps(context, TARGET) or f"no target for {month_words(month)}"
        return unknown(id, name, context.currency, reason)
    return added(context, id, name, facts, keys=(TARGET,), unit=context.currency)


def month_recorded(context: Context, month: str) -> Figure:
    """What the books say about a month; zero where they were read and say nothing."""
    id, name = scoped("revenue_recorded", month), f"Recorded {month_words(month)}"  # noqa: A001 - as in Figure
    facts = [fact for fact in _recorded(context) if months.parsed(fact.label("month")) == month]
    return added(context, id, name, facts, keys=(BOOKED,), unit=context.currency)


def revenue_target(context: Context) -> Figure:
    """The targets of this and all coming months to the declared last one."""
    wanted = [month for month in shown_months(context) if month >= months.current(context)]
    facts = [fact for month in wanted for fact in _targets_of(context, month)]
    name = f"Revenue target to {month_words(last_month(context))}"
    if not facts:
        return unknown(
            "revenue_target", name, context.currency, gaps(context, TARGET) or "no month has a target"
        )
    return added(context, "revenue_target", name, facts, keys=(TARGET,), unit=context.currency)


def revenue_recorded(context: Context) -> Figure:
    """Everything the books hold for the months of the table up to now."""
    wanted = {month for month in shown_months(context) if month <= months.current(context)}
    facts = [fact for fact in _recorded(context) if months.parsed(fact.label("month")) in wanted]
    keys, unit = (BOOKED,), context.currency
    return added(context, "revenue_recorded", "Revenue recorded so far", facts, keys=keys, unit=unit)


def months_recorded(context: Context) -> Figure:
    """How many months have revenue in the books."""
    id, name = "months_recorded", "Months with recorded revenue"  # noqa: A001 - as in Figure
    first_of: dict[str, Fact] = {}
    for fact in _recorded(context):
        if fact.is_number and fact.interval.high:
            first_of.setdefault(months.parsed(fact.label("month")), fact)
    return counted(context, id, name, first_of.values(), keys=(BOOKED,))


def revenue_table(context: Context) -> Shown:
    """One row per month: target, recorded, gap, sales needed to close it at the price of a sale."""
    rows = [row for month in shown_months(context) for row in _rows(context, month)]
    head = ("Month", "target", "recorded", "gap", f"{units(context)} needed")
    title = f"Revenue targets to {month_words(last_month(context))}"
    return table(context, head, rows, keys=(TARGET,), noun="revenue targets", title=title)


def _rows(context: Context, month: str) -> Iterator[Row]:
    target, recorded = month_target(context, month), month_recorded(context, month)
    if not target.known and not recorded.facts:
        return
    ahead = month > months.current(context)
    gap = derived(
        scoped("revenue_gap", month), f"Gap {month_words(month)}", context.currency, (target, recorded), minus,
        formula="target - recorded",
    )  # fmt: skip
    open_ = target if ahead or not gap.known else gap
    needed = derived(
        scoped("sales_needed", month), f"Sales needed {month_words(month)}", "count", (open_, price(context)),
        _sales, formula="open amount / price of a sale, rounded up",
    )  # fmt: skip
    cells = (
        month_words(month),
        shown(target),
        *(("", "") if ahead else (shown(recorded), shown(gap))),
        _told(needed),
    )
    yield Row(cells, figures=(target, needed) if ahead else (target, recorded, gap, needed))


def _told(needed: Figure) -> str:
    return count(needed.interval) if needed.interval else shown(needed)


def _sales(amount: Interval, of_one: Interval) -> Interval:
    """Whole sales for an amount; none where it is met."""
    return over(amount, of_one).each(lambda value: max(value, value * 0)).ceiling()


def _recorded(context: Context) -> tuple[Fact, ...]:
    entity = context.targets.text("revenue.entity") or None
    return distinct(context, context.facts(BOOKED, entity=entity))


def _target_months(context: Context) -> set[str]:
    given = {months.parsed(fact.label("month")) for fact in context.facts(TARGET)}
    declared = {months.parsed(name) for name in context.targets.names("revenue.targets")}
    return {month for month in given | declared if month}


def _targets_of(context: Context, month: str) -> tuple[Fact, ...]:
    """A month's target per entity out of the sources, or the declared one."""
    entity = context.targets.text("revenue.entity") or None
    facts = [f for f in context.facts(TARGET, entity=entity) if months.parsed(f.label("month")) == month]
    by_entity = {fact.entity: fact for fact in distinct(context, facts)}
    if by_entity:
        return tuple(by_entity.values())
    declared = context.targets.get(f"revenue.targets.{month}")
    return (replace(declared, unit=context.currency),) if declared and declared.is_number else ()
