"""Changes on a page that has few lines for them: some below the sections, those of one sort in one sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from execreports.model.document import Text, evidence
from execreports.model.facts import Origin
from execreports.renderers.depth import Depth
from execreports.renderers.plain import wrapped
from execreports.text import plural

SORTS = frozenset({"New", "Reopened", "Worse", "Better", "Resolved", "Not checked today", "Done"})
"""The opening words of sentences that can be told together."""
SCREEN = 10
"""Lines of the first screen that are for changes: with the verdict and the decisions above them it has thirty."""
FEWEST = 3
"""Changes that stand there, however long they are."""
BRIEFLY = 6
"""Changes that the last sentence of all names."""
PLACE = re.compile(r"[,;] (?:from|in) \S*[/.]\S*[:#@]\S.*$|(?<=: )\S*[/.]\S*[:#@]\S+ ")
"""The places in a sentence: `, from boat.md:15 $101 (was $100)`, or the one that stands before what it says."""
MOST = 4
"""Changes that one sentence names; the rest of them are counted."""


def first(changes: Sequence[Text], depth: Depth) -> list[Text]:
    """What the first screen holds, and how many more there are."""
    now, rest = _split(changes, depth)
    return [*now, Text(f"And {plural(len(rest), 'more change')}, below the sections.")] if rest else now


def later(changes: Sequence[Text], depth: Depth, whole: str) -> list[Text]:
    """What stands below the sections, and how many are on no page but the one that `whole` prints."""
    rest = _split(changes, depth)[1]
    left = rest[depth.changes :]
    if len(left) < 2:
        return rest
    return [*rest[: depth.changes], _shortly(left, whole)]


def _shortly(left: Sequence[Text], whole: str) -> Text:
    """What a page has no room for: each without its places, which stand behind the mark; at most six of them."""
    words = "; ".join(PLACE.sub("", change.text).removesuffix(".") for change in left[:BRIEFLY])
    more = f"And {plural(len(left) - BRIEFLY, 'more change')}" if len(left) > BRIEFLY else "With their places"
    return Text(f"{words}. {more}: {whole}", origins=_places(left[:BRIEFLY]))


def _split(changes: Sequence[Text], depth: Depth) -> tuple[list[Text], list[Text]]:
    """The changes of the first screen, as many as it has lines for, and the others."""
    if depth.details:
        return list(changes), []
    told = [replace(change, text=change.short or change.text) for change in changes]
    told = told if len(changes) <= depth.changes else list(_gathered(told))
    height = 0
    for number, change in enumerate(told):
        height += wrapped(f"{change.text} [99]", "  - ", "    ").count("\n") + 1
        if number >= FEWEST and height > SCREEN - (number + 1 < len(told)):
            return told[:number], told[number:]
    return told, []


def _gathered(changes: Sequence[Text]) -> Iterator[Text]:
    """The changes, those that open with the same word put together."""
    for word, run in groupby(changes, key=_sort):
        yield from _told(word, list(run))


def _sort(change: Text) -> str:
    word = change.text.partition(": ")[0]
    return word if word in SORTS else ""


def _told(word: str, run: list[Text]) -> Iterator[Text]:
    if not word or len(run) == 1:
        yield from run
        return
    named = "; ".join(change.text.partition(": ")[2].removesuffix(".") for change in run[:MOST])
    more = f"; and {plural(len(run) - MOST, 'more finding')}" if len(run) > MOST else ""
    yield Text(f"{word}: {named}{more}.", origins=_places(run))


def _places(run: Iterable[Text]) -> tuple[Origin, ...]:
    return tuple(dict.fromkeys(place for change in run for place in evidence(change)))
