"""What a status value says: the marks and words in it, and one status or a contradiction."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from execreports.reading.folded import bounded, folded, spaced
from execreports.reading.languages.known import pattern
from execreports.reading.plain import plain
from execreports.reading.status_marks import CROSSES, MARK, SIGNS, TICKS, WEAK, marks
from execreports.reading.status_words import (
    ACTIVE,
    ALONE,
    AT_RISK,
    BLOCKED,
    DONE,
    FILLERS,
    LONGEST,
    NEGATIONS,
    PHRASES,
    PLANNED,
    UNKNOWN,
    fold,
    spoken,
)  # fmt: skip

_WORD = re.compile(r"\d+(?:[.,]\d+)? ?%|\d[\d/.:-]*|[^\W\d_]+")
_PART = re.compile(r"\s[-–—]\s|[—;:|·•(\[)\]；：（）【】。]|\.\s|→")  # lists with commas stay whole
_SEGMENT = re.compile(rf"{_PART.pattern}|[,，、]|\s/\s")
_ENDINGS = frozenset(spoken(lambda one: one.finished))
_PARTLY = frozenset(spoken(lambda one: one.partly))
_FIRST_WORDS = frozenset(LONGEST)
_ABOUT = re.compile(r"(?i)(?<!\w)ok\.(?=\s?[~≈]?\d)")  # `ok. 3 tygodni` is `about 3 weeks`
_LONGEST = 200  # characters of a value that are looked at


@dataclass(frozen=True, slots=True)
class Said:
    """One status word or mark of a value: what it says, as written (folded), and whether it agrees with a tick."""

    status: str
    quote: str
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of a value; `quotes` are the words and marks behind it, both sides of a contradiction."""

    status: str
    quotes: tuple[str, ...] = ()

    @property
    def is_contradictory(self) -> bool:
        """True where the value says two things that cannot both hold."""
        return self.status == UNKNOWN and len(self.quotes) > 1


def read_status(value: str) -> Reading:
    """A label's value or a status cell: the parts that say little else decide, marks confirm or contradict them."""
    return _read(value[:_LONGEST])


@lru_cache(maxsize=2048)  # the same few words fill most status columns
def _read(text: str) -> Reading:
    signs = marks(text)
    said: list[Said] = []
    is_mixed = False
    weak: list[Said] = []
    for segment in segments(text):
        found, covered = words_of(segment)
        if found and covered > 0.5:
            said += found
        else:
            weak += [word for word in found if word.quote not in ALONE]
    if not said and not any(SIGNS[sign] != UNKNOWN for sign in signs if sign not in WEAK):
        said, is_mixed = weak, not signs
    elif weak and not signs and {word.status for word in said} == {DONE}:  # `code complete; deploy pending`
        said, is_mixed = said + weak, True
    if " / " in text and len({word.status for word in said}) > 1:  # a template: Running / Paused
        return Reading(UNKNOWN, tuple(word.quote for word in said))
    if is_mixed and (mixed := _of_several(said)):
        return Reading(mixed, tuple(word.quote for word in said))
    return decide(signs, said, text)


def _of_several(said: list[Said]) -> str:
    """A sentence on several things, one done and another not, is about work that goes on; '' for any other."""
    statuses = {word.status for word in said if not word.agrees}
    if DONE not in statuses or len(statuses) == 1:
        return ""
    return BLOCKED if BLOCKED in statuses else ACTIVE


def segments(text: str) -> list[str]:
    """The parts of a value between dashes, brackets, commas and full stops, without marks or markup."""
    return _split(_SEGMENT, text)


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    words = _ABOUT.sub(" ", MARK.sub(" ", plain(text)))
    return [part.strip() for part in pattern.split(words) if part.strip(" \t*_!.?-–—")]


def read_line(text: str) -> Reading:
    """A heading's or a marked line's status: its words describe the thing itself, save for parts that say only a state.

    With a mark that leaves room for words (an hourglass, a warning, a cross) the first telling word counts.
    """
    line = text[:_LONGEST]
    signs = marks(line)
    if _FIRST_WORDS.isdisjoint(_WORD.findall(fold(line))) and "%" not in line:
        return decide(signs, [], line) if signs else Reading(UNKNOWN)
    said = [word for part in _split(_PART, line) for word in _state_of(part)]
    if not said and signs and not TICKS.intersection(signs):
        every = words_of(MARK.sub(" ", plain(line)))[0]
        said = [word for word in every if word.quote not in ALONE and not word.quote.endswith("%")][:1]
    return decide(signs, said, line)


def _state_of(part: str) -> list[Said]:
    """The words of a part that says only a state, or that ends in one (`Export complete`)."""
    said, covered = words_of(part)
    if all(word.quote.endswith("%") for word in said):
        return []
    alone = all(word.quote in ALONE for word in said)
    if covered == 1 and not (
        alone and len(_WORD.findall(part)) > sum(len(word.quote.split()) for word in said)
    ):
        return said
    return (
        said[-1:] if said[-1].quote in _ENDINGS and fold(part).rstrip(" !.").endswith(said[-1].quote) else []
    )


def is_status_phrase(segment: str) -> list[Said]:
    """The status words of a segment that says nothing else, dates and small words aside; else nothing."""
    found, covered = words_of(segment)
    return found if covered == 1 else []


def words_of(segment: str) -> tuple[list[Said], float]:
    """The status words of a segment, and which part of its words they are."""
    text = fold(segment)
    words = _WORD.findall(text.replace("-", " "))
    if _FIRST_WORDS.isdisjoint(words) and "%" not in text:
        return [], 0.0
    said: list[Said] = []
    used = fillers = index = 0
    while index < len(words):
        length, word = _phrase_at(words, index) if words[index] in LONGEST else (0, None)
        if word:
            negated = any(before in NEGATIONS for before in words[max(0, index - 2) : index])
            said += _negated(word) if negated else [word]
            used += length
            index += length
            if word.quote == "ready" and words[index : index + 1] in (["to"], ["for"]):  # ready for review
                used += len(words) - index
                break
            continue
        fillers += words[index] in FILLERS or words[index] in NEGATIONS or words[index][0].isdigit()
        index += 1
    if said and not _PARTLY.isdisjoint(words):
        said = [Said(ACTIVE, word.quote) if word.status == DONE else word for word in said]
    shares = sum(word.endswith("%") for word in words)
    telling = len(words) - fillers + shares
    return _with_percentage(said, words), (used + shares) / telling if telling else float(bool(said))


def _phrase_at(words: list[str], index: int) -> tuple[int, Said | None]:
    """The longest status phrase that begins at a word: its length in words, 0 for none."""
    for length in range(min(LONGEST[words[index]], len(words) - index), 0, -1):
        phrase = " ".join(words[index : index + length])
        known = PHRASES.get(phrase)
        if known:
            return length, Said(known[0], phrase, known[1])
    return 0, None


def _negated(word: Said) -> list[Said]:
    """Not done and not started are planned; not blocked says nothing."""
    if word.status in (DONE, ACTIVE):
        return [Said(PLANNED, f"not {word.quote}")]
    return [word] if word.status == PLANNED else []


def _with_percentage(said: list[Said], words: list[str]) -> list[Said]:
    """60% is active, 0% planned, 100% done; it overrules `complete` beside it."""
    share = next((word for word in words if word.endswith("%")), "")
    if not share:
        return said
    number = float(share.rstrip(" %").replace(",", "."))
    status = DONE if number >= 100 else ACTIVE if number > 0 else PLANNED
    return [Said(status, share), *(word for word in said if word.status not in (DONE, ACTIVE))]


def decide(signs: list[str], said: list[Said], text: str = "") -> Reading:
    """One status from marks and words, or unknown with both sides quoted."""
    if not said and len(signs) == 1 and signs[0] not in CROSSES:
        return Reading(SIGNS[signs[0]], (signs[0],))
    quotes = tuple(dict.fromkeys([*signs, *(word.quote for word in said)]))
    strong = {SIGNS[sign] for sign in signs if sign not in WEAK and sign not in CROSSES}
    weak = {SIGNS[sign] for sign in signs if sign in WEAK}
    from_words = _of_words(said)
    if (DONE in strong and len(strong | weak) > 1) or (strong and CROSSES.intersection(signs)):
        return Reading(UNKNOWN, quotes)
    if from_words:
        return Reading(_against(from_words, strong, weak, signs, said), quotes)
    if CROSSES.intersection(signs):
        lacking = any(_lack().match(spaced(fold(part))) for part in segments(text))
        return Reading(BLOCKED if lacking else UNKNOWN, quotes[:1])
    every = strong or weak
    return Reading(every.pop() if len(every) == 1 else UNKNOWN, quotes)


@cache
def _lack() -> re.Pattern[str]:
    return re.compile(rf"^\W*{bounded(spaced(folded(pattern(lambda one: one.states.lacking))))}")


def _of_words(said: list[Said]) -> str:
    """What the words agree on; '' without words."""
    statuses = [word.status for word in said if word.status != UNKNOWN]
    if not statuses:
        return UNKNOWN if said else ""
    if DONE in statuses and any(word.status not in (DONE, UNKNOWN) and not word.agrees for word in said):
        return UNKNOWN
    for first in (BLOCKED, AT_RISK, DONE):
        if first in statuses:
            return first
    return statuses[0]


def _against(status: str, strong: set[str], weak: set[str], signs: list[str], said: list[Said]) -> str:
    """The words' status, unless a mark beside them says the opposite."""
    if TICKS.intersection(signs) and status in (ACTIVE, PLANNED, BLOCKED, AT_RISK):
        agrees = all(word.agrees for word in said if word.status == status)
        return status if agrees else UNKNOWN
    if status == DONE and (CROSSES.intersection(signs) or weak - {ACTIVE} or strong - {DONE}):
        return UNKNOWN
    return status
