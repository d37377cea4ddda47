"""Months out of date cells, however Excel left them: day and month are told apart by the data, or not at all."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(?:(\d\d))?(?!\d)")
NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
NAMED = re.compile(
    r"(?:(\d{1,2})[-/ .]*)?([a-z]{3,9})\.?[-/ ,.]*(?:(\d{1,2})(?:st|nd|rd|th)?,? +)?'?(\d{4}|\d{2})(?!\d)"
)
SERIAL = re.compile(r"([3-6]\d{4})(?:\.\d+)?$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EXCEL_EPOCH = date(1899, 12, 30)  # Excel's day 0, leap-year bug of 1900 included


def is_date(text: str) -> bool:
    """True if the cell can be a date in any of the orders this module reads."""
    text = text.strip().strip("'").casefold()
    return bool(
        ISO.match(text)
        or COMPACT.match(text)
        or NUMERIC.match(text)
        or SERIAL.match(text)
        or ((named := NAMED.match(text)) and named[2][:3] in MONTHS)
    )


def months(texts: Iterable[str], *, day_first: bool = False) -> tuple[dict[str, str | None], list[str]]:
    """({cell: YYYY-MM or None}, [problem]) for all date cells of one column together.

    `03/04/2025` alone could be March or April: other cells of the column decide (a part above 12, a run of days or
    of first-of-months); if they do not, or contradict each other, such cells have no month and a problem says so.
    `day_first` settles what the column leaves open: a file with decimal commas was never written month first.
    """
    found: dict[str, str | None] = {}
    numeric: dict[str, tuple[int, int, int]] = {}
    for text in set(texts):
        cell = text.strip().strip("'").casefold()
        if match := NUMERIC.match(cell):
            numeric[text] = (int(match[1]), int(match[2]), _year(match[3]))
        else:
            found[text] = _plain_month(cell)
    order = _order(numeric)
    order = "dmy" if order == "unsure" and day_first else order
    for text, (first, second, year) in numeric.items():
        month = first if order == "mdy" or first == second else second if order == "dmy" else 0
        found[text] = f"{year:04d}-{month:02d}" if 1 <= month <= 12 else None
    unsure = sorted(text for text in numeric if found[text] is None)
    problems = []
    if unsure:
        why = "both orders occur" if order == "mixed" else "nothing in the column tells day from month"
        problems.append(f"{len(unsure)} dates like {unsure[0]!r} have no certain month: {why}")
    return found, problems


def _plain_month(cell: str) -> str | None:
    """The month of a cell whose parts need no deciding."""
    for pattern in (ISO, COMPACT):
        if match := pattern.match(cell):
            return f"{match[1]}-{int(match[2]):02d}" if 1 <= int(match[2]) <= 12 else None
    if SERIAL.match(cell):
        return (EXCEL_EPOCH + timedelta(days=int(cell[:5]))).strftime("%Y-%m")
    if (match := NAMED.match(cell)) and match[2][:3] in MONTHS:
        return f"{_year(match[4]):04d}-{MONTHS.index(match[2][:3]) + 1:02d}"
    return None


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _order(numeric: dict[str, tuple[int, int, int]]) -> str:
    """dmy, mdy, mixed or unsure."""
    day_first = any(first > 12 for first, _, _ in numeric.values())
    month_first = any(second > 12 for _, second, _ in numeric.values())
    if day_first and month_first:
        return "mixed"
    if day_first or month_first:
        return "dmy" if day_first else "mdy"
    if numeric and all("." in text for text in numeric):
        return "dmy"  # dotted dates are written day first wherever they are written
    parts = sorted(set(numeric.values()))
    by_day = _regular([(year, second, first) for first, second, year in parts])
    by_month = _regular([(year, first, second) for first, second, year in parts])
    if by_day != by_month:
        return "dmy" if by_day else "mdy"
    return "unsure"


def _regular(days: list[tuple[int, int, int]]) -> bool:
    """True for a run of consecutive days, or for first-of-months; a day that is none is no part of a run."""
    try:
        dates = sorted(date(*day) for day in days)
    except ValueError:
        return False
    if len(dates) < 2:
        return False
    return all(day.day == 1 for day in dates) or all((b - a).days == 1 for a, b in pairwise(dates))
