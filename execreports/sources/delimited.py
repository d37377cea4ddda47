"""Delimited text to numbered rows: the delimiter found by the wanted columns, ragged and half rows noted."""

import csv
import io
from collections.abc import Callable, Iterator

from execreports.sources.grid import SEARCHED, Line
from execreports.sources.rows import heading

Note = Callable[[str, str], None]
"""Takes a place and what could not be read there."""
_DELIMITERS = (",", ";", "\t", "|")


def delimiter_of(text: str, columns: frozenset[str]) -> str:
    """The delimiter under which most wanted columns are found in one row; else the one that cuts most evenly."""
    head = "\n".join(text.split("\n", SEARCHED)[:SEARCHED])
    scores = {delimiter: _score(head, delimiter, columns) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda delimiter: scores[delimiter])


def _score(head: str, delimiter: str, columns: frozenset[str]) -> tuple[int, int]:
    rows = [row for row in _reader(head, delimiter) if row]
    found = max((len(columns & {heading(cell) for cell in row}) for row in rows), default=0)
    widths = [len(row) for row in rows if len(row) > 1]
    return found, max((widths.count(width) * width for width in set(widths)), default=0)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        return


def lines(text: str, delimiter: str, place: str, note: Note) -> Iterator[Line]:
    """Every row with the line it begins on; what ends the reading is noted."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    try:
        for row in reader:
            yield Line(start, [cell.strip() for cell in row])
            start = reader.line_num + 1
    except csv.Error as error:
        note(f"{place}:{start}", f"the rest of the file is not read: {error}")
    if _is_open(text, delimiter):
        note(f"{place}:{start}", "the file ends inside a quoted cell: half-written?")


def _is_open(text: str, delimiter: str) -> bool:
    """True where the last quote of a file is never closed."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
