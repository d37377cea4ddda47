"""Facts as plain JSON values and back: for the cache, the archive and replay. Exact both ways."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from execreports.model.facts import Fact, Health, Kind, Origin, SourceResult

Plain = dict[str, Any]


def fact_to_plain(fact: Fact) -> Plain:
    """A fact as JSON values; empty fields are left out, numbers are decimal strings."""
    plain: Plain = {
        "entity": fact.entity, "key": fact.key, "unit": fact.unit, "kind": str(fact.kind),
        "origin": _origin_to_plain(fact.origin),
    }  # fmt: skip
    for name in ("value", "low", "high"):
        number = getattr(fact, name)
        if number is not None:
            plain[name] = str(number)
    if fact.text:
        plain["text"] = fact.text
    if fact.labels:
        plain["labels"] = dict(fact.labels)
    if fact.correction:
        plain["correction"] = _origin_to_plain(fact.correction)
    return plain


def fact_from_plain(plain: Mapping[str, Any]) -> Fact:
    """The fact again; KeyError or ValueError where the plain form is damaged."""
    return Fact(
        plain["entity"], plain["key"], plain["unit"], Kind(plain["kind"]), _origin(plain["origin"]),
        value=_number(plain, "value"), low=_number(plain, "low"), high=_number(plain, "high"),
        text=plain.get("text", ""), labels=plain.get("labels", {}),
        correction=_origin(plain["correction"]) if "correction" in plain else None,
    )  # fmt: skip


def result_to_plain(result: SourceResult) -> Plain:
    """A source's answer as JSON values."""
    return {
        "name": result.name, "health": str(result.health), "reason": result.reason, "locator": result.locator,
        "as_of": result.as_of.isoformat() if result.as_of else None, "keys": sorted(result.keys),
        "problems": list(result.problems), "facts": [fact_to_plain(fact) for fact in result.facts],
    }  # fmt: skip


def result_from_plain(plain: Mapping[str, Any]) -> SourceResult:
    """The answer again."""
    as_of = plain["as_of"]
    return SourceResult(
        plain["name"], Health(plain["health"]), tuple(map(fact_from_plain, plain["facts"])),
        datetime.fromisoformat(as_of) if as_of else None, plain["reason"], frozenset(plain["keys"]),
        problems=tuple(plain["problems"]), locator=plain["locator"],
    )  # fmt: skip


def _origin_to_plain(origin: Origin) -> list[str]:
    return [origin.source, origin.locator, origin.as_of.isoformat(), origin.digest, origin.quote]


def _origin(plain: Sequence[str]) -> Origin:
    source, locator, as_of, digest, quote = plain
    return Origin(source, locator, datetime.fromisoformat(as_of), digest, quote)


def _number(plain: Mapping[str, Any], name: str) -> Decimal | None:
    return Decimal(plain[name]) if name in plain else None
