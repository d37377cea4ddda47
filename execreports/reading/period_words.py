"""What the words around a period mean in every language, and the expressions made of them, compiled when asked for."""

import re
from functools import cache, lru_cache

from execreports.reading.languages.alternatives import choice, split
from execreports.reading.languages.known import alternatives, group, named, pattern

_SHORT = {"m": "month", "d": "day", "w": "week", "h": "hour", "a": "year", "y": "year", "j": "year"}
_GLUED = frozenset({"mo", "pcm", "pa", "pw", "pm", "ph", "p"})  # `$5mo`, p.a.
_END = r"(?![^\W_])\.?"
_UNIT = r"[^\W\d_][\w'’-]{0,19}(?: [^\W\d_]{2,15})?"
_ASIDE = re.compile(r"\(\?<?[!=][^()]*\)")  # what a pattern only looks at
_GAP = re.compile(r" |\\s")
_ELISION = "['’]"


@cache
def _times() -> dict[str, list[str]]:
    return named(lambda one: one.amounts.periods)


@cache
def _adverbs() -> dict[str, list[str]]:
    return named(lambda one: one.amounts.adverbs)


@cache
def _prepositions() -> tuple[str, str]:
    """Those that a blank follows, and the elided ones: `per`, `l'`."""
    every = alternatives(lambda one: one.amounts.per)
    apart = [one for one in every if not one.endswith(_ELISION)]
    return choice(apart), choice(one for one in every if one.endswith(_ELISION))


def _all(words: dict[str, list[str]]) -> str:
    return choice(dict.fromkeys(one for name in words for one in words[name]))


@cache
def _past() -> str:
    """`l'an dernier` and `el mes pasado` say when, not how often."""
    return rf"(?!\s(?:{'|'.join(alternatives(lambda one: one.amounts.past))}))"


@cache
def behind_amount() -> re.Pattern[str]:
    """The period written behind an amount, for text in lower case."""
    apart, elided = _prepositions()
    tax, with_tax, and_ = (
        group(lambda one: one.amounts.tax),
        group(lambda one: one.amounts.with_tax),
        group(lambda one: one.amounts.and_),
    )
    return re.compile(
        rf"[*_]{{0,3}}(?:\s(?:(?:\+|{with_tax})\s?)?{tax})?(?:(?:"
        rf"\s?[/／]\s?(?:(?:{apart}\s)?{_UNIT}\s?(?:/|\s{apart}\s)\s?)?(?:(?P<letter>[mdw])(?!²|³){_END}|(?P<slash>))"
        rf"|\s(?:(?:{apart}|/)\s{_UNIT},?\s)?(?:{and_}\s(?:{apart}\s)?|{apart}\s|{elided}\s?)"
        rf")(?(letter)|(?P<time>{_all(_times())})(?(slash)(?!²|³)|){_END}(?(slash)|{_past()}))"
        rf"|[\s-](?P<adverb>{_all(_adverbs())}){_END}"
        r"|\s?(?P<dotted>p\.?\s?[amwj]\.|p/[amhwdj])(?!\w)|(?P<glued>mo|pcm|pa|pw|pm|ph)(?!\w)"
        r")"
    )


@cache
def in_header() -> re.Pattern[str]:
    """What names a period in a column's header."""
    apart, elided = _prepositions()
    times = _all(_times())
    return re.compile(
        rf"[/／]\s?(?:(?:{apart}\s)?{_UNIT}\s?/\s?)?(?:{apart}\s)?(?P<slash>{times}|[mdw]){_END}"
        rf"|(?<![^\W_])(?:{apart}\s|{elided}\s?)(?P<time>{times}){_END}{_past()}(?!\s\d)"
        rf"|(?<![^\W_])(?P<adverb>annual|{_all(_adverbs())}){_END}"
        r"|(?<![^\W_])(?P<dotted>p\.?\s?[amwj]\.|p/[amhwdj])(?!\w)",
        re.IGNORECASE,
    )


@cache
def what_for() -> re.Pattern[str]:
    """What else an amount is for: `/user`, `per 1M tokens`."""
    words = pattern(lambda one: one.amounts.apiece)
    return re.compile(
        rf"[*_]{{0,3}}(?:[ \u00a0]?[/／] ?|[ \u00a0](?:{words}) )((?:(?:\d+[kKM]|1,?000)\s)?[^\W\d_][\w’-]{{0,24}})",
        re.IGNORECASE,
    )


@cache
def _whole() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = dict.fromkeys([*_times(), *_adverbs()])
    return tuple(
        (name, re.compile(choice([*_times().get(name, ()), *_adverbs().get(name, ())]))) for name in names
    )


@lru_cache(4096)
def named_by(word: str) -> str | None:
    """The period that a word in lower case stands for: month, year, week, day, hour or None."""
    if word in _SHORT:
        return _SHORT[word]
    return next((period for period, words in _whole() if words.fullmatch(word)), None)


@lru_cache(4096)
def adverb(word: str) -> str | None:
    """The same for adverbs alone, which may stand in front of an amount as well."""
    return named_by(word) if _any_adverb().fullmatch(word) else None


@cache
def _any_adverb() -> re.Pattern[str]:
    return re.compile(_all(_adverbs()))


@cache
def _opening() -> re.Pattern[str]:
    """First words of whatever names a period."""
    words = [one for every in (_times(), _adverbs()) for name in every for one in every[name]]
    return re.compile(choice(dict.fromkeys(map(_first, words))))


def _first(alternative: str) -> str:
    """The first word of an alternative, or any word where that is hard to say."""
    plain = _ASIDE.sub("", alternative)
    gap = _GAP.search(plain)
    if gap is None:
        return plain
    head = plain[: gap.start()]
    return head if len(list(split(f"{head}|"))) == 1 and head.count("(") == head.count(")") else r"\w+"


@lru_cache(16_384)
def may_name(word: str) -> bool:
    """True for a word in lower case that a period may be written with."""
    return word in _SHORT or word in _GLUED or _opening().fullmatch(word) is not None
