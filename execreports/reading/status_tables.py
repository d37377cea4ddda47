"""Statuses from tables: a status column, a blocker column, ticks under a header that is itself a status word."""

import re
from collections.abc import Iterator

from execreports.reading.plain import plain
from execreports.reading.status_marks import CROSSES, MARK, TICKS, marks
from execreports.reading.status_value import Reading, is_status_phrase, read_status, words_of
from execreports.reading.status_words import BLOCKED, DONE, PLANNED, UNKNOWN, fold
from execreports.reading.tables import Table

_STATUS = re.compile(
    r"(?<![a-z])(?:status|estado|estatus|statut|stato|situacao|situacion|durum|zustand|bearbeitungsstand|stav)(?![a-z])"
)
_PERHAPS = re.compile(
    r"^(?:state|etat|stage|phase|fase|stand|result|resultado|ergebnis|resultat|risultato|etapa|check|ok|progress|fortschritt|avance|progreso|avancement|progresso|)$"
)
_BLOCKER = re.compile(
    r"^(?:blockers?|blocked by|bloqueos?|bloqueado por|bloqueios?|blocages?|bloque par|blockiert durch|blocc[oh]i?)$"
)
_NOTHING = frozenset(
    ["", "-", "–", "—", "none", "no", "n/a", "ninguno", "nenhum", "aucun", "keine", "nessuno", "nada"]
)
_ANSWERS = dict.fromkeys(["yes", "y", "si", "sim", "oui", "ja", "x"], DONE)
_ANSWERS |= dict.fromkeys(["no", "n", "nao", "non", "nein"], PLANNED)
_LABELS = re.compile(r"^(?:[^\W\d_]+ ){0,2}(?:status|estado|statut|etat|stato|situacao|situacion)$")


def table_statuses(table: Table) -> Iterator[tuple[str, Reading, int]]:
    """(cell, what it says, line) for every cell that reports a state."""
    header = [fold(plain(cell)).strip(" :*") for cell in table.header]
    columns = [index for index, name in enumerate(header) if _STATUS.search(name)]
    if columns:
        for index in columns:
            yield from _cells(table, index)
        return
    yield from _perhaps(table, header)
    if len(header) == 2:
        for row in table.rows:
            if len(row.cells) == 2 and _LABELS.match(fold(plain(row.cells[0])).strip(" :")) and row.cells[1]:
                yield row.cells[1], read_status(row.cells[1]), row.line


def _cells(table: Table, index: int) -> Iterator[tuple[str, Reading, int]]:
    for line, cell in table.column(index):
        if cell.strip(" -–—"):
            yield cell, read_status(cell.strip("`")), line


def _perhaps(table: Table, header: list[str]) -> Iterator[tuple[str, Reading, int]]:
    """Columns whose header leaves it open: a blocker column, a past participle over ticks, a column full of states."""
    for index, name in enumerate(header):
        if _BLOCKER.match(name):
            for line, cell in table.column(index):
                if fold(cell).strip() not in _NOTHING:
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
        answer = _ANSWERS.get(fold(cell).strip(" *_."))
        if answer:
            yield cell, Reading(answer, (cell,)), line
        elif signs:
            status = DONE if TICKS.issuperset(signs) else PLANNED if CROSSES.issuperset(signs) else UNKNOWN
            yield cell, Reading(status, tuple(signs)), line


def _is_yes_or_no(table: Table, index: int) -> bool:
    """True where most cells of a column answer yes or no."""
    return sum(fold(cell).strip(" *_.") in _ANSWERS for _, cell in table.column(index)) * 2 > len(table.rows)


def _is_ticked(table: Table, index: int) -> bool:
    """True where most cells of a column hold a tick or a cross."""
    hits = sum(bool((TICKS | CROSSES).intersection(marks(cell))) for _, cell in table.column(index))
    return hits > 0 and hits * 2 >= len(table.rows)


def _tells(table: Table, index: int) -> bool:
    """True where at least half of a column's filled cells are states and nothing else."""
    cells = [cell for _, cell in table.column(index) if cell]
    telling = sum(bool(marks(cell)) or words_of(cell)[1] > 0.5 for cell in cells)
    return telling > 0 and telling * 2 >= len(cells)
