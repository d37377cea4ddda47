"""Labelled values: `**Owner:** Ana`, `- MRR: $45`, front matter keys; what was said under which name, and where."""

import re
from dataclasses import dataclass

from execreports.reading.front_matter import front_matter_values
from execreports.reading.lines import Lines
from execreports.reading.plain import plain

_BOLD = re.compile(
    r"(?:\*\*|__)(?P<name>[^*_\n:|]{1,60}?)\s?(?::(?:\*\*|__)|(?:\*\*|__)\s?:)[ \t]*(?P<value>[^\n]*)"
)
_PLAIN = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?P<name>[^\W\d_][\w /&'’()%-]{0,40}):[ \t]+(?P<value>[^\s/][^\n]*)$",
    re.MULTILINE,
)
_CUT = re.compile(r"\s(?:[|·•]\s|(?=\*\*[^*\n]{1,60}:\*\*)|(?=\*\*[^*\n]{1,60}\*\*\s?:))")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value under a name, as words; `quote` is its line as written."""

    name: str
    value: str
    line: int
    quote: str


def find_labels(places: Lines, front_matter: int = 0) -> list[Labelled]:
    """Labelled values outside code, in order; a label without a value on its line is none."""
    text = places.text
    found = []
    if front_matter:
        found = [
            Labelled(key, value, line, places.line(line))
            for key, value, line in front_matter_values(text)
            if value
        ]
    seen: set[tuple[int, str]] = set()
    for pattern in (_BOLD, _PLAIN):
        position = 0
        while match := pattern.search(text, position):
            row = places.row(match.start("name"))
            value = _CUT.split(match["value"], maxsplit=1)[0]
            position = max(match.start("value") + len(value), match.start() + 1)
            name = plain(match["name"]).strip(" *")
            if row <= front_matter or places.is_code(row, match.start("name")) or (row, name) in seen:
                continue
            seen.add((row, name))
            words = plain(value.strip(" \t*_"))
            if words and name:
                found.append(Labelled(name, words, row, places.line(row).strip()))
    return sorted(found, key=lambda labelled: labelled.line)
