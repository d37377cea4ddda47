"""What a file is, told by its header: nothing is guessed from its name."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice

from execreports.reading.bills import cur, ending, focus, foreign, legacy, pivot, plain
from execreports.reading.bills.bill import Refused
from execreports.reading.bills.layout import Layout
from execreports.reading.bills.packed import SAMPLE, Plain

DELIMITERS = (",", "\t", ";", "|")
HEADER_WITHIN = 30  # rows before the header: sentences, blank lines, account names
LAYOUTS = (focus.layout, cur.layout, legacy.layout)
SAMPLE_ROWS = 400


@dataclass(frozen=True, slots=True)
class Found:
    """A text file's header, its rows below it (a sample), and where they begin."""

    delimiter: str
    header: tuple[str, ...]
    skip: int  # lines above the first row
    sample: tuple[tuple[str, ...], ...]
    layout: Layout | None  # None: a Cost Explorer pivot


def recognise(header: Sequence[str]) -> Layout | None:
    """The layout of a header, None if no known export has it."""
    return next((found for layout in LAYOUTS if (found := layout(header))), None)


def text(file: Plain) -> Found:
    """What a text file is; raises Refused with the reason: the provider of a foreign export, half a file."""
    found = _told(file)
    if (line := ending.cut_line(file.path, found.delimiter, len(found.header))) is not None:
        known = found.layout.format if found.layout else "cost_explorer"
        raise Refused(ending.CUT, line=line or None, file_format=known)
    return found


def _told(file: Plain) -> Found:
    with file.path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        content = stream.read(SAMPLE)
    complete = len(content) < SAMPLE
    if content.lstrip()[:1] == "<":
        raise Refused("HTML or XML, no bill (a login page saved as a file?)", line=1)
    table = cache(partial(_rows, content, complete=complete))  # most files are told by the first delimiter
    for layouts in (recognise, None, plain.layout):
        for mark in DELIMITERS:
            rows = table(mark)
            for index, (end, row) in enumerate(rows[:HEADER_WITHIN]):
                if layouts is None:
                    refuse_foreign(row, end)
                elif layout := layouts(row):
                    return Found(mark, tuple(row), end, _below(rows, index), layout)
        if layouts is None and (found := _pivot({mark: table(mark) for mark in DELIMITERS})):
            return found
    raise Refused("no header of a known bill, and no table with a date and a cost column", line=1)


def _pivot(tables: dict[str, list[tuple[int, list[str]]]]) -> Found | None:
    """A Cost Explorer pivot in any of the delimiters."""
    for mark, rows in tables.items():
        if (index := pivot.header_row([row for _, row in rows[:HEADER_WITHIN]])) is not None:
            end, row = rows[index]
            return Found(mark, tuple(row), end, _below(rows, index), None)
    return None


def refuse_foreign(row: Sequence[str], line: int) -> None:
    """Raise Refused with the provider's name if the header is another cloud's."""
    if who := foreign.provider(row):
        raise Refused(f"this is an export of {who}, not of AWS", line=line, file_format="foreign")


def _rows(content: str, mark: str, *, complete: bool) -> list[tuple[int, list[str]]]:
    """[(line it ends on, cells)] of the first rows, blank ones left out, the last one too if it may be cut."""
    try:
        rows = list(islice(_read(content, mark), SAMPLE_ROWS))
    except csv.Error:
        return []
    return rows if complete or len(rows) == SAMPLE_ROWS else rows[:-1]


def _read(content: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(content.splitlines(keepends=True), delimiter=mark)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, [cell.strip() for cell in row]


def _below(rows: list[tuple[int, list[str]]], index: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for _, row in rows[index + 1 :])
