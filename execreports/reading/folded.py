"""Patterns for text without accents, and the letters that a word ends between."""

import re

from execreports.reading.languages.alternatives import split
from execreports.reading.status_words import fold

_ESCAPE = re.compile(r"(\\.)")
END = r"(?![^\W\d_])"
_APOSTROPHES = str.maketrans("'’", "  ")


def folded(pattern: str) -> str:
    """A pattern for what `fold` makes of a text; its escapes stay as they are."""
    return "".join(part if part[:1] == "\\" else fold(part) for part in _ESCAPE.split(pattern))


def spaced(text: str) -> str:
    """A folded text, or its pattern, with blanks for apostrophes: `what s next`, `chiffre d affaires`."""
    return text.translate(_APOSTROPHES)


def bounded(pattern: str, *, ends: bool = True) -> str:
    """A pattern that begins no word in its middle, nor `ends` there, in every script that parts its words."""
    parted: list[str] = []
    free: list[str] = []
    for one in split(pattern):
        (free if any(map(runs_on, one)) else parted).append(one)
    if parted:
        free.insert(0, rf"(?<![^\W\d_])(?:{'|'.join(parted)}){END if ends else ''}")
    return f"(?:{'|'.join(free)})"


def runs_on(sign: str) -> bool:
    """True for letters of scripts that part no words by blanks, or hang endings on them: Thai, Hangul, Han, kana."""
    return "\u0e00" <= sign < "\u1200" or sign >= "\u2e80"


class _Even(dict[int, str]):
    """Each character to what `fold` makes of it where that is one character, else to itself."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        small = fold(sign)
        self[code] = made = small if len(small) == 1 else sign
        return made


_EVEN = _Even({ord("’"): "'"})


def even(text: str) -> str:
    """The text without accents and in lower case, each character where it was."""
    return text.lower() if text.isascii() else text.translate(_EVEN)


def evened(pattern: str) -> str:
    """A pattern for what `even` makes of a text."""
    return "".join(part if part[:1] == "\\" else even(part) for part in _ESCAPE.split(pattern))
