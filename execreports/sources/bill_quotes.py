"""The address of a bill's lines with the first as the quote, where the file is text of a bounded size."""

import csv
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from execreports.model.facts import Origin
from execreports.reading.bills import Bill
from execreports.reading.bills.detect import recognise
from execreports.reading.encodings import decode
from execreports.sources.pages import Page

LARGEST = 32 << 20  # bytes; of larger files no line is known anyway
MOST_RUNS = 40  # a resource billed daily has a line for each day of a month
NAMED = frozenset({"cur1", "cur2", "focus"})
QUOTED = ("amount", "service", "usage_type")
_PACKED = (b"\x1f\x8b", b"PK", b"PAR1")


@dataclass(frozen=True)
class BillPage:
    """A bill, its file and its page."""

    path: Path
    page: Page
    bill: Bill

    @cached_property
    def lines(self) -> list[str]:
        """The lines of a text file; none of a packed or large one."""
        if not self.path.is_file() or self.path.stat().st_size > LARGEST:
            return []
        data = self.path.read_bytes()
        return [] if data.startswith(_PACKED) else decode(data).text.split("\n")

    def origin(self, lines: tuple[int, ...], line: int | None, words: str) -> Origin:
        """The place of every row that went in; the first one's text where there is one, else what it says in short."""
        first = line or min(lines, default=0)
        if not 0 < first <= len(self.lines):
            return self.page.origin("", words)
        place, between = spans(lines or (first,))
        return self.page.origin(f":{place}", f"{between}{self._quote(self.lines[first - 1])}")

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        """(column, name) of service, usage type and cost, of line items; none of other bills."""
        if self.bill.format not in NAMED or not self.lines:
            return []
        header = _cells(self.lines[0].lstrip("\ufeff"))
        layout = recognise(header)
        columns = [layout.first(part) for part in QUOTED] if layout else []
        return [(column, header[column]) for column in columns if column is not None]

    def _quote(self, text: str) -> str:
        """The cost and what it is for, each under its column's name; other bills in their own words."""
        cells = _cells(text) if self._named else []
        if not cells or max(column for column, _ in self._named) >= len(cells):
            return text
        return ", ".join(f"{name}={cells[column]}" for column, name in self._named if cells[column])


def spans(lines: tuple[int, ...]) -> tuple[str, str]:
    """(`212-241,250`, nothing); of more than `MOST_RUNS` runs the first and last line, and how many lie between."""
    numbers = sorted(set(lines))
    starts = [one for before, one in pairwise([-1, *numbers]) if one != before + 1]
    ends = [one for one, after in pairwise([*numbers, -1]) if after != one + 1]
    if len(starts) > MOST_RUNS:
        return f"{numbers[0]}-{numbers[-1]}", f"({len(numbers)} lines between) "
    runs = zip(starts, ends, strict=True)
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs), ""


def _cells(text: str) -> list[str]:
    try:
        return next(csv.reader([text]), [])
    except csv.Error:
        return []
