"""Bytes of unknown origin to text: what encoding it was, and what could not be read."""

import codecs
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LISTED = 20  # problems of one kind that are listed one by one
_SAMPLE = 4096  # bytes looked at to tell UTF-16 without a mark
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be read as it stands; `line` counts from 1, None is the whole file."""

    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with LF line ends, the encoding it was read with, and what went wrong."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """Read any bytes as text; never raises, and every replaced byte is a problem with its line."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            width = 0 if name == "utf-32" else len(mark)
            return _read(data[width:], "utf-8" if name == "utf-8-sig" else name, name)
    guess = _utf16_without_mark(data)
    if guess:
        return _read(data, guess, guess)
    try:
        return _finish(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _cut_off(data, error) or _not_utf8(data)


def _read(data: bytes, codec: str, name: str) -> Decoded:
    """Decode with a known codec; what it cannot read becomes U+FFFD and a problem."""
    return _finish(data.decode(codec, "replace"), name, broken=True)


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 text of mostly Latin letters has a NUL in every other byte; '' if this is not it."""
    head = data[:_SAMPLE]
    pairs = len(head) // 2
    if pairs < 2 or len(data) % 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * pairs and odd < 0.1 * pairs else ""


def _cut_off(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 whose last character lacks bytes; None for anything else, a last letter in Windows-1252 too."""
    sound = data[: error.start]
    if error.reason != "unexpected end of data" or (sound.isascii() and len(data) - error.start < 2):
        return None
    found = _finish(sound.decode("utf-8"), "utf-8")
    last = found.text.count("\n") + 1
    note = Problem(last, "ends in the middle of a character: perhaps half-written")
    return Decoded(found.text, found.encoding, (*found.problems, note))


def _not_utf8(data: bytes) -> Decoded:
    """Broken UTF-8 if most of its non-ASCII characters are sound, else Windows-1252."""
    text = data.decode("utf-8", "replace")
    bad = text.count(_REPLACED)
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    if good > bad:
        return _finish(text, "utf-8", broken=True)
    found = _finish(data.decode("cp1252", "replace"), "cp1252", broken=True)
    note = Problem(None, "not UTF-8: read as Windows-1252")
    return Decoded(found.text, found.encoding, (note, *found.problems))


def _finish(text: str, encoding: str, *, broken: bool = False) -> Decoded:
    """Line ends to LF, as CommonMark counts lines, then list what is not text."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems: list[Problem] = []
    if broken and _REPLACED in text:
        problems += _listed(text, _REPLACED, f"bytes that are not {encoding} were replaced")
    if "\x00" in text:
        problems += _listed(text, "\x00", "a NUL character: perhaps not a text file")
    return Decoded(text, encoding, tuple(problems))


def _listed(text: str, mark: str, message: str) -> list[Problem]:
    """One problem per line holding `mark`, the first twenty by line and the rest as a number."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if mark in line]
    problems = [Problem(number, message) for number in lines[:_LISTED]]
    if len(lines) > _LISTED:
        problems.append(Problem(None, f"{message}, in {len(lines) - _LISTED} further lines"))
    return problems
