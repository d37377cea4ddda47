"""Whether a figure is within a declared limit: yes, no, in part, or not known."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from execreports.model.figures import Figure
from execreports.text import quantity


@dataclass(frozen=True, slots=True)
class Limit:
    """At least `least`, at most `most`; either may be open."""

    least: Decimal | None = None
    most: Decimal | None = None

    def judge(self, figure: Figure) -> bool | None:
        """True or False where the whole range is within or without; None where the limit lies inside it."""
        if figure.low is None or figure.high is None:
            return None
        if self._holds(figure.low, figure.low) and self._holds(figure.high, figure.high):
            return True
        within = self._holds(figure.high, figure.low)
        return None if within else False

    def _holds(self, for_least: Decimal, for_most: Decimal) -> bool:
        above = self.least is None or for_least >= self.least
        return above and (self.most is None or for_most <= self.most)

    def words(self, unit: str) -> str:
        """`at least $5,000`, `at most 3 days`."""
        told = [f"at least {quantity(self.least, unit)}"] if self.least is not None else []
        told += [f"at most {quantity(self.most, unit)}"] if self.most is not None else []
        return " and ".join(told) or "no limit declared"


def parsed(words: str) -> Limit:
    """A limit out of a document: `6` and `>= 6` mean at least, `<= 500` at most; no limit for other words."""
    text = words.strip().removeprefix("=").strip()
    most = text.startswith("<") or text.casefold().startswith("at most")
    digits = "".join(letter for letter in text if letter.isdigit() or letter in ".-")
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return Limit()
    return Limit(most=number) if most else Limit(least=number)
