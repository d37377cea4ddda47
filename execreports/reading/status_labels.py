"""Statuses under a name (`**Status:** x`, `Avancement : 60 %`) and statuses that open a list item (`[DONE] x`)."""

import re
from collections.abc import Iterator

from execreports.reading.blocks import Outline
from execreports.reading.lines import Lines
from execreports.reading.plain import plain
from execreports.reading.status_marks import marks
from execreports.reading.status_value import Reading, is_status_phrase, read_status
from execreports.reading.status_words import ALONE, UNKNOWN

_STATE = r"status|state|estado|situa[cç][aã]o|situaci[oó]n|statut|[eé]tat|stato|zustand"
_SHARE = r"progress|progreso|progresso|fortschritt|avancement|avance|avanzamento"
_LABEL = re.compile(
    rf"(?:^|[|·•,;>\s(])(?P<open>\*\*?|__)?(?P<name>(?:[^\W\d_][\w/'’-]{{0,20}} ){{0,3}}[^\W\d_]{{0,12}}"
    rf"(?:(?P<state>{_STATE})|(?P<share>{_SHARE}))(?: [^\W\d_]{{1,14}}){{0,3}})"
    r"\s?(?:(?P<in>:|[—–]\s)\s?(?:\*\*?|__)?|(?:\*\*?|__)\s?(?P<out>[:—–]|-\s))\s*(?P<value>[^\n]*)",
    re.IGNORECASE,
)
_STEMS = ("status", "state", "estado", "situa", "statut", "état", "etat", "stato", "zustand",
          "progress", "progreso", "progresso", "fortschritt", "avance", "avanzamento")  # fmt: skip
_NEXT_LABEL = re.compile(r"\s(?:[|·•]\s|\*\*[^*]{1,40}:)")
_LEAD = re.compile(
    r"(?:\[(?P<square>[^\]\n]{2,24})\](?!\()|\((?P<round>[^)\n]{2,24})\)|\*\*(?P<bold>[^*\n:]{2,24})(?::\*\*|\*\*\s?[:—–-])"
    r"|(?P<caps>[A-Z][A-Z ]{2,20})(?:\s?[:—–]|\s-))\s+\S"
)
_READ = 600  # characters of a line that are read


def labelled(places: Lines, skipped: set[int]) -> Iterator[tuple[int, str, Reading]]:
    """(line, value, what it says) for every named status outside the skipped lines and code."""
    for row in _rows(places, skipped):
        line = places.line(row, _READ)
        match = _LABEL.search(line)
        if match is None or not _is_label(match, line):
            continue
        value = _NEXT_LABEL.split(match["value"], maxsplit=1)[0].strip(" \t*_")
        if not value.strip("`"):
            continue
        every = marks(match["value"])
        is_legend = len(every) > 2  # Status: ⬜ pending · ✅ green · ❌ red
        reading = Reading(UNKNOWN, tuple(every)) if is_legend else read_status(value.strip("`"))
        if match["state"] or reading.status != UNKNOWN:
            yield row, plain(value), reading


def _rows(places: Lines, skipped: set[int]) -> list[int]:
    """The lines that may name a status."""
    small, rows = places.lower, set()
    for stem in _STEMS:
        position = small.find(stem)
        while position >= 0:
            row = places.row(position)
            if row not in skipped and not places.is_code(row, position):
                rows.add(row)
            position = small.find(stem, places.bounds(row)[1])
    return sorted(rows)


def _is_label(match: re.Match[str], line: str) -> bool:
    """A label is bold, or opens its line; a mere sentence with a colon is not one."""
    if match["open"] or match["out"]:
        return True
    before = line[: match.start("name")].strip(" \t>-*+_|·•")
    return not before or before.rstrip("0123456789.)") == ""


def leading(blocks: Outline) -> Iterator[tuple[int, str, Reading]]:
    """(line, item, what it says) for list items that open with a state: `[DONE] x`, `**Blocked:** x`, `WIP: x`."""
    for item in blocks.items:
        match = _LEAD.match(item.text)
        if match is None:
            continue
        lead = match["square"] or match["round"] or match["bold"] or match["caps"]
        said = is_status_phrase(lead)
        if said and (match["square"] or match["caps"] or any(word.quote not in ALONE for word in said)):
            yield item.line, item.text, read_status(lead)
