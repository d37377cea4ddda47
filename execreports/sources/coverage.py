"""What the reports do not get to see: lines that look like money, a state or a date, at which no fact they use stands.

The net is coarse on purpose and shares nothing with the readers, so that it can catch what they let through.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from execreports.model.facts import DOCUMENT, Fact
from execreports.reading.dates import find_dates
from execreports.reading.encodings import decode
from execreports.reading.secrets import redact
from execreports.sources.handoff_page import tells_its_age
from execreports.sources.pages import quoted

_LINES = re.compile(r"(?P<path>.+?):(?P<first>\d+)(?:-(?P<last>\d+))?")
_CODES = r"(?:USD|EUR|GBP|CHF|CAD|AUD|BRL|MXN|JPY|INR|euros?|dollars?|reais)"
SIGNS = {
    "money": re.compile(rf"[$€£¥₹]\s?\d|\d\s?[€£]|\b{_CODES}\s?\d|\d\s?{_CODES}\b", re.IGNORECASE),
    "status": re.compile(
        r"(?:^|[\s*_|])(?:status|state|estado|stand|stato|statut|état|situação)\b[*_\s]*:|[✅❌⏳🔴🟡🟢🚧🔄✓✔]|⚠",
        re.IGNORECASE,
    ),
    "date": re.compile(
        r"\b20\d\d-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:20)?\d\d\b|\b\d{1,2}\.? (?:de )?(?:jan|feb|fév|mar|mär|apr|"
        r"abr|avr|ma[iy]|jun|juin|jul|juil|aug|ago|août|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc)[^\W\d]{0,7}\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Missed:
    """A line that gave no fact a report uses: where, what it looks like, what it says, and what was read of it."""

    place: str
    looks_like: tuple[str, ...]
    quote: str
    read_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Covered:
    """One document: how many facts it gave, how many of them a report uses, and its missed lines."""

    path: str
    facts: int
    used: int
    missed: tuple[Missed, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many missed lines look like money, a state, a date."""
        seen = Counter(sign for one in self.missed for sign in one.looks_like)
        return {sign: seen[sign] for sign in SIGNS}


@dataclass(slots=True)
class _Read:
    """What is known of a document before it is looked at again."""

    updated: str
    facts: int = 0
    used: int = 0
    keys: dict[int, dict[str, bool]] = field(default_factory=dict)


def coverage(facts: Iterable[Fact], root: Path, uses: Callable[[str], bool]) -> list[Covered]:
    """Every document that was read, in order; `uses` tells whether a report reads a key."""
    known = tuple(facts)
    documents = {
        match["path"]: _Read(fact.label("updated"))
        for fact in known
        if fact.key == DOCUMENT and (match := _LINES.fullmatch(fact.origin.locator))
    }
    for fact in known:
        match = _LINES.fullmatch(fact.origin.locator)
        found = documents.get(match["path"]) if match else None
        if match is None or found is None or fact.key == DOCUMENT:
            continue
        used = uses(fact.key)
        found.facts += 1
        found.used += used
        for line in range(int(match["first"]), int(match["last"] or match["first"]) + 1):
            found.keys.setdefault(line, {})[fact.key] = used
    return [
        Covered(path, one.facts, one.used, tuple(_missed(path, one, root)))
        for path, one in sorted(documents.items())
    ]


def _missed(path: str, known: _Read, root: Path) -> Iterable[Missed]:
    try:
        text = redact(decode((root / path).read_bytes()).text, path)
    except OSError:  # the facts are of an earlier day
        return
    for number, line in enumerate(text.split("\n"), 1):
        keys = known.keys.get(number, {})
        signs = () if any(keys.values()) else _signs(line, known.updated)
        if signs:
            yield Missed(f"{path}:{number}", signs, quoted(line), tuple(sorted(keys)))


def _signs(line: str, updated: str) -> tuple[str, ...]:
    """What a line looks like; the day a document was last touched is used, as its age."""
    found = [name for name, sign in SIGNS.items() if sign.search(line)]
    if "date" in found and tells_its_age(line) and {one.iso for one in find_dates(line)} == {updated}:
        found.remove("date")
    return tuple(found)


def used_by(keys: Collection[str]) -> Callable[[str], bool]:
    """Whether a key is one of these, or stands under one that ends in `.*`."""
    starts = tuple(key[:-1] for key in keys if key.endswith(".*"))
    return lambda key: key in keys or key.startswith(starts)
