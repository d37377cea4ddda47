"""Figures: numbers computed from facts, or not known and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from execreports.model.facts import Fact, Kind, Origin
from execreports.model.quantity import Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A number on the page with everything it was computed from.

    `id` is stable (`burn/portfolio`); `reason` says why it is not known, and is empty where it is;
    `partial` says what a sum lacks; `formula` is the arithmetic in words; `searched` are the places a
    zero or a count was looked for in. A known figure has at least one origin. `adds_up` says that it is the
    sum of its known parts; `flag` is a warning printed beside it.
    """

    id: str
    name: str
    entity: str
    unit: str
    kind: Kind
    interval: Interval | None = None
    reason: str = ""
    partial: str = ""
    formula: str = ""
    facts: tuple[Fact, ...] = ()
    parts: tuple["Figure", ...] = ()
    searched: tuple[Origin, ...] = ()
    adds_up: bool = False
    flag: str = ""
    _addresses: list[Origin] = field(default_factory=list, init=False, repr=False, compare=False)
    """What `origins` found: shared parts are asked again by every figure above them."""

    @property
    def known(self) -> bool:
        """False where no honest number can be given."""
        return self.interval is not None

    @property
    def value(self) -> Decimal | None:
        """The most likely value, or None for a bare range and for the unknown."""
        return self.interval.likely if self.interval else None

    @property
    def low(self) -> Decimal | None:
        """The lower end, None where not known."""
        return self.interval.low if self.interval else None

    @property
    def high(self) -> Decimal | None:
        """The upper end, None where not known."""
        return self.interval.high if self.interval else None

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Every address the figure rests on, once each, in reading order."""
        if not self._addresses:
            seen: dict[tuple[str, str], Origin] = {}
            for origin in self._walk():
                seen.setdefault((origin.source, origin.locator), origin)
            self._addresses[:] = seen.values()
        return tuple(self._addresses)

    def _walk(self) -> Iterator[Origin]:
        for fact in self.facts:
            yield from fact.origins
        for part in self.parts:
            yield from part.origins
        yield from self.searched

    def leaves(self) -> Iterator[Fact]:
        """The facts at the bottom of its arithmetic."""
        yield from self.facts
        for part in self.parts:
            yield from part.leaves()

    def named(self, name: str, *, id: str | None = None) -> "Figure":  # noqa: A002 - the field's own name
        """The same figure under another heading."""
        return replace(self, name=name, id=id or self.id)


def unknown(id: str, name: str, unit: str, reason: str, *, entity: str = "") -> Figure:  # noqa: A002 - the field's own name
    """A figure that cannot be given, with the reason printed in its place."""
    return Figure(id, name, entity, unit, Kind.ACTUAL, reason=reason or "not measured")


def weakest(kinds: Iterable[Kind]) -> Kind:
    """A sum is only as good as its weakest part: stated, model, target, estimate, then actual."""
    order = (Kind.STATED, Kind.MODEL, Kind.TARGET, Kind.ESTIMATE, Kind.ACTUAL)
    return min(kinds, key=order.index, default=Kind.ACTUAL)
