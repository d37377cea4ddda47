"""The time an amount is paid for, where it is written next to it: /mo, per month, al mes, pro Jahr, p.a."""

import re

from execreports.reading.lines import lowered
from execreports.reading.period_words import adverb, behind_amount, in_header, may_name, named_by, what_for

_STARTERS = frozenset("*_/／- \u00a0\u202f\tpPmM")
_MAY = re.compile(r"[*_]{0,3}(?:\s?[/／]|[\s-][^\W\d_]|\s\+|[^\W\d_])")
_WORDS = re.compile(r"[^\W\d_]+")
_AHEAD = 90  # characters behind an amount within which its period ends
_SHORTEST = 4  # letters of an adverb in front of an amount: `PA $500` is a place
SYLLABLES = "\u3040"  # from here on words need no blank between them


def period_after(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The period written right behind an amount (month, year, week, day, hour or None), and where it ends."""
    if start >= end or text[start] not in _STARTERS or not _MAY.match(text, start, end):
        return None, start
    ahead = lowered(text[start : min(end, start + _AHEAD)])
    match = behind_amount().match(ahead) if any(map(may_name, _WORDS.findall(ahead))) else None
    if match is None:
        return None, start
    stop = match.end()
    word = match["time"] or match["adverb"] or ""
    if ahead[stop - 1] == "." and len(word) > len("Std"):
        stop -= 1  # the sentence's, no abbreviation's
    return _named(match), start + stop


def _named(match: re.Match[str]) -> str | None:
    """The period that the matched word stands for."""
    groups = match.groupdict()
    dotted, glued = groups["dotted"], groups.get("glued")
    if glued in ("mo", "pcm"):
        return "month"
    letter = dotted[-2] if dotted and dotted[-1] == "." else (dotted or glued or "")[-1:]
    word = letter or groups.get("letter") or groups.get("time") or groups["adverb"] or groups["slash"] or ""
    return named_by(word.lower())


def period_before(text: str) -> str | None:
    """The period of an adverb right before an amount: `monatlich 50 €`, `月額50円`; None where there is none."""
    if text[-1:] >= SYLLABLES:
        return adverb(text[-2:])
    if not text[-2:-1].isalpha():
        return None
    word = lowered(text[:-1].rsplit(maxsplit=1)[-1])
    return adverb(word) if len(word) >= _SHORTEST else None


def without_period(header: str) -> str:
    """A header without what names its period, so that `Cost per month` is about cost."""
    return in_header().sub(" ", header)


def period_in(header: str) -> str:
    """The period that a column's header gives its amounts: `$/mo`, `Monthly cost`, `€ pro Jahr`; '' for none or two."""
    found = {
        "year" if (match["adverb"] or "").lower() == "annual" else _named(match)
        for match in in_header().finditer(header)
    }
    return (found.pop() or "") if len(found) == 1 else ""


def unit_after(text: str, start: int) -> str:
    """What else an amount is for: `user` in $5/user, `1M tokens` in $3 per 1M tokens; '' if nothing."""
    if text[start : start + 1] not in _STARTERS:
        return ""
    match = what_for().match(text, start)
    return match[1].strip() if match else ""
