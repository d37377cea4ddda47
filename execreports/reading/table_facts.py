"""A pipe table's rows as typed cells; total rows are recognised, checked against their parts, never added in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from execreports.reading.numbers import Habits
from execreports.reading.plain import plain
from execreports.reading.table_cells import Cell, habits_of, read_cell
from execreports.reading.table_headers import Header, read_header
from execreports.reading.table_roles import (
    MONEY_ROLES,
    first_words,
    is_plain_total,
    is_running,
    is_share,
    is_single,
    is_total,
)
from execreports.reading.table_totals import Part, Sums, slack
from execreports.reading.tables import Row, Table

_NEVER_SUMMED = frozenset({"date", "due", "month", "priority", "status", "owner"})


@dataclass(frozen=True, slots=True)
class FactRow:
    """A body row with one cell per column; a total row repeats what the rows above say."""

    line: int
    cells: tuple[Cell, ...]
    is_total: bool


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """What a total row states for a column, and what its parts add up to: low ends, and the high ones of ranges."""

    line: int
    column: int
    stated: Decimal
    parts: Decimal
    agrees: bool
    stated_high: Decimal
    parts_high: Decimal


@dataclass(frozen=True, slots=True)
class TableFacts:
    """Columns by what their headers say, rows of typed cells, and the checks of the total rows."""

    headers: tuple[Header, ...]
    rows: tuple[FactRow, ...]
    totals: tuple[TotalCheck, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The role of each column, '' where its header says none."""
        return tuple(header.role for header in self.headers)

    def column(self, role: str) -> int:
        """The first column with a role; -1 without one."""
        return self.roles.index(role) if role in self.roles else -1


def has_total(table: Table) -> bool:
    """True where a row of the table is a total."""
    return any(map(is_total_row, table.rows))


def is_total_row(row: Row) -> bool:
    """True where a row calls itself a total."""
    return is_total(first_words(row.cells))


def read_table(table: Table, text: str = "", order: str = "") -> TableFacts:
    """The typed rows of a table.

    `text` is its document, asked for its language where a number leaves it open; `order` that of day and month in it.
    """
    habits = habits_of(table, text, order)
    headers = tuple(read_header(name, habits) for name in table.header)
    columns = [_column(table, index, header, habits) for index, header in enumerate(headers)]
    rows = [
        FactRow(row.line, tuple(column[number] for column in columns), is_total_row(row))
        for number, row in enumerate(table.rows)
    ]
    is_summed = any(row.is_total for row in rows)
    summed = [
        index
        for index, name in enumerate(table.header if is_summed else ())
        if not (is_running(name) or is_single(name)) and headers[index].role not in _NEVER_SUMMED
    ]
    checks = [check for index in summed for check in _checks(table, rows, index, headers[index])]
    return TableFacts(headers, tuple(rows), tuple(sorted(checks, key=lambda one: (one.line, one.column))))


def _column(table: Table, index: int, header: Header, habits: Habits) -> list[Cell]:
    """One column's cells, in the currency of its header where they name none."""
    return [read_cell(plain(cell), row, header, habits) for row, (_, cell) in enumerate(table.column(index))]


def _checks(table: Table, rows: Sequence[FactRow], column: int, header: Header) -> Iterator[TotalCheck]:
    """The totals of a column against their parts, in brackets as book-keepers write where only that adds up."""
    written, booked = Sums(), Sums()
    is_counted = header.role in MONEY_ROLES | {"quantity"}
    for row, source in zip(rows, table.rows, strict=True):
        cell, words = row.cells[column], first_words(source.cells)
        if not row.is_total:
            if cell.kind != "empty" and not is_share(words):
                written.add(_part(cell))
                booked.add(_part(cell, brackets=True))
            continue
        counts = cell.kind == "money" or (cell.kind == "number" and is_counted)
        if counts:
            total, kept = _part(cell), _part(cell, brackets=True)
            parts = written.agreeing(total)
            if parts is None and kept.value is not None and (parts := booked.agreeing(kept)) is not None:
                total = kept
            agrees = parts is not None
            parts = written.compared(total, plain=is_plain_total(words)) if parts is None else parts
            if parts is not None and total.value is not None:
                (low, high), (least, most) = total.value, parts
                yield TotalCheck(row.line, column, low, least, agrees, high, most)
        written.closed()
        booked.closed()


def _part(cell: Cell, *, brackets: bool = False) -> Part:
    """A cell as a part of a sum, negative where brackets around it are read as book-keepers write."""
    is_number = cell.kind in ("money", "number")
    ends = (cell.low, cell.high) if is_number and cell.low is not None and cell.high is not None else None
    if ends and brackets and cell.raw.startswith("(") and cell.raw.endswith(")") and ends[0] > 0:
        ends = (-ends[1], -ends[0])
    return Part(ends, (cell.currency, cell.period or ""), slack(cell.raw), cell.approx)
