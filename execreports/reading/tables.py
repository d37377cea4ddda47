"""Pipe tables as GFM sees them, kept as rows of text cells with their lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_PIPE = re.compile(r"(?<!\\)\|")
TOKEN = "pipe_table"  # noqa: S105  the type of a parser token, no secret


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
    stripped = line.strip(" \t")
    cells = stripped.split("|")
    if "\\|" in stripped:
        cells = [cell.replace("\\|", "|") for cell in _PIPE.split(stripped)]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [cell.strip(" \t") for cell in cells]


def table_rule(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A block rule that finds the same tables as markdown-it's own and keeps one token for each."""
    from markdown_it.rules_block import table

    if not table(state, start, end, True):
        return False
    if silent:
        return True
    header = split_cells(_text(state, start))
    parent, state.parentType = state.parentType, "table"
    line, rows = start + 2, []
    while line < end and _continues(state, line, end):
        rows.append(Row(line + 1, tuple(split_cells(_text(state, line))[: len(header)])))
        line += 1
    state.parentType = parent
    token = state.push(TOKEN, "", 0)
    token.map = [start, line]
    token.meta = {"table": Table(start + 1, tuple(header), tuple(rows))}
    state.line = line
    return True


def _text(state: "StateBlock", line: int) -> str:
    """A line without the marks of the quotes and lists it stands in."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _continues(state: "StateBlock", line: int, end: int) -> bool:
    """True where a line belongs to the table above: not blank, not dedented, not the start of another block."""
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    text = _text(state, line)
    if not text.strip():
        return False
    if text[0] == "|":
        return True
    rules = state.md.block.ruler.getRules("blockquote")
    return not any(rule(state, line, end, True) for rule in rules)
