"""Words for the state of work in every known language, folded (lower case, no accents), to five statuses."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import cache

from execreports.reading.languages.known import LANGUAGES
from execreports.reading.languages.words import States

DONE, ACTIVE, BLOCKED, AT_RISK, PLANNED, UNKNOWN = (
    "done",
    "active",
    "blocked",
    "at-risk",
    "planned",
    "unknown",
)
_PARTS: tuple[tuple[str, bool, Callable[[States], str]], ...] = (  # status, agrees with a tick, its words
    (DONE, False, lambda one: one.done),
    (ACTIVE, False, lambda one: one.active),
    (BLOCKED, False, lambda one: one.blocked),
    (AT_RISK, False, lambda one: one.at_risk),
    (PLANNED, False, lambda one: one.planned),
    (UNKNOWN, False, lambda one: one.unknown),
    (ACTIVE, True, lambda one: one.well),
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_OFTEN_WITHOUT = str.maketrans("łı", "li")  # letters typed without their sign that do not decompose
_NO_LETTERS = str.maketrans("'’-–—/.", " " * 7)


def fold(text: str) -> str:
    """Lower case without accents, so that `Não concluído` and `nao concluido` are one."""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return bare if bare.isascii() else unicodedata.normalize("NFC", bare).translate(_OFTEN_WITHOUT)


def spoken(part: Callable[[States], str]) -> Iterator[str]:
    """The folded phrases of all languages, their words parted by blanks, with every ending of those that take one."""
    for one in LANGUAGES:
        states = one.states
        ends = ("", *_phrases(states.endings))
        for written in _phrases(part(states)):
            if written.endswith("*"):
                yield from (written[:-1] + end for end in ends)
            else:
                yield written


@cache
def _phrases(text: str) -> list[str]:
    return [one.strip() for one in phrase(text).split("|")] if text else []  # folded at once


def phrase(text: str) -> str:
    """A cell as `spoken` writes phrases: `N/A` is `n a`, a dash is nothing."""
    return " ".join(_blank(text).split())


def _blank(text: str) -> str:
    return fold(text).translate(_NO_LETTERS)


def _table() -> dict[str, tuple[str, bool]]:
    """Folded phrase to its status, and whether it agrees with a tick all the same."""
    table: dict[str, tuple[str, bool]] = {}
    for status, agrees, part in _PARTS:
        table = dict.fromkeys(spoken(part), (status, agrees)) | table
    return table


def _longest(phrases: Collection[str]) -> dict[str, int]:
    """A phrase's first word to the most words such a phrase has."""
    longest = dict.fromkeys((one for one in phrases if " " not in one), 1)
    for several in (one for one in phrases if " " in one):
        first = several.partition(" ")[0]
        longest[first] = max(longest.get(first, 0), several.count(" ") + 1)
    return longest


PHRASES = _table()
LONGEST = _longest(PHRASES)
ALONE = frozenset(spoken(lambda one: one.alone))  # states only where they stand alone
NEGATIONS = frozenset(spoken(lambda one: one.negations))
_MONTHS = (fold(name) for one in LANGUAGES for names in one.months for name in _phrases(names))
FILLERS = frozenset([*" ".join(spoken(lambda one: one.fillers)).split(), *_MONTHS])
