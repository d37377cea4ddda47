"""Marks: `[1]` behind a row or sentence, and the addresses they stand for at the end of the mail."""

from collections.abc import Iterable
from datetime import datetime

from execreports.model.facts import Fact, Kind, Origin
from execreports.model.figures import Figure
from execreports.renderers.addresses import Place, places, told
from execreports.renderers.plain import wrapped


class Marks:
    """Numbers sets of addresses in the order the reader meets them; the same set keeps its number."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._numbers: dict[tuple[tuple[str, str], ...], int] = {}
        self._origins: dict[int, tuple[Origin, ...]] = {}
        self._kinds: dict[int, str] = {}

    def of(self, origins: Iterable[Origin], kinds: Iterable[str] = ()) -> str:
        """`[3]`, or an empty string where there is no address."""
        found = tuple(origins)
        if not found:
            return ""
        key = tuple(sorted({(origin.source, origin.locator) for origin in found}))
        if key not in self._numbers:
            self._numbers[key] = number = len(self._numbers) + 1
            self._origins[number] = found
            self._kinds[number] = ", ".join(kind for kind in dict.fromkeys(kinds) if kind != Kind.ACTUAL)
        return f"[{self._numbers[key]}]"

    def listing(self) -> str:
        """Finished lines: every file with the lines its marks stand for, their kinds, and its age, in one block."""
        kinds = dict(self._kinds)
        entries = [f"{told(place, kinds)} ({self._age(place)})" for place in places(self._origins.items())]
        return wrapped("; ".join(entries), "  ", "  ")

    def origins(self, number: int) -> tuple[Origin, ...]:
        """What a mark stands for; nothing for a number that no mark has."""
        return self._origins.get(number, ())

    def _age(self, place: Place) -> str:
        first, last = (pick(place.days).astimezone(self._now.tzinfo) for pick in (min, max))
        words = [
            f"{day.day} {day:%b}" if day.year == self._now.year else day_words(day) for day in (first, last)
        ]
        return words[0] if first.date() == last.date() else " to ".join(words)


def day_words(moment: datetime) -> str:
    """`4 May 2026`, without a leading zero."""
    return f"{moment.day} {moment:%b} {moment.year}"


def kinds_of(facts: Iterable[Fact], figures: Iterable[Figure]) -> list[str]:
    """The kinds behind a row, each once."""
    return list(dict.fromkeys([str(fact.kind) for fact in facts] + [str(figure.kind) for figure in figures]))
