"""markdown-it's block rules made cheap: picked by a line's first character, one token for a table or a paragraph."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, cast

from execreports.reading.block_glance import line_text, plain_list, table
from execreports.reading.block_state import Token, state_class

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    Rule = Callable[[StateBlock, int, int, bool], bool]

_DEEPEST = 16  # containers inside one another (a list level counts two); deeper text is not looked into
_FIRST = {
    "fence": "`~", "blockquote": ">", "hr": "*-_", "list": "*+-0123456789", "reference": "[", "html_block": "<",
    "heading": "#",
}  # fmt: skip
_SHAPE = {  # what a line must look like for a rule to be asked at all
    "fence": r"```|~~~", "blockquote": ">", "hr": r"([*_-])[ \t]*+(?:\1[ \t]*+){2,}+\Z",
    "list": r"(?:[*+-]|\d{1,9}[.)])(?:[ \t]|\Z)", "reference": r"\[(?![ xX]\][^:])", "html_block": "<",
    "heading": r"#{1,6}(?:[ \t]|\Z)",
}  # fmt: skip


def tokens(source: str, *, underlined: bool) -> list[Token]:
    """The block tokens of a text: a paragraph is one with its first line, items close by `list_item_close`.

    `underlined`: the text may hold headings underlined with = or -; looking for them doubles the work on paragraphs.
    """
    made = _parser(underlined=underlined)
    state = state_class()(source, made, {}, [])
    made.block.tokenize(state, 0, state.lineMax)
    return cast("list[Token]", state.tokens)


@cache
def _parser(*, underlined: bool) -> "MarkdownIt":
    """CommonMark blocks and GFM tables; the inline pass, two thirds of a parse, is never run."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    ruler = made.block.ruler
    alternatives = {rule.name: rule.alt for rule in ruler.__rules__}
    rules: dict[str, Rule] = {rule.name: rule.fn for rule in ruler.__rules__}
    rules["table"] = table
    rules |= {name: _guarded(rules[name], re.compile(shape)) for name, shape in _SHAPE.items()}
    rules["list"] = _list(rules["list"])
    enders = {name: rule for name, rule in rules.items() if "paragraph" in alternatives[name]}
    rules["paragraph"] = _paragraph(_by_first(enders))
    if not underlined:
        del rules["lheading"]
    for name, rule in rules.items():
        ruler.at(name, rule, {"alt": alternatives[name]})
    ruler.enable("table")
    code = rules.pop("code")
    made.block.tokenize = _pass(_by_first(rules), code)  # type: ignore[assignment]  # the same, quicker
    return made


def _by_first(rules: "dict[str, Rule]") -> "dict[str, tuple[Rule, ...]]":
    """Which of the rules may apply to a line, by its first character; '' for every other character."""
    firsts = ("", *sorted(set("".join(_FIRST.values()))))
    return {
        first: tuple(
            rule for name, rule in rules.items() if name not in _FIRST or (first and first in _FIRST[name])
        )
        for first in firsts
    }


def _pass(picked: "dict[str, tuple[Rule, ...]]", code: "Rule") -> "Callable[[StateBlock, int, int], None]":
    """The block pass with the rules that a line's first character allows; whether lists are tight is not told."""
    plain, indented = picked[""], (code, *picked[""][:0])

    def tokenize(state: "StateBlock", start: int, end: int) -> None:
        line = start
        source, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
        while line < end:
            state.line = line = state.skipEmptyLines(line)
            if line >= end or state.sCount[line] < state.blkIndent:
                break
            if state.level >= _DEEPEST:
                state.line = end
                break
            rules = indented
            if state.sCount[line] - state.blkIndent < 4:
                rules = picked.get(source[begins[line] + shifts[line]], plain)
            for rule in rules:
                if rule(state, line, end, False):
                    break
            line = state.line
            if line < end and begins[line] + shifts[line] >= ends[line]:
                state.line = line = line + 1
        state.tight = False

    return tokenize


def _paragraph(enders: "dict[str, tuple[Rule, ...]]") -> "Rule":
    """Paragraphs as one token; `enders` are the rules that may end one, by the first character of their line."""
    plain = enders[""]

    def paragraph(state: "StateBlock", start: int, _end: int, _silent: bool) -> bool:
        source, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
        parent, state.parentType = state.parentType, "paragraph"
        line, last = start + 1, state.lineMax
        while line < last and (first := begins[line] + shifts[line]) < ends[line]:
            if 0 <= state.sCount[line] <= state.blkIndent + 3 and _any(
                enders.get(source[first], plain), state, line, last
            ):
                break
            line += 1
        state.parentType, state.line = parent, line
        token = state.push("paragraph_open", "p", 0)
        token.map = [start, line]
        token.content = line_text(state, start).rstrip()
        return True

    return paragraph


def _list(rule: "Rule") -> "Rule":
    """The rule, asked only for lists that are not told at a glance."""

    def listed(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
        return (not silent and plain_list(state, start, end)) or rule(state, start, end, silent)

    return listed


def _any(rules: "tuple[Rule, ...]", state: "StateBlock", line: int, last: int) -> bool:
    """True where one of the rules would begin a block at the line."""
    for rule in rules:  # noqa: SIM110  a generator costs three times as much
        if rule(state, line, last, True):
            return True
    return False


def _guarded(rule: "Rule", shape: re.Pattern[str]) -> "Rule":
    """The rule, asked only where the line, its indentation aside, has the shape."""
    fits = shape.match

    def guarded(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
        position, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
        return fits(state.src, position, stop) is not None and rule(state, start, end, silent)

    return guarded
