"""One amount around one currency mark: the expressions of the grammar that `money` states."""

import re

from execreports.reading.currencies import LETTERED_DOLLARS, LETTERS_BEFORE, SECOND_SYMBOL, TRAILING_CODE
from execreports.reading.languages.alternatives import choice
from execreports.reading.languages.known import alternatives
from execreports.reading.money_parts import End, Parsed, Span
from execreports.reading.money_ranges import CENTS, SPLIT, STOP, joins, ordered_ends, upper_end
from execreports.reading.money_signs import MINUS, sign_before
from execreports.reading.multipliers import MULTIPLIER, power_of_ten
from execreports.reading.myriads import SIGNS, with_higher, with_lower
from execreports.reading.numbers import GAP, NUMBER, closed, read
from execreports.reading.period_words import SYLLABLES
from execreports.reading.periods import period_after, period_before

_OFS = alternatives(lambda one: one.amounts.of)
_ELIDED = choice(one for one in _OFS if one.endswith("]"))
_OF = choice(one for one in _OFS if not one.endswith("]"))
_THOUSAND = rf"[{GAP}](?:T|t\.?)|t\.?"  # 500 T€, 20 t€, 65 t.kr.
_PREFIX = re.compile(
    rf"(?:(?<=[^\W\d_])\.)?[{GAP}]?(?P<open>\()?(?P<sign>[-−–])?(?P<approx>[~≈])?(?P<a>{NUMBER}){CENTS}(?P<am>{MULTIPLIER})?(?:{STOP}|(?<=[{''.join(SIGNS)}])(?=\d))"
)
_SUFFIX = re.compile(
    rf"(?<![A-Za-z0-9_À-ÿ.,'’^$])(?P<a>{NUMBER})(?P<am>{MULTIPLIER}|{_THOUSAND})?(?:{SPLIT}(?P<b>{NUMBER})(?P<bm>{MULTIPLIER}|{_THOUSAND})?)?"
    rf"{CENTS}(?P<plus>\+)?[{GAP}]?(?:{_ELIDED}|{_OF}[{GAP}])?\\?\Z"
)
_JOINED = frozenset("+.-–—'’" + GAP)  # what else than letters and digits may stand right before a mark
_CELL = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{2})?(?= ?\|)")  # a plain number that ends its cell
_RELEASE = re.compile(r"\d(?:\.\d{1,2})?")
"""A release of the language that is written like the Philippine peso."""
_APPROX = re.compile(r"(?<![\d~])[~≈∼≃≅～][ \u00a0\u202f\u2009*_(\\−-]{0,4}\Z")
_APPROXIMATE = frozenset("~≈∼≃≅～")
_NO_SUFFIX = re.compile(r"(?!US|CA)[\w({]")  # $VAR, ${x}, $(cmd)
_FORMULA = re.compile(r"\$|\\[A-Za-z]|[\^_=]{1,2}\w")  # $x^2$ and the like
_OPEN_END = re.compile(r"\+(?![\w$€£¥₹]| ?[\d$€£¥₹])|[〜～](?!\s?[\w$€£¥￥₩])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BLANKS = frozenset(" \u00a0")
_SHORT = 4  # letters of an abbreviated currency
_GOES_ON = re.compile(r"\.(?=[/,;)]|[ \u00a0](?:[-–—(/+]|[^\W\d_A-ZÀ-ÞА-Я]))")
"""The dot of an abbreviation: the sentence goes on behind it."""
_BEHIND = frozenset("円元원")  # never in front of a number
_WINDOW = 90  # characters looked at in front of a mark
_HOURS = {"UAH": "/год", "kr": "/t", "NOK": "/t", "DKK": "/t"}
"""An hour where its abbreviation is a year or a tonne elsewhere."""
_CODES_IN_WORDS = {"US": "USD", "CA": "CAD"}


def parse(span: Span, currency: str, power: int) -> Parsed | None:
    """The amount this mark belongs to; None where the mark is no money."""
    text = span.text
    cell = _CELL.match(text, span.stop, span.limit) if _opens_cell(span) else None
    number = read(cell[0]) if cell else None
    if cell and number:
        is_bare = text[span.start] == "$" and cell[0].isdigit()
        return Parsed(span.start, cell.end(), currency, (End(number, power),), is_bare=is_bare)
    if text[span.start] == "$" and _may_be_lettered(text, span.floor, span.start):
        letters = LETTERS_BEFORE.search(text, max(span.floor, span.start - 5), span.start)
        if letters:
            currency = LETTERED_DOLLARS[letters[1] or letters[2]]
            span.start = letters.start()
            if letters[1] == "U" and text[span.stop : span.stop + 1] == "S":  # U$S 50
                span.stop += 1
    follows = text[span.stop : min(span.stop + 1, span.limit)]
    found = _behind_number(span, currency, power) if follows == "." and _is_abbreviated(span) else None
    if not found and (follows.isdigit() or (follows and follows in "(.~≈")):
        found = _before_number(span, currency, power)
    found = found or _behind_number(span, currency, power)
    if found is None or _YEAR.fullmatch(text, found.start, span.start - 1):
        found = _before_number(span, currency, power) or found
    return _finish(found, span) if found else None


def _is_abbreviated(span: Span) -> bool:
    """True for a mark of a few letters with a dot behind it: kr., zł., руб."""
    text = span.text
    return (
        span.stop - span.start <= _SHORT
        and text[span.start : span.stop].isalpha()
        and text.startswith(".", span.stop)
    )


def _may_be_lettered(text: str, floor: int, start: int) -> bool:
    """True where letters before a dollar sign may say whose dollar it is: NT$, US $, R$."""
    if start <= floor:
        return False
    before = text[start - 1]
    return before.isalpha() or before == "\\" or (before == " " and text[start - 2] == "S")


def _opens_cell(span: Span) -> bool:
    """True for a symbol that a table cell begins with."""
    before = span.text[max(span.line, span.start - 2) : span.start]
    return (before.endswith("|") or before == "| ") and not span.text[span.stop - 1].isalpha()


def _before_number(span: Span, currency: str, power: int) -> Parsed | None:
    """$1,234 and EUR 5-10k: the mark before the number."""
    text = span.text
    before = text[span.start - 1] if span.start > span.line else ""
    if text[span.start] in _BEHIND or (
        before and (before in "$_" or (before.isascii() and before.isalnum()))
    ):
        return None
    if before == "/" and text[span.stop - 1].isalpha() and text[span.start - 2].isalpha():
        return None  # EUR/USD 1.08 is a rate
    second = SECOND_SYMBOL.match(text, span.stop, span.limit) if text[span.stop - 1].isalpha() else None
    match = _PREFIX.match(text, second.end() if second else span.stop, span.limit)
    number = closed(read(match["a"]), text, match.end("a")) if match else None
    if match is None or number is None or _is_formula(span, match.end()) or _is_name(span, match, currency):
        return None
    end = match.end() + (1 if match["open"] else 0)
    if match["open"] and text[match.end() : end] != ")":
        return None
    is_negative = match["open"] or match["sign"] or sign_before(span, span.start)
    low = End(number, power_of_ten(match["am"]) or power, -1 if is_negative else 1)
    low, end = with_lower(low, text, end, span.limit)
    found = Parsed(span.start, end, currency, (low,), approx=match["approx"] is not None)
    found.is_bare = text[span.start] == "$" and match["a"].isdigit() and not match["am"]
    upper = None if match["open"] else upper_end(low, span, span.start, end)
    if upper:
        found.ends, found.end = upper[:2], upper[2]
    return found


def _is_name(span: Span, match: re.Match[str], currency: str) -> bool:
    """Euro 2024, AUD-1 and PHP 8.3 are no amounts, and only rupees are counted in L (lakh)."""
    if match["am"] == "L" and currency != "INR":
        return True
    if not span.text[span.stop - 1].isalpha():
        return False
    if currency == "PHP" and _RELEASE.fullmatch(match["a"]) and not match["am"]:
        return True
    is_word = span.stop - span.start > 3 and span.text[span.stop - 1].islower()
    return (is_word and _YEAR.fullmatch(match["a"]) is not None) or span.text[span.stop] in "-−–"


def _behind_number(span: Span, currency: str, power: int) -> Parsed | None:
    """1.234 € and 5-10k USD: the mark behind the number."""
    text = span.text
    before = text[max(span.floor, span.start - 1) : span.start]
    if not (before.isalnum() or before in _JOINED or before == "\\"):
        return None
    if text[span.stop - 1] == "$" and _NO_SUFFIX.match(text, span.stop, span.limit):
        return None
    match = _SUFFIX.search(text, max(span.floor, span.start - _WINDOW), span.start)
    if match is None:
        return None
    first, second = read(match["a"]), read(match["b"]) if match["b"] else None
    last = closed(second if match["b"] else first, text, match.end("b" if match["b"] else "a"))
    if last is None:
        return None
    start = match.start("b") if match["b"] else match.start("a")
    span.stop += bool(_is_abbreviated(span) and _GOES_ON.match(text, span.stop, span.limit))
    high = End(last, _thousand_t(match["bm"] if match["b"] else match["am"]) or power)
    if not match["b"]:
        high, start = with_higher(high, text, span.floor, start)
    found = Parsed(start, span.stop, currency, (high,), is_open=bool(match["plus"]))
    if first and second and joins(match, span):
        sign = -1 if sign_before(span, match.start()) else 1
        ends = ordered_ends(
            End(first, _thousand_t(match["am"]) or power, sign), End(high.number, high.power, sign)
        )
        if ends:
            found.start, found.ends = match.start(), ends
            return found
    if sign_before(span, start):
        high.sign = -1
    upper = upper_end(high, span, start, span.stop)
    if upper:
        found.ends, found.end = upper[:2], upper[2]
    return found


def _thousand_t(written: str | None) -> int:
    """Before a mark T is a thousand: 500 T€, 65 t.kr."""
    return 3 if written and written.strip() in {"T", "t", "t."} else power_of_ten(written)


def _finish(found: Parsed, span: Span) -> Parsed:
    """Take in what stands around: approx before; code, plus and period behind."""
    text, limit = span.text, span.limit
    if found.end < limit:
        _take_in_what_follows(found, text, limit)
    edge = found.start
    if (
        found.period is None
        and edge > span.floor
        and (text[edge - 1] in _BLANKS or text[edge - 1] >= SYLLABLES)
    ):
        found.period = period_before(text[max(span.floor, edge - 20) : edge])
    if found.ends[0].sign < 0 and edge > span.line and text[edge - 1] in MINUS:
        found.start = edge - 1
    before = text[max(span.line, found.start - 6) : found.start]
    approx = (
        None
        if _APPROXIMATE.isdisjoint(before)
        else _APPROX.search(text, max(span.line, found.start - 6), found.start)
    )
    if approx:
        found.approx = True
        found.start = approx.start() if found.start - approx.start() <= 2 else found.start
    return found


def _take_in_what_follows(found: Parsed, text: str, limit: int) -> None:
    """A currency code, the plus of an open end, the period."""
    follows = text[found.end : found.end + 2]
    code = (
        TRAILING_CODE.match(text, found.end, limit) if follows.isupper() else None
    )  # " C" and "CA" are both upper
    if code:
        found.currency, found.end = _CODES_IN_WORDS.get(code[1], code[1]), code.end()
    plus = _OPEN_END.match(text, found.end, limit)
    if plus:
        found.end, found.is_open = plus.end(), True
    hour = _HOURS.get(found.currency, "")
    if hour and text.startswith(hour, found.end) and not text[found.end + len(hour) : limit][:1].isalnum():
        found.period, found.end = "hour", found.end + len(hour)
        return
    found.period, found.end = period_after(text, found.end, limit)


def _is_formula(span: Span, end: int) -> bool:
    """True where what stands behind the number makes it mathematics."""
    return (
        end < span.limit
        and span.text[end] in "$\\^_="
        and _FORMULA.match(span.text, end, span.limit) is not None
    )
