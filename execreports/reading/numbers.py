"""Written numbers: which dot or comma is a decimal point and which only groups thousands.

Digits decide first (`1.234,56`, `0.275`, `1,23,456`), then the neighbours, then the habit of the
currency and the language; where only habit is left, the reading is `unsure`.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from execreports.reading.currencies import COMMA_THOUSANDS, DOT_THOUSANDS
from execreports.reading.currency_words import settled
from execreports.reading.language import language

GAP = " \u00a0\u2009\u202f"  # space, no-break space, thin space, narrow no-break space
NUMBER = (  # to its last digit, without possessive quantifiers: early releases of 3.11 lose digits in them
    rf"(?:\d{{1,3}}(?:[{GAP}]\d{{3}})+(?![{GAP}]\d{{3}})(?!\d)(?:[.,]\d+(?!\d))?"
    r"|\d+(?:[.,'’]\d+)*(?!\d)(?![.,'’]\d)|\.\d+(?!\d))"
)
DOT, COMMA, EITHER = ".", ",", "?"  # the decimal mark a number proves: dot, comma, cannot tell
_DROPPED = str.maketrans("", "", GAP + "'’")
_MARKS, _DASHES = frozenset(".,"), frozenset("-–—")
_NEAR = 5  # lines
_ENOUGH = 200  # numbers to ask; bounds the work on hostile files
_LONGEST = 40  # characters; no amount is longer


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written: what it is if the dot is the decimal mark, if the comma is, and which it proves.

    `is_marked` where it is more than digits.
    """

    dot: Decimal
    comma: Decimal
    proves: str = ""
    is_marked: bool = False


@lru_cache(maxsize=4096)  # the same few numbers fill most tables
def read(raw: str) -> Written | None:
    """The possible values of a written number; None for versions, dates and other strings of digits."""
    if len(raw) > _LONGEST:
        return None
    if raw.isdecimal():
        return _same(Decimal(raw))
    found = _marked(raw)
    return replace(found, is_marked=True) if found else None


def _marked(raw: str) -> Written | None:
    grouped = raw.translate(_DROPPED)
    dots, commas = grouped.count("."), grouped.count(",")
    if not dots and not commas:
        return _same(Decimal(grouped)) if _fits(raw) else None
    if dots and commas:
        return _both(grouped)
    if dots + commas > 1:
        return _groups(grouped, "." if dots else ",")
    return _one_mark(grouped, "." if dots else ",", is_grouped=grouped != raw)


def _same(value: Decimal, proves: str = "") -> Written:
    return Written(value, value, proves)


def _fits(raw: str) -> bool:
    """Apostrophes and spaces stand before groups of three only."""
    parts = re.split(rf"[{GAP}'’]", raw)
    return len(parts) == 1 or (len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:]))


def _both(raw: str) -> Written | None:
    """The last mark is the decimal one and stands once; the other groups."""
    decimal, thousands = (DOT, COMMA) if raw.rfind(".") > raw.rfind(",") else (COMMA, DOT)
    head, _, tail = raw.rpartition(decimal)
    if decimal in head or not _is_grouped(head.split(thousands), indian=thousands == ","):
        return None
    return _same(Decimal(f"{head.replace(thousands, '')}.{tail}"), decimal)


def _groups(raw: str, mark: str) -> Written | None:
    """A mark that stands twice groups thousands, so the other one is the decimal mark."""
    if not _is_grouped(raw.split(mark), indian=mark == ","):
        return None
    return _same(Decimal(raw.replace(mark, "")), DOT if mark == COMMA else COMMA)


def _is_grouped(parts: list[str], *, indian: bool) -> bool:
    """1,234,567 everywhere; 1,23,45,678 in India."""
    head, *rest = parts
    if not 1 <= len(head) <= 3 or not rest:
        return not rest and bool(head)
    if all(len(part) == 3 for part in rest):
        return True
    return indian and len(head) <= 2 and len(rest[-1]) == 3 and all(len(part) == 2 for part in rest[:-1])


def _one_mark(raw: str, mark: str, *, is_grouped: bool) -> Written:
    """One mark: three digits behind it may be either; anything else is a decimal fraction."""
    head, _, tail = raw.partition(mark)
    fraction = Decimal(f"{head or '0'}.{tail}")
    if len(tail) != 3 or not 1 <= len(head) <= 3 or head.startswith("0") or is_grouped:
        return _same(fraction, mark)
    whole = Decimal(head + tail)
    return Written(fraction, whole, EITHER) if mark == DOT else Written(whole, fraction, EITHER)


def closed(number: Written | None, text: str, end: int) -> Written | None:
    """A number that ends in `,-` or `.—` has shown its decimal mark: 1.250,- is no fraction."""
    if number is None or number.proves != EITHER or text[end : end + 1] not in _MARKS:
        return number
    if text[end + 1 : end + 2] not in _DASHES:
        return number
    return _same(max(number.dot, number.comma), text[end])


def unlike(number: Written) -> Written | None:
    """The other reading of a number whose dot was taken for a decimal mark: 1.100 as 1,100; None without one."""
    return _same(number.comma, COMMA) if number.proves == EITHER and number.dot < number.comma else None


@dataclass(slots=True)
class Habits:
    """What the numbers of one document prove about its decimal mark: per currency, line by line, in order.

    `order` is that of day and month in its dates.
    """

    text: str = ""
    order: str = ""
    proofs: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    _language: str | None = None
    _currencies: dict[str, tuple[str, bool]] = field(default_factory=dict)

    def learn(self, line: int, proof: str, currency: str) -> None:
        """Note a number that can be read in one way only; lines come in order."""
        if proof in (DOT, COMMA):
            self.proofs.setdefault(currency, []).append((line, proof))
            self.proofs.setdefault("", []).append((line, proof))

    @property
    def language(self) -> str:
        """The document's language; asked for only where digits and neighbours leave a number open."""
        if self._language is None:
            self._language = language(self.text)
        return self._language

    def currency(self, word: str) -> tuple[str, bool]:
        """The code of a word that only the document can tell (`kr`), and whether that is a mere guess."""
        if word not in self._currencies:
            self._currencies[word] = settled(word, self.text, self.language)
        return self._currencies[word]

    def decide(self, line: int, mark: str, currency: str) -> tuple[str, bool]:
        """The decimal mark for a number that leaves it open, and whether that is a mere guess."""
        own = self._neighbours(line, currency)
        if own:
            return own, False
        if mark == COMMA and currency in COMMA_THOUSANDS and self.language in ("en", ""):
            return DOT, False
        others = self._neighbours(line, "")
        return (others, False) if others else self._by_habit(mark, currency)

    def _neighbours(self, line: int, currency: str) -> str:
        """What the numbers on this line, then near it, then anywhere, agree upon; '' if they do not."""
        proofs = self.proofs.get(currency, [])
        for reach in (0, _NEAR):
            start = bisect_left(proofs, (line - reach, ""))
            end = bisect_left(proofs, (line + reach + 1, ""), start)
            near = {proof for _, proof in proofs[start : min(end, start + _ENOUGH)]}
            if len(near) == 1:
                return near.pop()
        everywhere = {proof for _, proof in proofs[:_ENOUGH]}
        return everywhere.pop() if len(everywhere) == 1 else ""

    def _by_habit(self, mark: str, currency: str) -> tuple[str, bool]:
        """1.234 € outside English is plain; the rest is a guess by currency and language."""
        english = self.language in ("en", "")
        if mark == DOT and currency in DOT_THOUSANDS:
            return COMMA, english
        if mark == DOT and english:
            return DOT, True
        return (COMMA if mark == DOT else DOT), True
