"""Every language the readers know, and their words put together."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from execreports.reading.languages import (
    catalan,
    chinese,
    czech,
    danish,
    dutch,
    english,
    finnish,
    french,
    german,
    greek,
    hungarian,
    italian,
    japanese,
    korean,
    norwegian,
    polish,
    portuguese,
    romanian,
    russian,
    slovak,
    spanish,
    swedish,
    turkish,
    ukrainian,
)
from execreports.reading.languages.alternatives import choice, loose, lower, split
from execreports.reading.languages.words import Language

LANGUAGES: tuple[Language, ...] = tuple(
    module.WORDS
    for module in (
        english,
        spanish,
        portuguese,
        french,
        german,
        italian,
        catalan,
        chinese,
        czech,
        danish,
        dutch,
        finnish,
        greek,
        hungarian,
        japanese,
        korean,
        norwegian,
        polish,
        romanian,
        russian,
        slovak,
        swedish,
        turkish,
        ukrainian,
    )
)
Key = TypeVar("Key", str, int)
_BARS = re.compile(r"\s*\|\s*")


def phrases(text: str) -> list[str]:
    """The phrases of a list."""
    return [phrase for phrase in _BARS.split(" ".join(text.split())) if phrase]


def pattern(part: Callable[[Language], str]) -> str:
    """The alternatives that all languages give, in the order of the languages, for use in a group."""
    return "|".join(one for language in LANGUAGES for one in split(" ".join(part(language).split())))


def alternatives(part: Callable[[Language], str]) -> list[str]:
    """The alternatives of all languages for text in lower case, also without their accents; each once."""
    every_one = (lower(one) for language in LANGUAGES for one in split(" ".join(part(language).split())))
    return loose(dict.fromkeys(every_one))


def named(part: Callable[[Language], Mapping[Key, str]]) -> dict[Key, list[str]]:
    """The same alternatives, by name."""
    names = dict.fromkeys(name for one in LANGUAGES for name in part(one))
    return {name: _alternatives_of(part, name) for name in names}


def _alternatives_of(part: Callable[[Language], Mapping[Key, str]], name: Key) -> list[str]:
    return alternatives(lambda one: part(one).get(name, ""))


def group(part: Callable[[Language], str]) -> str:
    """A group of the alternatives of all languages, quick to refuse; for text in lower case."""
    return choice(alternatives(part))
