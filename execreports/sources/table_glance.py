"""What a table holds that nobody has mapped yet: where its header stands and what each column's cells are."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from execreports.errors import SourceBroken
from execreports.reading.bills.amounts import decimal_mark
from execreports.reading.encodings import decode
from execreports.reading.table_headers import read_header
from execreports.reading.table_roles import first_words, is_total
from execreports.sources import workbook
from execreports.sources.dates import day, order_of
from execreports.sources.delimited import delimiter_of, lines
from execreports.sources.grid import SEARCHED, Grid, Line
from execreports.sources.quantities import is_blank, quantity
from execreports.sources.rows import Row, Rows, words

Entry = dict[str, Any]
ENOUGH = 0.8  # share of a column's filled cells that must be of one sort
_NAME = re.compile(r"0\d+")
_ANYWHERE = ZoneInfo("UTC")


def glanced(path: Path) -> Entry:
    """A CSV or XLSX as `inspect` shows it: columns as `table` names them, rows, total rows by line, problems."""
    problems: list[Entry] = []

    def note(place: str, message: str) -> None:
        line = place.rpartition(":")[2]
        problems.append({"line": int(line) if line.isdecimal() else None, "message": message})

    data, found = path.read_bytes(), {"encoding": "utf-8"}
    try:
        workbook.refuse_other(data, path.name)
        if data.startswith(workbook.MAGIC):
            sheet = workbook.Sheet.opened(data, "", path.name)
            found |= {"encoding": "xlsx", "sheet": sheet.title}
            grid = list(sheet.lines(note))
        else:
            decoded = decode(data)
            delimiter = delimiter_of(decoded.text, frozenset())
            found |= {"encoding": decoded.encoding, "delimiter": {"\t": "tab"}.get(delimiter, delimiter)}
            grid = list(lines(decoded.text, delimiter, path.name, note))
        return {**found, **_outline(grid, path.name), "problems": problems}
    except SourceBroken as error:
        note("", error.faults[0].message)
        return {**found, "problems": problems}


def _outline(grid: Sequence[Line], place: str) -> Entry:
    head = _header(grid[:SEARCHED])
    if head is None:
        raise SourceBroken(
            "no row looks like a header", place=place, code="E-SRC-211", fix="name its columns"
        )
    table = Grid(frozenset(), place, ":{}".format, header=head.number).rows(grid)
    totals = [row for row in table.rows if is_total(first_words(map(words, row.cells.values())))]
    body = [row for row in table.rows if row not in totals]
    return {
        "header_line": head.number, "rows": len(body),
        "columns": [_column(words(cell), name, body) for cell, name in _named(head, table)],
        "total_rows": [int(row.place[1:]) for row in totals],
    }  # fmt: skip


def _header(head: Iterable[Line]) -> Line | None:
    """Of the rows without a number or a date the fullest, the first of equals; None where every row has one."""
    words_only = [line for line in head if not any(_is_value(cell) for cell in line.cells)]
    fullest = max(words_only, key=lambda line: sum(bool(words(cell)) for cell in line.cells), default=None)
    return fullest if fullest and any(map(words, fullest.cells)) else None


def _named(head: Line, table: Rows) -> Iterable[tuple[object, str]]:
    return zip((cell for cell in head.cells if words(cell)), table.header, strict=True)


def _is_value(cell: object) -> bool:
    return not is_blank(cell) and (quantity(cell) is not None or day(cell, "dmy", _ANYWHERE) is not None)


def _column(written: str, name: str, rows: Sequence[Row]) -> Entry:
    """`holds` is numbers, dates, words or nothing; with the decimal mark or the order of dates its cells prove."""
    cells = [cell for row in rows if not is_blank(cell := row.get(name))]
    header = read_header(written)
    column: Entry = {"name": written, "holds": "nothing", "filled": len(cells)}
    column |= {"role": header.role} if header.role else {}
    column |= {"currency": header.currency} if header.currency else {}
    if not cells:
        return column
    texts = [cell for cell in cells if isinstance(cell, str)]
    mark, order = decimal_mark(texts), order_of(cells)
    if _mostly(day(cell, order or "dmy", _ANYWHERE) is not None for cell in cells):
        certain = _mostly(day(cell, order, _ANYWHERE) is not None for cell in cells)
        column |= {"holds": "dates", "date_order": order or ("certain" if certain else "to be declared")}
    elif _mostly(_is_number(cell, mark or ".") for cell in cells):
        column |= {"holds": "numbers", "decimal": mark or "to be declared"}
    else:
        column["holds"] = "words"
    return column | {"first": words(cells[0])}


def _is_number(cell: object, mark: str) -> bool:
    """Not so an account's number: `012345`."""
    return not _NAME.fullmatch(str(cell)) and quantity(cell, mark) is not None


def _mostly(answers: Iterable[bool]) -> bool:
    given = list(answers)
    return sum(given) >= ENOUGH * len(given)
