"""Numbers and dates in plain ASCII words, the same on every page: `$7,000-9,000`, `not known (why)`."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from execreports.model.figures import Figure
from execreports.model.quantity import Interval

Number = Decimal | Interval
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
PERIODS = {"month": "a month", "year": "a year", "week": "a week", "day": "a day", "hour": "an hour"}
SYMBOLS = {"USD": "$"}
SINGULAR = {"days": "day", "months": "month", "hours": "hour", "years": "year"}


def money(number: Number, currency: str) -> str:
    """`$7,000-9,000`, `-$50`, `EUR 1,234.50`; cents only where one of the amounts has any."""
    mark = SYMBOLS.get(currency, f"{currency} ")
    low, high = _ends(number)
    digits = 2 if any(_cents(end) != _cents(end).to_integral_value() for end in (low, high)) else 0
    if low == high:
        return _sign(low) + mark + _grouped(abs(low), digits)
    if low < 0:
        return " to ".join(f"{_sign(end)}{mark}{_grouped(abs(end), digits)}" for end in (low, high))
    return f"{mark}{_grouped(low, digits)}-{_grouped(high, digits)}"


def percent(ratio: Number) -> str:
    """A share of one as `12%`, `12.5%`, `10-12%`; one decimal at most."""
    low, high = (end * 100 for end in _ends(ratio))
    return f"{count(low)}%" if low == high else f"{_span(low, high)}%"


def count(number: Number) -> str:
    """`3,676`, `5-7`, `0.25`; one decimal at most, two below one."""
    low, high = _ends(number)
    return _short(low) if low == high else _span(low, high)


def quantity(number: Number, unit: str) -> str:
    """A number with its unit: `$50-84 a month`, `3 days`, `5-7`; a `ratio` is printed as a percentage."""
    base, _, period = unit.partition("/")
    if len(base) == 3 and base.isupper():
        words = PERIODS.get(period, f"per {period}") if period else ""
        return f"{money(number, base)} {words}".rstrip()
    if unit == "ratio":
        return percent(number)
    if unit == "%":
        return f"{count(number)}%"
    low, high = _ends(number)
    name = SINGULAR.get(base, base) if low == high == 1 else base
    words = "" if base in {"count", "", "text"} else f" {name}"
    tail = f" {PERIODS.get(period, f'per {period}')}" if period else ""
    return f"{count(number)}{words}{tail}"


def shown(figure: Figure) -> str:
    """What stands in the figure's place: number, range with its most likely value, or why it is not known."""
    if figure.interval is None:
        return f"not known ({figure.reason})"
    words = quantity(figure.interval, figure.unit)
    likely = figure.interval.likely
    if likely is None or figure.interval.is_single:
        return words
    return f"{words}, most likely {quantity(likely, figure.unit.partition('/')[0])}"


def day(when: date | str) -> str:
    """`5 May 2026`; words that are no ISO date are handed back unchanged."""
    found = iso_date(when) if isinstance(when, str) else when
    return f"{found.day} {MONTHS[found.month - 1][:3]} {found.year}" if found else str(when)


def month(iso: str) -> str:
    """`2026-05` as `May 2026`; anything else unchanged."""
    found = iso_date(f"{iso}-01")
    return f"{MONTHS[found.month - 1][:3]} {found.year}" if found else iso


def age(then: datetime, now: datetime) -> str:
    """How long ago, in the largest whole unit: `3 days`, `5 hours`, `just now`."""
    seconds = int((now - then).total_seconds())
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            return plural(seconds // size, unit)
    return "just now"


def plural(number: int | Decimal, noun: str) -> str:
    """`1 month`, `3 months`, `2 entries`."""
    if number == 1:
        return f"1 {noun}"
    ending = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
    return f"{count(Decimal(number))} {ending}"


def cut(words: str, width: int) -> str:
    """The words on one line, shortened to `width` columns with `...` where they are longer."""
    line = " ".join(words.split())
    return line if len(line) <= width else f"{line[: max(width - 3, 0)].rstrip()}..."


def iso_date(words: str) -> date | None:
    """The date in `2026-05-05` or in a longer ISO time stamp; None for anything else."""
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def _ends(number: Number) -> tuple[Decimal, Decimal]:
    return (number.low, number.high) if isinstance(number, Interval) else (number, number)


def _cents(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _grouped(number: Decimal, digits: int) -> str:
    return f"{number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):,}"


def _short(number: Decimal) -> str:
    step = Decimal("0.01") if abs(number) < 1 else Decimal("0.1")
    rounded = number.quantize(step, ROUND_HALF_UP)
    return f"{int(rounded):,}" if rounded == rounded.to_integral_value() else f"{rounded:,f}".rstrip("0")


def _span(low: Decimal, high: Decimal) -> str:
    first, last = _short(low), _short(high)
    if first == last:
        return first
    return f"{first} to {last}" if low < 0 else f"{first}-{last}"


def _sign(number: Decimal) -> str:
    return "-" if _cents(number) < 0 else ""
