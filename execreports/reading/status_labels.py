"""Statuses under a name (`**Status:** x`, `Avancement : 60 %`) and statuses that open a list item (`[DONE] x`)."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from execreports.reading.blocks import Outline
from execreports.reading.folded import folded
from execreports.reading.languages.alternatives import lower, nested, split
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
_NAME = re.compile(rf"(?:(?P<state>{nested(_STATES)})|(?P<share>{nested(_SHARES)}))(?![^\W\d_])")
_AFTER = re.compile(
    r"(?: [^\W\d_]{1,14}){0,3}"
    r"\s?(?:(?:[:：]|[—–]\s)\s?(?:\*\*?|__)?|(?:\*\*?|__)\s?(?P<out>[:：—–]|-\s))\s*"
)
_OUTSIDE = re.compile(r"[*_]\s?-\s")  # a dash behind a bold name
_BEFORE = re.compile(
    r"(?:^|[|·•,;>\s(])(?P<open>\*\*?|__)?"
    r"(?P<name>(?:[^\W\d_][\w/'’-]{0,20} ){0,3}(?:[^\W\d_]{1,4}['’]|[^\W\d_]{0,12}))$"
)
_WITHIN = 16  # characters of a name in front of the letters it is found by
_LONGEST = 90  # characters of a label in front of that name
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


@cache
def _stems() -> re.Pattern[str]:
    return re.compile(nested(sorted({stem(name) for name in _STATES + _SHARES}), levels=9))


def labelled(places: Lines, skipped: set[int]) -> Iterator[tuple[int, str, Reading]]:
    """(line, value, what it says) for every named status outside the skipped lines and code."""
    done: set[int] = set()
    for row, column in _places(places, skipped):
        line = places.line(row, _READ)
        found = _label(line, column) if row not in done else None
        if found is None:
            continue
        done.add(row)
        is_share, rest = found
        value = _NEXT_LABEL.split(rest, maxsplit=1)[0].strip(" \t*_")
        if not value.strip("`"):
            continue
        every = marks(rest)
        is_legend = len(every) > 2  # Status: ⬜ pending · ✅ green · ❌ red
        reading = Reading(UNKNOWN, tuple(every)) if is_legend else read_status(value.strip("`"))
        if not is_share or reading.status != UNKNOWN:
            yield row, plain(value), reading


def _places(places: Lines, skipped: set[int]) -> Iterator[tuple[int, int]]:
    """Where a status may be named: the line, and letters of the name in it."""
    for row, line in enumerate(places.lower.split("\n"), 1):
        if row in skipped or not _may_label(line):
            continue
        for match in _stems().finditer(line):
            if not places.is_code(row, places.starts[row - 1] + match.start()):
                yield row, match.start()


def _may_label(line: str) -> bool:
    """False without any sign that ends a label; most lines have none."""
    if (":" in line and line.count(":") > line.count("://")) or "—" in line or "–" in line or "：" in line:
        return True
    return "-" in line and ("*" in line or "_" in line) and _OUTSIDE.search(line) is not None


def _label(line: str, column: int) -> tuple[bool, str] | None:
    """Whether the label around a column names a share of the work, and the line behind it; None without a label.

    A label is bold, or opens its line; a mere sentence with a colon is not one.
    """
    small = lowered(line)
    for name in _NAME.finditer(small, max(0, column - _WITHIN), column + 2 * _WITHIN):
        after = _AFTER.match(small, name.end())
        before = after and _BEFORE.search(small, max(0, name.start() - _LONGEST), name.start())
        if after and before:
            ahead = line[: before.start("name")].strip(" \t>-*+_|·•").rstrip("0123456789.)")
            is_label = before["open"] or after["out"] or not ahead
            return (name["share"] is not None, line[after.end() :]) if is_label else None
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
