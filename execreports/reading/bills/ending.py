"""Whether a text file ends in the middle of a row, as half a download or half an upload does."""

import csv
import re
from pathlib import Path

from execreports.reading.table_roles import is_total

TAIL = 1 << 18  # bytes at the end of a file that are looked at
CUT = "the file ends in the middle of a row: half-written?"
FOOT = re.compile(r"\btotals?\b|\bsubtotals?\b", re.IGNORECASE)  # in any words: `Total for May`


def cut_line(path: Path, delimiter: str, header: int) -> int | None:
    """The line a UTF-8 file breaks off in (0 where it is too long to count), None for one that ends with a row.

    A quote is still open, or a last line without its line end has fewer cells than every row before it. Whole
    files without a last line end, and files whose every row is shorter than the header, end with a row.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - TAIL))
        data = stream.read()
    ended = data.rstrip(b" \t\0").endswith((b"\n", b"\r"))
    lines = data.decode("utf-8-sig", errors="replace").splitlines(keepends=True)
    whole = size <= TAIL
    if not lines or (ended and not whole):
        return None
    lines = lines if whole else lines[1:]
    rows, still_open = _rows(lines, delimiter)
    number = len(lines) if whole else 0
    if still_open:
        return number if whole or not ended else None
    if ended or len(rows) < 2 or _is_foot(rows[-1]):
        return None
    before = [len(row) for row in (rows[1:-1] if whole else rows[:-1]) if len(row) > 1]
    return number if len(rows[-1]) < min([header, *before]) else None


def _is_foot(row: list[str]) -> bool:
    """A last row of sums, which may be a short one."""
    return FOOT.search(" ".join(row)) is not None or any(map(is_total, row))


def _rows(lines: list[str], delimiter: str) -> tuple[list[list[str]], bool]:
    """The rows, and whether a quote is open at the end."""
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter, strict=True) if any(row)], False
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            return [], True
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter) if any(row)], False
    except csv.Error:
        return [], False  # a cell longer than csv takes: the engine judges it
