"""How far two amounts about one thing are apart, as a reader says it: from the nearest end of the range."""

from decimal import Decimal

from execreports.model.quantity import Interval
from execreports.text import percent, quantity


def distance(ours: Interval, theirs: Interval, unit: str) -> str:
    """`$23 apart (27%)`, `$5 below the range (10%)`, `within the range`; shares are of the end it is measured from."""
    base = unit.partition("/")[0]
    below, above = ours.low - theirs.low, theirs.high - ours.high
    if ours.is_single and theirs.is_single:
        return _from(abs(below), ours.low, base, "apart")
    range_ = "it" if ours.is_single else "the range"
    if theirs.high < ours.low:
        return _from(ours.low - theirs.high, ours.low, base, f"below {range_}")
    if theirs.low > ours.high:
        return _from(theirs.low - ours.high, ours.high, base, f"above {range_}")
    reach = [("below", below, ours.low), ("above", above, ours.high)]
    told = [_from(gap, end, base, f"{side} {range_}") for side, gap, end in reach if gap > 0]
    return f"reaches {' and '.join(told)}" if told else "within the range"


def _from(gap: Decimal, end: Decimal, base: str, where: str) -> str:
    share = f" ({percent(gap / abs(end))})" if end else ""
    return f"{quantity(gap, base)} {where}{share}"
