"""The list at the end of a mail: per file, which mark stands for which lines of it, and how old it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from execreports.model.facts import Origin

LONG = 16  # digits; from there on it is a hash and no line
WITHIN = re.compile(r"^(?P<base>[^#!@]+)(?P<sign>[#!@])(?P<place>.+)$")


HASH = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{8,}\b")


@dataclass(slots=True)
class Place:
    """One file, sheet, address or object: the parts of it each mark stands for, and its ages.

    `sign` stands between the place and a part: `:` for lines, `#` for pointers, `!` for cells.
    """

    base: str
    sign: str = ":"
    parts: dict[int, list[str]] = field(default_factory=dict)
    days: list[datetime] = field(default_factory=list)

    def add(self, mark: int, part: str, as_of: datetime) -> None:
        """One more part for a mark."""
        found = self.parts.setdefault(mark, [])
        if part not in found:
            found.append(part)
        self.days.append(as_of)


def split(locator: str) -> tuple[str, str, str]:
    """`jobs.csv:12` as (`jobs.csv`, `:`, `12`); `sheet://ID/Tab!B7` as (..., `!`, `B7`); a bare place has no part.

    A long hash behind the sign is cut; `explain` prints all of it.
    """
    base, sign, line = locator.rpartition(":")
    if base and line.replace("-", "").replace(",", "").isdecimal():
        return base, sign, line if len(line) < LONG else HASH.sub(r"\1", line)
    match = WITHIN.match(locator)
    if not match:
        return locator, "", ""
    return match["base"], match["sign"], HASH.sub(r"\1", match["place"])


def places(marked: Iterable[tuple[int, tuple[Origin, ...]]]) -> list[Place]:
    """Every file that a mark names, in the order the reader meets them."""
    found: dict[str, Place] = {}
    for mark, origins in marked:
        for origin in origins:
            base, sign, part = split(origin.locator)
            found.setdefault(base, Place(base, sign)).add(mark, part, origin.as_of)
    return list(found.values())


def told(place: Place, kinds: dict[int, str]) -> str:
    """`boat.md:40-43 [4][5] estimate; 15,27-31 [6]`: marks with the same parts together, the file named once.

    A mark's kind is told at its first place and taken out of `kinds`.
    """
    alike: dict[tuple[str, str], list[int]] = {}
    for mark, parts in place.parts.items():
        spans = {part: spanned(part) for part in parts}
        lines = sorted(pair for span in spans.values() for pair in span)
        words = ([few(joined(lines))] if lines else []) + [part for part in parts if part and not spans[part]]
        alike.setdefault((",".join(words), kinds.pop(mark, "")), []).append(mark)
    entries = [
        " ".join(filter(None, [words_, "".join(f"[{mark}]" for mark in marks), kind]))
        for (words_, kind), marks in alike.items()
    ]
    bare = entries[0].startswith("[")
    return f"{place.base}{' ' if bare else place.sign}{'; '.join(entries)}"


def spanned(part: str) -> list[tuple[int, int]]:
    """`212-241,250` as (212, 241) and (250, 250); nothing for what names no lines."""
    ends = [piece.split("-") for piece in part.split(",")]
    if not all(len(pair) <= 2 and all(map(str.isdigit, pair)) for pair in ends):
        return []
    found = [(int(pair[0]), int(pair[-1])) for pair in ends]
    return found if all(first <= last for first, last in found) else []


def few(runs_: str, most: int = 5) -> str:
    """At most so many runs of lines: the first ones, dots, the last one; `explain` prints all of them."""
    parts = runs_.split(",")
    return runs_ if len(parts) <= most else ",".join([*parts[: most - 1], "...", parts[-1]])


def runs(numbers: list[int]) -> str:
    """`3-14,20` for sorted whole numbers."""
    return joined([(number, number) for number in numbers])


def joined(spans: list[tuple[int, int]]) -> str:
    """`3-14,20` for sorted first and last lines; what touches or overlaps is one run."""
    found: list[list[int]] = []
    for first, last in spans:
        if found and first <= found[-1][1] + 1:
            found[-1][1] = max(found[-1][1], last)
        else:
            found.append([first, last])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in found)
