"""How `inspect` tells a person what it read of a table: its columns, its typed rows, its totals against their parts."""

from collections.abc import Iterator
from typing import Any

Entry = dict[str, Any]
MOST = 20  # rows of one table; --json has them all
_TYPED = frozenset({"money", "date", "status", "percent"})


def table_told(item: Entry) -> Iterator[str]:
    """Nothing for a table of words alone."""
    names = [name or f"column {number}" for number, name in enumerate(item["header"], 1)]
    columns = [
        said for name, column in zip(names, item["columns"], strict=True) if (said := _column(name, column))
    ]
    if columns:
        yield f"      columns: {'; '.join(columns)}"
    told = [row for row in item["cells"] if any(cell["kind"] in _TYPED for cell in row["cells"])]
    for row in told[:MOST]:
        cells = zip(names, row["cells"], strict=True)
        words = "; ".join(f"{name} {_cell(cell)}" for name, cell in cells if cell["kind"] != "empty")
        yield f"      line {row['line']}: {'total, never added in: ' if row['total'] else ''}{words}"
    if len(told) > MOST:
        yield f"      ... and {len(told) - MOST} more rows; --json lists them all"
    for total in item["totals"]:
        said = f"      line {total['line']}: {names[total['column']]} states {total['stated']}, "
        yield said + (
            "its parts add up to it"
            if total["agrees"]
            else f"its parts add up to {total['parts']}: they differ"
        )


def amount(item: Entry) -> str:
    """`about 7000 to 9000 USD a month`."""
    words = item["low"]
    if item["high"] is None:
        words += " or more"
    elif item["high"] != item["low"]:
        words += f" to {item['high']}"
    kept = [f"about {words}" if item["approx"] else words, item["currency"] or "of a currency not named"]
    kept += [f"{'an' if item['period'] == 'hour' else 'a'} {item['period']}"] if item["period"] else []
    return " ".join(kept)


def _column(name: str, column: Entry) -> str:
    """What a header says, '' for one that says nothing known."""
    period = f"a {column['period']}" if column["period"] else ""
    words = " ".join(filter(None, (column["role"], column["currency"], period)))
    return f"{name} is {words}" if words and words != name.casefold() else ""


def _cell(cell: Entry) -> str:
    if cell["kind"] == "money":
        return amount(cell) + (" (decimal mark guessed)" if cell.get("unsure") else "")
    return str(cell["low"] + ("%" if cell["kind"] == "percent" else "") if "low" in cell else cell["text"])
