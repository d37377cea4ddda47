"""Statuses under a name (`**Status:** x`, `Avancement : 60 %`) and statuses that open a list item (`[DONE] x`)."""

import re
from collections.abc import Callable, Iterable, Iterator

from execreports.reading.blocks import Outline
from execreports.reading.folded import folded
from execreports.reading.languages.alternatives import lower, split
from execreports.reading.languages.known import pattern
from execreports.reading.languages.words import Language
from execreports.reading.lines import Lines, lowered
from execreports.reading.plain import plain
from execreports.reading.status_marks import marks
from execreports.reading.status_value import Reading, is_status_phrase, read_status
from execreports.reading.status_words import ALONE, UNKNOWN


def _spelled(part: Callable[[Language], str]) -> list[str]:
    """The names of all languages for text in lower case, with and without their accents."""
    written = lower(pattern(part))
    return list(dict.fromkeys(split(f"{written}|{folded(written)}")))


_STATES = _spelled(lambda one: one.states.labels)
_SHARES = _spelled(lambda one: one.states.progress)
_LABEL = re.compile(
    rf"(?:(?P<state>{'|'.join(_STATES)})|(?P<share>{'|'.join(_SHARES)}))(?: [^\W\d_]{{1,14}}){{0,3}}"
    r"\s?(?:(?:[:：]|[—–]\s)\s?(?:\*\*?|__)?|(?:\*\*?|__)\s?(?P<out>[:：—–]|-\s))\s*(?P<value>[^\n]*)"
)
_BEFORE = re.compile(
    r"(?:^|[|·•,;>\s(])(?P<open>\*\*?|__)?"
    r"(?P<name>(?:[^\W\d_][\w/'’-]{0,20} ){0,3}(?:[^\W\d_]{1,4}['’]|[^\W\d_]{0,12}))$"
)
_LONGEST = 90  # characters of a label in front of the word that names a state
_NEXT_LABEL = re.compile(r"\s(?:[|·•]\s|\*\*[^*]{1,40}[:：])")
_LEAD = re.compile(
    r"(?:[\[【](?P<square>[^\]】\n]{2,24})[\]】](?!\()|[(（](?P<round>[^)）\n]{2,24})[)）]"
    r"|\*\*(?P<bold>[^*\n:：]{2,24})(?:[:：]\*\*|\*\*\s?[:：—–-])"
    r"|(?P<caps>(?![A-Z]{2}\b)[^\W\d_a-z](?:[^\W\d_a-z]| ){1,20})(?:\s?[:：—–]|\s-))(?:\s+|(?<=[：】）]))\S"
)
_READ = 600  # characters of a line that are read
_GROUP = re.compile(r"\(\?<?[=!][^()]*(?:\([^()]*\)[^()]*)*\)|\([^()]*\)[?*]?|\[[^]]*\][?*]?|\\.")
_LETTERS = re.compile(r"[^\W\d_]+(?![?*{])")


def stem(name: str) -> str:
    """The letters that every spelling of a name's pattern holds: `progress` of `progress(?:ion)?`."""
    return max(_LETTERS.findall(_GROUP.sub(" ", name)), key=len, default="")


def _tree(words: Iterable[str]) -> str:
    """A pattern of words that tries each letter once; a word that begins another stands for both."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{one}(?:{_tree(rest)})" if "" not in rest else one for one, rest in by_letter.items())


_STEMS = re.compile(_tree(sorted({stem(name) for name in _STATES + _SHARES})))


def labelled(places: Lines, skipped: set[int]) -> Iterator[tuple[int, str, Reading]]:
    """(line, value, what it says) for every named status outside the skipped lines and code."""
    for row, column in _rows(places, skipped):
        line = places.line(row, _READ)
        found = _label(line, max(0, column - _LONGEST))
        if found is None:
            continue
        is_share, rest = found
        value = _NEXT_LABEL.split(rest, maxsplit=1)[0].strip(" \t*_")
        if not value.strip("`"):
            continue
        every = marks(rest)
        is_legend = len(every) > 2  # Status: ⬜ pending · ✅ green · ❌ red
        reading = Reading(UNKNOWN, tuple(every)) if is_legend else read_status(value.strip("`"))
        if not is_share or reading.status != UNKNOWN:
            yield row, plain(value), reading


def _rows(places: Lines, skipped: set[int]) -> Iterator[tuple[int, int]]:
    """The lines that may name a status, and where in them."""
    match = _STEMS.search(places.lower)
    while match:
        row = places.row(match.start())
        first, last = places.bounds(row)
        in_code = row not in skipped and places.is_code(row, match.start())
        if row not in skipped and not in_code:
            yield row, match.start() - first
        match = _STEMS.search(places.lower, match.end() if in_code else last)


def _label(line: str, start: int) -> tuple[bool, str] | None:
    """Whether a line's label names a share of the work, and the line behind it; None without a label.

    A label is bold, or opens its line; a mere sentence with a colon is not one.
    """
    small = lowered(line)
    match = _LABEL.search(small, start)
    while match:
        before = _BEFORE.search(small, max(0, match.start() - _LONGEST), match.start())
        if before:
            ahead = line[: before.start("name")].strip(" \t>-*+_|·•").rstrip("0123456789.)")
            is_label = before["open"] or match["out"] or not ahead
            return (match["share"] is not None, line[match.start("value") :]) if is_label else None
        match = _LABEL.search(small, match.start() + 1)
    return None


def leading(blocks: Outline) -> Iterator[tuple[int, str, Reading]]:
    """(line, item, what it says) for list items that open with a state: `[DONE] x`, `**Blocked:** x`, `WIP: x`."""
    for item in blocks.items:
        match = _LEAD.match(item.text)
        if match is None:
            continue
        lead = match["square"] or match["round"] or match["bold"] or match["caps"]
        if match["caps"] and lead != lead.upper():
            continue
        said = is_status_phrase(lead)
        if said and (match["square"] or match["caps"] or any(word.quote not in ALONE for word in said)):
            yield item.line, item.text, read_status(lead)
