"""Facts from edition to edition: which say something else, which are new, which are gone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from execreports.follow.edition import plain_fact
from execreports.model.facts import Fact
from execreports.model.quantity import Interval
from execreports.text import day, quantity

Plain = dict[str, Any]
SAYS = ("low", "high", "value", "text", "unit")
PASSING = frozenset({"updated"})
"""Labels that change whenever a document is saved: no news by themselves."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One fact that is not what it was: today's (None: gone), the earlier plain form (None: new)."""

    name: str
    fact: Fact | None
    was: Plain | None

    @property
    def words(self) -> str:
        """`finance.md:41 $101 (was $100)`, `jobs.csv:3 start 6 May 2026 (was 5 May 2026)`, `... (new)`."""
        if self.fact is None:
            return f"{(self.was or {})['locator']} {plain_words(self.was or {})} (gone)"
        return f"{self.place} {now_words(self.fact) + ' (new)' if self.was is None else self.told}"

    @property
    def place(self) -> str:
        """Where it stands: the correction's line where it was corrected."""
        if self.fact is None:
            return str((self.was or {})["locator"])
        return (self.fact.correction or self.fact.origin).locator

    @property
    def told(self) -> str:
        """What it says and what it said: the value, or the labels that differ."""
        if self.fact is None or self.was is None:
            return ""
        if said_otherwise(self.fact, self.was):
            return f"{now_words(self.fact)} (was {plain_words(self.was)})"
        return ", ".join(
            f"{name} {_label(self.fact.labels.get(name, ''))} (was {_label(self.was['labels'].get(name, ''))})"
            for name in _different(self.fact.labels, self.was["labels"])
        )


def moved(now: Mapping[str, Fact], before: Mapping[str, Plain]) -> tuple[Moved, ...]:
    """Everything that differs: said otherwise, labelled otherwise, new, gone; in the page's order."""
    known = _matches(now, before)
    new = {name: fact for name, fact in now.items() if name not in known}
    gone = {name: plain for name, plain in before.items() if name not in known.values()}
    renamed = _pairs(new, gone)
    found = []
    for name, fact in now.items():
        if name in known:
            was = before[known[name]]
            found += [Moved(name, fact, was)] if said_otherwise(fact, was) else []
        elif name not in renamed:
            found.append(Moved(name, fact, None))
        elif differs(fact, gone[renamed[name]]):
            found.append(Moved(name, fact, gone[renamed[name]]))
    taken = set(renamed.values())
    return (*found, *(Moved(name, None, plain) for name, plain in gone.items() if name not in taken))


def _matches(now: Mapping[str, Fact], before: Mapping[str, Plain]) -> dict[str, str]:
    """Name today -> name before, of facts of one name; twins find each other by their place, then in order."""
    found = {
        name: name for name, fact in now.items()
        if name in before and before[name]["locator"] == fact.origin.locator
    }  # fmt: skip
    twins: dict[str, list[str]] = {}
    for name in before:
        if name not in found:
            twins.setdefault(name.partition(".")[0], []).append(name)
    left = [(name, fact) for name, fact in now.items() if name not in found]
    for same_place in (True, False):
        for name, fact in left:
            others = twins.get(name.partition(".")[0], [])
            at = [one for one in others if not same_place or before[one]["locator"] == fact.origin.locator]
            if name not in found and at:
                found[name] = at[0]
                others.remove(at[0])
    return found


def said_otherwise(fact: Fact, was: Plain) -> bool:
    """True where numbers, words or unit differ."""
    now = plain_fact(fact)
    return any(now[part] != was.get(part) for part in SAYS)


def now_words(fact: Fact) -> str:
    """The fact's number with its unit, or its words."""
    return quantity(fact.interval, fact.unit) if fact.is_number else _label(fact.text)


def plain_words(plain: Plain) -> str:
    """The same of an archived fact."""
    if plain["low"] is None:
        return _label(plain["text"])
    return quantity(Interval(Decimal(plain["low"]), Decimal(plain["high"] or plain["low"])), plain["unit"])


def _pairs(new: Mapping[str, Fact], gone: Mapping[str, Plain]) -> dict[str, str]:
    """New name -> old name of facts with other labels only: at the same place first, then with one label apart."""
    found: dict[str, str] = {}
    for same in (_at_the_same_place, _one_label_apart):
        places: dict[tuple[object, ...], list[str]] = {}
        for name in gone:
            if name not in found.values():
                for key in same(_shape(gone[name])):
                    places.setdefault(key, []).append(name)
        for name, fact in new.items():
            if name in found:
                continue
            keys = same(_shape({**plain_fact(fact), "labels": dict(fact.labels)}))
            match = next(
                (old for key in keys for old in places.get(key, ()) if old not in found.values()), ""
            )
            if match:
                found[name] = match
    return found


def _shape(plain: Plain) -> Plain:
    return {**plain, "labels": tuple(sorted(plain["labels"].items()))}


def _at_the_same_place(plain: Plain) -> Iterable[tuple[object, ...]]:
    return [(plain["entity"], plain["key"], plain.get("source"), plain["locator"])]


def _one_label_apart(plain: Plain) -> Iterable[tuple[object, ...]]:
    """One key per label left out, so that facts differing in one label share one of them."""
    start = (plain["entity"], plain["key"], plain.get("source"), plain["low"], plain["high"], plain["text"])
    return [
        (*start, left, tuple(pair for pair in plain["labels"] if pair[0] != left))
        for left, _ in plain["labels"]
    ]


def differs(fact: Fact, was: Plain) -> bool:
    """True where it says something else, or its labels do."""
    return said_otherwise(fact, was) or any(
        name not in PASSING for name in _different(fact.labels, was["labels"])
    )


def _different(now: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    return [name for name in dict.fromkeys([*now, *before]) if now.get(name, "") != before.get(name, "")]


def _label(text: str) -> str:
    """Words as they are, a date in words, `nothing` for none."""
    return day(text) if len(text) == 10 else text or "nothing"
