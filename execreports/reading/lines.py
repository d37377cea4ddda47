"""A text's lines: where each begins, which are code, and what an HTML comment hides."""

import re
from bisect import bisect_right
from collections.abc import Iterable

MOST = 20_000  # things of one kind read from one document; more is a machine's output
_TICKS = re.compile("`+")


class Lines:
    """Line numbers (from 1) for positions in a text, and what kind of place a position is."""

    __slots__ = ("_code", "_hidden", "_spans", "lower", "starts", "text")

    def __init__(self, text: str, code: Iterable[tuple[int, int]] = ()) -> None:
        """`code`: line ranges (from 1, end excluded) of fences and indented blocks."""
        self.text = text
        self.lower = lowered(text)
        self.starts = line_starts(text)
        self._code = bytearray(len(self.starts) + 2)
        for first, last in code:
            stop = min(last, len(self._code))
            self._code[first:stop] = b"\x01" * (stop - first)
        self._hidden = _comments(text)
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def row(self, position: int) -> int:
        """The line a position stands on."""
        return bisect_right(self.starts, position)

    def bounds(self, row: int) -> tuple[int, int]:
        """Where a line begins and where it ends, without its line feed."""
        last = self.starts[row] - 1 if row < len(self.starts) else len(self.text)
        return self.starts[row - 1], last

    def line(self, row: int, most: int) -> str:
        """One line of the text, or its first `most` characters."""
        first, last = self.bounds(row)
        return self.text[first : min(last, first + most)]

    def is_code(self, row: int, position: int) -> bool:
        """True inside a fence, an indented code block or a code span of one line."""
        return self.code_at(row, position) >= 0

    def code_at(self, row: int, position: int) -> int:
        """Where the code around a position begins: its line in a block, its span in prose; -1 outside code."""
        if self._code[row]:
            return self.starts[row - 1]
        spans = self._spans.get(row)
        if spans is None:
            first, last = self.bounds(row)
            spans = self._spans[row] = code_spans(self.text, first, last)
        index = bisect_right(spans, (position, len(self.text))) - 1
        return spans[index][0] if index >= 0 and position < spans[index][1] else -1

    def is_hidden(self, row: int, position: int) -> bool:
        """True inside an HTML comment, unless that stands in code and so is shown."""
        if not self._hidden:
            return False
        index = bisect_right(self._hidden, (position, len(self.text))) - 1
        inside = index >= 0 and position < self._hidden[index][1]
        return inside and not self.is_code(row, position)


def lowered(text: str) -> str:
    """Lower case of the same length, so that positions stay (only the dotted capital I grows)."""
    return text.replace("İ", "I").lower()


def line_starts(text: str) -> list[int]:
    """The position of each line's first character; a text ends its last line with or without a line feed."""
    starts = [0]
    add, find = starts.append, text.find
    position = find("\n") + 1
    while position:
        add(position)
        position = find("\n", position) + 1
    return starts


def code_spans(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Code spans that open and close on one line: backticks close with a run of the same length."""
    if text.find("`", first, last) < 0:
        return []
    runs = [(m.start(), m.end()) for m in _TICKS.finditer(text, first, last)]
    later: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(runs):
        later.setdefault(end - start, []).append(index)
    spans, index = [], 0
    while index < len(runs):
        start, end = runs[index]
        same = later[end - start]
        place = bisect_right(same, index)
        if place == len(same):
            index += 1
            continue
        spans.append((start, runs[same[place]][1]))
        index = same[place] + 1
    return spans


def _comments(text: str) -> list[tuple[int, int]]:
    """The extents of HTML comments; one that never closes hides nothing."""
    found: list[tuple[int, int]] = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        found.append((start, end + 3))
        start = text.find("<!--", end + 3)
    return found
