"""Open and closed work: check boxes, and plain lists under a heading that promises next steps."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from execreports.reading.blocks import Outline
from execreports.reading.dates import Written, find_dates
from execreports.reading.folded import bounded, even, evened, folded, spaced
from execreports.reading.languages.known import pattern
from execreports.reading.lines import MOST
from execreports.reading.plain import plain
from execreports.reading.sought import Sought
from execreports.reading.status_marks import TICKS
from execreports.reading.status_value import is_status_phrase
from execreports.reading.status_words import fold
from execreports.reading.table_roles import role_of

_BOX = re.compile(r"\[([ xX])\]\s+(\S.*)")
_TICKED = re.compile(rf"[{''.join(sorted(TICKS))}]|\[-\]\s")
_NAME = (  # up to a sign that ends it; initials keep their dots
    r"\s?@?(?P<name>(?:[^\W\d_]\.\s?){0,3}[^\W\d_][^\n,;()\[\]|—–*:.、，；。（）【】・]{0,40})"
)
_AT = re.compile(r"(?<![\w@.])@([^\W\d_][\w-]{1,38})(?![\w.]*\.\w)")
_CLOCK = "⏰"
_BEFORE = 40  # characters in front of a date that may say it is due
_IN_BRACKETS = re.compile(r"[(（]([^\W\d_][\w'’-]{1,24}(?: [^\W\d_][\w'’-]{1,24})?)(?:, |[，、])")
_MONTH = r"[^\W\d_]{3,12}"
_DAY = (
    r"\s*[:：]?\s*(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?!\d)"
    rf"|(?P<worded>\d{{1,2}}\.? (?:d\w )?{_MONTH}|{_MONTH} \d{{1,2}}))"
)


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work; `is_boxed` tells a check box from a plain item under a next-steps heading.

    `owner` and `due` (ISO date) are '' where the item names none.
    """

    text: str
    done: bool
    line: int
    is_boxed: bool
    owner: str = ""
    due: str = ""


def find_tasks(blocks: Outline, order: str = "") -> list[Task]:
    """Check boxes anywhere in lists, then items under next-step headings that have none.

    `order` is that of day and month in the document, as in `find_dates`.
    """
    headings = blocks.headings
    heading_lines = [heading.line for heading in headings]
    opens = [_promises_work(heading.text) for heading in headings]
    found: list[Task] = []
    boxed_end = 0
    for item in blocks.items:
        if len(found) >= MOST:
            break
        box = _BOX.match(item.text)
        if box:
            found.append(_task(box[2], item.line, order, done=box[1] != " ", is_boxed=True))
            boxed_end = max(boxed_end, item.end)
            continue
        index = bisect_right(heading_lines, item.line) - 1
        if index >= 0 and opens[index] and item.depth == 1 and item.text and item.line >= boxed_end:
            found.append(_task(item.text, item.line, order, done=_closed(item.text), is_boxed=False))
    return found


@lru_cache(4096)
def _promises_work(heading: str) -> bool:
    return _next_steps().is_in(spaced(fold(heading)))


def _task(text: str, line: int, order: str, *, done: bool, is_boxed: bool) -> Task:
    words = plain(text)
    return Task(words, done, line, is_boxed, _owner(words), _due(words, order, done=done))


def _closed(text: str) -> bool:
    """Whether an item without a box is ticked, cancelled or struck as a whole."""
    struck = text.startswith("~~") and text.rstrip(" .!").endswith("~~") and len(text) > len("~~~~")
    return struck or _TICKED.match(text) is not None


def _owner(text: str) -> str:
    """Who is named for it: `(owner: Ana)`, `@ana`; '' for nobody."""
    small = even(text)
    named = (_owners() if ":" in small or "：" in small else _assigned()).first(_named(), small)
    if named:
        return text[named.start("name") : named.end("name")].strip()
    handle = _AT.search(text) if "@" in text else None
    return handle[1] if handle else _in_brackets(text)


def _in_brackets(text: str) -> str:
    """Who stands in brackets in front of a day that it is due: `(Keller, bis 25.09.)`; no state, no word of a table."""
    for found in _IN_BRACKETS.finditer(text) if "(" in text or "（" in text else ():
        is_name = all(word[0].isupper() and not word.isupper() for word in found[1].split())
        if _is_due_day(text, found.end(), after_a_name=is_name):
            return "" if role_of(found[1]) or is_status_phrase(found[1]) else found[1]
    return ""


def _is_due_day(text: str, start: int, *, after_a_name: bool) -> bool:
    """Whether a day that work is due stands here; one told from behind needs no capitals in front of it."""
    due = _due_opening().match(even(text), start) if after_a_name else None
    if due:
        return not due["worded"] or bool(find_dates(due["worded"] + " 2024"))
    return any(date.start == start and _is_until(text, date) for date in find_dates(text))


def _due(text: str, order: str, *, done: bool) -> str:
    """The date behind a word that makes it a due date, or one in brackets, which of finished work says when; or ''."""
    for date in find_dates(text, order):
        before = text[: date.start]
        is_due = (not done and before.endswith(("(", "[", "（", "［"))) or _announces(even(before[-_BEFORE:]))
        if is_due or _is_until(text, date):
            return date.iso
    return ""


def _announces(before: str) -> bool:
    """Whether what stands in front of a date makes it a due date."""
    if _CLOCK in before:  # no letter, and no sign of a script without blanks
        return _due_ending().search(before) is not None
    return _dues().first(_due_ending(), before) is not None


def _is_until(text: str, date: Written) -> bool:
    """Whether what stands behind a date makes it a due date: 9/25まで, 2026.05.12-ig."""
    behind = text[date.start + len(date.raw) :][:_BEFORE]
    return bool(behind) and _until().match(even(behind)) is not None


@cache
def _next_steps() -> Sought:
    return Sought(spaced(folded(pattern(lambda one: one.work.next_steps))))


@cache
def _named() -> re.Pattern[str]:
    owners = bounded(evened(pattern(lambda one: one.work.owners)))
    assigned = bounded(evened(pattern(lambda one: one.work.assigned)))
    return re.compile(rf"(?:{owners}\s?[:：]|{assigned}\s?[:：]?){_NAME}")


@cache
def _owners() -> Sought:
    """Names of who does it, and the verbs."""
    return Sought(evened(f"{pattern(lambda one: one.work.owners)}|{pattern(lambda one: one.work.assigned)}"))


@cache
def _assigned() -> Sought:
    return Sought(evened(pattern(lambda one: one.work.assigned)))


@cache
def _due_words() -> str:
    return bounded(rf"{evened(pattern(lambda one: one.work.due))}|📅|{_CLOCK}|🗓️?")


@cache
def _dues() -> Sought:
    return Sought(evened(pattern(lambda one: one.work.due)))


@cache
def _due_ending() -> re.Pattern[str]:
    return re.compile(rf"{_due_words()}\s*[:：]?\*{{0,2}}\s*[:：]?\s*$")


@cache
def _until() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s?[(（][^\W\d_]{{1,3}}[)）])?\s?{bounded(evened(pattern(lambda one: one.work.until)))}"
    )


@cache
def _due_opening() -> re.Pattern[str]:
    return re.compile(_due_words() + _DAY)
