"""Numbers as cells write them: exact, with the currency, the period and the percent sign that stand beside them."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from execreports.reading.bills.amounts import amount
from execreports.reading.folded import bounded
from execreports.reading.languages.known import pattern
from execreports.reading.money import find_money

_UNKNOWN = frozenset(
    (
        "tbd",
        "tbc",
        "tba",
        "n/a",
        "na",
        "-",
        "--",
        "–",
        "—",
        "?",
        "??",
        "unknown",
        "null",
        "none",
        "pending",
        "offen",
    )
)
_PRODUCT = re.compile(r"\d\s*[×x*]\s*[^\w\s]?\s*\d", re.IGNORECASE)  # `2 × 520` is not 520
_TORN = re.compile(r"\d\s+\d(?!\d\d(?!\d))")  # spaces stand before groups of three only
_DASH = re.compile(r"\s*(?<=\d)\s*[-\u2013\u2014]\s*(?=\d)")
_OTHER_MARK = {  # a thousands mark that does not stand before three digits is a decimal mark after all
    ",": re.compile(r"\.(?!\d{3}(?!\d))"),
    ".": re.compile(r",(?!\d{3}(?!\d))"),
}
_LONGEST = 200  # characters of a cell that may still be a number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range read from a cell.

    `high` is None for an open end, `period` is month, year ...; `approx` for `~5` and `about 5`.
    """

    low: Decimal
    high: Decimal | None
    currency: str = ""
    period: str = ""
    percent: bool = False
    approx: bool = False

    @property
    def value(self) -> Decimal | None:
        """The number where it is single."""
        return self.low if self.low == self.high else None

    def scaled(self, factor: Decimal) -> "Quantity":
        """The same in another unit: every end times `factor`."""
        high = None if self.high is None else self.high * factor
        return replace(self, low=self.low * factor, high=high)

    def negated(self) -> "Quantity":
        """The same with the other sign; ValueError for an open end, which would be open downwards."""
        if self.high is None:
            raise ValueError("an open end has no other sign")
        return replace(self, low=-self.high, high=-self.low)

    def plus(self, other: "Quantity") -> "Quantity":
        """The sum of two single numbers in one unit."""
        total = self.low + other.low
        return replace(self, low=total, high=total, approx=self.approx or other.approx)


def is_blank(cell: object) -> bool:
    """True for an empty cell and for words that say a number is not known (`tbd`, `n/a`, a dash)."""
    return cell is None or str(cell).strip().casefold() in _UNKNOWN | {""}


def quantity(cell: object, mark: str = ".") -> Quantity | None:
    """What a cell says as a number, None where it says none; `mark` is the column's decimal mark."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float | Decimal):
        number = Decimal(str(cell))
        return Quantity(number, number) if number.is_finite() else None
    text = str(cell).strip() if len(str(cell)) <= _LONGEST else ""
    exact = _about().sub("", text)
    found = None if _PRODUCT.search(exact) else _read(exact, mark)
    return replace(found, approx=True) if found and exact != text else found


def _read(text: str, mark: str) -> Quantity | None:
    percent = text.endswith("%")
    text = text.rstrip("% ") if percent else text
    return (
        _plain(text, mark, percent=percent)
        or _range(text, mark, percent=percent)
        or _written(text, percent=percent)
    )


@cache
def _about() -> re.Pattern[str]:
    """What opens a cell whose number is no exact one."""
    words = bounded(pattern(lambda one: one.amounts.about), ends=False)
    return re.compile(rf"^\s*(?:[~≈∼～]|{words}(?=\W|\d))[\s:]*", re.IGNORECASE)


def _plain(text: str, mark: str, *, percent: bool) -> Quantity | None:
    """A bare number, in the column's own notation."""
    if not re.fullmatch(r"[\s()+\-\u2212\d.,'’\u00a0\u202f\u2009eE]+", text) or _TORN.search(text):
        return None
    number = None if _OTHER_MARK[mark].search(text) else amount(text, mark)
    return None if number is None else Quantity(number, number, percent=percent)


def _range(text: str, mark: str, *, percent: bool) -> Quantity | None:
    """Two bare numbers of the column's notation, the lower first: `5.200-6.100` under a decimal comma."""
    ends = [_plain(end.strip(), mark, percent=percent) for end in _DASH.split(text)]
    if len(ends) != 2 or mark != ",":
        return None
    low, high = ends
    if low is None or high is None or low.low > high.low:
        return None
    return Quantity(low.low, high.low, percent=percent)


def _written(text: str, *, percent: bool) -> Quantity | None:
    """One amount in the grammar of documents (`$7-9K/month`); a range may lack its currency (`20-30`)."""
    found = find_money(text)
    if len(found) == 1:
        one = found[0]
        return Quantity(one.low, one.high, one.currency, one.period or "", percent, one.approx)
    bare = re.sub(r"\s*%", "", text)
    guess = find_money(f"${bare}") if not found and re.match(r"[\d.]", bare) else []
    if len(guess) == 1 and guess[0].raw.removeprefix("$").strip() == bare.strip():
        return Quantity(guess[0].low, guess[0].high, period=guess[0].period or "", percent=percent)
    return None
