"""markdown-it's block rules made cheap: one token for a table, and no rule tried whose first character is not there."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast

from execreports.reading.tables import Row, Table, split_cells

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    Rule = Callable[[StateBlock, int, int, bool], bool]

TABLE = "pipe_table"
_DEEPEST = 20  # containers inside one another (a list level counts two); deeper text is not looked into
_FIRST = {
    "fence": "`~", "blockquote": ">", "hr": "*-_", "list": "*+-0123456789", "reference": "[", "html_block": "<",
    "heading": "#",
}  # fmt: skip


class Token:
    """What a block token needs to hold here; a dozen fields fewer than markdown-it's, so three times as quick."""

    type = tag = content = markup = info = ""
    level = nesting = 0
    map: list[int] | None = None
    hidden = False
    attrs: dict[str, object]
    children: list[object]
    meta: dict[str, object]


_CLOSING = Token()  # stands for every token that only closes something; nobody looks at it


def tokens(source: str, *, underlined: bool) -> list[Token]:
    """The block tokens of a text, list items closed by a token of type `list_item_close`.

    `underlined`: the text may hold headings underlined with = or -; looking for them doubles the work on paragraphs.
    """
    made = _parser(underlined=underlined)
    state = _state_class()(source, made, {}, [])
    made.block.tokenize(state, state.line, state.lineMax)
    return cast("list[Token]", state.tokens)


@cache
def _state_class() -> "type[StateBlock]":
    """markdown-it's block state with the light tokens."""
    from markdown_it.rules_block import StateBlock

    class State(StateBlock):
        def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Any:  # noqa: ANN401  not markdown-it's token
            if nesting < 0:
                self.level -= 1
                if ttype != "list_item_close":
                    self.tokens.append(_CLOSING)  # type: ignore[arg-type]
                    return _CLOSING
            token = Token()
            token.type, token.tag, token.nesting, token.level = ttype, tag, nesting, self.level
            if nesting > 0:
                self.level += 1
            self.tokens.append(token)  # type: ignore[arg-type]
            return token

    return State


@cache
def _parser(*, underlined: bool) -> "MarkdownIt":
    """CommonMark blocks and GFM tables; the inline pass, two thirds of a parse, is never run."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    ruler = made.block.ruler
    for rule in list(ruler.__rules__):
        if rule.name in _FIRST:
            ruler.at(rule.name, _guarded(rule.fn, _FIRST[rule.name]), {"alt": rule.alt})
        elif rule.name == "table":
            ruler.at(rule.name, _one_token(rule.fn), {"alt": rule.alt})
    ruler.enable("table")
    if not underlined:
        ruler.disable("lheading")
    return made


def _guarded(rule: "Rule", first: str) -> "Rule":
    """The rule, asked only where the line begins with one of its characters."""

    def guarded(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
        position = state.bMarks[start] + state.tShift[start]
        return (
            position < state.eMarks[start]
            and state.src[position] in first
            and rule(state, start, end, silent)
        )

    return guarded


def _one_token(table: "Rule") -> "Rule":
    """A rule that finds the same tables as `table` and keeps one token for each."""

    def one_token(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
        if start + 2 > end:
            return False
        below = state.bMarks[start + 1] + state.tShift[start + 1]
        if (
            below >= state.eMarks[start + 1]
            or state.src[below] not in "|-:"
            or not table(state, start, end, True)
        ):
            return False
        if not silent:
            _keep(state, start, end)
        return True

    return one_token


def _keep(state: "StateBlock", start: int, end: int) -> None:
    """Read the rows of the table whose header is at `start` into one token."""
    header = split_cells(_text(state, start))
    parent, state.parentType = state.parentType, "table"
    line, rows = start + 2, []
    while line < end and _continues(state, line, end):
        rows.append(Row(line + 1, tuple(split_cells(_text(state, line))[: len(header)])))
        line += 1
    state.parentType = parent
    token = state.push(TABLE, "", 0)
    token.map = [start, line]
    token.meta = {"table": Table(start + 1, tuple(header), tuple(rows))}
    state.line = line


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
