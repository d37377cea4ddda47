"""Dates written out in prose, in every known language.

A date whose day and month could be swapped is read only where their order is declared, proved by another date of the
same document, or the same for all who write its language.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from execreports.reading.language import language
from execreports.reading.languages.alternatives import choice
from execreports.reading.languages.known import LANGUAGES, alternatives, phrases
from execreports.reading.lines import MOST
from execreports.reading.status_words import fold

_ISO = re.compile(r"-(\d{2})-(\d{2})(?![\d-])")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_OF = alternatives(lambda one: one.amounts.of)
_OF_MONTH = choice([rf"{one}\s" for one in _OF if one[-1] != "]"] + [one for one in _OF if one[-1] == "]"])
_ORDINAL = r"(?:st|nd|rd|th|er|e|:[ae]|-?го|º|\.)?"
_MONTH = r"([^\W\d_]{3,12})"
_DAY_FIRST = re.compile(
    rf"(?<!\w)(\d{{1,2}}){_ORDINAL}\s{_OF_MONTH}?{_MONTH}\.?,?\s{_OF_MONTH}?\Z", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"(?<!\w){_MONTH}\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s\Z")
_YEAR_FIRST = re.compile(rf"(?:\.| m\.)\s{_MONTH}\.?\s(\d{{1,2}})(?!\d)")  # 2025. március 12.
_SIGNS = re.compile(r"\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2\Z")
_SPACED = re.compile(r"(?<![\d.])(\d{1,2})\.[ \u00a0](\d{1,2})\.[ \u00a0]\Z")  # 23. 5. 2025
_UNPADDED = re.compile(r"([/-])(\d{1,2})\1(\d{1,2})(?![\d/-])")  # 2025/7/4
_DOTTED = re.compile(
    r"\.(?:(\d\d)\.(\d\d)(?![\d.]*\d)|[ \u00a0](\d{1,2})\.[ \u00a0](\d{1,2})(?!\d)\.?)"
)  # 2025.07.04., 2025. 7. 4.
_NO_DATE = frozenset("/.-_@=v")  # in front of a path's part or a version
_YEAR_BEHIND = tuple(
    re.compile(rf"{sign}(?:19|20)\d\d(?!\d)") for sign in "/-"
)  # one sign each is soon found
_LONGEST_DAY = 6  # 31/12/
_MOST_MONTHS = 12
_WINDOW = 28  # characters in front of a year that may hold its day and month


@dataclass(frozen=True, slots=True)
class Written:
    """A date and where it stands in the text it was found in."""

    iso: str
    start: int
    raw: str


def find_dates(text: str, order: str = "") -> list[Written]:
    """Dates in order of appearance; impossible ones are left out, and ambiguous ones (05/06/2026) without an `order`.

    `order` is `dmy`, `mdy` or '' where nothing says it.
    """
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
        elif before.endswith(("/", ".", "-")):
            found += _numeric(before, floor, year, order)
        else:
            found += (
                _worded(text, before, floor, year) or _spaced(before, floor, year) or _year_first(text, year)
            )
    return found


@cache
def _months() -> dict[str, dict[int, list[str]]]:
    """Name of a month, folded, to its number; to several where languages differ, each with their codes."""
    found: dict[str, dict[int, list[str]]] = {}
    for one in LANGUAGES:
        for number, names in enumerate(one.months, 1):
            for name in map(fold, phrases(names)):
                found.setdefault(name, {}).setdefault(number, []).append(one.code)
    return found


def month_number(name: str, text: str = "") -> int:
    """1-12 for a month's name in any known language; 0 for other words, and for `listopad` without its language.

    `text` is the document, whose language decides where a name is two months.
    """
    numbers = _months().get(fold(name), {})
    if len(numbers) > 1:
        spoken = language(text)
        numbers = {number: codes for number, codes in numbers.items() if spoken in codes}
    return next(iter(numbers)) if len(numbers) == 1 else 0


def order_of(text: str) -> str:
    """The order of day and month that the dates of a document prove, else the one its language has: `dmy`, `mdy` or ''.

    Dates that prove both leave it open.
    """
    years = (year.start() + 1 for one in _YEAR_BEHIND for year in one.finditer(text))
    days = (_NUMERIC.search(text[max(0, end - _LONGEST_DAY - 1) : end]) for end in years)
    found = [(int(match[1]), int(match[3])) for match in islice(filter(None, days), MOST)]
    proofs = {
        "dmy" if first > second else "mdy" for first, second in found if max(first, second) > _MOST_MONTHS
    }
    if proofs or not found:
        return proofs.pop() if len(proofs) == 1 else ""
    spoken = language(text)
    return next((one.order for one in LANGUAGES if one.code == spoken), "")


def _numeric(before: str, floor: int, year: re.Match[str], order: str) -> list[Written]:
    """31/12/2026, 31-12-2026 and 31.12.2026; with slashes and dashes only where the order shows."""
    match = _NUMERIC.search(before)
    if match is None:
        return []
    first, second = int(match[1]), int(match[3])
    raw, start = match[0] + year[0], floor + match.start()
    is_settled = match[2] == "." or first > _MOST_MONTHS or first == second  # dots: day first everywhere
    if is_settled or (order == "dmy" and second <= _MOST_MONTHS):
        return _written(int(year[0]), second, first, start, raw)
    is_month_first = second > _MOST_MONTHS or order == "mdy"
    return _written(int(year[0]), first, second, start, raw) if is_month_first else []


def _spaced(before: str, floor: int, year: re.Match[str]) -> list[Written]:
    """23. 5. 2025, as Czech, Slovak and Finnish colleagues write it."""
    match = _SPACED.search(before)
    if match is None:
        return []
    return _written(int(year[0]), int(match[2]), int(match[1]), floor + match.start(), match[0] + year[0])


def _worded(text: str, before: str, floor: int, year: re.Match[str]) -> list[Written]:
    """5 May 2026, May 5, 2026, 5 de mayo de 2026, 5. März 2026."""
    if not before[-1:].isspace():
        return []
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        match = pattern.search(before)
        number = month_number(match[month], text) if match else 0
        if match and number:
            return _written(int(year[0]), number, int(match[day]), floor + match.start(), match[0] + year[0])
    return []


def _year_first(text: str, year: re.Match[str]) -> list[Written]:
    """2025年3月12日, 2025/3/12, 2025.03.12 and 2025. március 12.

    The month of the last is in lower case: `in 2025. March 12` begins a sentence.
    """
    if text[year.start() - 1 : year.start()] in _NO_DATE:
        return []
    for pattern in (_SIGNS, _UNPADDED, _DOTTED):
        match = pattern.match(text, year.end())
        if match:
            month, day = [int(part) for part in match.groups() if part and part.isdecimal()]
            return _written(int(year[0]), month, day, year.start(), year[0] + match[0])
    match = _YEAR_FIRST.match(text, year.end())
    number = month_number(match[1], text) if match and match[1].islower() else 0
    if match is None or not number:
        return []
    return _written(int(year[0]), number, int(match[2]), year.start(), year[0] + match[0])


def _written(year: int, month: int, day: int, start: int, raw: str) -> list[Written]:
    try:
        return [Written(date(year, month, day).isoformat(), start, raw)]
    except ValueError:
        return []
