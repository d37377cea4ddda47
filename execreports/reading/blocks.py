"""The blocks of a markdown text as CommonMark with GFM tables sees them, each with its lines."""

import re
from dataclasses import dataclass, field
from typing import cast

from execreports.reading.block_glance import TABLE
from execreports.reading.block_rules import tokens
from execreports.reading.block_state import Token
from execreports.reading.front_matter import front_matter_end
from execreports.reading.plain import plain
from execreports.reading.tables import Table

_UNDERLINE = re.compile(r"\n[ \t>]*+(?:=++|-++)[ \t]*+(?=\n|\Z)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, ATX or underlined; `text` is what a reader sees."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ListItem:
    """A list item: its first line of text as written, where it ends (excluded), how deep it stands."""

    line: int
    end: int
    depth: int
    text: str
    ordered: bool


@dataclass(slots=True)
class Outline:
    """What stands where; line numbers count from 1, the end of a range is excluded."""

    headings: list[Heading] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    code: list[tuple[int, int]] = field(default_factory=list)
    html: list[tuple[int, int]] = field(default_factory=list)
    front_matter: int = 0  # its last line; 0 without one


def outline(text: str) -> Outline:
    """All blocks of a text whose line ends are LF."""
    found = Outline(front_matter=front_matter_end(text))
    source = text.replace("\x00", "\ufffd")
    if found.front_matter:
        _, *rest = source.split("\n", found.front_matter)[found.front_matter - 1 :]
        source = "\n" * found.front_matter + "".join(rest)
    underlined = any(_stands_on(source, line.start()) for line in _UNDERLINE.finditer(source))
    _collect(tokens(source, underlined=underlined), found)
    return found


def _stands_on(source: str, end: int) -> bool:
    """True where the line that ends there is not blank."""
    return bool(source[source.rfind("\n", 0, end) + 1 : end].strip(" \t"))


def _collect(parsed: list[Token], found: Outline) -> None:
    """Walk the tokens once; `map` counts lines from 0."""
    depth = 0
    for index, token in enumerate(parsed):
        kind = token.type
        if kind == "list_item_open":
            depth += 1
            found.items.append(_item(parsed, index, depth))
        elif kind == "list_item_close":
            depth -= 1
        elif kind == "heading_open":
            first, _ = _lines(token)
            found.headings.append(Heading(int(token.tag[1]), plain(parsed[index + 1].content), first))
        elif kind == TABLE:
            found.tables.append(cast(Table, token.meta["table"]))
        elif kind in ("fence", "code_block"):
            found.code.append(_lines(token))
        elif kind == "html_block":
            found.html.append(_lines(token))


def _lines(token: Token) -> tuple[int, int]:
    """First line from 1, and the line behind the last."""
    first, end = token.map or [0, 0]
    return first + 1, end + 1


def _item(parsed: list[Token], index: int, depth: int) -> ListItem:
    """A list item with the first line of the paragraph it opens with, or '' if it opens with something else."""
    first, end = _lines(parsed[index])
    text = parsed[index + 1].content if parsed[index + 1].type == "paragraph_open" else ""
    return ListItem(first, end, depth, text, parsed[index].info != "")
