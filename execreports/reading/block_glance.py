"""Blocks told at a glance: tables, and flat lists at the margin; what is not so plain is left to the rules."""

import re
from typing import TYPE_CHECKING

from execreports.reading.block_state import ITEM_CLOSE, Token
from execreports.reading.tables import Row, Table, split_cells

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

TABLE = "pipe_table"
_RULED = re.compile(  # the line below a table's header
    r"(?!-[ \t])(?=..)(?:\|[ \t]*+)?:?-+:?[ \t]*+(?:\|[ \t]*+:?-+:?[ \t]*+)*+(?:\|[ \t]*+)?\Z"
)
_ITEM = re.compile(  # an item whose text can begin nothing but a paragraph
    r"(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<mark>[.)])) (?P<text>(?:\[[ xX]\] )?"
    r"(?:[A-Za-z$(\"'@]|[^\x00-\x7f]|\*\*[^\s*]|`(?!``)|\d++(?![.)])).*)"
)
_MARKED = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")


def table(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """The tables of GFM, each as one token."""
    if start + 2 > end:
        return False
    below = state.bMarks[start + 1] + state.tShift[start + 1]
    ruled = _RULED.match(state.src, below, state.eMarks[start + 1])
    if ruled is None or state.sCount[start + 1] < state.blkIndent:
        return False
    if (
        state.is_code_block(start)
        or state.is_code_block(start + 1)
        or "|" not in (head := line_text(state, start))
    ):
        return False
    header, rule = split_cells(head), ruled[0].rstrip(" \t")
    if not header or len(header) != rule.count("|") + 1 - rule.startswith("|") - rule.endswith("|"):
        return False
    if not silent:
        _keep(state, start, end, tuple(header))
    return True


def _keep(state: "StateBlock", start: int, end: int, header: tuple[str, ...]) -> None:
    """Read the rows of the table whose header is at `start` into one token."""
    parent, state.parentType = state.parentType, "table"
    line, rows, width = start + 2, [], len(header)
    while line < end and state.sCount[line] >= state.blkIndent and not state.is_code_block(line):
        text = line_text(state, line)
        if not text.strip() or (text[0] != "|" and _begins_block(state, line, end)):
            break
        rows.append(Row(line + 1, tuple(split_cells(text)[:width])))
        line += 1
    state.parentType = parent
    token = state.push(TABLE, "", 0)
    token.map = [start, line]
    token.meta = {"table": Table(start + 1, header, tuple(rows))}
    state.line = line


def line_text(state: "StateBlock", line: int) -> str:
    """A line without the marks of the quotes and lists it stands in."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _begins_block(state: "StateBlock", line: int, end: int) -> bool:
    """True where another block begins."""
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))


def plain_list(state: "StateBlock", start: int, end: int) -> bool:
    """Read a list at the left margin whose items are one line each and which a blank line or the text's end closes."""
    if state.level or state.blkIndent or state.tShift[start] or state.bsCount[start]:
        return False
    source, begins, ends = state.src, state.bMarks, state.eMarks
    first = _ITEM.match(source, begins[start], ends[start])
    kind = (first["bullet"], first["mark"]) if first else None
    items, line, item = [], start, first
    while item and (item["bullet"], item["mark"]) == kind:
        items.append(item)
        line += 1
        item = _ITEM.match(source, begins[line], ends[line]) if line < end else None
    after = state.skipEmptyLines(line)
    if not items or (line < end and after == line):
        return False
    if after < end and (state.sCount[after] > 0 or _MARKED.match(source, begins[after], ends[after])):
        return False
    for number, match in enumerate(items, start):
        _push(state, match, number, number + 1 if number + 1 < line else min(after, end))
    state.line = min(after, end)
    return True


def _push(state: "StateBlock", match: re.Match[str], line: int, end: int) -> None:
    """The tokens of one item."""
    opened, paragraph = Token(), Token()
    opened.type, opened.info, opened.map = "list_item_open", match["number"] or "", [line, end]
    paragraph.type, paragraph.content = "paragraph_open", match["text"].rstrip()
    state.tokens += [opened, paragraph, ITEM_CLOSE]  # type: ignore[list-item]  # light tokens
