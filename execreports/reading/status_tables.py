"""Statuses from tables: a status column, a blocker column, ticks under a header that is itself a status word."""

import re
from collections.abc import Callable, Iterator

from execreports.reading.folded import bounded, folded, spaced
from execreports.reading.languages.alternatives import split
from execreports.reading.languages.known import pattern
from execreports.reading.languages.words import States
from execreports.reading.plain import plain
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


def _headers(part: Callable[[States], str]) -> list[str]:
    return list(split(spaced(folded(pattern(lambda one: part(one.states))))))


_COLUMNS = _headers(lambda one: one.columns)
_SHARES = _headers(lambda one: one.progress)
_LABELS = _headers(lambda one: one.labels)
_SURE = [label for label in _LABELS if label not in _COLUMNS]
_STATUS = re.compile(bounded("|".join(_SURE)))
_PERHAPS = re.compile(rf"(?:{'|'.join(_COLUMNS + _SHARES)}|)$")
_NAME = re.compile(rf"(?:[^\W\d_]+ ){{0,2}}(?:{'|'.join(_LABELS)})$")
_BLOCKER = re.compile(rf"(?:{'|'.join(_headers(lambda one: one.blockers))})$")
_NOTHING = frozenset(["", *spoken(lambda one: one.nothing)])
_ANSWERS = dict.fromkeys(spoken(lambda one: one.no), PLANNED) | dict.fromkeys(
    spoken(lambda one: one.yes), DONE
)


def table_statuses(table: Table) -> Iterator[tuple[str, Reading, int]]:
    """(cell, what it says, line) for every cell that reports a state."""
    header = [spaced(fold(plain(cell))).strip(" :*") for cell in table.header]
    columns = [index for index, name in enumerate(header) if _STATUS.search(name)]
    if columns:
        for index in columns:
            yield from _cells(table, index)
        return
    yield from _perhaps(table, header)
    if len(header) == 2:
        for row in table.rows:
            name = spaced(fold(plain(row.cells[0]))).strip(" :")
            if len(row.cells) == 2 and row.cells[1] and _NAME.match(name):
                reading = read_status(row.cells[1])
                if reading.status != UNKNOWN or _STATUS.search(name):
                    yield row.cells[1], reading, row.line


def _cells(table: Table, index: int) -> Iterator[tuple[str, Reading, int]]:
    for line, cell in table.column(index):
        if cell.strip(" -–—"):
            yield cell, read_status(cell.strip("`")), line


def _perhaps(table: Table, header: list[str]) -> Iterator[tuple[str, Reading, int]]:
    """Columns whose header leaves it open: a blocker column, a past participle over ticks, a column full of states."""
    for index, name in enumerate(header):
        if _BLOCKER.match(name):
            for line, cell in table.column(index):
                if phrase(cell) not in _NOTHING:
                    yield cell, Reading(BLOCKED, (table.header[index],)), line
            return
    marked = any(MARK.search(cell) for row in table.rows for cell in row.cells if not cell.isascii())
    ticked = [index for index in range(len(header)) if _is_ticked(table, index)] if marked else []
    for index, name in enumerate(header):
        said = is_status_phrase(name) if name else []
        if said and said[0].status == DONE and (index in ticked or _is_yes_or_no(table, index)):
            yield from _under_participle(table, index)
            return
        if _PERHAPS.match(name) and (len(ticked) <= 1 or index not in ticked) and _tells(table, index):
            yield from _cells(table, index)
            return


def _under_participle(table: Table, index: int) -> Iterator[tuple[str, Reading, int]]:
    """Done / Applied / Erledigt: a tick is done, a cross or an empty box is planned."""
    for line, cell in table.column(index):
        signs = marks(cell)
        answer = _ANSWERS.get(phrase(cell.strip(" *_.")))
        if answer:
            yield cell, Reading(answer, (cell,)), line
        elif signs:
            status = DONE if TICKS.issuperset(signs) else PLANNED if CROSSES.issuperset(signs) else UNKNOWN
            yield cell, Reading(status, tuple(signs)), line


def _is_yes_or_no(table: Table, index: int) -> bool:
    """True where most cells of a column answer yes or no."""
    return sum(phrase(cell.strip(" *_.")) in _ANSWERS for _, cell in table.column(index)) * 2 > len(
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
