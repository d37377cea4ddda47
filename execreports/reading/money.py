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
from dataclasses import dataclass, replace
from decimal import Decimal

from execreports.reading.currencies import marks
from execreports.reading.lines import MOST, Lines
from execreports.reading.money_grammar import parse
from execreports.reading.money_parts import End, Parsed, Span
from execreports.reading.money_ranges import shared_thousands
from execreports.reading.multipliers import MIL, MIL_MILLION, MIL_THOUSAND
from execreports.reading.numbers import COMMA, DOT, EITHER, Habits
from execreports.reading.periods import unit_after

_THOUSAND_MIL = frozenset({"BRL", "MXN", "ARS", "COP", "CLP", "PEN", "UYU"})
_MILLION_MIL = frozenset({"CZK", "RON", "PLN", "SEK", "NOK", "DKK"})
_REACH = 26  # characters in front of a mark within which its number ends ("5 mil millones de euros")
_APPROXIMATE = "~≈∼≃≅～ "
_DIGIT = re.compile(r"\d")
_PLACEHOLDER = re.compile(r"\$\d{1,2}")
_PRICE_WORD = re.compile(r" ?(?:free|per|each|fee|gratis|flat)\b", re.IGNORECASE)

EXAMPLES: tuple[tuple[str, str], ...] = (
    # written in a document of no language; amounts as low..high (.. and nothing: open end) currency [/period] [~]
    ("$1,234.50", "1234.50 USD"),
    ("$7-9K/month", "7000..9000 USD /month"),
    ("5–10 EUR/mese", "5..10 EUR /month"),
    ("1-2M EUR", "1000000..2000000 EUR"),
    ("$500-1K", "500..1000 USD"),
    ("$5K to $10K", "5000..10000 USD"),
    ("between $5 and $10", "5..10 USD"),
    ("zwischen 5 und 10 €", "5..10 EUR"),
    ("de 5 a 10 € al mes", "5..10 EUR /month"),
    ("5 à 10 €/mois", "5..10 EUR /month"),
    ("₹150 - ₹999", "150..999 INR"),
    ("grew from $5K to $10K", "5000 USD; 10000 USD"),
    ("$3,450 - $275", "3450 USD; 275 USD"),
    ("= $17 - $50 =", "17 USD; 50 USD"),
    ("~$50", "50 USD ~"),
    ("≈ **$120–240**", "120..240 USD ~"),
    ("$50~100", "50..100 USD"),
    ("$50+", "50.. USD"),
    ("$1.2M+/yr", "1200000.. USD /year"),
    ("$99+tax", "99 USD"),
    ("-$2.70", "-2.70 USD"),
    ("−€500", "-500 EUR"),
    ("$-50", "-50 USD"),
    ("-50 €", "-50 EUR"),
    ("$(420,000)", "-420000 USD"),
    ("($50)", "50 USD"),
    ("- $9 setup", "9 USD"),
    ("Pro – $50", "50 USD"),
    ("+ $20 shipping", "20 USD"),
    ("€ 1.234,56 pro Monat", "1234.56 EUR /month"),
    ("1 234,50 €", "1234.50 EUR"),
    ("CHF 1'234.50", "1234.50 CHF"),
    ("₹1,23,456", "123456 INR"),
    ("50,- €", "50 EUR"),
    ("Fr. 50.-", "50 CHF"),
    ("$.50", "0.50 USD"),
    ("NT$1,000", "1000 TWD"),
    ("R$ 5 mil", "5000 BRL"),
    ("$27 USD", "27 USD"),
    ("$50 CAD", "50 CAD"),
    ("US $50", "50 USD"),
    ("USD 10-20 an hour", "10..20 USD /hour"),
    ("5 Mio. €", "5000000 EUR"),
    ("1,2 Mrd. EUR p.a.", "1200000000 EUR /year"),
    ("15 k€", "15000 EUR"),
    ("500 T€", "500000 EUR"),
    ("5 millions d'euros", "5000000 EUR"),
    ("5 mil millones de euros", "5000000000 EUR"),
    ("₹2.5 lakh", "250000 INR"),
    ("₹5L", "500000 INR"),
    ("月額980円", "980 JPY /month"),
    ("U$S 300", "300 USD"),
    ("$5-to-$10", "5..10 USD"),
    ("500万円", "5000000 JPY"),
    ("$5 monthly", "5 USD /month"),
    ("$5mo", "5 USD /month"),
    ("$20–30 / student / yr", "20..30 USD /year"),
    ("$1.00 per key per month", "1.00 USD /month"),
    ("20 € par utilisateur et par mois", "20 EUR /month"),
    ("0.05 EUR/fattura", "0.05 EUR"),
    ("$0.25/$0.38", "0.25 USD; 0.38 USD"),
    ("\\$50", "50 USD"),
    ("$VAR ${X} $(cmd) $x^2$ $2b$12$abc a$5", ""),
    ("10,000+ at 95% in v1.2, 501(c)(3), :3000", ""),
    ("EUR/USD 1.08, Euro 2024, AUD-1, $5L", ""),
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


def find_money(text: str, lines: Lines | None = None, around: Habits | None = None) -> list[Money]:
    """Every amount of a text in order, at most MOST; `lines` tells what stands in code or in a comment.

    `around`: what is known of the document that the text is a piece of.
    """
    places = lines or Lines(text)
    habits = Habits(text)
    found: list[tuple[int, Parsed]] = []
    floor = 0
    for start, stop, currency, power in marks(text, places.lower):
        if start < floor or not _DIGIT.search(text, max(start - _REACH, 0), stop + 6):
            continue
        code, guessed = (around or habits).currency(currency) if currency.islower() else (currency, False)
        if not code:
            continue
        row = places.row(start)
        first, limit = places.bounds(row)
        amount = parse(Span(text, first, max(first, floor), start, stop, limit), code, power)
        if amount is None or places.is_hidden(row, amount.start):
            continue
        floor, amount.guessed = amount.end, guessed
        for end in amount.ends:
            habits.learn(row, end.number.proves, code)
        found.append((row, amount))
        if len(found) >= MOST:
            break
    kept = _without_placeholders(found, places)
    return [_decided(text, row, amount, habits, in_code=in_code) for row, amount, in_code in kept]


def money_in(cell: str, currency: str, row: int, habits: Habits) -> Money | None:
    """The amount that is a whole cell of a column whose header names the currency; None for any other cell.

    Brackets around it are a book-keeper's minus. `habits` know the neighbours of its row.
    """
    text = f"¤{cell.lstrip(_APPROXIMATE)}"
    amount = parse(Span(text, 0, 0, 0, 1, len(text)), currency, 0)
    if amount is None or amount.end < len(text):
        return None
    found = _decided(text, row, amount, habits, in_code=False)
    return replace(found, raw=cell, approx=found.approx or cell[0] in _APPROXIMATE, line=row)


def _without_placeholders(
    found: Iterable[tuple[int, Parsed]], places: Lines
) -> list[tuple[int, Parsed, bool]]:
    """Drop `$1` and the like in code: a shell's, a pattern's or a query's arguments, unless a price is beside it."""
    text, placed = places.text, [(row, amount, places.code_at(row, amount.start)) for row, amount in found]
    beside: dict[int, set[int]] = {}
    for _, amount, area in placed:
        if area >= 0:
            beside.setdefault(area, set()).add(_placeholder_digits(text, amount))
    return [(row, amount, area >= 0) for row, amount, area in placed
            if area < 0 or not _is_placeholder(text, amount, beside[area])]  # fmt: skip


def _placeholder_digits(text: str, amount: Parsed) -> int:
    """1 for $1, 2 for $10, 0 for anything that is more than a dollar sign and one or two digits."""
    is_short = amount.is_bare and _PLACEHOLDER.fullmatch(text, amount.start, amount.end)
    return amount.end - amount.start - 1 if is_short else 0


def _is_placeholder(text: str, amount: Parsed, beside: set[int]) -> bool:
    """A short one with no price in the same code; $10 only where $1 is there as well."""
    digits = _placeholder_digits(text, amount)
    if not digits or 0 in beside or _PRICE_WORD.match(text, amount.end):
        return False
    return digits == 1 or 1 in beside


def _decided(text: str, row: int, amount: Parsed, habits: Habits, *, in_code: bool) -> Money:
    """The amount with its decimal marks and its language decided."""
    values, unsure = [], amount.guessed
    for end in amount.ends:
        mark, guessed = _decimal_mark(end, row, amount.currency, habits)
        number = end.number.comma if mark == COMMA else end.number.dot
        power, open_word = _power(end.power, amount.currency, habits)
        unsure = unsure or guessed or open_word
        values.append(end.sign * (_scaled(number, power) if power else number))
    values[0] *= shared_thousands(amount.ends, values)
    high = None if amount.is_open and len(values) == 1 else values[-1]
    per = unit_after(text, amount.end) if amount.period is None else ""
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


def _scaled(number: Decimal, power: int) -> Decimal:
    """The number times a power of ten, without digits behind the point that say nothing."""
    value = number * Decimal(10) ** power
    whole = value.to_integral_value()
    return whole if whole == value else value


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
    if currency in _MILLION_MIL:
        return 6, False
    is_thousand = currency in _THOUSAND_MIL or habits.language in MIL_THOUSAND
    return (3 if is_thousand else 6), not is_thousand and habits.language not in MIL_MILLION
