"""Many alternatives looked for in short texts: only those that a word of the text begins like are compiled and tried.

So a text pays for its own words and not for the number of languages that are asked.
"""

import re
from collections.abc import Iterator
from functools import cache

from execreports.reading.folded import END, runs_on
from execreports.reading.languages.alternatives import split

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"\w+")
_MIXED = re.compile(r"[\d_]")
_ASIDE = re.compile(r"\^|\\b|\(\?<?[=!](?:[^()]|\([^()]*\))*\)")  # what a pattern only looks at
_LETTERS = re.compile(r"((?:[^\W\d_](?![?*{]))+)([ '/-](?![?*{]))?")
_MAYBE = re.compile(r"([^\W\d_])[?*](.*)")
_GROUP = re.compile(r"\(\?:((?:[^()]|\([^()]*\))*)\)([?*]?)(.*)")
_RUNNING_ON = re.compile("[^\0-\u0dff\u1200-\u2e7f]")  # as `runs_on`, but quick to compile
_INSIDE = re.compile(r"\\w\*([^\W\d_]+)(?![?*{])")
_KEY = 2  # letters
_MOST = 16_384  # words that are remembered
_LONGEST = 40  # characters of them


def beginnings(alternative: str) -> list[str]:
    """The letters that texts of an alternative begin with, and a blank where no more may follow; '' if hard to say."""
    aside = _ASIDE.match(alternative)
    if aside:
        return beginnings(alternative[aside.end() :])
    letters = _LETTERS.match(alternative)
    if letters:
        return [letters[1] + (" " if letters[2] else "")]
    maybe = _MAYBE.match(alternative)
    if maybe:
        return [maybe[1], *beginnings(maybe[2])]
    group = _GROUP.match(alternative)
    if group is None:
        return [""]
    found = [letters for one in split(group[1]) for letters in beginnings(one)]
    return [*found, *beginnings(group[3])] if group[2] else found


class Sought(dict[str, tuple[str, ...]]):
    """Alternatives that begin no word in its middle nor, with `ends`, end there.

    Each piece of a text between blanks to those that may begin in it.
    """

    def __init__(self, pattern: str, *, ends: bool = True) -> None:
        super().__init__()
        self._end = END if ends else ""
        self._known: dict[str, list[tuple[str, str]]] = {}
        self._inside: list[tuple[str, str]] = []
        free = []
        for one in split(pattern):
            if any(map(runs_on, one)):
                free.append(one)
                continue
            inside = _INSIDE.match(one)
            if inside:
                self._inside.append((inside[1], one))
                continue
            for letters in beginnings(one):
                self._known.setdefault(letters[:_KEY], []).append((letters, one))
        self._free = tuple(free)
        self._always = tuple(one for _, one in self._known.pop("", []))

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(one for word in _WORD.findall(piece) for one in self._of_word(word)))
        if len(self) > _MOST:
            self.clear()
        if len(piece) <= _LONGEST:
            self[piece] = found
        return found

    def _of_word(self, word: str) -> list[str]:
        word += " "
        keys = dict.fromkeys((word[:1], word[:_KEY]))
        near = (known for key in keys for known in self._known.get(key, ()))
        found = [one for letters, one in near if word.startswith(letters)]
        return found + [one for letters, one in self._inside if letters in word]

    def first(self, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
        """What `search` finds, for a pattern that begins with one of them and not in the middle of a word."""
        if self._always or self._runs_on_in(text):
            return pattern.search(text)
        pieces = text.split()
        if any(map(self.__getitem__, pieces)):
            matches = (pattern.match(text, start) for start in self._starts(text, pieces))
            return next(filter(None, matches), None)
        return None

    def _starts(self, text: str, pieces: list[str]) -> Iterator[int]:
        """Where the words stand that one of them may begin with."""
        end = 0
        for piece in pieces:
            start = text.find(piece, end)
            end = start + len(piece)
            if self[piece] and _MIXED.search(piece):  # `_kosten` begins with its sign
                runs = [run.start() for run in _RUN.finditer(text, start, end)]
                yield from sorted({*runs, *(word.start() for word in _WORD.finditer(text, start, end))})
            elif self[piece]:
                yield from (word.start() for word in _WORD.finditer(text, start, end) if self[word[0]])

    def is_in(self, text: str) -> bool:
        """True for a text with one of them."""
        if any(one.search(text) for one in self._near(text)):
            return True
        return self._runs_on_in(text) and _free(self._free).search(text) is not None

    def is_whole(self, text: str) -> bool:
        """True for a text that is one of them."""
        if any(one.fullmatch(text) for one in self._near(text)):
            return True
        return self._runs_on_in(text) and _free(self._free).fullmatch(text) is not None

    def _near(self, text: str) -> Iterator[re.Pattern[str]]:
        """What is to be tried on a text."""
        near = {self[piece] for piece in text.split()}
        near.add(self._always)
        return (_parted(some, self._end) for some in near if some)

    def _runs_on_in(self, text: str) -> bool:
        return bool(self._free) and not text.isascii() and _RUNNING_ON.search(text) is not None


@cache
def _parted(alternatives: tuple[str, ...], end: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(alternatives)}){end}")


@cache
def _free(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))
