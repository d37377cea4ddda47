"""What the words around a period mean in every language, and the expressions made of them, compiled when asked for.

The many words that name a period are in one expression for each first letter, tried where such a word stands; what
may stand in front of them is in short ones.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from execreports.reading.languages.alternatives import choice, is_led_by_a_letter
from execreports.reading.languages.known import alternatives, group, named, pattern
from execreports.reading.languages.words import Language

LETTERS = {"m": "month", "d": "day", "w": "week"}  # behind a slash
_DOTTED = {**LETTERS, "h": "hour", "a": "year", "j": "year", "y": "year"}
SYLLABLES = "\u3040"  # from here on words need no blank between them
_GLUED = frozenset({"mo", "pcm", "pa", "pw", "pm", "ph", "p"})  # `$5mo`, p.a.
_END = r"(?![^\W_])\.?"
_UNIT = r"[^\W\d_][\w'’-]{0,19}(?: [^\W\d_]{2,15})?"
_WORD = r"[^\s/／'’]+"
_ASIDE = re.compile(r"\(\?<?[!=][^()]*\)")  # what a pattern only looks at
_GAP = re.compile(r" |\\s")
_ELISION = "['’]"


@cache
def _times() -> dict[str, list[str]]:
    return named(lambda one: one.amounts.periods)


@cache
def _adverbs() -> dict[str, list[str]]:
    return named(_adverbs_of)


@lru_cache(256)
def _periods(words: Callable[[], Mapping[str, list[str]]], letter: str) -> re.Pattern[str]:
    """One group for each period that a word with this first letter may name, by its name."""
    near = {
        name: [one for one in every if one[0] == letter or not is_led_by_a_letter(one)]
        for name, every in words().items()
    }
    groups = "|".join(f"(?P<{name}>{'|'.join(some)})" for name, some in near.items() if some)
    return re.compile(f"(?:{groups}){_END}" if groups else "(?!)")


def time_at(text: str, position: int) -> re.Match[str] | None:
    """month, Monat, mes: behind a preposition or a slash; `lastgroup` is the period. The text is in lower case."""
    return _periods(_times, text[position : position + 1]).match(text, position)


def adverb_at(text: str, position: int) -> re.Match[str] | None:
    """monthly, mensual, monatlich; `lastgroup` is the period."""
    return _periods(_adverbs, text[position : position + 1]).match(text, position)


@cache
def fronts() -> re.Pattern[str]:
    """What stands right in front of an amount where scripts part no words: 월 33만원, 月額50円; not `5월 33만원`."""
    words, bare = named(_adverbs_of), named(lambda one: one.amounts.fronts)
    groups = (
        f"(?P<{name}>{choice(one for one in words.get(name, ()) if one[0] >= SYLLABLES)}"
        rf"|(?<![^\W_]){choice(bare.get(name, ()))})"
        for name in dict.fromkeys([*words, *bare])
    )
    return re.compile(rf"(?:{'|'.join(groups)})\Z")


@cache
def past() -> re.Pattern[str]:
    """`l'an dernier` and `el mes pasado` say when, not how often."""
    return re.compile(rf"\s(?:{'|'.join(alternatives(lambda one: one.amounts.past))})")


@cache
def _prepositions() -> tuple[str, str]:
    """Those that a blank follows, and the elided ones: `per`, `l'`."""
    every = alternatives(lambda one: one.amounts.per)
    apart = choice(one for one in every if not one.endswith(_ELISION))
    return apart, choice(one for one in every if one.endswith(_ELISION))


@cache
def _tax() -> str:
    """Emphasis that ends with the amount, and what tax is in it."""
    name, with_it = group(lambda one: one.amounts.tax), group(lambda one: one.amounts.with_tax)
    return rf"[*_]{{0,3}}(?:\s(?:(?:\+|{with_it})\s?)?{name})?"


@cache
def lead() -> re.Pattern[str]:
    """All from an amount to the end of the word for its period, which group `lead` ends before: ` per user per `."""
    apart, elided = _prepositions()
    and_ = group(lambda one: one.amounts.and_)
    return re.compile(
        rf"(?P<lead>{_tax()}(?:(?P<slash>\s?[/／]\s?(?:(?:{apart}\s)?{_UNIT}\s?(?:/|\s{apart}\s)\s?)?)"
        rf"|\s(?:(?:{apart}|/)\s{_UNIT},?\s)?(?:{and_}\s(?:{apart}\s)?|{apart}\s|{elided}\s?))){_WORD}"
    )


@cache
def adverb_lead() -> re.Pattern[str]:
    """All between an amount and an adverb."""
    return re.compile(rf"{_tax()}[\s-]")


@cache
def short() -> re.Pattern[str]:
    """p.a., p/m and what is written onto an amount: 5mo."""
    return re.compile(
        rf"{_tax()}(?:\s?(?P<dotted>p\.?\s?[amwj]\.|p/[amhwdj])|(?P<glued>mo|pcm|pa|pw|pm|ph))(?!\w)"
    )


@cache
def header_lead() -> re.Pattern[str]:
    """The same in a column's header, from where it begins."""
    apart, elided = _prepositions()
    return re.compile(
        rf"(?P<lead>(?P<slash>[/／]\s?(?:(?:{apart}\s)?{_UNIT}\s?/\s?)?(?:{apart}\s)?)"
        rf"|(?<![^\W_])(?:{apart}\s|{elided}\s?)){_WORD}\Z"
    )


HEADER_SHORT = re.compile(r"(?<![^\W_])(?P<dotted>p\.?\s?[amwj]\.|p/[amhwdj])(?!\w)")


@cache
def what_for() -> re.Pattern[str]:
    """What else an amount is for: `/user`, `per 1M tokens`."""
    words = pattern(lambda one: one.amounts.apiece)
    return re.compile(
        rf"[*_]{{0,3}}(?:[ \u00a0]?[/／] ?|[ \u00a0](?:{words}) )((?:(?:\d+[kKM]|1,?000)\s)?[^\W\d_][\w’-]{{0,24}})",
        re.IGNORECASE,
    )


def period_of_short(match: re.Match[str]) -> str | None:
    """The period of p.a. and the like."""
    said = match[match.lastgroup or 0].rstrip(".")
    return "month" if said in ("mo", "pcm") else _DOTTED[said[-1]]


@lru_cache(4096)
def adverb(word: str) -> str | None:
    """The period of a word in lower case that is an adverb; None for any other."""
    match = _periods(_adverbs, word[:1]).fullmatch(word)
    return match.lastgroup if match else None


@lru_cache(16_384)
def may_name(word: str) -> bool:
    """True for a word in lower case that a period may begin with."""
    return (
        word in LETTERS
        or word in _GLUED
        or any(_periods(words, word[:1]).fullmatch(word) is not None for words in (_times, _adverbs))
        or _heads().fullmatch(word) is not None
    )


@cache
def _heads() -> re.Pattern[str]:
    """First words of those that are several."""
    every = (*alternatives(_joined(lambda one: one.amounts.periods)), *alternatives(_joined(_adverbs_of)))
    return re.compile(choice(dict.fromkeys(_first(every))))


def _adverbs_of(one: Language) -> Mapping[str, str]:
    return one.amounts.adverbs


def _joined(part: Callable[[Language], Mapping[str, str]]) -> Callable[[Language], str]:
    return lambda one: "|".join(part(one).values())


def _first(every: Iterable[str]) -> Iterable[str]:
    """The first word of each alternative of several, or any word where that is hard to say."""
    for plain in (_ASIDE.sub("", one) for one in every):
        gap = _GAP.search(plain.replace("-", " "))
        if gap:
            head = plain[: gap.start()]
            yield (
                head if head.count("(") == head.count(")") and head.count("[") == head.count("]") else r"\w+"
            )
