"""Labelled values: `**Owner:** Ana`, `- MRR: $45`, front matter keys; what was said under which name, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from execreports.reading.front_matter import front_matter_values
from execreports.reading.lines import MOST, Lines
from execreports.reading.plain import plain

_BOLD = re.compile(
    r"\*\*(?<!\*\*\*)(?P<name>[^*\n:|]{1,60}?)\s?(?::\*\*|\*\*\s?:)[ \t]*(?P<value>[^\n]{0,400})"
)
_PLAIN = re.compile(
    r"[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?:[*_](?![*_]))?(?P<name>[^\W\d_][\w /&'’()%-]{0,40}):[ \t]+"
    r"(?P<value>[^\s/][^\n]{0,400})"
)
_QUOTE = 300  # characters of a line that are quoted
_FAR = 64  # characters into its line that a plain name may reach
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
            Labelled(key, value, line, places.line(line, _QUOTE))
            for key, value, line in front_matter_values(text)
            if value
        ]
    for row, match in chain(_bold(places), _plain(places)):
        value = plain(_CUT.split(match["value"], maxsplit=1)[0].strip(" \t*_"))
        name = plain(match["name"]).strip(" *")
        if value and name and row > front_matter and not places.is_code(row, match.start("name")):
            found.append(Labelled(name, value, row, places.line(row, _QUOTE).strip()))
            if len(found) >= MOST:
                break
    return sorted(found, key=lambda labelled: labelled.line)


def _bold(places: Lines) -> Iterator[tuple[int, re.Match[str]]]:
    """Bold names; several may share a line."""
    text = places.text
    match = _BOLD.search(text)
    while match:
        cut = _CUT.search(text, match.start("value"), match.end("value"))
        yield places.row(match.start("name")), match
        match = _BOLD.search(text, cut.start() if cut else match.end("value"))


def _plain(places: Lines) -> Iterator[tuple[int, re.Match[str]]]:
    """Names in plain letters that open their line."""
    text = places.text
    colon = text.find(": ")
    while colon >= 0:
        before = text.rfind("\n", max(colon - _FAR, 0), colon)
        end = text.find("\n", colon)
        if before >= 0 or colon < _FAR:
            match = _PLAIN.match(text, before + 1, end if end >= 0 else len(text))
            if match:
                yield places.row(colon), match
        colon = text.find(": ", end) if end >= 0 else -1
