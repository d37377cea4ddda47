"""Dates written out in prose, in six languages; a date whose day and month could be swapped is not read."""

import re
from dataclasses import dataclass
from datetime import date

from execreports.reading.lines import MOST
from execreports.reading.status_words import fold

_MONTHS = {
    1: "january jan enero ene janeiro janvier janv januar janner gennaio gen",
    2: "february feb febrero fevereiro fev fevrier fevr februar febbraio",
    3: "march mar marzo marco mars marz",
    4: "april apr abril abr avril avr aprile",
    5: "may mayo maio mai maggio mag",
    6: "june jun junio junho juin juni giugno giu",
    7: "july jul julio julho juillet juil juli luglio lug",
    8: "august aug agosto ago aout",
    9: "september sep sept septiembre setembro set septembre settembre",
    10: "october oct octubre outubro out octobre oktober okt ottobre ott",
    11: "november nov noviembre novembro novembre",
    12: "december dec diciembre dic dezembro dez decembre dezember dicembre",
}
_NUMBER = {name: number for number, names in _MONTHS.items() for name in names.split()}
_ISO = re.compile(r"-(\d{2})-(\d{2})(?![\d-])")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\w)(\d{1,2})(?:st|nd|rd|th|º|er|\.)?\s(?:de\s|of\s|d['’])?([^\W\d_]{3,10})\.?,?\s(?:de\s|del\s)?\Z"
)
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s\Z")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.])(\d{1,2})\2\Z")
_WINDOW = 28  # characters in front of a year that may hold its day and month


@dataclass(frozen=True, slots=True)
class Written:
    """A date and where it stands in the text it was found in."""

    iso: str
    start: int
    raw: str


def find_dates(text: str) -> list[Written]:
    """Dates in order of appearance; impossible and ambiguous ones (05/06/2026) are left out."""
    found: list[Written] = []
    if "20" not in text and "19" not in text:
        return found
    for year in _YEAR.finditer(text):
        if len(found) >= MOST:
            break
        floor = max(0, year.start() - _WINDOW)
        before = text[floor : year.start()]
        rest = _ISO.match(text, year.end())
        if rest:
            if before[-1:] != "-" and not before[-1:].isdigit():
                found += _written(int(year[0]), int(rest[1]), int(rest[2]), year.start(), year[0] + rest[0])
        elif before.endswith(("/", ".")):
            found += _numeric(before, floor, year)
        elif before[-1:].isspace():
            found += _worded(before, floor, year)
    return found


def _numeric(before: str, floor: int, year: re.Match[str]) -> list[Written]:
    """31/12/2026 and 31.12.2026; with slashes only where the order shows."""
    match = _NUMERIC.search(before)
    if match is None:
        return []
    first, second = int(match[1]), int(match[3])
    raw, start = match[0] + year[0], floor + match.start()
    if match[2] == "." or first > 12 or first == second:  # dots are written day first everywhere
        return _written(int(year[0]), second, first, start, raw)
    return _written(int(year[0]), first, second, start, raw) if second > 12 else []


def _worded(before: str, floor: int, year: re.Match[str]) -> list[Written]:
    """5 May 2026, May 5, 2026, 5 de mayo de 2026, 5. März 2026."""
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        match = pattern.search(before)
        number = _NUMBER.get(fold(match[month]), 0) if match else 0
        if match and number:
            return _written(int(year[0]), number, int(match[day]), floor + match.start(), match[0] + year[0])
    return []


def _written(year: int, month: int, day: int, start: int, raw: str) -> list[Written]:
    try:
        return [Written(date(year, month, day).isoformat(), start, raw)]
    except ValueError:
        return []
