"""A handoff document read for facts: what it says, where, and what could not be read. No policy, no I/O."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from execreports.reading.blocks import Heading, outline
from execreports.reading.cut_off import cut_off
from execreports.reading.dates import find_dates, order_of
from execreports.reading.encodings import Problem, decode
from execreports.reading.labels import Labelled, find_labels
from execreports.reading.lines import MOST, Lines
from execreports.reading.money import Money, find_money
from execreports.reading.statuses import Status, find_statuses
from execreports.reading.table_json import table_json
from execreports.reading.tables import Table
from execreports.reading.tasks import Task, find_tasks

MOST_LINES = 100_000


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the lines up to the next heading of its level or above (`end` excluded)."""

    level: int
    title: str
    line: int
    end: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A date (ISO) with its line and its wording."""

    iso: str
    line: int
    raw: str


@dataclass(frozen=True, slots=True)
class Handoff:
    """Everything read from one document; line numbers count from 1, `order` is that of day and month in dates."""

    encoding: str
    problems: tuple[Problem, ...]
    text: str
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    tasks: tuple[Task, ...]
    statuses: tuple[Status, ...]
    money: tuple[Money, ...]
    labels: tuple[Labelled, ...]
    dates: tuple[Dated, ...]
    code: tuple[tuple[int, int], ...]
    order: str = ""


def read_handoff(data: bytes, order: str = "") -> Handoff:
    """Read a markdown document of any encoding; never raises, what is odd about it is in `problems`.

    `order` is the declared one of day and month (`dmy`, `mdy`), '' for the one the document proves.
    """
    decoded = decode(data)
    text, cut = _first_lines(decoded.text)
    blocks = outline(text)
    places = Lines(text, blocks.code)
    order = order or order_of(text)
    found = Handoff(
        encoding=decoded.encoding,
        problems=(*decoded.problems, *cut, *(() if cut else cut_off(text, blocks))),
        text=text,
        headings=tuple(blocks.headings),
        sections=tuple(_sections(blocks.headings, len(places.starts) + 1)),
        tables=tuple(blocks.tables),
        tasks=tuple(find_tasks(blocks, order)),
        statuses=tuple(find_statuses(places, blocks)),
        money=tuple(find_money(text, places)),
        labels=tuple(find_labels(places, blocks.front_matter)),
        dates=tuple(_dates(text, places, order)),
        code=tuple(blocks.code),
        order=order,
    )
    return replace(found, problems=(*found.problems, *_limits(found)))


def _limits(found: Handoff) -> Iterator[Problem]:
    """What was counted no further; only a machine writes so much."""
    for name, things in (("amounts", found.money), ("tasks", found.tasks), ("dates", found.dates)):
        if len(things) >= MOST:
            yield Problem(things[-1].line, f"more than {MOST} {name}: the rest was not read")
    if sum(status.form in ("list", "prose") for status in found.statuses) >= MOST:
        yield Problem(found.statuses[-1].line, f"more than {MOST} marked lines: the rest was not read")


def _first_lines(text: str) -> tuple[str, list[Problem]]:
    """The text up to MOST_LINES lines, and a problem where there are more: time and memory stay bounded."""
    if text.count("\n") <= MOST_LINES:
        return text, []
    position = -1
    for _ in range(MOST_LINES):
        position = text.index("\n", position + 1)
    return text[:position], [Problem(MOST_LINES, f"more than {MOST_LINES} lines: the rest was not read")]


def _sections(headings: list[Heading], end: int) -> list[Section]:
    """Each heading with its extent, in order."""
    ends = [end] * len(headings)
    waiting: list[int] = []
    for index, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].level >= heading.level:
            ends[waiting.pop()] = heading.line
        waiting.append(index)
    return [Section(h.level, h.text, h.line, stop) for h, stop in zip(headings, ends, strict=True)]


def _dates(text: str, places: Lines, order: str) -> list[Dated]:
    return [Dated(written.iso, places.row(written.start), written.raw) for written in find_dates(text, order)]


def as_json(handoff: Handoff) -> dict[str, object]:
    """What `inspect --json` prints of a handoff: numbers as decimal strings, lines from 1."""
    return {
        "encoding": handoff.encoding,
        "problems": [{"line": p.line, "message": p.message} for p in handoff.problems],
        "headings": [{"level": h.level, "text": h.text, "line": h.line} for h in handoff.headings],
        "tables": [table_json(table, handoff.text, handoff.order) for table in handoff.tables],
        "tasks": [_task(task) for task in handoff.tasks],
        "statuses": [
            {"raw": s.raw, "status": s.status, "line": s.line, "form": s.form, "quotes": list(s.quotes)}
            for s in handoff.statuses
        ],
        "money": [_money(amount) for amount in handoff.money],
    }


def _task(task: Task) -> dict[str, object]:
    return {
        "text": task.text, "done": task.done, "line": task.line,
        "kind": "check box" if task.is_boxed else "next step", "owner": task.owner, "due": task.due,
    }  # fmt: skip


def _money(amount: Money) -> dict[str, object]:
    return {
        "raw": amount.raw, "low": f"{amount.low:f}", "high": None if amount.high is None else f"{amount.high:f}",
        "currency": amount.currency, "period": amount.period, "approx": amount.approx, "line": amount.line,
        "per": amount.per, "in_code": amount.in_code, "unsure": amount.unsure,
    }  # fmt: skip
