"""A pipe table's rows as typed cells; total rows are recognised, checked against their parts, never added in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from execreports.reading.currencies import marks
from execreports.reading.dates import find_dates
from execreports.reading.money import Money, find_money
from execreports.reading.multipliers import MULTIPLIER, power_of_ten
from execreports.reading.numbers import COMMA, DOT, EITHER, GAP, NUMBER, Habits, read
from execreports.reading.plain import plain
from execreports.reading.status_marks import marks as status_marks
from execreports.reading.status_value import read_status
from execreports.reading.table_roles import MONEY_ROLES, is_running, is_total, role_of
from execreports.reading.tables import Table

_BARE = re.compile(
    rf"(?P<open>\()?(?P<sign>[-−–])?(?P<number>{NUMBER})(?P<power>{MULTIPLIER})?(?P<close>\))?(?P<percent>[{GAP}]?%)?"
)
_ROUNDING = Decimal("0.01")  # a stated total may differ by this much from its parts


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: kind money, number, percent, date, status, text or empty.

    Numbers in `low`/`high` (`high` None: open end), currency for money ('' where neither cell nor header names
    one), ISO date or status in `text`.
    """

    kind: str
    raw: str
    text: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str = ""
    period: str | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class FactRow:
    """A body row with one cell per column; a total row repeats what the rows above say."""

    line: int
    cells: tuple[Cell, ...]
    is_total: bool


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """What a total row states for a column, and what its parts add up to (None: some part is no number)."""

    line: int
    column: int
    stated: Decimal
    parts: Decimal | None

    @property
    def agrees(self) -> bool | None:
        """None where the parts could not be added up."""
        return None if self.parts is None else abs(self.parts - self.stated) <= _ROUNDING


@dataclass(frozen=True, slots=True)
class TableFacts:
    """Columns by role, rows of typed cells, and the checks of the total rows."""

    roles: tuple[str, ...]
    rows: tuple[FactRow, ...]
    totals: tuple[TotalCheck, ...]

    def column(self, role: str) -> int:
        """The first column with a role; -1 without one."""
        return self.roles.index(role) if role in self.roles else -1


def read_table(table: Table, text: str = "") -> TableFacts:
    """The typed rows of a table; `text` is its document, asked for its language where a number leaves it open."""
    roles = tuple(role_of(name) for name in table.header)
    habits = _habits(table, text)
    columns = [_column(table, index, role, habits) for index, role in enumerate(roles)]
    rows = []
    for number, row in enumerate(table.rows):
        first = next((cell for cell in row.cells if cell), "")
        rows.append(FactRow(row.line, tuple(column[number] for column in columns), is_total(first)))
    summed = [index for index, name in enumerate(table.header) if not is_running(name)]
    return TableFacts(roles, tuple(rows), tuple(_checks(rows, summed)))


def _habits(table: Table, text: str) -> Habits:
    """What the bare numbers of a table prove about its decimal mark: they are each other's neighbours."""
    habits = Habits(text)
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            bare = _BARE.fullmatch(plain(cell))
            written = read(bare["number"]) if bare else None
            if written:
                habits.learn(number, written.proves, "")
    return habits


def _column(table: Table, index: int, role: str, habits: Habits) -> list[Cell]:
    """One column's cells, in the currency of its header where they name none."""
    named = marks(table.header[index], table.header[index].lower())
    currency = (named[0][2] if named else "") if role in MONEY_ROLES or named else None
    return [
        _cell(plain(cell), row, role, currency, habits) for row, (_, cell) in enumerate(table.column(index))
    ]


def _cell(raw: str, row: int, role: str, currency: str | None, habits: Habits) -> Cell:
    """`currency` is the header's ('' for none named), or None in a column that is not about money."""
    if not raw.strip(" -–—"):
        return Cell("empty", raw)
    if role == "status" or status_marks(raw):
        return Cell("status", raw, read_status(raw).status)
    amounts = find_money(raw)
    if len(amounts) == 1 and len(amounts[0].raw) * 2 >= len(raw):
        return _money(raw, amounts[0])
    bare = _BARE.fullmatch(raw)
    if bare and (written := read(bare["number"])):
        mark, unsure = (DOT, False) if written.proves != EITHER else habits.decide(
            row, DOT if written.dot < written.comma else COMMA, currency or "")  # fmt: skip
        value = (written.comma if mark == COMMA else written.dot) * 10 ** max(power_of_ten(bare["power"]), 0)
        value = -value if bare["sign"] or (bare["open"] and bare["close"]) else value
        kind = "percent" if bare["percent"] else "number" if currency is None else "money"
        return Cell(kind, raw, low=value, high=value, currency=currency or "", unsure=unsure)
    days = find_dates(raw)
    if len(days) == 1 and len(days[0].raw) * 2 >= len(raw):
        return Cell("date", raw, days[0].iso)
    return Cell("text", raw, raw)


def _money(raw: str, amount: Money) -> Cell:
    """A cell that is one amount."""
    return Cell("money", raw, "", amount.low, amount.high, amount.currency, amount.period, amount.unsure)


def _checks(rows: Sequence[FactRow], columns: Sequence[int]) -> list[TotalCheck]:
    """Every number in a total row against the rows since the last total, or against all rows if those agree."""
    checks = []
    since = 0
    for number, row in enumerate(rows):
        if not row.is_total:
            continue
        for column in columns:
            total = row.cells[column]
            stated = _signed(total, brackets=False)
            if stated is None or total.kind == "percent":
                continue
            sums = [_sum(parts, column, total) for parts in (rows[since:number], rows[:number])]
            booked = _sum(rows[:number], column, total, brackets=True)
            if booked is not None and booked == _signed(total, brackets=True):
                checks.append(TotalCheck(row.line, column, booked, booked))
            elif sums[1] is not None:
                agreeing = next(
                    (one for one in sums if one is not None and abs(one - stated) <= _ROUNDING), None
                )
                checks.append(TotalCheck(row.line, column, stated, sums[0] if agreeing is None else agreeing))
        since = number + 1
    return checks


def _signed(cell: Cell, *, brackets: bool) -> Decimal | None:
    """A cell's single value, negative where brackets around it are read as book-keepers write; None for the rest."""
    if cell.low is None or cell.low != cell.high:
        return None
    in_brackets = brackets and cell.raw.startswith("(") and cell.raw.endswith(")") and cell.low > 0
    return -cell.low if in_brackets else cell.low


def _sum(rows: Sequence[FactRow], column: int, total: Cell, *, brackets: bool = False) -> Decimal | None:
    """The parts added up; None without parts, or where one is a range, a text or another currency."""
    parts = [row.cells[column] for row in rows if not row.is_total and row.cells[column].kind != "empty"]
    values = [_signed(cell, brackets=brackets) for cell in parts if cell.currency == total.currency]
    numbers = [value for value in values if value is not None]
    return sum(numbers, Decimal(0)) if numbers and len(numbers) == len(parts) else None
