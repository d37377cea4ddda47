"""Marks: `[1]` behind a row or sentence, and the addresses they stand for at the end of the mail."""

import re
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from execreports.model.facts import Fact, Origin
from execreports.model.figures import Figure

LINE = re.compile(r"^(?P<path>.+?):(?P<line>\d+)$")


class Marks:
    """Numbers sets of addresses in the order the reader meets them; the same set keeps its number."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._numbers: dict[tuple[tuple[str, str], ...], int] = {}
        self._places: list[tuple[tuple[Origin, ...], str]] = []

    def of(self, origins: Iterable[Origin], kinds: Iterable[str] = ()) -> str:
        """`[3]`, or an empty string where there is no address."""
        places = tuple(origins)
        if not places:
            return ""
        key = tuple(sorted({(origin.source, origin.locator) for origin in places}))
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._places.append((places, ", ".join(dict.fromkeys(kinds))))
        return f"[{self._numbers[key]}]"

    def listing(self) -> list[str]:
        """One entry per mark: places grouped per file, kind, age."""
        return [
            f"[{number}] {'; '.join(grouped(places))} ({self._about(places, kind)})"
            for number, (places, kind) in enumerate(self._places, start=1)
        ]

    def _about(self, places: tuple[Origin, ...], kind: str) -> str:
        oldest, newest = (pick(origin.as_of for origin in places) for pick in (min, max))
        day, last = (moment.astimezone(self._now.tzinfo) for moment in (oldest, newest))
        when = day_words(last) if day.date() == last.date() else f"{day_words(day)} to {day_words(last)}"
        return f"{kind}, {when}" if kind else when


def grouped(places: Iterable[Origin]) -> list[str]:
    """`costs.csv:3-14, 20`: lines of one file together, runs as ranges; other locators as they are."""
    split = [
        (match["path"], int(match["line"])) if (match := LINE.match(one.locator)) else (one.locator, 0)
        for one in places
    ]
    files: dict[str, set[int]] = {}
    for path, line in split:
        files.setdefault(path, set()).add(line)
    return [f"{path}:{runs(sorted(lines - {0}))}" if lines - {0} else path for path, lines in files.items()]


def runs(numbers: list[int]) -> str:
    """`3-14, 20` for sorted whole numbers."""
    parts = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        parts.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ",".join(parts)


def day_words(moment: datetime) -> str:
    """`4 May 2026`, without a leading zero."""
    return f"{moment.day} {moment:%b %Y}"


def kinds_of(facts: Iterable[Fact], figures: Iterable[Figure]) -> list[str]:
    """The kinds behind a row, each once."""
    return list(dict.fromkeys([str(fact.kind) for fact in facts] + [str(figure.kind) for figure in figures]))
