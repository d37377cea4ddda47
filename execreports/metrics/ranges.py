"""Ranges without a guessed middle: a most likely value is given only where every range that went in names one."""

from collections.abc import Iterable

from execreports.model.quantity import Interval, total


def summed(intervals: Iterable[Interval]) -> Interval:
    """The sum of all ranges."""
    given = tuple(intervals)
    return settled(total(given), *given)


def settled(result: Interval, *inputs: Interval) -> Interval:
    """The result without its most likely value where an input is a bare range: half way is nobody's estimate."""
    if result.is_single or not any(one.likely is None and not one.is_single for one in inputs):
        return result
    return Interval(result.low, result.high)
