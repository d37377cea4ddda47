"""The time an amount is paid for, where it is written next to it: /mo, per month, al mes, pro Jahr, p.a."""

import re
from collections.abc import Iterator, Sequence

from execreports.reading.lines import lowered
from execreports.reading.period_words import (
    HEADER_SHORT,
    LETTERS,
    SYLLABLES,
    adverb,
    adverb_at,
    adverb_lead,
    fronts,
    header_lead,
    lead,
    may_name,
    past,
    period_of_short,
    short,
    time_at,
    what_for,
)

_STARTERS = frozenset("*_/／- \u00a0\u202f\tpPmM")
_MAY = re.compile(r"[*_]{0,3}(?:\s?[/／]|[\s-][^\W\d_]|\s\+|[^\W\d_])")
_WORDS = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[mdw](?![\w²³])\.?")
_AHEAD = 90  # characters behind an amount within which its period ends
_LONGEST = 3  # letters of an abbreviation: `Std.`
_SHORTEST = 4  # letters of an adverb in front of an amount: `PA $500` is a place


def period_after(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The period written right behind an amount (month, year, week, day, hour or None), and where it ends."""
    if start >= end or text[start] not in _STARTERS or not _MAY.match(text, start, end):
        return None, start
    ahead = lowered(text[start : min(end, start + _AHEAD)])
    words = [word.start() for word in _WORDS.finditer(ahead) if may_name(word[0])]
    if not words:
        return None, start
    found = _timed(ahead, words) or _adverbial(ahead, words)
    if found:
        period, first, stop = found
        if ahead[stop - 1] == "." and stop - 1 - first > _LONGEST:
            stop -= 1  # the sentence's, no abbreviation's
        return period, start + stop
    match = short().match(ahead)
    return (period_of_short(match), start + match.end()) if match else (None, start)


def _timed(ahead: str, words: Sequence[int]) -> tuple[str, int, int] | None:
    """Period, start and end of the last word for one that all in front of it leads up to."""
    for position in reversed(words):
        time = time_at(ahead, position) or _LETTER.match(ahead, position)
        before = lead().fullmatch(ahead, 0, time.end()) if time else None
        if time and before and before.end("lead") == position:
            period = time.lastgroup or (LETTERS[time[0][0]] if before["slash"] else "")
            behind = ahead[time.end() : time.end() + 1]
            if period and (
                behind not in ("²", "³") if before["slash"] else not past().match(ahead, time.end())
            ):
                return period, position, time.end()
    return None


def _adverbial(ahead: str, words: Sequence[int]) -> tuple[str, int, int] | None:
    """The same for `monthly`, which nothing but a tax stands in front of."""
    for position in words:
        word = adverb_at(ahead, position)
        if word and word.lastgroup and adverb_lead().fullmatch(ahead, 0, position):
            return word.lastgroup, position, word.end()
    return None


def period_before(text: str) -> str | None:
    """The period of an adverb right before an amount: `monatlich 50 €`, `月額50円`; None where there is none."""
    head = text.rstrip(" \u00a0")
    if head[-1:] >= SYLLABLES:
        found = fronts().search(head)
        return found.lastgroup if found else None
    if not text[-2:-1].isalpha():
        return None
    word = lowered(text[:-1].rsplit(maxsplit=1)[-1])
    return adverb(word) if len(word) >= _SHORTEST else None


def _in_header(header: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and period of whatever names one in a header, in order."""
    text, floor = lowered(header), 0
    for word in _WORDS.finditer(text):
        if word.start() < floor or not may_name(word[0]):
            continue
        found = _time_in(text, floor, word.start()) or _adverb_in(text, word.start())
        if found:
            yield found
            floor = found[1]


def _time_in(text: str, floor: int, position: int) -> tuple[int, int, str] | None:
    time = time_at(text, position) or _LETTER.match(text, position)
    before = header_lead().search(text, floor, time.end()) if time else None
    if time is None or before is None or before.end("lead") != position:
        return None
    if before["slash"]:
        return before.start(), time.end(), time.lastgroup or LETTERS[time[0][0]]
    behind = text[time.end() : time.end() + 2]
    is_moment = past().match(text, time.end()) or (behind[:1].isspace() and behind[1:].isdigit())
    return (before.start(), time.end(), time.lastgroup) if time.lastgroup and not is_moment else None


def _adverb_in(text: str, position: int) -> tuple[int, int, str] | None:
    word = _ANNUAL.match(text, position) or adverb_at(text, position)
    if word:
        return position, word.end(), word.lastgroup or "year"
    match = HEADER_SHORT.match(text, position)
    return (position, match.end(), period_of_short(match) or "") if match else None


_ANNUAL = re.compile(r"annual(?![^\W_])\.?")


def without_period(header: str) -> str:
    """A header without what names its period, so that `Cost per month` is about cost."""
    kept, floor = [], 0
    for start, end, _ in _in_header(header):
        kept.append(header[floor:start])
        floor = end
    return " ".join([*kept, header[floor:]])


def period_in(header: str) -> str:
    """The period that a column's header gives its amounts: `$/mo`, `Monthly cost`, `€ pro Jahr`; '' for none or two."""
    found = {period for _, _, period in _in_header(header)}
    return found.pop() if len(found) == 1 else ""


def unit_after(text: str, start: int) -> str:
    """What else an amount is for: `user` in $5/user, `1M tokens` in $3 per 1M tokens; '' if nothing."""
    if text[start : start + 1] not in _STARTERS:
        return ""
    match = what_for().match(text, start)
    return match[1].strip() if match else ""
