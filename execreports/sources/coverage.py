"""What a reader may have missed: lines that look like money, a state or a date, at which no fact stands.

The net is coarse on purpose and shares nothing with the readers, so that it can catch what they let through.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from execreports.model.facts import Fact
from execreports.reading.encodings import decode
from execreports.reading.secrets import redact
from execreports.sources.pages import quoted

_LINES = re.compile(r"(?P<path>.+?):(?P<first>\d+)(?:-(?P<last>\d+))?")
_CODES = r"(?:USD|EUR|GBP|CHF|CAD|AUD|BRL|MXN|JPY|INR|euros?|dollars?|reais)"
_SIGNS = {
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
    """A line (or a whole document) that gave no fact: where, what it looks like, and what it says."""

    place: str
    looks_like: tuple[str, ...]
    quote: str


def missed(facts: Iterable[Fact], root: Path) -> Iterator[Missed]:
    """Every such line of every document that was read, in order; a document that gave nothing else comes as a whole."""
    documents: dict[str, set[int]] = {}
    lines: list[tuple[str, int, int]] = []
    for fact in facts:
        match = _LINES.fullmatch(fact.origin.locator)
        if match and fact.key == "document":
            documents.setdefault(match["path"], set())
        elif match:
            lines.append((match["path"], int(match["first"]), int(match["last"] or match["first"])))
    for path, first, last in lines:
        if path in documents:
            documents[path].update(range(first, last + 1))
    for path in sorted(documents):
        yield from _of(path, documents[path], root)


def _of(path: str, told: set[int], root: Path) -> Iterator[Missed]:
    text = redact(decode((root / path).read_bytes()).text, path)
    if not told:
        yield Missed(path, (), "nothing in it became a fact")
    for number, line in enumerate(text.split("\n"), 1):
        signs = (
            tuple(name for name, sign in _SIGNS.items() if sign.search(line)) if number not in told else ()
        )
        if signs:
            yield Missed(f"{path}:{number}", signs, quoted(line))
