"""The numbers and choices the owner declared in `config/targets.yaml`, each with its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import overload

from execreports.model.facts import Fact


@dataclass(frozen=True, slots=True)
class Targets:
    """Dotted path -> fact: `checks.pipeline_empty.entities.0`.

    Lists count from 0; every leaf is a fact of kind target whose origin is the config line; numbers have
    a value, everything else text.
    """

    leaves: Mapping[str, Fact] = field(default_factory=dict)
    _below: dict[str, dict[str, None]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Path -> the names right below it, in file order: worked out once, asked for by every metric."""

    def __post_init__(self) -> None:
        """Put every leaf's name, and those above it, below the path they stand under."""
        for path in self.leaves:
            above, _, name = path.rpartition(".")
            while name not in (names := self._below.setdefault(above, {})):
                names[name] = None
                if not above:
                    break
                above, _, name = above.rpartition(".")

    def get(self, path: str) -> Fact | None:
        """The leaf at that path, or None."""
        return self.leaves.get(path)

    @overload
    def number(self, path: str, default: Decimal) -> Decimal: ...
    @overload
    def number(self, path: str, default: None = None) -> Decimal | None: ...
    def number(self, path: str, default: Decimal | None = None) -> Decimal | None:
        """The number at that path, a declared zero too, or the default."""
        fact = self.leaves.get(path)
        return default if fact is None or fact.value is None else fact.value

    def text(self, path: str, default: str = "") -> str:
        """The words at that path, or the default."""
        fact = self.leaves.get(path)
        return default if fact is None else fact.text or str(fact.value)

    def names(self, path: str) -> tuple[str, ...]:
        """The keys (or list indices) right below a path, in file order."""
        return tuple(self._below.get(path, ()))

    def texts(self, path: str) -> tuple[str, ...]:
        """A list of words: the leaves right below a path, or the single leaf at it."""
        if path in self.leaves:
            return (self.text(path),)
        return tuple(self.text(f"{path}.{name}") for name in self.names(path))

    def each(self, path: str) -> Iterator[tuple[str, str]]:
        """(name, path) of everything right below a path."""
        for name in self.names(path):
            yield name, f"{path}.{name}"

    def under(self, path: str) -> tuple[Fact, ...]:
        """The leaf at a path and every one below it, in file order."""
        own = (self.leaves[path],) if path in self.leaves else ()
        return own + tuple(fact for name in self.names(path) for fact in self.under(f"{path}.{name}"))
