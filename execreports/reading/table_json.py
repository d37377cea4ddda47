"""A table as `inspect --json` prints it: what its columns are, each row typed, each total against its parts."""

from decimal import Decimal

from execreports.reading.table_cells import Cell
from execreports.reading.table_facts import TotalCheck, read_table
from execreports.reading.tables import Table

MOST = 100_000  # cells of one document that are printed one by one


def table_json(table: Table, text: str, order: str = "") -> dict[str, object]:
    """`columns` by role, currency and period; `cells` row by row, `total` where a row repeats others; `totals`."""
    facts = read_table(table, text, order)
    return {
        "line": table.line,
        "header": list(table.header),
        "rows": len(table.rows),
        "columns": [
            {"role": one.role, "currency": one.currency or "", "period": one.period} for one in facts.headers
        ],
        "cells": [
            {"line": row.line, "total": row.is_total, "cells": [_cell(cell) for cell in row.cells]}
            for row in facts.rows[: max(1, MOST // max(1, len(table.header)))]
        ],
        "totals": list(map(_total, facts.totals)),
    }


def _total(check: TotalCheck) -> dict[str, object]:
    """A total row against its parts; the high ends where either is a range."""
    found: dict[str, object] = {
        "line": check.line, "column": check.column, "stated": f"{check.stated:f}", "parts": f"{check.parts:f}",
    }  # fmt: skip
    if check.stated != check.stated_high or check.parts != check.parts_high:
        found |= {"stated_high": f"{check.stated_high:f}", "parts_high": f"{check.parts_high:f}"}
    return found | {"agrees": check.agrees}


def _cell(cell: Cell) -> dict[str, object]:
    """The kind and whatever that kind has; words as they are written."""
    found: dict[str, object] = {"kind": cell.kind}
    if cell.kind == "empty":
        return found
    if cell.low is None:
        return found | (
            {"text": cell.text} if cell.text == cell.raw else {"text": cell.text, "raw": cell.raw}
        )
    found |= {"raw": cell.raw, "low": _number(cell.low), "high": _number(cell.high)}
    if cell.kind == "money":
        found |= {
            "currency": cell.currency,
            "period": cell.period,
            "approx": cell.approx,
            "implied": cell.implied,
        }
    return found | ({"unsure": True} if cell.unsure else {})


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
