"""The shapes of a cost pivot: services across and dates down, the other way round, or only totals."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from execreports.reading.bills import plain
from execreports.reading.bills.amounts import amount, total
from execreports.reading.bills.dates import is_date

UNIT = re.compile(r"\s*\(\s*([$€£¥₹]|[A-Z]{3})\s*\)\s*$")
TOTAL = re.compile(
    r"^(?:(?:grand )?totals?(?: costs?)?|costs? total|costos? total(?:es)?|costes? total(?:es)?|custos? tota(?:l|is)"
    r"|coûts? tota(?:l|ux)|gesamtkosten|costi totali|[\w ]+ total|合計コスト|总成本|총 비용)$",
    re.IGNORECASE,
)
TOTAL_ROW = re.compile(r"\b(?:totals?|totaux|totales|totais|gesamt|totale)\b|合計|总计|합계", re.IGNORECASE)
DIMENSIONS = frozenset(
    ("service", "linked account", "region", "usage type", "instance type", "charge type", "api operation")
)
HAIR = Decimal("0.000001")  # Cost Explorer's own totals differ from its cells in the tenth decimal
LOOKED_AT = 5
Rows = list[tuple[int, list[str]]]


def bare(name: str) -> str:
    """A heading without its unit: `S3($)` is `S3`."""
    return UNIT.sub("", name).strip()


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of a pivot's header among the first rows, None if this is no pivot."""
    return next((index for index, row in enumerate(rows) if _is_header(row, rows[index + 1 :])), None)


def _is_header(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    if len(row) < 2 or is_date(row[0]):
        return False
    if is_sideways(row):
        return any(amount(bare(cell)) is not None for other in below[:LOOKED_AT] for cell in other[1:])
    units = sum(1 for cell in row[1:] if UNIT.search(cell))
    dated = [other for other in below[:LOOKED_AT] if is_date(other[0]) and len(other) > 1]
    totals = any(TOTAL_ROW.search(other[0]) for other in below[:LOOKED_AT])
    if units > 1:
        return bool(dated) or totals
    if not dated:
        return False
    if all(TOTAL.match(bare(cell)) for cell in row[1:] if cell):
        return units > 0
    return (
        row[0].casefold() in DIMENSIONS - {"charge type"} or (units == 1 and totals) or _adds_up(row, dated)
    )


def is_sideways(row: Sequence[str]) -> bool:
    """True if the headings are dates, so that services stand in rows."""
    cells = [bare(cell) for cell in row[1:] if cell]
    dates = [cell for cell in cells if is_date(cell)]
    return len(dates) > 1 and len(dates) >= len(cells) - 2


def turned(header: Sequence[str], rows: Rows, line: int) -> tuple[list[str], Rows]:
    """A sideways pivot the usual way round; its rows all carry the line of the header."""
    names = [header[0], *(row[0] for _, row in rows)]
    columns = zip_longest(*(row for _, row in rows), fillvalue="")
    next(columns, None)
    return names, [(line, [bare(name), *cells]) for name, cells in zip(header[1:], columns, strict=False)]


def _adds_up(row: Sequence[str], dated: Sequence[Sequence[str]]) -> bool:
    """A table without units is a pivot if its total column really is the sum of the others."""
    column = next((index for index, cell in enumerate(row) if TOTAL.match(bare(cell))), None)
    found = plain.layout(row)
    if column is None or len(row) < 4 or (found and found.first("service") is not None):
        return False
    for other in dated:
        cells = [amount(cell) if cell else Decimal() for cell in other[1:]]
        if None in cells or len(cells) < column:
            return False
        stated = cells.pop(column - 1) or Decimal()
        if abs(total(cells) - stated) > max(HAIR, Decimal("0.005")):
            return False
    return True
