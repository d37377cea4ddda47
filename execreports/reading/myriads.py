"""East Asian numbers of several steps: 2億4,000万, 1억 2천만, 4万5,000 are one number each."""

import re
from decimal import Decimal

from execreports.reading.money_parts import End
from execreports.reading.multipliers import MULTIPLIER, power_of_ten
from execreports.reading.numbers import GAP, NUMBER, Written, read

_STEPS = {"千": 3, "천": 3, "万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12}
SIGNS = frozenset(_STEPS)
_HIGHER = re.compile(rf"(?P<number>{NUMBER})(?P<step>[{''.join(_STEPS)}])[{GAP}]?\Z")
_LOWER = re.compile(rf"[{GAP}]?(?P<number>{NUMBER})(?P<power>{MULTIPLIER})?")
_WINDOW = 24  # characters of higher steps


def with_higher(last: End, text: str, floor: int, start: int) -> tuple[End, int]:
    """A number with the steps above it that stand right in front of it, and where the whole begins."""
    while start > floor and (
        text[start - 1] in SIGNS or (text[start - 1] in GAP and text[start - 2] in SIGNS)
    ):
        match = _HIGHER.search(text, max(floor, start - _WINDOW), start)
        number, power = (read(match["number"]), _STEPS[match["step"]]) if match else (None, 0)
        if match is None or number is None or not _fits(last, power):
            break
        last, start = _sum(End(number, power, last.sign), last), match.start()
    return last, start


def with_lower(first: End, text: str, end: int, limit: int) -> tuple[End, int]:
    """A number with the steps below it that stand right behind it, and where the whole ends."""
    while end < limit and text[end - 1] in SIGNS:
        match = _LOWER.match(text, end, limit)
        number = read(match["number"]) if match else None
        if match is None or number is None:
            break
        last = End(number, power_of_ten(match["power"]), first.sign)
        if not _fits(last, _STEPS[text[end - 1]]):
            break
        first, end = _sum(first, last), match.end()
    return first, end


def _fits(last: End, power: int) -> bool:
    """True for a number below ten to a power."""
    return last.power >= 0 and _grouped(last) < 10**power


def _sum(first: End, last: End) -> End:
    """Both as one number; their marks group thousands, as fractions have no steps below them."""
    value = _grouped(first) + _grouped(last)
    whole = value.to_integral_value() if value == value.to_integral_value() else value
    return End(Written(whole, whole), 0, last.sign)


def _grouped(end: End) -> Decimal:
    return max(end.number.dot, end.number.comma).scaleb(end.power)
