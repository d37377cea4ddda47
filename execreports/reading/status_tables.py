"""Statuses from tables: a status column, a blocker column, ticks under a header that is itself a status word."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from execreports.reading.folded import folded, spaced
from execreports.reading.languages.alternatives import split
from execreports.reading.languages.known import pattern
from execreports.reading.languages.words import States
from execreports.reading.plain import plain
from execreports.reading.sought import Sought
from execreports.reading.status_marks import CROSSES, MARK, TICKS, marks
from execreports.reading.status_value import Reading, is_status_phrase, read_status, words_of
from execreports.reading.status_words import (
    BLOCKED,
    DONE,
    PLANNED,
    UNKNOWN,
    fold,
    phrase,
    spoken,
)  # fmt: skip
from execreports.reading.tables import Table

_LETTERS = re.compile(r"[^\W\d_]+")


def _headers(part: Callable[[States], str]) -> list[str]:
    return split(spaced(folded(pattern(lambda one: part(one.states)))))


@cache
def _columns() -> list[str]:
    return _headers(lambda one: one.columns)


@cache
def _labels() -> list[str]:
    return _headers(lambda one: one.labels)


@cache
def _label() -> Sought:
    return Sought("|".join(_labels()))


@cache
def _status() -> Sought:
    """The labels that tell by themselves."""
    return Sought("|".join(label for label in _labels() if label not in _columns()))


@cache
def _perhaps() -> Sought:
    return Sought("|".join([*_columns(), *_headers(lambda one: one.progress)]))


@cache
def _blocker() -> Sought:
    return Sought("|".join(_headers(lambda one: one.blockers)))


@cache
def _nothing() -> frozenset[str]:
    return frozenset(["", *spoken(lambda one: one.nothing)])


@cache
def _answers() -> dict[str, str]:
    no, yes = spoken(lambda one: one.no), spoken(lambda one: one.yes)
    return dict.fromkeys(no, PLANNED) | dict.fromkeys(yes, DONE)


def table_statuses(table: Table) -> Iterator[tuple[str, Reading, int]]:
    """(cell, what it says, line) for every cell that reports a state."""
    header = [_name(cell) for cell in table.header]
    columns = [index for index, name in enumerate(header) if _is_status(name)]
    if columns:
        for index in columns:
            yield from _cells(table, index)
        return
    yield from _telling(table, header)
    if len(header) == 2:
        for row in table.rows:
            name = spaced(fold(plain(row.cells[0]))).strip(" :")
            if len(row.cells) == 2 and row.cells[1] and _names_a_state(name):
                reading = read_status(row.cells[1])
                if reading.status != UNKNOWN or _is_status(name):
                    yield row.cells[1], reading, row.line


@lru_cache(4096)  # tables repeat their headers
def _name(header: str) -> str:
    return spaced(fold(plain(header))).strip(" :*")


@lru_cache(4096)
def _is_status(name: str) -> bool:
    return _status().is_in(name)


@lru_cache(4096)
def _is_blocker(name: str) -> bool:
    return _blocker().is_whole(name)


@lru_cache(4096)
def _is_done(name: str) -> bool:
    said = is_status_phrase(name)
    return bool(said) and said[0].status == DONE


@lru_cache(4096)
def _may_tell(name: str) -> bool:
    return not name or _perhaps().is_whole(name)


def _names_a_state(name: str) -> bool:
    """True for a label with at most two words in front of it."""
    for _ in range(3):
        if _label().is_whole(name):
            return True
        first, _, name = name.partition(" ")
        if not _LETTERS.fullmatch(first):
            return False
    return False


def _cells(table: Table, index: int) -> Iterator[tuple[str, Reading, int]]:
    for line, cell in table.column(index):
        if cell.strip(" -–—"):
            yield cell, read_status(cell.strip("`")), line


def _telling(table: Table, header: list[str]) -> Iterator[tuple[str, Reading, int]]:
    """Columns whose header leaves it open: a blocker column, a past participle over ticks, a column full of states."""
    for index, name in enumerate(header):
        if _is_blocker(name):
            for line, cell in table.column(index):
                if phrase(cell) not in _nothing():
                    yield cell, Reading(BLOCKED, (table.header[index],)), line
            return
    marked = any(MARK.search(cell) for row in table.rows for cell in row.cells if not cell.isascii())
    ticked = [index for index in range(len(header)) if _is_ticked(table, index)] if marked else []
    for index, name in enumerate(header):
        if _is_done(name) and (index in ticked or _is_yes_or_no(table, index)):
            yield from _under_participle(table, index)
            return
        if _may_tell(name) and (len(ticked) <= 1 or index not in ticked) and _tells(table, index):
            yield from _cells(table, index)
            return


def _under_participle(table: Table, index: int) -> Iterator[tuple[str, Reading, int]]:
    """Done / Applied / Erledigt: a tick is done, a cross or an empty box is planned."""
    for line, cell in table.column(index):
        signs = marks(cell)
        answer = _answers().get(phrase(cell.strip(" *_.")))
        if answer:
            yield cell, Reading(answer, (cell,)), line
        elif signs:
            status = DONE if TICKS.issuperset(signs) else PLANNED if CROSSES.issuperset(signs) else UNKNOWN
            yield cell, Reading(status, tuple(signs)), line


def _is_yes_or_no(table: Table, index: int) -> bool:
    """True where most cells of a column answer yes or no."""
    return sum(phrase(cell.strip(" *_.")) in _answers() for _, cell in table.column(index)) * 2 > len(
        table.rows
    )


def _is_ticked(table: Table, index: int) -> bool:
    """True where most cells of a column hold a tick or a cross."""
    hits = sum(bool((TICKS | CROSSES).intersection(marks(cell))) for _, cell in table.column(index))
    return hits > 0 and hits * 2 >= len(table.rows)


def _tells(table: Table, index: int) -> bool:
    """True where at least half of a column's filled cells are states and nothing else."""
    cells = [cell for _, cell in table.column(index) if cell]
    telling = sum(bool(marks(cell)) or words_of(cell)[1] > 0.5 for cell in cells)
    return telling > 0 and telling * 2 >= len(cells)
