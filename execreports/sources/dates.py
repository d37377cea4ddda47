"""Dates as cells write them: `05/12/2026` is refused unless its order is declared or the column shows it."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from execreports.reading.dates import month_number

Order = Literal["iso", "mdy", "dmy"]

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
_NAMED = re.compile(
    r"(?:[^\W\d_]{2,9}\.?,? +)?(?:(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:de )?(?P<m>[^\W\d_]{3,12})\.?|"
    r"(?P<m2>[^\W\d_]{3,12})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?),?[ -](?:de )?(?P<y>\d{4})(?!\d)"
)
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets, their leap-year bug of 1900 included
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: numbers outside are no dates


def day(cell: object, order: Order | None, zone: ZoneInfo, *, serial: bool = False) -> date | None:
    """The day a cell names; None where it names none or leaves day and month open.

    Moments with an offset count in the portfolio's zone; `serial` allows a spreadsheet's day numbers.
    """
    if isinstance(cell, datetime):
        return (cell.astimezone(zone) if cell.tzinfo else cell).date()
    if isinstance(cell, date):
        return cell
    text = str(cell).strip().strip("'")
    if serial and re.fullmatch(r"\d{5}(\.\d+)?", text) and int(text[:5]) in _SERIALS:
        return _EPOCH + timedelta(days=int(text[:5]))
    return _written(text, order, zone)


def _written(text: str, order: Order | None, zone: ZoneInfo) -> date | None:
    if match := _ISO.match(text) or _COMPACT.fullmatch(text):
        return _moment(text, zone) or _day(match[1], match[2], match[3])
    if match := _NUMERIC.match(text):
        return _numeric(match[1], match[2], match[3], order)
    if match := _NAMED.match(text):
        month = month_number(match["m"] or match["m2"])
        return _day(match["y"], str(month), match["d"] or match["d2"]) if month else None
    return None


def _moment(text: str, zone: ZoneInfo) -> date | None:
    """The local day of an ISO moment that has an offset; None for anything simpler."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(zone).date() if moment.tzinfo else None


def _day(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number))
    except ValueError:
        return None


def _numeric(first: str, second: str, year: str, order: Order | None) -> date | None:
    if order == "mdy" or (order is None and int(second) > 12):
        return _day(year, first, second)
    if order == "dmy" or (order is None and (int(first) > 12 or first == second)):
        return _day(year, second, first)
    return None


def order_of(cells: Iterable[object]) -> Order | None:
    """The order a column proves: a part above 12 settles it for all; None where nothing does, or both occur."""
    proofs: set[Order] = set()
    for cell in cells:
        match = _NUMERIC.match(cell.strip()) if isinstance(cell, str) else None
        if match and int(match[1]) > 12:
            proofs.add("dmy")
        if match and int(match[2]) > 12:
            proofs.add("mdy")
    return proofs.pop() if len(proofs) == 1 else None


def month(cell: object) -> str:
    """`2026-05` for a cell that names a month and no day (`2026-05`, `05/2026`, `May 2026`); else ''."""
    text = str(cell).strip()
    if match := re.fullmatch(r"(20\d\d)[-/.](\d{1,2})", text):
        year, number = match[1], int(match[2])
    elif match := re.fullmatch(r"(\d{1,2})[-/.](20\d\d)", text):
        year, number = match[2], int(match[1])
    elif match := re.fullmatch(r"([^\W\d_]{3,12})\.?,?[ -](?:de )?(20\d\d)", text):
        year, number = match[2], month_number(match[1])
    else:
        return ""
    return f"{year}-{number:02d}" if 1 <= number <= 12 else ""


def iso_days(text: str) -> list[date]:
    """Every ISO date in a text, in order."""
    found = (_day(*match) for match in re.findall(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)", text))
    return [one for one in found if one]
