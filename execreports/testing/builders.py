"""Short ways to make facts, results and contexts in tests of checks, metrics and reports."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from execreports.model.context import Context
from execreports.model.facts import Fact, Health, Kind, Origin, SourceResult
from execreports.model.portfolio import Entity, Portfolio
from execreports.model.targets import Targets

NOW = datetime(2026, 5, 5, 6, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
READ = datetime(2026, 5, 4, 18, 20, tzinfo=UTC)
ACME = Entity("acme", "Acme", "company", owner="AB", aliases=("Acme Ltd",))
Value = str | tuple[str, str] | None


def fact(
    key: str,
    value: Value = None,
    *,
    entity: str = "acme",
    unit: str = "",
    kind: Kind = Kind.ACTUAL,
    text: str = "",
    place: str = "",
    **labels: str,
) -> Fact:
    """A fact with a made-up address; a pair of values is a range."""
    low, high = value if isinstance(value, tuple) else (value, value)
    likely = Decimal(value) if isinstance(value, str) else None
    return Fact(
        entity=entity,
        key=key,
        unit=unit or ("text" if value is None else "USD"),
        kind=kind,
        origin=Origin(
            "book", place or f"book.csv:{abs(hash((key, str(value), text, *labels.items()))) % 997 + 1}", READ
        ),
        value=likely,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        text=text,
        labels=labels,
    )


def result(
    *facts: Fact,
    name: str = "book",
    keys: Iterable[str] = (),
    health: Health = Health.FRESH,
    reason: str = "",
) -> SourceResult:
    """A source's answer; it can give the keys of its facts and those named."""
    given = frozenset({one.key for one in facts} | set(keys))
    read = () if health is Health.MISSING else facts
    as_of = None if health is Health.MISSING else READ
    return SourceResult(name, health, read, as_of, reason=reason, keys=given, locator="book.csv")


def targets(leaves: Mapping[str, str | int]) -> Targets:
    """Dotted paths to numbers and words, as if they stood in `config/targets.yaml`."""
    made = {}
    for line, (path, leaf) in enumerate(leaves.items(), start=1):
        origin = Origin("config", f"config/targets.yaml:{line}", READ)
        number = _number(str(leaf))
        made[path] = Fact(
            "", path, "text" if number is None else "number", Kind.TARGET, origin, value=number, low=number,
            high=number, text=str(leaf) if number is None else "",
        )  # fmt: skip
    return Targets(made)


def context(
    *results: SourceResult, leaves: Mapping[str, str | int] | None = None, checks: tuple[object, ...] = (),
    entities: tuple[Entity, ...] = (ACME,), now: datetime = NOW, currency: str = "USD",
) -> Context:  # fmt: skip
    """What a report would get on 5 May 2026, 06:00 in Los Angeles."""
    portfolio = Portfolio("Test portfolio", ZoneInfo("America/Los_Angeles"), currency, entities)
    return Context(now, portfolio, {one.name: one for one in results}, targets(leaves or {}), checks)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        return None
