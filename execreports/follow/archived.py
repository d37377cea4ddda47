"""What an archived figure says: its words as they were printed, and its places as of then."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from execreports.model.facts import Origin
from execreports.model.quantity import Interval
from execreports.text import quantity

Plain = dict[str, Any]


def places(was: Plain) -> tuple[Origin, ...]:
    """The places of an archived figure, as of then."""
    return tuple(
        Origin(one["source"], one["locator"], datetime.fromisoformat(one["as_of"])) for one in was["origins"]
    )


def old_words(was: Plain) -> str:
    """An archived figure as it was printed: `$50-84 a month`, `5-7, most likely 6`, `not known (why)`."""
    if was["low"] is None:
        return f"not known ({was['reason']})"
    low, high, likely = was["low"], was["high"] or was["low"], was["value"]
    words = quantity(Interval(Decimal(low), Decimal(high)), was["unit"])
    if likely is None or low == high:
        return words
    return f"{words}, most likely {quantity(Decimal(likely), was['unit'].partition('/')[0])}"
