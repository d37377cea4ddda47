"""When a tick is no report of work done: capabilities, criteria, advice, legends, questions, things not needed."""

import re
from functools import cache, lru_cache

from execreports.reading.folded import bounded, folded, spaced
from execreports.reading.languages.alternatives import nested, split
from execreports.reading.languages.known import pattern
from execreports.reading.sought import Sought
from execreports.reading.status_value import words_of
from execreports.reading.status_words import ALONE, DONE, fold


@cache
def _no_work() -> Sought:
    parts = (
        pattern(lambda one: one.states.capability),
        pattern(lambda one: one.states.criteria),
        pattern(lambda one: one.states.advice),
        pattern(lambda one: one.states.unneeded),
    )
    return Sought(spaced(folded("|".join(parts))))


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(bounded(spaced(folded(pattern(lambda one: one.states.asks)))))


@cache
def _opening() -> re.Pattern[str]:
    words = spaced(folded(pattern(lambda one: one.states.conditions)))
    return re.compile(rf"^\W*{bounded(nested(split(words)))}")


@lru_cache(maxsize=256)  # many lines stand under one heading
def is_no_report(text: str) -> bool:
    """True for a heading or an introduction under which ticks and crosses do not report the state of work."""
    words = spaced(fold(text))
    if words.rstrip(" :*_").endswith(("?", "？")) and not _asks().search(words):
        return True
    return _no_work().is_in(words)


@lru_cache(maxsize=256)
def is_report(text: str) -> bool:
    """True for a heading or an introduction that says the work below it is done: `Features implemented`."""
    return any(said.status == DONE and said.quote not in ALONE for said in words_of(text)[0])


def is_condition(text: str) -> bool:
    """True for a line that a mark opens but that speaks of what should be: `When all tests pass`, `Avoid X`."""
    words = spaced(fold(text[:80]))
    return words.rstrip(" :*_").endswith("?") or _opening().match(words) is not None
