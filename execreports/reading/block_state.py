"""markdown-it's block state made cheap: light tokens, and a text's lines measured a line at a time."""

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock


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
ITEM_CLOSE = Token()  # the one that closes a list item
ITEM_CLOSE.type = "list_item_close"


@cache
def state_class() -> "type[StateBlock]":
    """The class, made when first asked for: markdown-it is imported late."""
    from markdown_it.rules_block import StateBlock

    class State(StateBlock):
        def __init__(self, src: str, md: "MarkdownIt", env: dict[str, object], tokens: list[Any]) -> None:
            super().__init__("", md, env, tokens)
            self.src = src
            lines = src.split("\n")
            if not lines[-1].strip(" \t"):  # an end of spaces alone is no line
                lines.pop()
            position = 0
            starts, ends = [], []
            for line in lines:
                starts.append(position)
                position += len(line)
                ends.append(position)
                position += 1
            self.bMarks, self.eMarks = [*starts, len(src)], [*ends, len(src)]
            self.tShift = [*(len(line) - len(line.lstrip(" \t")) for line in lines), 0]
            self.sCount = _columns(lines, self.tShift) if "\t" in src else self.tShift.copy()
            self.bsCount = [0] * len(self.tShift)
            self.lineMax = len(lines)

        def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Any:  # noqa: ANN401  not markdown-it's token
            if nesting < 0:
                self.level -= 1
                closing = ITEM_CLOSE if ttype == "list_item_close" else _CLOSING
                self.tokens.append(closing)  # type: ignore[arg-type]  # a lighter token
                return closing
            token = Token()
            token.type, token.tag, token.nesting, token.level = ttype, tag, nesting, self.level
            if nesting > 0:
                self.level += 1
            self.tokens.append(token)  # type: ignore[arg-type]  # a lighter token
            return token

    return State


def _columns(lines: list[str], shifts: list[int]) -> list[int]:
    """The columns that each line is indented by, a tab reaching to the next fourth one."""
    columns = [
        len(line[:shift].expandtabs(4)) if shift else 0 for line, shift in zip(lines, shifts, strict=False)
    ]
    return [*columns, 0]
