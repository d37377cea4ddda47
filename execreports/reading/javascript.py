"""JavaScript as far as a reader needs it: comments and strings told from code, and the named units of a file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

MAX_CHARS = 2_000_000
_TOKENS = re.compile(
    r"""(?P<comment>//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--[^\n]*+)
    |(?P<string>"(?:\\.|[^"\\\n])*+"?|'(?:\\.|[^'\\\n])*+'?|`(?:\\.|[^`\\])*+`?)
    |(?:(?<=[=(:,!&|?{};\[])|(?<=return))[ \t]*+
     (?P<regex>/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*+\]|[^/\\\n\[])++/[a-z]*+)""",
    re.VERBOSE | re.DOTALL,
)
_UNIT = re.compile(
    r"(?:^|[;{}\s])(?:(?:async\s+)?function\s*\*?\s*(?P<function>[A-Za-z_$][\w$]*)\s*\("
    r"|(?:(?:const|let|var)\s+|(?:globalThis|this|exports|global)\.)(?P<value>[A-Za-z_$][\w$]*)\s*=(?!=))"
)
_WORDS = re.compile(r"""(?P<quote>['"`])[\w .@:/\-]{0,80}(?P=quote)""")
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_OPEN = {"(": ")", "{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A named top-level function or value: where it starts and where it ends in the text."""

    name: str
    start: int
    end: int
    is_function: bool


class Script:
    """A script's text three ways, all of one length: as written, without comments and long strings, and code alone."""

    def __init__(self, text: str) -> None:
        self.text = text[:MAX_CHARS]
        self.uncommented = _TOKENS.sub(
            lambda m: m[0] if _WORDS.fullmatch(m[0]) else _blank_contents(m), self.text
        )
        self.code = _TOKENS.sub(_blank_contents, self.text)

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The top-level functions and values by name; as in JavaScript the last of a name wins."""
        pairs, depth = _pairs(self.code)
        found: dict[str, Unit] = {}
        end = 0
        for match in _UNIT.finditer(self.code):
            name = match["function"] or match["value"]
            start = match.start("function") if match["function"] else match.start("value")
            if depth[start] or start < end:
                continue
            end = self._end(match.end(), pairs, is_function=match["function"] is not None)
            value = self.code[match.end() : match.end() + 400]
            arrow = re.match(r"\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)", value)
            found[name] = Unit(name, start, end, match["function"] is not None or arrow is not None)
        return found

    def _end(self, position: int, pairs: Mapping[int, int], *, is_function: bool) -> int:
        """The end of a function's body, or of the statement that gives a value."""
        if is_function:
            position = pairs.get(position - 1, position)
            brace = self.code.find("{", position)
            return pairs.get(brace, len(self.code)) + 1 if brace >= 0 else len(self.code)
        while position < len(self.code):
            char = self.code[position]
            if char in _OPEN:
                position = pairs.get(position, len(self.code))
            elif char == ";" or (char == "\n" and self._ends_at(position)):
                return position
            position += 1
        return position

    def _ends_at(self, newline: int) -> bool:
        """Whether a statement without semicolon ends with this line."""
        before = self.code[max(0, newline - 40) : newline].rstrip()
        after = self.code[newline : newline + 200].lstrip()
        goes_on = before.endswith(("=", "=>", "+", "&&", "||", "?", ":", ",", "("))
        return not goes_on and not after.startswith(("=>", ".", "{", "+", "?", ":", "&&", "||", "function"))

    def reached(self, names: set[str]) -> set[str]:
        """The units that running these may reach: by any mention, and all of them where names are made at run time."""
        todo, seen = [name for name in names if name in self.units], set[str]()
        while todo:
            name = todo.pop()
            if name in seen:
                continue
            seen.add(name)
            body = self.body(name)
            if re.search(r"\b(?:this|globalThis)\s*\[|\beval\s*\(|\bnew\s+Function\b", body):
                return set(self.units)
            todo += [word for word in set(_WORD.findall(body)) if word in self.units]
        return seen

    def body(self, name: str, *, strings: bool = False) -> str:
        """The text of a unit without comments, with short strings only on demand."""
        unit = self.units[name]
        return (self.uncommented if strings else self.code)[unit.start : unit.end]

    def line(self, position: int) -> int:
        """The line of a position, from 1."""
        return self.text.count("\n", 0, position) + 1


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _blank_contents(match: re.Match[str]) -> str:
    if match["string"] and len(match[0]) > 1:
        return match[0][0] + _blank(match[0][1:-1]) + match[0][-1]
    return _blank(match[0])


def _pairs(code: str) -> tuple[dict[int, int], list[int]]:
    """Which bracket closes which, and how many braces are open at each character."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    depth = [0] * (len(code) + 1)
    open_braces = last = 0
    for match in re.finditer(r"[(){}\[\]]", code):
        position = match.start()
        depth[last:position] = [open_braces] * (position - last)
        last = position
        if match[0] in _OPEN:
            stack.append(position)
            open_braces += match[0] == "{"
        elif stack and _OPEN[code[stack[-1]]] == match[0]:
            pairs[stack.pop()] = position
            open_braces -= match[0] == "}"
    depth[last:] = [open_braces] * (len(depth) - last)
    return pairs, depth
