"""Currencies in words (euros, złotych, kr, mkr), and whose a word is that several share or that means more."""

import re
from collections.abc import Iterator
from functools import cache

from execreports.reading.folded import bounded
from execreports.reading.language import language
from execreports.reading.languages.alternatives import loose
from execreports.reading.languages.known import LANGUAGES

_LETTERS = bytes(code if chr(code).isalpha() else 32 for code in range(256))
_STEM = 3  # letters
_BARE = 3  # letters of an abbreviation
_CODE_IN_TEXT = r"(?<![^\W_])[TKM]?(?:{codes})(?![^\W\d_])"


@cache
def _said() -> dict[str, dict[tuple[int, str], list[str]]]:
    """Word to the powers of ten and codes it stands for, each with the languages that say so."""
    found: dict[str, dict[tuple[int, str], list[str]]] = {}
    for one in LANGUAGES:
        plain = {**one.amounts.currencies, **one.amounts.local}
        meant = {word: (0, code) for word, code in plain.items()} | dict(one.amounts.scaled)
        for word, meaning in meant.items():
            for spelling in loose([word]):
                found.setdefault(spelling, {}).setdefault(meaning, []).append(one.code)
    return found


@cache
def meanings() -> dict[str, tuple[int, str]]:
    """Word in lower case to its power of ten and its code, or to itself where only the document can tell."""
    every = ((word, list(meant)) for word, meant in _said().items())
    return {
        word: (meant[0][0], word) if word in _local() or len({code for _, code in meant}) > 1 else meant[0]
        for word, meant in every
    }


@cache
def _local() -> frozenset[str]:
    return frozenset(word for one in LANGUAGES for word in one.amounts.local)


def short() -> list[str]:
    """Abbreviations, which stand in front of numbers as well."""
    return [word for word in meanings() if len(word) <= _BARE]


def settled(word: str, text: str, spoken: str) -> tuple[str, bool]:
    """The code of such a word in a document and its language ('' for none), and whether that is a mere guess."""
    meant = {code: languages for (_, code), languages in _said()[word].items()}
    codes = "|".join(meant)
    named = {found[-3:] for found in re.findall(_CODE_IN_TEXT.format(codes=codes), text)}
    if len(named) == 1:
        return named.pop(), False
    own = [code for code, languages in meant.items() if spoken in languages]
    if own:
        return own[0], False
    if word in _local():
        return (next(iter(meant)), True) if not spoken and len(word) >= _BARE else ("", False)
    nearest = language(text, {one for languages in meant.values() for one in languages})
    return next((code for code, languages in meant.items() if nearest in languages), next(iter(meant))), True


@cache
def _word() -> re.Pattern[str]:
    longest_first = map(re.escape, sorted(meanings(), key=len, reverse=True))
    return re.compile(bounded("|".join(longest_first)))


@cache
def _heads() -> tuple[frozenset[bytes], dict[str, frozenset[str]]]:
    """The first words of Latin letters, as bytes; else the first letters of words by their first other letter."""
    latin, others = set(), dict[str, set[str]]()
    for word in meanings():
        head = word.split()[0]
        try:
            latin.add(head.encode("latin-1"))
        except UnicodeEncodeError:
            sign = next(sign for sign in head if sign > "\xff")
            others.setdefault(sign, set()).add(head[: max(_STEM, head.index(sign) + 1)])
    return frozenset(latin), {sign: frozenset(stems) for sign, stems in others.items()}


def word_marks(small: str) -> Iterator[tuple[int, int, str, int]]:
    """Where a text in lower case names a currency: start, end, code or shared word, power of ten.

    Its words are looked up all at once, so that the number of languages costs nothing.
    """
    latin, others = _heads()
    words = small.encode("latin-1", "replace").translate(_LETTERS).split()
    stems = {head.decode("latin-1") for head in latin.intersection(words)}
    for sign, heads in others.items():
        if sign in small:
            stems |= heads
    for stem in stems:
        position = small.find(stem)
        while position >= 0:
            word = _word().match(small, position)
            if word:
                power, code = meanings()[word[0]]
                yield position, word.end(), code, power
            position = small.find(stem, position + len(stem))
