"""Whether a document stops in mid-write: only signs that a finished one cannot show."""

import re

from execreports.reading.blocks import Outline
from execreports.reading.encodings import Problem

_FENCE = re.compile(r"[ \t>*+\-\d.)]*(`{3,}|~{3,})")


def cut_off(text: str, blocks: Outline) -> list[Problem]:
    """One problem on the last line where it ends inside a table row or a fence, and without a line end."""
    if not text or text.endswith("\n"):
        return []
    last = text.count("\n") + 1
    line = text[text.rfind("\n") + 1 :]
    if _in_fence(text, blocks, last, line):
        return [Problem(last, "ends inside a code fence: perhaps half-written")]
    return (
        [Problem(last, "ends in the middle of a row: perhaps half-written")]
        if _in_row(text, blocks, last)
        else []
    )


def _in_fence(text: str, blocks: Outline, last: int, line: str) -> bool:
    """True where the last block of code is fenced and nothing closes it."""
    first, end = blocks.code[-1] if blocks.code else (0, 0)
    if end <= last:
        return False
    opened = _FENCE.match(text.split("\n", first)[first - 1])
    if opened is None:
        return False
    closing = line.strip(" \t>")
    return first == last or len(closing) < len(opened[1]) or set(closing) != {opened[1][0]}


def _in_row(text: str, blocks: Outline, last: int) -> bool:
    """True for a last row without the closing pipe that its header and every row above it have."""
    table = blocks.tables[-1] if blocks.tables else None
    if table is None or not table.rows or table.rows[-1].line != last:
        return False
    *above, row = (line.strip() for line in text.split("\n")[table.line - 1 :])
    return "|" in row[:1] and not row.endswith("|") and all(line.endswith("|") for line in above)
