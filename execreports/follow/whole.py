"""All facts of two days, on the page or not: what came onto a page or left it may have changed, or only moved."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from execreports.follow.edition import fact_name, plain_fact
from execreports.follow.facts import Moved, differs
from execreports.model.facts import Fact
from execreports.model.plain import fact_from_plain

Place = tuple[str, str, str, str]


@dataclass(frozen=True)
class Whole:
    """Today's facts, and those of the last edition as they were archived; both are read when first asked for."""

    today: Callable[[], Iterable[Fact]] = tuple
    archived: Callable[[], bytes | None] = lambda: None

    @cached_property
    def _now(self) -> dict[object, Fact]:
        return _by_place(self.today())

    @cached_property
    def _before(self) -> dict[object, Fact]:
        kept = self.archived()
        results: list[dict[str, Any]] = json.loads(kept)["results"] if kept else []
        return _by_place(fact_from_plain(fact) for result in results for fact in result["facts"])

    def completed(self, moves: Iterable[Moved]) -> Iterator[Moved]:
        """Without facts that merely came onto the page or left it; with their other value where they have one.

        What is computed from a fact that says what it said (a deposit that came due) is no change of the source.
        """
        for one in moves:
            if _reads_the_same(one) and self._unchanged(one.name):
                continue
            if one.fact is not None and one.was is not None:
                yield one
            elif one.fact is not None:
                earlier = _find(self._before, one.fact)
                yield from _if_changed(one, one.fact, plain_fact(earlier) if earlier else None)
            elif one.was is not None:
                yield from _if_changed(one, self._at(one.was, one.name), one.was)

    def _unchanged(self, name: str) -> bool:
        """True where the source said the same about it both times."""
        now = self._now.get(name.partition(".")[0])
        before = self._before.get(name.partition(".")[0]) if now else None
        return now is not None and before is not None and not differs(now, plain_fact(before))

    def _at(self, was: dict[str, Any], name: str) -> Fact | None:
        place = (was.get("source"), was["key"], was["entity"], was["locator"])
        return self._now.get(name.partition(".")[0]) or self._now.get(place)


def _reads_the_same(one: Moved) -> bool:
    """True where the text at its place may be what it was, so that both days' facts have to be looked at."""
    return one.fact is None or one.was is None or one.fact.origin.quote == one.was["quote"]


def _if_changed(one: Moved, fact: Fact | None, was: dict[str, Any] | None) -> Iterator[Moved]:
    if fact is None or was is None or differs(fact, was):
        yield Moved(one.name, fact, was)


def _by_place(facts: Iterable[Fact]) -> dict[object, Fact]:
    """Each fact under its name and under its place; a name or place that several share stands for none."""
    found: dict[object, Fact | None] = {}
    for fact in facts:
        for key in (fact_name(fact), _place(fact)):
            found[key] = None if key in found else fact
    return {key: fact for key, fact in found.items() if fact is not None}


def _find(facts: dict[object, Fact], fact: Fact) -> Fact | None:
    return facts.get(fact_name(fact)) or facts.get(_place(fact))


def _place(fact: Fact) -> Place:
    return (fact.origin.source, fact.key, fact.entity, fact.origin.locator)
