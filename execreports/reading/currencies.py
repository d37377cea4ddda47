"""Currency marks, before or behind a number, to ISO 4217 codes."""

import re

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
    "TEUR": (3, "EUR"),
    "KEUR": (3, "EUR"),
    "MEUR": (6, "EUR"),
    "KUSD": (3, "USD"),
    "MUSD": (6, "USD"),
}
WORDS = {
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "dollar": "USD", "dollars": "USD", "dollari": "USD", "dollaro": "USD",
    "dólar": "USD", "dólares": "USD", "dolares": "USD", "usd": "USD", "reais": "BRL", "rupees": "INR",
    "yen": "JPY", "yuan": "CNY", "franken": "CHF", "zł": "PLN", "zlotys": "PLN", "złotych": "PLN", "kč": "CZK",
    "pounds sterling": "GBP", "livres sterling": "GBP", "libras esterlinas": "GBP", "bucks": "USD", "chf": "CHF",
}  # fmt: skip
HINTS = ("eur", "dol", "dól", "usd", "reais", "rupees", "yen", "yuan", "franken", "zł", "zlot", "kč", "sterl",
         "esterl", "bucks", "chf")  # fmt: skip
DOT_THOUSANDS = frozenset(
    {"EUR", "BRL", "TRY", "IDR", "ARS", "COP", "CLP", "PYG", "VND", "DKK", "UYU", "BOB"}
)
COMMA_THOUSANDS = frozenset({"USD", "GBP", "INR", "JPY", "CNY", "TWD", "KRW", "AUD", "CAD", "NZD", "SGD", "HKD",
                             "THB", "PHP", "ILS", "MXN", "NGN", "KES", "GHS"})  # fmt: skip

SYMBOL_CLASS = "".join(SYMBOLS)
MARK = re.compile(rf"[{SYMBOL_CLASS}]|[A-Z][A-Za-z]{{1,3}}(?![A-Za-z])")  # symbols, and what may be a code
WORD = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})(?![^\W\d_])", re.IGNORECASE
)
SECOND_SYMBOL = re.compile(rf"\s?\\?[{SYMBOL_CLASS}]")  # USD $50
TRAILING_CODE = re.compile(rf"[ \u00a0]?({_ISO.replace(' ', '|')}|US|CA)(?![A-Za-z])")  # $50 CAD, 50 $ US
LETTERS_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:(NT|US|AU|CA|NZ|SG|HK|MX|AR|CL|COL|CO|TT|BZ|FJ|[AUCSRJ])|(US) )\\?\Z"
)  # NT$50, US $50


def marks(text: str) -> list[tuple[int, int, str, int]]:
    """Every currency mark of a text in order: start, end, ISO code, power of ten (TEUR is 3)."""
    found = []
    for match in MARK.finditer(text):
        sign = match.group()
        code = SYMBOLS.get(sign) or CODES.get(sign)
        if code:
            found.append((match.start(), match.end(), code, 0))
        elif sign in SCALED_CODES:
            power, code = SCALED_CODES[sign]
            found.append((match.start(), match.end(), code, power))
    small = text.lower()
    if any(hint in small for hint in HINTS):
        found += [(m.start(), m.end(), WORDS[m.group().lower()], 0) for m in WORD.finditer(text)
                  if m.group().lower() in WORDS]  # fmt: skip
        found = sorted(set(found))
    return found
