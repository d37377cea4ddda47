"""What a list of alternatives becomes before it is compiled: in lower case, without accents too, by first letter."""

import re
import unicodedata
from collections.abc import Iterable

_PIECE = re.compile(r"\\.|[^\\]", re.DOTALL)
_OWN_LETTERS = str.maketrans("łøđıæœ", "lodiao")
_CLASSES = re.compile(r"\\.|\[(?:\\.|[^]\\])*\]", re.DOTALL)  # and escapes
_LAST_LATIN = "\u024f"
_REPEATS = ("?", "*", "+", "{")
_SHORTEST = 4  # letters; below that a word without its accents is too often another word


def split(pattern: str) -> list[str]:
    """The alternatives of a pattern, without the blanks around them."""
    found, held = list[str](), list[str]()
    for piece in pattern.split("|"):
        held.append(piece)
        if _is_whole("|".join(held)):
            found.append("|".join(held).strip())
            held.clear()
    if held:
        found.append("|".join(held).strip())
    return found if found[-1:] != [""] else found[:-1]


def _is_whole(text: str) -> bool:
    """False inside a group, a class or an escape."""
    bare = _CLASSES.sub("", text) if "\\" in text or "[" in text else text
    return bare.count("(") == bare.count(")") and "[" not in bare and not bare.endswith("\\")


def lower(pattern: str) -> str:
    """A pattern for text in lower case: its letters lowered, its escapes left."""
    return _PIECE.sub(lambda piece: piece[0] if piece[0][0] == "\\" else piece[0].lower(), pattern)


def loose(alternatives: Iterable[str]) -> list[str]:
    """The alternatives, and behind them Latin ones that differ without their accents, where they are long enough."""
    every = list(alternatives)
    bare = [_bare(one) for one in every if not one.isascii() and max(one) <= _LAST_LATIN]
    return list(dict.fromkeys([*every, *(one for one in bare if sum(map(str.isalpha, one)) >= _SHORTEST)]))


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_OWN_LETTERS))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def choice(alternatives: Iterable[str], *, behind: str = "") -> str:
    """A group of alternatives behind a look at their first letter, so that most are never tried.

    `behind` follows each of them, inside the group.
    """
    groups: dict[str, list[str]] = {}
    for one in alternatives:
        groups.setdefault(one[0] if is_led_by_a_letter(one) else "", []).append(one)
    free = groups.pop("", [])
    parts = [f"(?=[{first}{first.upper()}])(?:{'|'.join(words)})" for first, words in groups.items()]
    return f"(?:(?:{'|'.join([*parts, *free])}){behind})" if parts or free else "(?!)"


def is_led_by_a_letter(alternative: str) -> bool:
    """True where all its texts begin with its first letter."""
    return alternative[:1].isalpha() and alternative[1:2] not in "?*{"


def nested(alternatives: Iterable[str], *, levels: int = 2) -> str:
    """The alternatives by their first letters, so that most are never tried; which of them matches may change."""
    groups: dict[str, list[str]] = {}
    parts = []
    for one in dict.fromkeys(alternatives):
        if levels and one[:1].isalpha() and not one.startswith(_REPEATS, 1):
            groups.setdefault(one[0], []).append(one[1:])
        else:
            parts.append(one)
    for first, rest in groups.items():
        parts.append(first + (f"(?:{nested(rest, levels=levels - 1)})" if len(rest) > 1 else rest[0]))
    return "|".join(parts)
