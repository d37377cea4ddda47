"""Amounts of money in running text: one grammar, its examples below it.

    amount  = [approx] [sign] mark [sign] number [multiplier] [range] [code] ["+"] [period]
            | [approx] [sign] number [multiplier] [range] mark ["+"] [period]
    range   = dash number [multiplier] | " to " number [multiplier]

A dash between two amounts is a range where it runs upwards and no "=" stands beside it, else arithmetic. A
sign touches its amount; "- $9" is punctuation. A multiplier behind a range holds for both ends. Whether a dot
is a decimal mark is decided in `numbers`. Nothing is read from `$VAR`, `$(cmd)`, `$1` in code, or `$x$`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from execreports.reading.currencies import marks
from execreports.reading.lines import Lines
from execreports.reading.money_grammar import parse
from execreports.reading.money_parts import End, Parsed, Span
from execreports.reading.multipliers import MIL
from execreports.reading.numbers import COMMA, DOT, EITHER, Habits
from execreports.reading.periods import unit_after

MOST = 20_000  # amounts read from one document; more is a machine's output
_THOUSAND_MIL = frozenset({"BRL", "MXN", "ARS", "COP", "CLP", "PEN", "UYU"})
_PLACEHOLDER = re.compile(r"\$\d{1,2}")
_PRICE_WORD = re.compile(r" ?(?:free|per|each|fee|gratis|flat)\b", re.IGNORECASE)

EXAMPLES: tuple[tuple[str, str, str | None, str, str | None], ...] = (
    # written, low, high (None: open end), currency, period
    ("$1,234.50", "1234.50", "1234.50", "USD", None),
    ("$7-9K/month", "7000", "9000", "USD", "month"),
)


@dataclass(frozen=True, slots=True)
class Money:
    """One amount as written: a range has two ends, an open end ("50+") has high None.

    `period` is the time it is paid for, `per` anything else it is for ("user"); `unsure` where the decimal
    mark had to be guessed; `line` counts from 1.
    """

    raw: str
    low: Decimal
    high: Decimal | None
    currency: str
    period: str | None
    approx: bool
    line: int
    per: str = ""
    in_code: bool = False
    unsure: bool = False


def find_money(text: str, lines: Lines | None = None) -> list[Money]:
    """Every amount of a text in order, at most MOST; `lines` tells what stands in code or in a comment."""
    places = lines or Lines(text)
    habits = Habits(text)
    found: list[tuple[int, Parsed]] = []
    floor = 0
    for start, stop, currency, power in marks(text):
        if start < floor:
            continue
        row = places.row(start)
        first, limit = places.bounds(row)
        amount = parse(Span(text, first, max(first, floor), start, stop, limit), currency, power)
        if amount is None or places.is_hidden(row, amount.start):
            continue
        floor = amount.end
        for end in amount.ends:
            habits.learn(row, end.number.proves, currency)
        found.append((row, amount))
        if len(found) >= MOST:
            break
    kept = _without_placeholders(found, places)
    return [_decided(text, row, amount, habits, in_code=in_code) for row, amount, in_code in kept]


def _without_placeholders(
    found: Iterable[tuple[int, Parsed]], places: Lines
) -> list[tuple[int, Parsed, bool]]:
    """Drop `$1` and the like in code: a shell's, a pattern's or a query's arguments, unless a price is beside it."""
    rows: dict[int, list[Parsed]] = {}
    kept = []
    for row, amount in found:
        in_code = places.is_code(row, amount.start)
        kept.append((row, amount, in_code))
        if in_code:
            rows.setdefault(row, []).append(amount)
    return [(row, amount, in_code) for row, amount, in_code in kept
            if not in_code or not _is_placeholder(amount, places.text, rows[row])]  # fmt: skip


def _is_placeholder(amount: Parsed, text: str, beside: list[Parsed]) -> bool:
    raw = text[amount.start : amount.end]
    if not amount.is_bare or not _PLACEHOLDER.fullmatch(raw) or _PRICE_WORD.match(text, amount.end):
        return False
    if any(not _PLACEHOLDER.fullmatch(text[other.start : other.end]) for other in beside):
        return False
    return len(raw) == 2 or any(other.end - other.start == 2 for other in beside)


def _decided(text: str, row: int, amount: Parsed, habits: Habits, *, in_code: bool) -> Money:
    """The amount with its decimal marks and its language decided."""
    values, unsure = [], False
    for end in amount.ends:
        mark, guessed = _decimal_mark(end, row, amount.currency, habits)
        number = end.number.comma if mark == COMMA else end.number.dot
        power, open_word = _power(end.power, amount.currency, habits)
        unsure = unsure or guessed or open_word
        values.append(end.sign * number * 10**power)
    high = None if amount.is_open and len(values) == 1 else values[-1]
    stop = text.find("\n", amount.end)
    per = unit_after(text, amount.end, stop if stop >= 0 else len(text)) if amount.period is None else ""
    raw = text[amount.start : amount.end]
    return Money(
        raw,
        values[0],
        high,
        amount.currency,
        amount.period,
        amount.approx,
        row,
        per,
        in_code=in_code,
        unsure=unsure,
    )


def _decimal_mark(end: End, row: int, currency: str, habits: Habits) -> tuple[str, bool]:
    """Dot or comma for an end that leaves it open, and whether that was a guess."""
    number = end.number
    if number.proves != EITHER:
        return DOT, False
    written = DOT if number.dot < number.comma else COMMA
    return habits.decide(row, written, currency)


def _power(power: int, currency: str, habits: Habits) -> tuple[int, bool]:
    """`mil` is a thousand in Spanish and Portuguese and in their money, else a million; guessed if neither."""
    if power != MIL:
        return power, False
    is_thousand = currency in _THOUSAND_MIL or habits.language in ("es", "pt")
    return (3 if is_thousand else 6), not is_thousand and habits.language != "en"
