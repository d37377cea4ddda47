"""Cost Explorer downloads: a pivot of days or months by service (or account, region, tag), small and irregular.

Row 1 is the dimension and its values (`EC2-Instances($)`), sometimes a second row names them; then `Service total`,
then one row per day or month, with `Total costs($)` at the right. Totals are checked, never added.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

from execreports.reading.bills import amounts
from execreports.reading.bills.amounts import SIGNS, total
from execreports.reading.bills.bill import Bill, BillLine, Problem, Refused
from execreports.reading.bills.charges import service_charge
from execreports.reading.bills.dates import is_date, months
from execreports.reading.bills.pivot import (
    DIMENSIONS,
    HAIR,
    TOTAL,
    UNIT,
    Rows,
    bare,
    costs_only,
    header_row,
    is_sideways,
    only_usage,
    turned,
)
from execreports.reading.bills.pivot_accounts import by_number, grouped_by, rounded, without_numbers
from execreports.reading.table_roles import says_total

DASH = re.compile(r"[$€£ ]*[-\u2013\u2014] *")
MOST_BYTES = 64 << 20
MATERIAL = Decimal("0.01")


@dataclass(slots=True)
class _Pivot:
    """The parts of the file while it is read."""

    heading: str
    grouped: str
    names: list[str]
    units: list[str | None]
    total_column: int | None
    mark: str = "."
    stated: dict[int, Decimal] = field(default_factory=dict)
    stated_line: int | None = None
    rows: list[tuple[int, str, list[Decimal | None]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rejected: int = 0
    decimals: int = 0


def read(path: Path, delimiter: str, encoding: str) -> Bill:
    """A Cost Explorer download as a bill; `total` is None if rows and stated totals contradict each other."""
    if path.stat().st_size > MOST_BYTES:
        raise Refused("larger than any Cost Explorer download", file_format="cost_explorer")
    header, below, line = _upright(path, delimiter)
    pivot = _parse(header, below)
    if not pivot.rows and pivot.stated:
        pivot.problems.append((pivot.stated_line, "only totals and no dates: the months are not known"))
        last = max(pivot.stated) + 1
        pivot.rows.append((pivot.stated_line or line, "", [pivot.stated.get(index) for index in range(last)]))
    if not any(value is not None for _, _, values in pivot.rows for value in values):
        raise Refused("a header and no amounts", line=line, file_format="cost_explorer")
    if pivot.rejected > sum(value is not None for _, _, values in pivot.rows for value in values):
        raise Refused(
            "no bill: dates and words where a cost pivot has amounts, in most of its cells", line=line
        )
    found, unsure = months((text for _, text, _ in pivot.rows), day_first=pivot.mark == ",")
    pivot.problems += [(None, problem) for problem in unsure]
    lines = tuple(_lines(pivot, found))
    own = total(line.amount for line in lines)
    disagreement = _check(pivot, own)
    return Bill(
        format="cost_explorer",
        currency=next((unit for unit in pivot.units if unit), None),
        total=None if disagreement > max(MATERIAL, abs(own) / 10000) or not pivot.rows else own,
        lines=lines,
        cost_basis="unblended, as Cost Explorer was set",
        problems=tuple(pivot.problems),
        stated_total=pivot.stated.get(pivot.total_column) if pivot.total_column is not None else None,
        rejected=pivot.rejected,
        rows=len(pivot.rows),
        encoding=encoding,
    )


def _upright(path: Path, delimiter: str) -> tuple[list[str], Rows, int]:
    """The header, the rows below it with their lines, and the header's line; dates are brought into the rows."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        rows = [(line, row) for line, row in _cells(stream, delimiter) if any(row)]
    start = header_row([row for _, row in rows[:30]]) or 0
    line, header = rows[start]
    below = rows[start + 1 :]
    if only_usage(header):
        raise Refused(
            "hours and bytes of use, no cost: download it with costs", line=line, file_format="cost_explorer"
        )
    if is_sideways(header):
        header, below = turned(header, below, line)
    return header, below, line


def _cells(stream: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(stream, delimiter=delimiter)
    try:
        for row in reader:
            yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise Refused(f"broken CSV: {error}", line=reader.line_num, file_format="cost_explorer") from error


def _parse(header: list[str], rows: Rows) -> _Pivot:
    """Header lines, total row and dated rows, apart."""
    header, rows = costs_only(header, rows)
    names = header[1:]
    second = rows[0][1] if rows else [""]
    if rows and not is_date(second[0]) and not _numeric(without_numbers(second[1:])):
        rows = rows[1:]
        names = [below or above for above, below in zip_longest(names, second[1:], fillvalue="")]
    units = [_unit(name) or _unit(above) for name, above in zip_longest(names, header[1:])]
    plain_names = [bare(name) for name in names]
    totals = [index for index, name in enumerate(plain_names) if TOTAL.match(name)]
    if len(totals) == len(plain_names):
        totals = []  # nothing but totals: a download without grouping
    grouped = grouped_by(header, plain_names)
    named = by_number(header, plain_names) if grouped == "linked account" else plain_names
    pivot = _Pivot(header[0], grouped, named, units, totals[-1] if totals else None)
    if grouped == "linked account" and rounded(header):
        pivot.problems.append((None, "a spreadsheet rounded the account numbers: accounts go by their names"))
    mark = amounts.decimal_mark(cell for _, row in rows for cell in row[1:] if cell)
    if mark is None:
        raise Refused(
            "amounts with decimal points and with decimal commas in one file", file_format="cost_explorer"
        )
    pivot.mark = mark
    for line, row in rows:
        _row(pivot, line, row, mark)
    return pivot


def _row(pivot: _Pivot, line: int, row: list[str], mark: str) -> None:
    """One row of the file into the pivot."""
    values: list[Decimal | None] = []
    for index, cell in enumerate(row[1:]):
        cell = "" if DASH.fullmatch(cell) else cell  # noqa: PLW2901 - a book-keeper's zero
        value = amounts.amount(cell, mark) if cell else None
        if cell and value is None:
            pivot.rejected += 1
            pivot.problems.append((line, f"{cell[:40]!r} is no amount"))
        if value is not None:
            pivot.decimals = max(pivot.decimals, -int(value.as_tuple().exponent))
        if index >= len(pivot.names) and value is not None:
            pivot.problems.append((line, f"{cell[:40]!r} stands under no heading"))
            continue
        values.append(value)
    if is_date(row[0]):
        pivot.rows.append((line, row[0], values))
    elif says_total(row[0]) or not row[0]:
        pivot.stated = {index: value for index, value in enumerate(values) if value is not None}
        pivot.stated_line = line
    elif any(value is not None for value in values):
        pivot.problems.append((line, f"{row[0][:40]!r} is neither a date nor a total: not counted"))


def _lines(pivot: _Pivot, found: dict[str, str | None]) -> Iterator[BillLine]:
    """A line per month and column; columns that name no service are left to account or tag."""
    by_key: dict[tuple[str | None, int], list[tuple[int, Decimal]]] = {}
    for line, text, values in pivot.rows:
        for index, value in enumerate(values):
            if value is not None and index != pivot.total_column:
                by_key.setdefault((found[text], index), []).append((line, value))
    tagged = any(name.casefold().startswith(("no tag key", "no tagkey")) for name in pivot.names)
    for (month, index), cells in by_key.items():
        name = pivot.names[index]
        service = None if tagged or TOTAL.match(name) or pivot.grouped in DIMENSIONS - {"service"} else name
        tags = () if service is not None or pivot.grouped == "linked account" else ((pivot.heading, name),)
        yield BillLine(
            month=month,
            service=service,
            amount=total(value for _, value in cells),
            account=name if pivot.grouped == "linked account" else None,
            charge_type=service_charge(name) if pivot.grouped in {"service", "charge type"} else "usage",
            currency=pivot.units[index],
            tags=tags,
            rows=len(cells),
            line=cells[0][0],
            lines=tuple(line for line, _ in cells),
        )


def _check(pivot: _Pivot, own: Decimal) -> Decimal:
    """The largest disagreement between cells and stated totals; each one beyond rounding becomes a problem."""
    worst = Decimal()
    count = sum(len(values) for _, _, values in pivot.rows)
    room = max(HAIR, Decimal(10) ** -pivot.decimals / 2 * (1 + Decimal(count).sqrt()))
    if pivot.total_column is not None:
        for line, _, values in pivot.rows:
            cells = total(value for index, value in enumerate(values) if index != pivot.total_column)
            stated = _at(values, pivot.total_column)
            if stated is not None and abs(cells - stated) > room:
                worst = max(worst, abs(cells - stated))
                pivot.problems.append(
                    (line, f"the cells of the row add up to {cells}, the file's own total says {stated}")
                )
    for index, stated in sorted(pivot.stated.items(), key=lambda pair: pair[0] != pivot.total_column):
        column = (
            own if index == pivot.total_column else total(_at(values, index) for _, _, values in pivot.rows)
        )
        if abs(column - stated) > room:
            worst = max(worst, abs(column - stated))
            message = f"{pivot.names[index]} adds up to {column}, the file's own total says {stated}"
            pivot.problems.append((pivot.stated_line, message))
    return worst


def _at(values: Sequence[Decimal | None], index: int) -> Decimal | None:
    return values[index] if index < len(values) else None


def _unit(name: str | None) -> str | None:
    """The currency in a heading's brackets."""
    match = UNIT.search(name or "")
    return SIGNS.get(match[1], match[1]) if match else None


def _numeric(cells: Sequence[str]) -> bool:
    """True if the row holds amounts."""
    return any(
        amounts.amount(cell) is not None or amounts.amount(cell, ",") is not None for cell in cells if cell
    )
