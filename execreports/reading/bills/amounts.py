"""Amounts as cells write them: scientific, with currency signs, thousands marks, decimal commas or in brackets."""

import re
from collections.abc import Iterable
from decimal import Context, Decimal, InvalidOperation

EXACT = Context(prec=100)  # Python's default of 28 digits would round sums of 24 decimals
ZERO, ONE = Decimal(), Decimal(1)
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
NOISE = "".join(SIGNS) + "'\u00a0\u202f\u2009 "
CODE = re.compile(r"^[A-Z]{3}(?=[\s\d.,(-])|(?<=[\d.,)\s])[A-Z]{3}$")
PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
DOT_GROUPS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d*")
COMMA_DECIMAL = re.compile(r"[+-]?(?:\d*,(?:\d{1,2}|\d{4,})|0,\d+)(?:[eE][+-]?\d+)?")


def stripped(text: str) -> str:
    """The cell without currency signs, codes and spaces; brackets and a minus behind become one before."""
    text = CODE.sub("", text.strip()).translate(str.maketrans("", "", NOISE)).replace("\u2212", "-")
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1]
    if text.endswith("-") and text[0].isdecimal():  # as ledgers print it
        text = "-" + text[:-1]
    return text


def decimal_mark(cells: Iterable[str]) -> str | None:
    """`.` or `,` as the cells of one column use it, None if they contradict each other."""
    marks = set()
    for cell in map(stripped, cells):
        if COMMA_GROUPS.fullmatch(cell) and "." in cell:
            marks.add(".")
        elif DOT_GROUPS.fullmatch(cell) or COMMA_DECIMAL.fullmatch(cell):
            marks.add(",")
    if len(marks) == 2:
        return None
    return marks.pop() if marks else "."


def currencies(cells: Iterable[str]) -> tuple[str, ...]:
    """The currencies that amounts carry themselves, as signs or codes: `$5`, `EUR 5`, `5 USD`; sorted."""
    found = {CODE.search(cell.strip()) for cell in cells}
    said = {match[0] for match in found if match}
    return tuple(sorted(said | {code for cell in cells for sign, code in SIGNS.items() if sign in cell}))


def amount(text: str, mark: str = ".") -> Decimal | None:
    """The exact value of a cell, None if it is no amount; empty cells are no amounts either."""
    cell = stripped(text)
    if mark == "," and not PLAIN.fullmatch(cell.replace(".", "x")):
        cell = cell.replace(".", "").replace(",", ".")
    elif mark == "." and COMMA_GROUPS.fullmatch(cell):
        cell = cell.replace(",", "")
    if not PLAIN.fullmatch(cell):
        return None
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value.adjusted() < 20 else None


def decimals(text: str) -> int:
    """How many decimals a cell shows: `0.50` has 2, `5.8E-07` has 8."""
    value = amount(text)
    return max(0, -int(value.as_tuple().exponent)) if value is not None else 0


def total(values: Iterable[Decimal | None]) -> Decimal:
    """The sum to the last digit; None counts for nothing."""
    known = [value for value in values if value is not None]
    result = Decimal()
    for value in known:
        result = EXACT.add(result, value)
    return trimmed(result)


def trimmed(value: Decimal) -> Decimal:
    """The same value without trailing zeros behind the point."""
    if not value:
        return ZERO
    value = EXACT.normalize(value)
    return EXACT.quantize(value, ONE) if value == EXACT.to_integral_value(value) else value


def written(value: Decimal) -> str:
    """A decimal as text without exponent and without trailing zeros: what the JSON contract calls a number."""
    return format(trimmed(value), "f")
