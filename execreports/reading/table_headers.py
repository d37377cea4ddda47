"""A column's header read as what it promises of its cells: their role, currency, period and power of ten."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from execreports.reading.currencies import CODES, LETTERED_DOLLARS, LETTERS_BEFORE, marks
from execreports.reading.currency_words import meanings
from execreports.reading.languages.alternatives import choice
from execreports.reading.languages.known import named, pattern
from execreports.reading.lines import lowered
from execreports.reading.multipliers import power_of_ten
from execreports.reading.numbers import Habits
from execreports.reading.periods import period_in
from execreports.reading.plain import plain
from execreports.reading.status_words import fold
from execreports.reading.table_roles import MONEY_ROLES, role_of

_BESIDE = re.compile(r"\s*\d")  # `Starter ($9)` heads a column of customers
_SCALES = named(lambda one: one.amounts.scales)
_WORD = re.compile(
    rf"(?<![^\W_])(?P<word>{choice(word for words in _SCALES.values() for word in words)})(?![^\W_])"
    r"|['’ ](?P<zeros>000)s?(?!\d)"
)
_LETTER_BEFORE = re.compile(r"(?<![^\W_])([kKmMT])\Z")
_LETTER_BEHIND = re.compile(r" ?([kKmMbB])(?![^\W_])")
_OWN = frozenset({"", "month", "item", "notes"})  # roles that leave open whether the column is money
_LANGUAGES = frozenset({"PHP"})


@dataclass(frozen=True, slots=True)
class Header:
    """`currency` is None for a column that is not about money, '' where none or several are named.

    `period` as in `money`, '' for none; `power`: ten to it times each number (`$K`, `in Mio. €`).
    """

    role: str
    currency: str | None
    period: str
    power: int
    unsure: bool = False


def read_header(text: str, habits: Habits | None = None) -> Header:
    """What a header says; the currency only where it heads a column of amounts, not a price, a rate or a count.

    `habits` are its document's, which knows whose `kr` it is; `unsure` where that had to be guessed.
    """
    header = _read(text)
    if not header.currency or not header.currency.islower():
        return header
    code, guessed = (habits or Habits(text)).currency(header.currency)
    return replace(header, currency=code if habits or not guessed else "", unsure=bool(habits) and guessed)


@lru_cache(4096)
def _read(text: str) -> Header:
    name = plain(text)
    begun, rest = _compound(name)
    role = role_of(text) or (role_of(rest) if begun else "")
    found = marks(name, lowered(name)) if role in MONEY_ROLES | _OWN else []
    codes = {mark[2] for mark in found}
    period = _period(name) or (begun if role in MONEY_ROLES else "")
    if role not in MONEY_ROLES:
        found = [mark for mark in found if _heads_amounts(name, mark)]
        if not found or len(codes) > 1:
            return Header(role, None, period, 0)
    elif len(codes) > 1 or any(_BESIDE.match(name, mark[1]) for mark in found):
        return Header(role, "", period, 0)
    if not found:
        return Header(role, "", period, 0)
    start, stop, currency, power = found[0]
    letters = LETTERS_BEFORE.search(name, 0, start) if name[start] == "$" else None
    if letters:  # US$, R$, NT$
        start, currency = letters.start(), LETTERED_DOLLARS[letters[1] or letters[2]]
    return Header(role, currency, period, power or _power(name, start, stop))


def _heads_amounts(name: str, mark: tuple[int, int, str, int]) -> bool:
    """A symbol or an ISO code that is neither a price nor a divisor nor a programming language."""
    sign = name[mark[0] : mark[1]]
    is_code = sign.isascii() and sign.isalpha()
    known = (
        CODES.get(sign) == sign and sign not in _LANGUAGES if is_code and sign.isupper() else len(sign) != 2
    ) or lowered(sign) in meanings()
    return known and not _BESIDE.match(name, mark[1]) and not _divisor().search(name[: mark[0]])


def _period(name: str) -> str:
    """The period written in a header; MRR is a month's and ARR a year's by their names."""
    words = set(re.findall(r"[a-z]+", fold(name)))
    return period_in(name) or ("month" if "mrr" in words else "year" if "arr" in words else "")


def _compound(name: str) -> tuple[str, str]:
    """The period that a header's word begins with, and the header without it: `Monatskosten`; '' for none."""
    small = lowered(name)
    for period, begun in _begun():
        found = begun.search(small)
        if found:
            return period, name[: found.start()] + name[found.end() :]
    return "", name


@cache
def _begun() -> list[tuple[str, re.Pattern[str]]]:
    words = named(lambda one: one.amounts.compounds)
    return [
        (period, re.compile(rf"(?<![^\W_]){choice(every)}(?=[^\W\d_])")) for period, every in words.items()
    ]


def _power(name: str, start: int, stop: int) -> int:
    """3 for `$K`, `k€`, `T€`, `in thousands of USD`, `€ '000`; `start` and `stop` are the mark's."""
    letter = _LETTER_BEHIND.match(name, stop) or _LETTER_BEFORE.search(name[:start])
    if letter:
        return 3 if letter[1] in "kKT" else power_of_ten(letter[1])
    scale = _WORD.search(lowered(name))
    return (_scale(scale["word"]) if scale["word"] else 3) if scale else 0


def _scale(word: str) -> int:
    """The exponent of a word like `milliers`."""
    return next(power for power, words in _SCALES.items() if re.fullmatch(choice(words), word))


@cache
def _divisor() -> re.Pattern[str]:
    words = pattern(lambda one: one.amounts.apiece)
    return re.compile(rf"(?:[/／]|(?<!\w)(?:{words}))\s*\Z", re.IGNORECASE)
