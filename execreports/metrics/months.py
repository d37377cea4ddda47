"""Months as `2026-05`: reading, stepping, spanning."""

import re
from collections.abc import Iterator
from datetime import date

from execreports.model.context import Context

QUARTER = re.compile(r"(\d{4})\W*Q([1-4])|Q([1-4])\W*(\d{4})", re.IGNORECASE)
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-|$)")


def parsed(words: str) -> str:
    """The month in `2026-05`, `2026-05-31` or `2026-Q4` (a quarter means its last month), else ''."""
    if found := MONTH.match(words.strip()):
        return f"{found[1]}-{found[2]}"
    if quarter := QUARTER.search(words):
        year, number = (quarter[1], quarter[2]) if quarter[1] else (quarter[4], quarter[3])
        return f"{year}-{int(number) * 3:02d}"
    return ""


def of(day: date) -> str:
    """The month a day lies in."""
    return f"{day:%Y-%m}"


def current(context: Context) -> str:
    """The month that is still running."""
    return of(context.now.date())


def shift(month: str, steps: int) -> str:
    """The month `steps` later, or earlier where negative."""
    count = int(month[:4]) * 12 + int(month[5:7]) - 1 + steps
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def span(first: str, last: str) -> Iterator[str]:
    """Every month from the first to the last, both included."""
    while first <= last:
        yield first
        first = shift(first, 1)
