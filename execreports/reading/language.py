"""Which of the known languages a text is mostly in, told by its small words."""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from execreports.reading.languages.known import LANGUAGES

_SIGN = "\u3040-\u30ff\u3400-\u9fff"  # written without blanks: each sign is a word
_SAMPLE = 8000  # characters are plenty to tell
_LEAST = 3  # small words before a language is named


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{_SIGN}]|[^\W\d_{_SIGN}]+")


@cache
def _spoken() -> dict[str, list[str]]:
    """Small word to the codes of the languages that use it."""
    found: dict[str, list[str]] = {}
    for one in LANGUAGES:
        for word in dict.fromkeys(_word().findall(one.small)):
            found.setdefault(word, []).append(one.code)
    return found


def language(text: str, among: Collection[str] = ()) -> str:
    """The ISO 639-1 code of a known language, or '' where too little is said to tell.

    With `among`, the one of these that most speaks for, however little that is.
    """
    votes: Counter[str] = Counter()
    spoken = _spoken()
    for word in _word().findall(text[:_SAMPLE].lower()):
        codes = spoken.get(word)
        if codes:
            votes.update(code for code in codes if code in among) if among else votes.update(codes)
    if not votes:
        return ""
    (first, count), *others = votes.most_common(2)
    tied = bool(others) and others[0][1] == count
    return first if (among or count >= _LEAST) and not tied else ""
