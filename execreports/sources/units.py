"""The unit of a number: as declared, as its key demands, or as the cell says; yearly sums become monthly ones."""

from dataclasses import replace
from decimal import Decimal

from execreports.reading.table_headers import read_header
from execreports.sources.mapping import UNITS
from execreports.sources.quantities import Quantity

_MONTHS = {"month": Decimal(1), "year": Decimal(12), "quarter": Decimal(3)}


class Unfit(Exception):
    """The number cannot be given in the declared unit, and why."""


def as_headed(number: Quantity, column: str) -> Quantity:
    """A number without a currency in that of its header: `Betrag (CHF/Monat)`."""
    header = read_header(column)
    if not header.currency:
        return number
    return replace(number, currency=header.currency, period=number.period or header.period)


def fitted(
    key: str, declared: str, number: Quantity | None, currency: str
) -> tuple[str, Quantity | None, str]:
    """(unit, number in that unit, warning or '') for a fact under `key`; `currency` is the portfolio's."""
    unit = declared or UNITS.get(key, "")
    if number is None:
        return unit.replace("CUR", currency) or "text", None, ""
    if not unit:
        return _own(number), number, ""
    unit = unit.replace("CUR", number.currency or currency)
    warning = ""
    if number.currency and is_currency(unit) and unit[:3] != number.currency:
        warning = f"the cell says {number.currency}, the rule {unit}: taken as {number.currency}"
        unit = number.currency + unit[3:]
    if declared == "count":
        _countable(number)
    return unit, _converted(unit, number), warning


def _countable(number: Quantity) -> None:
    """Unfit where a number cannot be a count: below zero, broken, or money."""
    ends = [end for end in (number.low, number.high) if end is not None]
    if number.currency or any(end < 0 or end != end.to_integral_value() for end in ends):
        said = f"{number.low:f}{f' {number.currency}' if number.currency else ''} is no count"
        raise Unfit(f"{said} (declare another unit, if it is meant)")


def _own(number: Quantity) -> str:
    """The unit a number carries itself."""
    if number.percent:
        return "%"
    unit = number.currency or "count"
    return f"{unit}/{number.period}" if number.period else unit


def is_currency(unit: str) -> bool:
    """True for `USD` and `USD/month`."""
    return unit[:3].isupper() and unit[:3].isalpha() and (len(unit) == 3 or unit[3] == "/")


def _converted(unit: str, number: Quantity) -> Quantity:
    if unit == "ratio" and number.percent:
        return number.scaled(Decimal("0.01"))
    period = unit.partition("/")[2]
    if period not in _MONTHS or not number.period or number.period == period:
        return number
    if number.period not in _MONTHS:
        raise Unfit(f"an amount per {number.period} cannot be given as {unit}")
    months = _MONTHS[period] / _MONTHS[number.period]
    return number.scaled(months)
