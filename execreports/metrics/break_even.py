"""Break-even: how many sales a month pay the fixed costs."""

from decimal import Decimal

from execreports.metrics.arithmetic import derived, minus
from execreports.metrics.burn import burn
from execreports.metrics.choice import distinct, preferred
from execreports.metrics.sums import added, gaps
from execreports.metrics.tables import Shown
from execreports.model.context import Context
from execreports.model.document import Row, Table, Text
from execreports.model.facts import Fact
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval
from execreports.text import count, quantity, shown

PRICE, COST = "sale.price", "sale.variable_cost"


def break_even(context: Context) -> Figure:
    """ceil(fixed monthly cost / (price - variable cost)): the low end at the low fixed cost, the value at the middle.

    Where price or variable cost is a range too, the low end takes the largest contribution, the high end the
    smallest.
    """
    parts = (fixed_cost(context), contribution(context))
    formula = "fixed cost / (price - variable cost), rounded up"
    return derived(
        "break_even", f"Break-even, {units(context)} a month", "count", parts, sales_needed, formula=formula
    )


def sales_needed(fixed: Interval, contribution: Interval) -> Interval:
    """Whole sales that pay `fixed`, at low, middle and high; ValueError where a sale may bring nothing."""
    if contribution.low <= 0:
        word = "does" if contribution.high <= 0 else "may"
        raise ValueError(f"the price {word} not cover the variable cost of a sale")
    ends = Interval(
        fixed.low / contribution.high, fixed.high / contribution.low, fixed.mid / contribution.mid
    )
    return ends.ceiling()


def fixed_cost(context: Context) -> Figure:
    """The burn that one sale has to help pay: the portfolio's, or of `break_even.fixed: burn/<entity>`."""
    return burn(context, context.targets.text("break_even.fixed", "burn").partition("/")[2])


def price(context: Context) -> Figure:
    """The price of one sale of the declared item (or the only one)."""
    unit, facts = context.currency, _of_item(context, PRICE)
    items = sorted({(fact.entity, fact.label("item")) for fact in facts})
    if len(items) > 1:
        names = ", ".join(item or entity for entity, item in items)
        reason = f"several prices ({names}); break_even.item in targets.yaml names one"
        return unknown("price", "Price of a sale", unit, reason)
    chosen = preferred(context, facts)
    given = (chosen,) if chosen else ()
    if not given and not gaps(context, PRICE):
        return unknown("price", "Price of a sale", unit, f"no {PRICE} was found")
    return added(context, "price", "Price of a sale", given, keys=(PRICE,), unit=unit, formula="as read")


def variable_cost(context: Context) -> Figure:
    """What one sale costs on top: all parts added up; nothing where the sources were read and name none.

    Where they name some, of other items only, that of this one is not known.
    """
    facts, title = distinct(context, _of_item(context, COST)), "Variable cost of a sale"
    if not facts and context.facts(COST):
        reason = "only other items have one; a cost of 0 says that there is none"
        return unknown("variable_cost", title, context.currency, reason)
    return added(context, "variable_cost", title, facts, keys=(COST,), unit=context.currency)


def contribution(context: Context) -> Figure:
    """What one sale leaves for the fixed costs."""
    parts = (price(context), variable_cost(context))
    name, formula = "Contribution of a sale", "price - variable cost"
    return derived("contribution", name, context.currency, parts, minus, formula=formula)


def units(context: Context) -> str:
    """The owner's word for sales."""
    return context.targets.text("break_even.units", "sales")


def break_even_table(context: Context) -> Shown:
    """What goes in (price, variable cost, contribution, fixed cost), then sales at low, middle and high fixed cost."""
    result = break_even(context)
    fixed, margin = result.parts
    if result.interval is None or fixed.interval is None:
        return Text(f"Break-even: {shown(result)}.", figures=result.parts)
    used = (price(context), variable_cost(context), margin, fixed)
    rows = [Row((figure.name, shown(figure)), figures=(figure,)) for figure in used]
    ends = zip(("low", "middle", "high"), _three(fixed.interval), _three(result.interval), strict=True)
    for word, cost, sales in ends:
        told = f"{count(sales)} {units(context)} at {quantity(cost, fixed.unit)}"
        rows.append(Row((f"Fixed cost {word}", told), figures=(result,)))
    return Table(("", ""), tuple(rows), "How break-even is computed", result.formula)


def _three(interval: Interval) -> tuple[Decimal, Decimal, Decimal]:
    return (interval.low, interval.mid, interval.high)


def _of_item(context: Context, key: str) -> tuple[Fact, ...]:
    entity = context.targets.text("break_even.entity") or None
    item = context.targets.text("break_even.item").casefold()
    facts = context.facts(key, entity=entity)
    return tuple(fact for fact in facts if not item or fact.label("item").casefold() in {item, ""})
