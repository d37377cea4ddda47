"""Ranges of money: whether a dash or a word joins two numbers, and whom a multiplier belongs to."""

import re
from decimal import Decimal
from functools import cache

from execreports.reading.currencies import CODES, LETTERED_DOLLARS, SYMBOL_CLASS
from execreports.reading.currency_words import short
from execreports.reading.languages.alternatives import choice
from execreports.reading.languages.known import alternatives, group
from execreports.reading.lines import lowered
from execreports.reading.money_parts import End, Span
from execreports.reading.multipliers import MULTIPLIER, power_of_ten
from execreports.reading.numbers import NUMBER, read, unlike
from execreports.reading.periods import period_after

CODE = "|".join(CODES)
_LETTERS = "|".join(sorted(LETTERED_DOLLARS, key=len, reverse=True))
STOP = rf"(?:(?![A-Za-z0-9_%])|(?=(?:{CODE}|mo|pcm|pa|pw|pm|ph)(?![A-Za-z])))"
_TO = alternatives(lambda one: one.amounts.to)
_AND = alternatives(lambda one: one.amounts.and_)
SPLIT = (
    r"(?:(?P<gap>[ \u00a0]?)(?P<dash>[-–—−~～〜]|\.\.\.?|…)(?P=gap)"
    rf"|[ \u00a0](?P<word>{choice([*_TO, *_AND])})[ \u00a0]|-(?P<dashed>{choice(_TO)})-)"
)
CENTS = r"(?:[.,][-–—](?!\w))?"  # 50,- and 50.—
_SHORT = choice(map(re.escape, short()))
_RANGE = re.compile(
    rf"{SPLIT}(?P<sign>[-−])?"
    rf"(?P<cur>(?:(?:{_LETTERS})?\\?[{SYMBOL_CLASS}]|(?:{CODE})[ \u00a0]|{_SHORT}\.?[ \u00a0])[ \u00a0]?)?"
    rf"(?P<b>{NUMBER}){CENTS}(?P<bm>{MULTIPLIER})?{STOP}"
)
_JOINS_ALL = re.compile(choice(_TO))  # what is no such word joins only after `between`
_MAY_FOLLOW = frozenset(")]|,.;:/*_\"'?!+")  # what may stand behind the bare upper end of a spaced range
_JOINTS = frozenset(" \u00a0-–—−~～〜.…")  # what a range may go on with
_FARTHEST = 20  # times the first end that the second may be, to tell what its dot is: $3-1.234 is no range
_REACH = 40  # characters looked back at


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){group(lambda one: one.amounts.between)}(?![^\W_])[^.;|]{{0,12}}\Z")


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){group(lambda one: one.amounts.changes)}[^.;|]{{0,24}}\Z")


def upper_end(low: End, span: Span, start: int, end: int) -> tuple[End, End, int] | None:
    """Both ends and where the range stops, behind an amount: $5-10k, $150 - $999, €5 to €10, 5 € - 10 €."""
    text = span.text
    if end >= span.limit or text[end] not in _JOINTS:
        return None
    match = _RANGE.match(text, end, span.limit)
    number = read(match["b"]) if match else None
    if match is None or number is None or (match["sign"] and low.sign > 0):
        return None
    stop = match.end()
    if not match["cur"]:
        mark = text[span.start : span.stop]
        behind = stop + (text[stop : stop + 1] in " \u00a0")
        if end > span.start and text.startswith(mark, behind):
            stop = behind + len(mark)
        elif not _may_be_bare(match, span) or end == span.stop:
            return None
    if not _is_range(match, span, start, stop):
        return None
    is_negative = low.sign < 0 and (match["sign"] or not match["cur"])
    high = End(number, power_of_ten(match["bm"]), -1 if is_negative else 1)
    ordered = ordered_ends(low, high)
    return (*ordered, stop) if ordered else None


def _may_be_bare(match: re.Match[str], span: Span) -> bool:
    """A number without a currency is the upper end if glued ($5-10), or if no noun behind it claims it."""
    if match["dash"] and not match["gap"]:
        return True
    follows = span.text[match.end() : min(match.end() + 1, span.limit)]
    if not follows or follows in _MAY_FOLLOW or match["bm"]:
        return True
    return period_after(span.text, match.end(), span.limit)[1] > match.end()


def joins(match: re.Match[str], span: Span) -> bool:
    """True where the matched dash or word between two numbers in front of a mark makes a range."""
    return _is_range(match, span, match.start(), span.stop)


def _is_range(match: re.Match[str], span: Span, start: int, stop: int) -> bool:
    """Not a subtraction, not a change from one value to another, and `and` only after `between`."""
    text, floor = span.text, max(span.line, start - _REACH)
    word = match["word"] or match["dashed"]
    if word and not _JOINS_ALL.fullmatch(word):
        return _between().search(lowered(text[floor:start])) is not None
    if word:
        return _moves().search(lowered(text[floor:start])) is None
    if not match["gap"] and not match.groupdict().get("cur"):
        return True  # $50-100, whatever stands around it
    before, after = text[floor:start].rstrip(" *("), text[stop : min(stop + 4, span.limit)].lstrip(" *)")
    return not before.endswith("=") and not after.startswith("=")


def ordered_ends(low: End, high: End) -> tuple[End, End] | None:
    """The two ends, the dot of the second grouping thousands where only that puts it above the first: 900-1.100."""
    found = _ordered(low, high)
    other = unlike(high.number) if found is None and low.sign > 0 else None
    if other is None or other.dot > low.number.dot * _FARTHEST:
        return found
    return _ordered(low, End(other, high.power, high.sign))


def _ordered(low: End, high: End) -> tuple[End, End] | None:
    """The two ends with their multipliers shared out; None where the second is not above the first.

    A multiplier behind the second holds for both (1-2M) unless that turns them round (900-1.2K).
    """
    if high.power and not low.power and low.number.dot < high.number.dot:
        low = End(low.number, high.power, low.sign)
    if low.power and not high.power and low.number.dot < high.number.dot:
        high = End(high.number, low.power, high.sign)
    if low.rough < high.rough:
        return low, high
    return (high, low) if low.sign < 0 and high.sign < 0 and high.rough < low.rough else None


def shared_thousands(ends: tuple[End, ...], values: list[Decimal]) -> int:
    """1000 where the second end's thousands are the first's as well: 45-55 000; else 1."""
    low, high = values[0], values[-1]
    is_short = len(ends) > 1 and not ends[0].number.is_marked and ends[-1].number.is_marked
    if not is_short or any(end.power for end in ends) or high % 1000:
        return 1
    return 1000 if 0 < low < high / 1000 < 1000 else 1
