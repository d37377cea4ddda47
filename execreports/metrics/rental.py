"""Unit economics of rental property: rent, costs, net operating income, vacancy, cash on cash."""

from calendar import isleap
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from execreports.metrics.arithmetic import derived, minus, over, times
from execreports.metrics.choice import distinct, preferred
from execreports.metrics.ids import scoped
from execreports.metrics.sums import added, gaps, sum_of
from execreports.model.context import Context
from execreports.model.facts import Fact
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval

MARKS = ("rent", "lease.end", "property.invested", "property.vacancy")


def rental_entities(context: Context) -> tuple[str, ...]:
    """The declared units, or every entity with a rent, a lease or money invested, or of kind property."""
    if declared := context.targets.texts("rental.entities"):
        return declared
    given = {fact.entity for key in MARKS for fact in context.facts(key)}
    return tuple(one.id for one in context.entities if one.id in given or one.kind == "property")


def rental_figures(context: Context) -> tuple[Figure, ...]:
    """Rent, costs, net operating income, vacancy and cash on cash of every unit."""
    return tuple(
        make(context, entity)
        for entity in rental_entities(context)
        for make in (rent, costs, noi, vacancy, cash_on_cash)
    )


def rent(context: Context, entity: str) -> Figure:
    """Agreed rent a month."""
    unit, id = f"{context.currency}/month", scoped("rent", entity)  # noqa: A001 - as in Figure
    facts = distinct(context, context.facts("rent", entity=entity))
    if not facts and not gaps(context, "rent"):
        return unknown(id, _name(context, entity, "rent"), unit, "no rent was found", entity=entity)
    return added(context, id, _name(context, entity, "rent"), facts, keys=("rent",), unit=unit, entity=entity)


def costs(context: Context, entity: str) -> Figure:
    """Operating costs a month; the categories of `rental.costs.exclude` (a mortgage) are none."""
    debt = _debt(context)
    return _spent(context, entity, "rental_costs", "operating costs", lambda category: category not in debt)


def debt_service(context: Context, entity: str) -> Figure:
    """What the categories of `rental.costs.exclude` cost a month: what the property owes, not what it takes to run."""
    debt = _debt(context)
    return _spent(context, entity, "debt_service", "debt service", lambda category: category in debt)


def _debt(context: Context) -> set[str]:
    return {word.casefold() for word in context.targets.texts("rental.costs.exclude")}


def _spent(context: Context, entity: str, id: str, name: str, keep: Callable[[str], bool]) -> Figure:  # noqa: A002 - as in Figure
    return sum_of(
        context, scoped(id, entity), _name(context, entity, name), "expense", unit=f"{context.currency}/month",
        entity=entity, keep=lambda fact: keep(fact.label("category").casefold()),
    )  # fmt: skip


def noi(context: Context, entity: str) -> Figure:
    """Net operating income a month: rent - operating costs."""
    parts = (rent(context, entity), costs(context, entity))
    return derived(
        scoped("noi", entity), _name(context, entity, "net operating income"), f"{context.currency}/month", parts,
        minus, formula="rent - operating costs", entity=entity,
    )  # fmt: skip


def vacancy(context: Context, entity: str) -> Figure:
    """Days empty over the days of the newest year named; of the running year only those that are over."""
    id, name = scoped("vacancy", entity), _name(context, entity, "vacancy")  # noqa: A001 - as in Figure
    facts = sorted(context.facts("property.vacancy", entity=entity), key=lambda fact: fact.label("year"))
    newest = preferred(context, [fact for fact in facts if fact.label("year") == facts[-1].label("year")])
    if newest is None:
        return unknown(
            id, name, "ratio", gaps(context, "property.vacancy") or "no days empty were found", entity=entity
        )
    days = added(
        context, scoped("vacant_days", entity), f"Days empty {newest.label('year')}".strip(), (newest,),
        keys=("property.vacancy",), unit=newest.unit, entity=entity,
    )  # fmt: skip
    all_days = _days(context, newest)
    return derived(
        id, name, "ratio", (days,), lambda empty: over(empty, Interval.exactly(all_days)),
        formula=f"days empty / {all_days} days", entity=entity,
    )  # fmt: skip


def cash_on_cash(context: Context, entity: str) -> Figure:
    """Twelve months of what is left after operating costs and debt service, over the cash put in."""
    id, name = scoped("cash_on_cash", entity), _name(context, entity, "cash on cash")  # noqa: A001 - as in Figure
    parts = (noi(context, entity), debt_service(context, entity), _invested(context, entity))
    return derived(
        id, name, "ratio", parts, _yearly,
        formula="12 x (net operating income - debt service) / cash invested", entity=entity,
    )  # fmt: skip


def _invested(context: Context, entity: str) -> Figure:
    id, name, key = scoped("invested", entity), _name(context, entity, "cash invested"), "property.invested"  # noqa: A001 - as in Figure
    facts: tuple[Fact, ...] = distinct(context, context.facts(key, entity=entity))
    if not facts:
        return unknown(
            id, name, context.currency, gaps(context, key) or "no cash invested was found", entity=entity
        )
    return added(context, id, name, facts, keys=(key,), unit=context.currency, entity=entity)


def _yearly(income: Interval, debt: Interval, invested: Interval) -> Interval:
    return over(times(minus(income, debt), Interval.exactly(12)), invested)


def _days(context: Context, fact: Fact) -> Decimal:
    year = fact.label("year")
    number = int(year) if year.isdecimal() else context.now.year
    if number == context.now.year:
        return Decimal((context.now.date() - date(number, 1, 1)).days or 1)
    return Decimal(366 if isleap(number) else 365)


def _name(context: Context, entity: str, what: str) -> str:
    return f"{context.name(entity)}, {what}"
