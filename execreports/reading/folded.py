"""Patterns for text without accents, and the letters that a word ends between."""

import re

from execreports.reading.status_words import fold

_ESCAPE = re.compile(r"(\\.)")
# letters of scripts that part no words by blanks, or hang endings on them
_RUN_ON = r"\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_LETTER = rf"[^\W\d_{_RUN_ON}]"
_APOSTROPHES = str.maketrans("'’", "  ")


def folded(pattern: str) -> str:
    """A pattern for what `fold` makes of a text; its escapes stay as they are."""
    return "".join(part if part[:1] == "\\" else fold(part) for part in _ESCAPE.split(pattern))


def spaced(text: str) -> str:
    """A folded text, or its pattern, with blanks for apostrophes: `what s next`, `chiffre d affaires`."""
    return text.translate(_APOSTROPHES)


def bounded(pattern: str, *, ends: bool = True) -> str:
    """A pattern that begins no word in its middle, nor `ends` there, in every script that parts its words."""
    return rf"(?<!{_LETTER})(?:{pattern}){rf'(?!{_LETTER})' if ends else ''}"


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
