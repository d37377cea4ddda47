"""Capital deployment: ways to spend money by tier, each with what it brings and when it is paid back."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from execreports.metrics.arithmetic import derived, over
from execreports.metrics.choice import distinct
from execreports.metrics.ids import scoped, slug
from execreports.metrics.sums import added
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval
from execreports.text import shown

COST, RETURN = "capital.option", "capital.return"
TIERS = ("zero-cost", "low-cost", "revenue-producing", "no return named")


@dataclass(frozen=True, slots=True)
class Option:
    """One way to spend money; `payback` in months, zero where it costs nothing."""

    name: str
    entity: str
    tier: str
    cost: Figure
    monthly: Figure
    payback: Figure


def options(context: Context) -> tuple[Option, ...]:
    """Every option by tier, then soonest paid back, then what brings most; not known payback last."""
    facts = distinct(context, context.facts(COST))
    found = [_option(context, fact) for fact in facts]
    return tuple(sorted(found, key=_rank))


def capital_tables(context: Context) -> tuple[Shown, ...]:
    """One table per tier that has an option; one sentence where nothing is known."""
    found = options(context)
    if not found:
        return (_table(context, "Capital options", ()),)
    named = list(dict.fromkeys([*TIERS, *(option.tier for option in found)]))
    return tuple(
        _table(context, tier.capitalize(), members)
        for tier in named
        if (members := [option for option in found if option.tier == tier])
    )


def _table(context: Context, title: str, members: Iterable[Option]) -> Shown:
    rows = [
        Row(
            (one.name, context.name(one.entity), shown(one.cost), shown(one.monthly), _paid_back(one)),
            figures=(one.cost, one.monthly, one.payback),
        )
        for one in members
    ]
    head = ("Option", "for", "costs", "brings", "paid back")
    return table(context, head, rows, keys=(COST,), noun="capital options", title=title)


def _option(context: Context, fact: Fact) -> Option:
    name = fact.label("option") or fact.text or "not named"
    key = slug(name)
    cost = added(
        context, scoped("capital_cost", key), f"{name}, cost", (fact,), keys=(COST,), unit=context.currency,
        entity=fact.entity,
    )  # fmt: skip
    monthly = _monthly(context, fact, name)
    payback = derived(
        scoped("payback", key), f"{name}, payback", "months", (cost, monthly), _months,
        formula="cost / what it brings a month", entity=fact.entity,
    )  # fmt: skip
    return Option(name, fact.entity, _tier(context, fact, cost, monthly), cost, monthly, payback)


def _monthly(context: Context, fact: Fact, name: str) -> Figure:
    id, title = scoped("capital_return", slug(name)), f"{name}, return"  # noqa: A001 - as in Figure
    unit = f"{context.currency}/month"
    same = [
        one
        for one in distinct(context, context.facts(RETURN, entity=fact.entity))
        if one.label("option").casefold() == fact.label("option").casefold()
    ]
    if not same:
        reason = context.unread(RETURN) or "no return is named"
        return unknown(id, title, unit, reason, entity=fact.entity)
    return added(context, id, title, same[:1], keys=(RETURN,), unit=unit, entity=fact.entity)


def _tier(context: Context, fact: Fact, cost: Figure, monthly: Figure) -> str:
    """The tier the source names, or the one that cost and return make it."""
    if words := fact.label("tier").strip().casefold():
        return words
    if cost.high is not None and cost.high <= 0:
        return "zero-cost"
    limit = context.targets.number("capital.low_cost", Decimal(500))
    if cost.high is not None and cost.high <= limit:
        return "low-cost"
    return "revenue-producing" if monthly.known else "no return named"


def _months(cost: Interval, monthly: Interval) -> Interval:
    return Interval.exactly(0) if cost.high == 0 else over(cost, monthly)


def _paid_back(one: Option) -> str:
    if not one.payback.known:
        return shown(one.payback)
    return "at once" if one.payback.high == 0 else f"in {shown(one.payback)}"


def _rank(one: Option) -> tuple[int, Decimal, Decimal, str]:
    tier = TIERS.index(one.tier) if one.tier in TIERS else len(TIERS)
    payback = one.payback.interval.mid if one.payback.interval else Decimal("Infinity")
    brings = one.monthly.interval.mid if one.monthly.interval else Decimal(0)
    return tier, payback, -brings, one.name
