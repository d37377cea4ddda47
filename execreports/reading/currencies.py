"""Currency marks, before or behind a number, to ISO 4217 codes."""

import re
from itertools import islice

from execreports.reading.currency_words import word_marks

SYMBOLS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY",
    "₽": "RUB", "₴": "UAH", "₱": "PHP", "฿": "THB", "₫": "VND", "₪": "ILS", "₦": "NGN", "₲": "PYG",
    "₡": "CRC", "₵": "GHS", "円": "JPY", "元": "CNY", "원": "KRW",
}  # fmt: skip
LETTERED_DOLLARS = {
    "US": "USD", "U": "USD", "NT": "TWD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "S": "SGD",
    "SG": "SGD", "HK": "HKD", "R": "BRL", "MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP", "COL": "COP", "TT": "TTD",
    "J": "JMD", "BZ": "BZD", "FJ": "FJD",
}  # fmt: skip
_ISO = (
    "USD EUR GBP JPY INR CNY AUD CAD NZD CHF SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH BRL MXN ARS CLP COP PEN"
    " UYU BOB PYG CRC ZAR NGN KES GHS EGP MAD AED SAR QAR KWD ILS SGD HKD TWD KRW THB MYR IDR PHP VND PKR BDT LKR ISK"
)
CODES = {code: code for code in _ISO.split()} | {
    "RMB": "CNY", "RM": "MYR", "TL": "TRY", "NTD": "TWD", "SFr": "CHF", "Fr": "CHF", "Rs": "INR", "Rp": "IDR",
}  # fmt: skip
SCALED_CODES = {
    letter + code: (power, code)
    for letter, power in (("T", 3), ("K", 3), ("M", 6))
    for code in ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF")
}  # TEUR, MSEK
DOT_THOUSANDS = frozenset(
    {
        "EUR",
        "BRL",
        "TRY",
        "IDR",
        "ARS",
        "COP",
        "CLP",
        "PYG",
        "VND",
        "DKK",
        "UYU",
        "BOB",
        "SEK",
        "NOK",
        "ISK",
        "PLN",
        "CZK",
        "HUF",
        "RON",
    }
)
COMMA_THOUSANDS = frozenset({"USD", "GBP", "INR", "JPY", "CNY", "TWD", "KRW", "AUD", "CAD", "NZD", "SGD", "HKD",
                             "THB", "PHP", "ILS", "MXN", "NGN", "KES", "GHS"})  # fmt: skip

SYMBOL_CLASS = "".join(SYMBOLS)
_SYMBOL = re.compile(f"[{SYMBOL_CLASS}]")
_CODE = re.compile(r"[A-Z](?:[A-Z]{1,3}|Fr|[rsp])(?![A-Za-z])")  # what may be a code
SECOND_SYMBOL = re.compile(rf"\s?\\?[{SYMBOL_CLASS}]")  # USD $50
TRAILING_CODE = re.compile(rf"[ \u00a0]?({_ISO.replace(' ', '|')}|US|CA)(?![A-Za-z])")  # $50 CAD, 50 $ US
LETTERS_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:(NT|US|AU|CA|NZ|SG|HK|MX|AR|CL|COL|CO|TT|BZ|FJ|[AUCSRJ])|(US) )\\?\Z"
)  # NT$50, US $50

_MOST = 200_000  # symbols of one text; ten times the amounts that are read


def marks(text: str, small: str) -> list[tuple[int, int, str, int]]:
    """Every currency mark of a text in order: start, end, ISO code or shared word (`kr`), power of ten (TEUR is 3).

    `small` is the text in lower case, of the same length.
    """
    found = [(m.start(), m.end(), SYMBOLS[m.group()], 0) for m in islice(_SYMBOL.finditer(text), _MOST)]
    count = len(found)
    for match in _CODE.finditer(text):
        sign = match.group()
        if sign in CODES:
            found.append((match.start(), match.end(), CODES[sign], 0))
        elif sign in SCALED_CODES:
            power, code = SCALED_CODES[sign]
            found.append((match.start(), match.end(), code, power))
    found.extend(word_marks(small))
    if len(found) > count:
        found = sorted(set(found))
    return found
