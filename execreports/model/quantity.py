"""A number that may be a range, and the arithmetic that carries the range along."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """low <= likely <= high; `likely` is None where the source names no most likely value."""

    low: Decimal
    high: Decimal
    likely: Decimal | None = None

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval runs upwards, not from {self.low} to {self.high}")

    @classmethod
    def exactly(cls, value: Decimal | int | str) -> "Interval":
        """A single value: low, likely and high are the same."""
        number = Decimal(value)
        return cls(number, number, number)

    @property
    def mid(self) -> Decimal:
        """The most likely value, or half way between the ends."""
        return self.likely if self.likely is not None else (self.low + self.high) / 2

    @property
    def is_single(self) -> bool:
        """True where low and high are the same number."""
        return self.low == self.high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high, _both(self, other, lambda a, b: a + b))

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low, _both(self, other, lambda a, b: a - b))

    def __mul__(self, other: "Interval") -> "Interval":
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners), _both(self, other, lambda a, b: a * b))

    def __truediv__(self, other: "Interval") -> "Interval":
        """Raises ZeroDivisionError where the divisor's range holds zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor's range holds zero")
        corners = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners), _both(self, other, lambda a, b: a / b))

    def each(self, change: Callable[[Decimal], Decimal]) -> "Interval":
        """The interval with a never-falling function applied to every end."""
        likely = None if self.likely is None else change(self.likely)
        return Interval(change(self.low), change(self.high), likely)

    def ceiling(self) -> "Interval":
        """Every end rounded up to a whole number."""
        return self.each(lambda value: value.to_integral_value(ROUND_CEILING))

    def rounded(self) -> "Interval":
        """Every end rounded half up to a whole number."""
        return self.each(lambda value: value.to_integral_value(ROUND_HALF_UP))


def _both(a: Interval, b: Interval, apply: Callable[[Decimal, Decimal], Decimal]) -> Decimal | None:
    """A most likely result needs a middle on both sides; where neither names one there is none."""
    if a.likely is None and b.likely is None:
        return None
    return apply(a.mid, b.mid)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum; exactly zero for nothing at all, so ask first whether anything was read."""
    result = Interval.exactly(0)
    seen = False
    for interval in intervals:
        result = result + interval if seen else interval
        seen = True
    return result
