"""k, M, bn, Mio., milliards, mil, lakh: the power of ten behind a number.

`mil` is a thousand in Spanish and Portuguese and a million in English and Czech; `billion` is a million
millions in German (Billionen) and Spanish (billones).
"""

import re
from functools import cache, lru_cache

from execreports.reading.languages.alternatives import choice, split
from execreports.reading.languages.known import LANGUAGES, alternatives, named
from execreports.reading.languages.words import Language

_LETTERS = {"k": 3, "K": 3, "m": 6, "M": 6, "MM": 6, "mm": 6, "b": 9, "B": 9, "t": 12, "T": 12, "L": 5}
_SYLLABLES = "\u1100"  # from here on scripts part no words, and a power runs on into its currency: 5万円
_OPEN = "mil"  # the word for two powers
_POWERS = dict(sorted(named(lambda one: one.amounts.powers).items()))


def _says_open(one: Language, power: int) -> bool:
    """True for a language whose `mil` is ten to this power."""
    said = (one.amounts.powers.get(power, ""), one.amounts.scales.get(power, ""))
    return any(word == _OPEN for words in said for word in split(words))


MIL_THOUSAND = frozenset(one.code for one in LANGUAGES if _says_open(one, 3))
MIL_MILLION = frozenset(one.code for one in LANGUAGES if _says_open(one, 6))
_DOUBLE = choice(alternatives(lambda one: one.amounts.powers.get(6, "") if one.code in MIL_THOUSAND else ""))
_EVERY = [rf"mil\s{_DOUBLE}", *dict.fromkeys(word for words in _POWERS.values() for word in words), _OPEN]
_ALL = choice(word for word in _EVERY if word[0] < _SYLLABLES)
_SIGNS = choice(sorted((word for word in _EVERY if word[0] >= _SYLLABLES), key=len, reverse=True))
_END = r"(?![^\W_]|²|³)"
MULTIPLIER = (
    rf"(?:(?:[kKbBtTmML]|MM|mm|[ \u00a0\u202f][kKMB](?!-)){_END}"
    rf"|{_SIGNS}|[ \u00a0\u202f-]?(?=[^\W\d_])(?i:{_ALL}){_END}\.?)"
)
MIL = -1  # stands for `mil` until the language is known


def power_of_ten(written: str | None) -> int:
    """The exponent a written multiplier stands for: 0 for none, MIL for the word that is two numbers."""
    word = (written or "").strip(" \u00a0\u202f-.")
    if not word:
        return 0
    return _LETTERS[word] if word in _LETTERS else _named(word.lower())


@lru_cache(1024)
def _named(word: str) -> int:
    if word == _OPEN:
        return MIL
    if word.startswith(_OPEN) and word[3:4].isspace():
        return 9
    return next((power for power, words in _patterns() if words.fullmatch(word)), 0)


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((power, re.compile(choice(words))) for power, words in _POWERS.items())
