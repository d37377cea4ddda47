"""Lines of a text mail: ASCII where it can be, at most 72 columns, content indented, nothing but words."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

WIDTH = 72
PUNCTUATION = str.maketrans({
    "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "…": "...", "→": "to", "≈": "~", "×": "x", "·": ",",
    "‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "•": "-", "✓": "yes", "✔": "yes", "✅": "yes",
    "❌": "no", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "€": "EUR ", "£": "GBP ", "¥": "JPY ", "₹": "INR ",
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l",
})  # fmt: skip
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)")
"""What a terminal would obey, whole: colour, cursor, title."""
RULE = re.compile(r"([=_*#~-])\1{3,}")


def plain(text: str) -> str:
    """One line of honest text: typographic marks spelled out, control characters and rule lines gone.

    Letters that ASCII lacks stay where they cannot be decomposed: a name is not a typographic mark.
    """
    if "\x1b" in text:
        text = ESCAPE.sub("", text)
    flat = CONTROL.sub(" ", text if text.isascii() else text.translate(PUNCTUATION))
    if not flat.isascii():
        letters = unicodedata.normalize("NFKD", flat)
        flat = "".join(one for one in letters if not unicodedata.combining(one) and not _symbol(one))
    return " ".join(RULE.sub(r"\1", flat).split())


def wrapped(text: str, first: str = "  ", then: str | None = None) -> str:
    """Text over as many lines as it needs; `first` begins the first line, `then` the others.

    A word longer than a line (a path, a URL) is shortened in the middle.
    """
    rest = " " * len(first) if then is None else then
    room = WIDTH - max(len(first), len(rest))
    words = [word if len(word) <= room else shortened(word, room) for word in plain(text).split()]
    return "\n".join(_filled(words, first, rest))


def _filled(words: Iterable[str], first: str, rest: str) -> Iterator[str]:
    """As many words a line as fit; textwrap gives the same at ten times the cost."""
    line, start = "", first
    for word in words:
        if line and len(start) + len(line) + 1 + len(word) > WIDTH:
            yield start + line
            line, start = word, rest
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield start + line


def shortened(word: str, room: int) -> str:
    """The beginning and the end of a long word with `...` between them."""
    tail = (room - 3) * 2 // 3
    return f"{word[: room - 3 - tail]}...{word[-tail:]}"


def heading(title: str) -> str:
    """Capitals, short enough that no mail client joins it to the next line."""
    words = plain(title).upper()
    return words if len(words) < 40 else f"{textwrap.shorten(words, WIDTH - 1, placeholder='...')}."


def _symbol(letter: str) -> bool:
    """Emoji and dingbats: ornaments, not letters."""
    return not letter.isascii() and unicodedata.category(letter) in {"So", "Sk", "Cn", "Co", "Cs"}
