"""What the money grammar passes around: where to look, and an amount not yet decided."""

from dataclasses import dataclass
from decimal import Decimal

from execreports.reading.multipliers import MIL
from execreports.reading.numbers import Written


@dataclass(slots=True)
class Span:
    """Where to look: not before `floor` (the end of the last amount), the mark, not behind `limit` (its line)."""

    text: str
    line: int
    floor: int
    start: int
    stop: int
    limit: int


@dataclass(slots=True)
class End:
    """One number of an amount: as written, its power of ten, its sign."""

    number: Written
    power: int = 0
    sign: int = 1

    @property
    def rough(self) -> Decimal:
        """Large enough to compare two ends of one amount before the decimal mark is decided."""
        return self.number.dot.scaleb(3 if self.power == MIL else self.power) * self.sign


@dataclass(slots=True)
class Parsed:
    """An amount whose decimal marks are still open: one end or two."""

    start: int
    end: int
    currency: str
    ends: tuple[End, ...]
    approx: bool = False
    is_open: bool = False
    period: str | None = None
    guessed: bool = False  # of several currencies that share a word
    is_bare: bool = False  # a symbol and a plain number, like $1 in a shell script
