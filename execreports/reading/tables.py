"""Pipe tables as GFM sees them, kept as rows of text cells with their lines."""

from collections.abc import Iterator
from dataclasses import dataclass

_HELD = "\x00"  # stands for an escaped pipe while a line is split; no text that is read holds it


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one body row as written (escaped pipes resolved), never more than the header has."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table; `line` is the header's, `header` may hold empty strings."""

    line: int
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, index: int) -> Iterator[tuple[int, str]]:
        """Line and text of one column's cells; a row that stops short gives ''."""
        for row in self.rows:
            yield row.line, row.cells[index] if index < len(row.cells) else ""


def split_cells(line: str) -> list[str]:
    """The cells of one table line; a pipe behind a backslash belongs to its cell, in code spans too."""
    stripped = line.strip()
    if "\\|" in stripped:
        cells = [cell.replace(_HELD, "|") for cell in stripped.replace("\\|", _HELD).split("|")]
    else:
        cells = stripped.split("|")
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [cell.strip() for cell in cells]
