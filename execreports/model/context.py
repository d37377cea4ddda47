"""The read-only mapping that every report, check and template gets."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from execreports.model.facts import Fact, Health, Origin, SourceResult
from execreports.model.portfolio import Entity, Portfolio
from execreports.model.targets import Targets

T = TypeVar("T")
LONGEST_REASON = 70


@dataclass(frozen=True, slots=True)
class Context(Mapping[str, SourceResult]):
    """What was known at `now` (aware, portfolio zone): source name -> result, and questions over all facts.

    Nothing in it changes, so what was worked out once is kept: `once` remembers it for this context alone.
    """

    now: datetime
    portfolio: Portfolio
    results: Mapping[str, SourceResult]
    targets: Targets = field(default_factory=Targets)
    checks: tuple[object, ...] = ()
    _kept: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: object, work: Callable[[], T]) -> T:
        """What `work` gives, worked out once under a hashable name."""
        if name not in self._kept:
            self._kept[name] = work()
        return self._kept[name]  # type: ignore[no-any-return]  # put there by the same name

    def __getitem__(self, name: str) -> SourceResult:
        return self.results[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Every declared entity, in the order of `portfolio.yaml`."""
        return self.portfolio.entities

    @property
    def currency(self) -> str:
        """The ISO code figures are computed in."""
        return self.portfolio.currency

    def facts(self, key: str, *, entity: str | None = None, **labels: str) -> tuple[Fact, ...]:
        """Every fact under `key` (exact, or a prefix ending in `.*`), narrowed by entity and labels."""
        found = self.once(("facts", key), lambda: self._under(key))
        if entity is None and not labels:
            return found
        return tuple(
            fact
            for fact in found
            if (entity is None or fact.entity == entity)
            and all(fact.label(name) == text for name, text in labels.items())
        )

    def _under(self, key: str) -> tuple[Fact, ...]:
        shelves = self.once("shelves", self._shelves)
        if not key.endswith(".*"):
            return tuple(shelves.get(key, ()))
        return tuple(
            fact for result in self.results.values() for fact in result.facts if _under(fact.key, key)
        )

    def _shelves(self) -> dict[str, list[Fact]]:
        shelves: dict[str, list[Fact]] = {}
        for result in self.results.values():
            for fact in result.facts:
                shelves.setdefault(fact.key, []).append(fact)
        return shelves

    def every_fact(self) -> tuple[Fact, ...]:
        """All that was read."""
        return tuple(fact for result in self.results.values() for fact in result.facts)

    def providers(self, key: str) -> tuple[SourceResult, ...]:
        """The sources that can give facts under `key`, whether they did or not."""
        return self.once(("providers", key), lambda: self._providers(key))

    def _providers(self, key: str) -> tuple[SourceResult, ...]:
        return tuple(one for one in self.results.values() if any(_under(given, key) for given in one.keys))

    def unread(self, key: str) -> str:
        """Why facts under `key` are not, or not all, there; empty where every provider was read."""
        providers = self.providers(key)
        if not providers:
            return f"no source gives {key}"
        missing = [result for result in providers if result.health is Health.MISSING]
        return "; ".join(f"{result.name}: {_brief(result.reason)}" for result in missing)

    def gaps(self, keys: Iterable[str]) -> str:
        """Why facts under any of the keys are not all there, each source once; empty where all were read."""
        wanted = tuple(dict.fromkeys(keys))
        homeless = [key for key in wanted if not self.providers(key)]
        missing = {
            result.name: _brief(result.reason)
            for key in wanted
            for result in self.providers(key)
            if result.health is Health.MISSING
        }
        told = [f"no source gives {', '.join(homeless)}"] if homeless else []
        return "; ".join([*told, *(f"{name}: {reason}" for name, reason in missing.items())])

    def searched(self, *keys: str) -> tuple[Origin, ...]:
        """The sources in which facts under `keys` were looked for: the address of a zero or an absence."""
        read = (
            result for key in keys for result in self.providers(key) if result.health is not Health.MISSING
        )
        return tuple({result.name: self.place(result) for result in read}.values())

    def place(self, result: SourceResult) -> Origin:
        """A source as an address: where it is asked, and as of when."""
        return Origin(result.name, result.locator or result.name, result.as_of or self.now.astimezone(UTC))

    def name(self, entity: str) -> str:
        """An entity's printed name."""
        return self.portfolio.entity(entity).name


def _under(key: str, wanted: str) -> bool:
    return key == wanted or (wanted.endswith(".*") and key.startswith(wanted[:-1]))


def _brief(reason: str) -> str:
    """A reason on one short line; the list of sources has all of it."""
    line = reason or "could not be read"
    line = line if len(line) <= LONGEST_REASON else line.split(" (")[0]
    return line if len(line) <= LONGEST_REASON else f"{line[: LONGEST_REASON - 3].rstrip()}..."
