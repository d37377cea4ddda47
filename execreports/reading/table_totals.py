"""Totals against their parts: the rows since the last total row, or all rows above; no total is ever a part."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from execreports.reading.multipliers import MULTIPLIER, power_of_ten
from execreports.reading.numbers import NUMBER

ROUNDING = Decimal("0.01")  # a stated total may differ by this much from its parts
_SCALED = re.compile(rf"({NUMBER})({MULTIPLIER})")
Ends = tuple[Decimal, Decimal]
"""The low and the high end of an amount; both the same where it is no range."""


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a column: `units` are its currency and its period ('' for none), `slack` what rounding hides.

    `value` is None for what cannot be added up: a range with an open end, a word.
    """

    value: Ends | None
    units: tuple[str, str] = ("", "")
    slack: Decimal = Decimal(0)
    approx: bool = False


@dataclass(slots=True)
class _Run:
    """The parts of some rows added up."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    slack: Decimal = ROUNDING
    parts: int = 0
    addable: bool = True
    approx: bool = False
    units: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    def add(self, part: Part) -> None:
        self.parts += 1
        self.approx = self.approx or part.approx
        self.units = _joined(self.units, part)
        self.slack += part.slack
        if part.value is None:
            self.addable = False
        else:
            self.low += part.value[0]
            self.high += part.value[1]

    def known(self, total: Part) -> bool:
        """True where the parts can be added up, in one currency and for one period with the total."""
        return self.parts > 0 and self.addable and all(len(one) < 2 for one in _joined(self.units, total))

    @property
    def value(self) -> Ends:
        return self.low, self.high

    def agrees(self, stated: Ends, slack: Decimal) -> bool:
        """True where both ends do; of a range and a single number, where the number is in the range."""
        low, high = stated
        within = self.slack + slack
        if (low == high) is (self.low == self.high):
            return abs(self.low - low) <= within and abs(self.high - high) <= within
        return max(low, self.low) - within <= min(high, self.high)


@dataclass(slots=True)
class Sums:
    """The parts of one column as its rows pass."""

    block: _Run = field(default_factory=_Run)
    every: _Run = field(default_factory=_Run)

    def add(self, part: Part) -> None:
        """A row that is no total."""
        self.block.add(part)
        self.every.add(part)

    def closed(self) -> None:
        """A total row has passed: the next one may be about what follows it."""
        self.block = _Run()

    def agreeing(self, total: Part) -> Ends | None:
        """The parts that add up to the total; None where none do."""
        for run in (self.block, self.every):
            if total.value is not None and run.known(total) and run.agrees(total.value, total.slack):
                return run.value
        return None

    def compared(self, total: Part, *, plain: bool) -> Ends | None:
        """What the total is to be compared with; None where nothing is certain enough to contradict it.

        `plain`: the row adds up the rows above it in their own terms.
        """
        agreeing = self.agreeing(total)
        run = self.block if self.block.parts else self.every
        if agreeing is not None or total.value is None or not plain or not run.known(total):
            return agreeing
        return None if run.approx or total.approx else run.value


def contradiction(stated: Ends, parts: Ends) -> str:
    """How a wrong total is told."""
    return f"the total row says {_said(stated)}, the rows above it add up to {_said(parts)}"


def _said(ends: Ends) -> str:
    return f"{ends[0]:f}" if ends[0] == ends[1] else f"{ends[0]:f} to {ends[1]:f}"


def slack(raw: str) -> Decimal:
    """Half of the last digit of a number written with k or Mio., which is rounded to it; 0 for every other one."""
    found = _SCALED.search(raw)
    power = power_of_ten(found[2]) if found else 0
    if found is None or power <= 0:
        return Decimal(0)
    decimals = len(re.split(r"[.,]", found[1])[-1]) if re.search(r"[.,]", found[1]) else 0
    return Decimal(5).scaleb(power - decimals - 1)


def _joined(
    units: tuple[frozenset[str], frozenset[str]], part: Part
) -> tuple[frozenset[str], frozenset[str]]:
    first, second = (known | {unit} if unit else known for known, unit in zip(units, part.units, strict=True))
    return first, second
