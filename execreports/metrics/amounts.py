"""One fact's number in the unit that is asked for, or why it cannot be had."""

from decimal import Decimal

from execreports.metrics.ranges import settled
from execreports.model.context import Context
from execreports.model.facts import Fact
from execreports.model.quantity import Interval
from execreports.text import quantity

A_YEAR = {
    "month": Decimal(12),
    "year": Decimal(1),
    "quarter": Decimal(4),
    "week": Decimal(365) / 7,
    "day": Decimal(365),
}
"""How many of a period a year has; a year counts 365 days."""


class NoAmountError(Exception):
    """A fact that cannot be added, with the reason as its message."""


def amount(context: Context, fact: Fact, unit: str) -> Interval:
    """The fact's number in `unit` (`USD`, `USD/month`, `count`); raises NoAmountError with the reason."""
    if not fact.is_number:
        raise NoAmountError(f"{name(fact)} ({fact.text or 'empty'} is no number)")
    given, _, given_period = fact.unit.partition("/")
    wanted, _, wanted_period = unit.partition("/")
    periods = _periods(given_period, wanted_period)
    if periods is None:
        raise NoAmountError(f"{name(fact)} ({quantity(fact.interval, fact.unit)}, not a {wanted_period})")
    factor = _rate(context, fact, given, wanted) * periods
    return settled(fact.interval * Interval.exactly(factor), fact.interval)


def rate_fact(context: Context, fact: Fact, unit: str) -> tuple[Fact, ...]:
    """The declared exchange rate that `amount` used, if any: it is part of the evidence."""
    given, wanted = fact.unit.partition("/")[0], unit.partition("/")[0]
    rate = context.targets.get(f"exchange.{given}") if given != wanted else None
    return (rate,) if rate else ()


def name(fact: Fact) -> str:
    """What a fact is called in a sentence: its item, or the first of its labels, or its key."""
    words = (fact.label(label) for label in ("item", "option", "client", "service", "description", "id"))
    return next(filter(None, words), fact.key)


def _rate(context: Context, fact: Fact, given: str, wanted: str) -> Decimal:
    if given == wanted:
        return Decimal(1)
    rate = context.targets.number(f"exchange.{given}")
    if rate is None or wanted != context.currency:
        raise NoAmountError(f"{name(fact)} ({quantity(fact.interval, fact.unit)}, not in {wanted})")
    return rate


def _periods(given: str, wanted: str) -> Decimal | None:
    """How many of the given period one wanted period has; None where that is not known."""
    if given == wanted or not given or not wanted:
        return Decimal(1)
    if given not in A_YEAR or wanted not in A_YEAR:
        return None
    return A_YEAR[given] / A_YEAR[wanted]
