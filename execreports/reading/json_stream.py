"""JSON of any size, one list item at a time: memory is bounded by the largest item, not by the file."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, Protocol

CHUNK = 1 << 16
MOST_ITEM = 16 << 20
DEEPEST = 12
INK = re.compile(r"[^ \t\r\n\ufeff]")


class Readable(Protocol):
    """A binary stream, as a file or boto3's body is one."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, empty at the end."""


class BrokenJson(Exception):
    """The text is no JSON; `line` is where it stops being one."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class _Text:
    """The characters of a stream with a bounded look-ahead."""

    def __init__(self, stream: Readable, encoding: str) -> None:
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self.buffer = ""
        self.at = 0
        self.lines = 1
        self.ended = False
        self.scan = json.JSONDecoder().raw_decode

    def more(self) -> bool:
        """Read another chunk; False at the end."""
        if self.ended:
            return False
        data = self.stream.read(max(CHUNK, len(self.buffer) - self.at))  # doubling keeps long values linear
        self.ended = not data
        self.lines += self.buffer.count("\n", 0, self.at)
        self.buffer = self.buffer[self.at :] + self.decoder.decode(data, final=self.ended)
        self.at = 0
        return True

    def peek(self) -> str:
        """The next character that is no space, empty at the end."""
        while True:
            found = INK.search(self.buffer, self.at)
            if found:
                self.at = found.start()
                return found[0]
            self.at = len(self.buffer)
            if not self.more():
                return ""

    def take(self, wanted: str) -> None:
        """Step over one mark."""
        if self.peek() != wanted:
            raise self.broken(f"expected {wanted!r}")
        self.at += 1

    def value(self) -> Any:  # noqa: ANN401 - whatever the file holds
        """The next whole value."""
        self.peek()
        while True:
            try:
                value, end = self.scan(self.buffer, self.at)
            except json.JSONDecodeError as error:
                if len(self.buffer) - self.at > MOST_ITEM or not self.more():
                    raise self.broken(error.msg) from error
                continue
            except RecursionError as error:
                raise self.broken("nested too deeply") from error
            if end == len(self.buffer) and self.more():
                continue  # a number may go on in the next chunk
            self.at = end
            return value

    def broken(self, message: str) -> BrokenJson:
        """The error, with the line it is in."""
        return BrokenJson(message, self.lines + self.buffer.count("\n", 0, self.at))


def items(stream: Readable, encoding: str = "utf-8") -> Iterator[tuple[tuple[str, ...], Any]]:
    """(path, value) of every scalar and every list item; objects outside lists are walked into, lists streamed.

    A path names the keys that lead to the value; items of a list have the list's path and a final `[]`. Several
    documents one after the other (JSON Lines) come as items of one list. Raises BrokenJson.
    """
    text = _Text(stream, encoding)
    first = text.peek()
    if not first:
        raise BrokenJson("empty", 1)
    if first == "[":
        yield from _list(text, ())
    elif first == "{":
        yield from _object(text, ())
    else:
        yield (), text.value()
    while text.peek():
        if text.peek() != "{":
            raise text.broken("extra data")
        yield ("[]",), text.value()


def _object(text: _Text, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    text.take("{")
    if text.peek() == "}":
        text.take("}")
        return
    while True:
        name = text.value()
        if not isinstance(name, str):
            raise text.broken("a key must be text")
        text.take(":")
        below = (*path, name)
        if len(below) > DEEPEST or text.peek() not in {"{", "["}:
            yield below, text.value()
        elif text.peek() == "[":
            yield from _list(text, below)
        else:
            yield from _object(text, below)
        if text.peek() == "}":
            text.take("}")
            return
        text.take(",")


def _list(text: _Text, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    text.take("[")
    if text.peek() == "]":
        text.take("]")
        yield (*path, "[]"), None
        return
    while True:
        yield (*path, "[]"), text.value()
        if text.peek() == "]":
            text.take("]")
            return
        text.take(",")
