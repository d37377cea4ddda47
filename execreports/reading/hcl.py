"""Terraform's language as far as a reader needs it: blocks, attributes, lists and objects, as nodes with lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from execreports.reading.nodes import Node

MAX_CHARS = 2_000_000
MAX_DEPTH = 60
_TOKENS = re.compile(
    r"""(?P<skip>\#[^\n]*+|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|[ \t\r]++)
    |(?P<heredoc><<-?(?P<mark>\w+)[ \t]*\n)
    |(?P<string>"(?:\\.|\$\{[^}\n]*+\}|[^"\\\n])*+"?)
    |(?P<newline>\n)
    |(?P<word>[A-Za-z_][\w.\-]*+)
    |(?P<number>-?\d[\d.]*+)
    |(?P<mark2>[{}\[\]()=,:])
    |(?P<other>.)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, string, number, mark or newline with its line."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """`resource "type" "name" { ... }`: its words, its body and its line."""

    words: tuple[str, ...]
    body: Node
    line: int


def _tokens(text: str) -> Iterator[Token]:
    position, line = 0, 1
    while position < len(text):
        match = _TOKENS.match(text, position)
        if match is None:
            return
        start, position = position, match.end()
        kind = match.lastgroup or "other"
        if match["heredoc"]:
            end = re.compile(rf"^[ \t]*{match['mark']}[ \t]*$", re.MULTILINE).search(text, position)
            body, position = (
                text[position : end.start() if end else len(text)],
                end.end() if end else len(text),
            )
            yield Token("string", body, line)
        elif match["string"]:
            yield Token("string", match["string"].strip('"'), line)
        elif not match["skip"]:
            yield Token("mark" if kind == "mark2" else kind, match[0], line)
        line += text.count("\n", start, position)


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text[:MAX_CHARS]))
        self.at = 0

    def peek(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else Token("end", "", 0)

    def take(self) -> Token:
        token = self.peek()
        self.at += 1
        return token

    def newlines(self) -> None:
        while self.peek().kind == "newline" or self.peek().text == ",":
            self.at += 1

    def body(self, depth: int) -> tuple[Node, list[Block]]:
        """Attributes and nested blocks up to the closing brace or the end."""
        values: dict[str, Node] = {}
        blocks: list[Block] = []
        first = self.peek().line
        while True:
            self.newlines()
            token = self.take()
            if token.kind == "end" or token.text == "}":
                return Node(values, first), blocks
            if token.kind not in {"word", "string"}:
                continue
            if self.peek().text in {"=", ":"}:
                self.take()
                values[token.text] = self.value(depth + 1)
            else:
                block = self._block(token, depth)
                if block is not None:
                    blocks.append(block)
                    _add(values, block)

    def _block(self, token: Token, depth: int) -> Block | None:
        words = [token.text]
        while self.peek().kind in {"word", "string"}:
            words.append(self.take().text)
        if self.peek().text != "{" or self.peek().kind != "mark":
            return None
        self.take()
        if depth > MAX_DEPTH:
            self.at = len(self.tokens)
            return None
        inner, _ = self.body(depth + 1)
        return Block(tuple(words), Node(inner.value, token.line), token.line)

    def value(self, depth: int) -> Node:
        """One value: plain, a list, an object, `jsonencode(...)` of one, or an expression kept as its text."""
        token = self.peek()
        if depth > MAX_DEPTH:
            self.at = len(self.tokens)
            return Node("", token.line, "expr")
        if token.kind == "mark" and token.text in "{[":
            self.take()
            if token.text == "[":
                return self._list(token.line, depth)
            inner, _ = self.body(depth + 1)
            return Node(inner.value, token.line)
        if token.text == "jsonencode":
            self.take()
            if self.peek().text == "(":
                self.take()
                self.newlines()
                node = self.value(depth + 1)
                self._rest()
                return node
        return self._expression()

    def _list(self, line: int, depth: int) -> Node:
        items: list[Node] = []
        while True:
            self.newlines()
            if self.peek().kind == "end" or self.peek().text == "]":
                self.take()
                return Node(items, line)
            before = self.at
            items.append(self.value(depth + 1))
            if self.at == before:
                self.take()

    def _expression(self) -> Node:
        """Everything up to the end of the line, or to the bracket that closes what is around."""
        parts = self._rest()
        line = parts[0].line if parts else 0
        if len(parts) == 1:
            plain = parts[0].kind in {"string", "number"} or parts[0].text in {"true", "false", "null"}
            tag = "" if plain and not re.fullmatch(r"\$\{[^}]*\}", parts[0].text) else "expr"
            return Node(parts[0].text, line, tag)
        return Node(" ".join(part.text for part in parts), line, "expr")

    def _rest(self) -> list[Token]:
        parts: list[Token] = []
        depth = 0
        while (token := self.peek()).kind != "end":
            mark = token.text if token.kind == "mark" else ""
            if depth == 0 and (token.kind == "newline" or mark in {",", "}", "]"}):
                return parts
            depth += (mark in {"(", "{", "["}) - (mark in {")", "}", "]"}) if mark else 0
            if token.kind != "newline":
                parts.append(token)
            depth = max(depth, 0)
            self.take()
        return parts


def _add(values: dict[str, Node], block: Block) -> None:
    """A nested block under its first word; several of a name become a list."""
    name, node = block.words[0], block.body
    known = values.get(name)
    if known is None:
        values[name] = node
    elif isinstance(known.value, list):
        known.value.append(node)
    else:
        values[name] = Node([known, node], known.line)


def read_blocks(text: str) -> tuple[Block, ...]:
    """The top-level blocks of a Terraform file; never raises."""
    _, blocks = _Reader(text).body(0)
    return tuple(blocks)
