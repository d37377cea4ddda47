"""What every handoff says without being asked: its tasks, states, risks, amounts, and that it was read."""

import re
from collections import Counter
from collections.abc import Iterator

from execreports.model.facts import Fact
from execreports.reading.plain import plain
from execreports.reading.tables import Row, Table
from execreports.sources import handoff_tables
from execreports.sources.handoff_page import HandoffPage
from execreports.sources.rows import heading

KEYS = frozenset({"task", "status", "risk", "money", "document"})

_CHECK = re.compile(r"\bcheck:\s?`?([a-z][a-z0-9_]+)")
_MARK = re.compile(r"^[^\w(]+|\s*[^\w)\].!?%]+$")
_RISK = re.compile(
    r"(?<!\w)(?:risks?|riesgos?|riscos?|risques?|risik(?:o|en)|rischi?o?)(?!\w)", re.IGNORECASE
)
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(?!\[[ xX]\])(\S.*)")
_COLUMNS = {
    "severity": ("severity", "impact", "impacto", "gravedad", "auswirkung", "schwere", "gravité", "impatto", "level"),
    "likelihood": ("likelihood", "probability", "probabilidad", "probabilidade", "wahrscheinlichkeit", "probabilité",
                   "probabilità"),
    "owner": ("owner", "responsable", "responsável", "verantwortlich", "responsabile", "who", "wer"),
    "status": ("status", "state", "estado", "statut", "stato", "stand"),
}  # fmt: skip


def facts(page: HandoffPage) -> Iterator[Fact]:
    """Every fact of the five kinds, in the order of the keys in docs/facts.md."""
    tables = handoff_tables.typed(page)
    for line, words in handoff_tables.contradictions(tables):
        page.reach.note(f"{page.page.locator}:{line}", words)
    yield from _tasks(page)
    yield from handoff_tables.work(page)
    yield from _statuses(page)
    yield from _risks(page)
    yield from _money(page, tables)
    yield page.fact(
        "document", 1, page.title, file=page.path.name, updated=page.page.as_of.date().isoformat()
    )


def _tasks(page: HandoffPage) -> Iterator[Fact]:
    for task in page.handoff.tasks:
        check = _CHECK.search(task.text)
        yield page.fact(
            "task", task.line, task.text, done="yes" if task.done else "no", owner=task.owner, due=task.due,
            form="box" if task.is_boxed else "list", section=page.section(task.line), check=check[1] if check else "",
        )  # fmt: skip


def _statuses(page: HandoffPage) -> Iterator[Fact]:
    seen: Counter[int] = Counter()
    for status in page.handoff.statuses:
        seen[status.line] += 1
        place = {"column": str(seen[status.line])} if seen[status.line] > 1 else {}
        subject = _subject(page, status.line, status.form, status.raw)
        place |= handoff_tables.named(page, status.line) if status.form == "cell" else {}
        yield page.fact("status", status.line, status.status, subject=subject, raw=status.raw, **place)


def _subject(page: HandoffPage, line: int, form: str, raw: str) -> str:
    """What a state is about: its table row's first cell, the marked line itself, or its heading."""
    if form == "cell":
        known = page.rows.get(line)
        return next((plain(cell) for cell in known[1].cells if plain(cell)), "") if known else ""
    if form in {"list", "prose"}:
        return _MARK.sub("", plain(raw))[:120]
    return page.section(line)


def _risks(page: HandoffPage) -> Iterator[Fact]:
    in_tables: set[int] = set()
    for table in page.handoff.tables:
        in_tables |= {table.line, table.line + 1, *(row.line for row in table.rows)}
        if _RISK.search(page.section(table.line)) or any(
            _RISK.fullmatch(plain(name)) for name in table.header
        ):
            yield from (fact for row in table.rows for fact in _risk(page, table, row))
    for section in page.handoff.sections:
        if not _RISK.search(section.title):
            continue
        for line in range(section.line + 1, section.end):
            item = _ITEM.match(page.lines[line - 1]) if line <= len(page.lines) else None
            if item and line not in in_tables and page.section(line) == section.title:
                yield page.fact("risk", line, plain(item[1]))


def _risk(page: HandoffPage, table: Table, row: Row) -> Iterator[Fact]:
    headings = [heading(plain(name)) for name in table.header]
    cells = dict(zip(headings, map(plain, row.cells), strict=False))
    risky = [name for name in headings if _RISK.fullmatch(name) and cells.get(name)]
    text = cells[risky[0]] if risky else max(cells.values(), key=len, default="")
    if text:
        named = handoff_tables.named(page, row.line)
        labels = named | {label: words for label, words in _labels(cells) if words}
        yield page.fact("risk", row.line, text, **labels)


def _labels(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((label, _first(cells, words)) for label, words in _COLUMNS.items())


def _first(cells: dict[str, str], words: tuple[str, ...]) -> str:
    return next((text for name, text in cells.items() if any(word in name for word in words)), "")


def _money(page: HandoffPage, tables: handoff_tables.Typed) -> Iterator[Fact]:
    """The amounts of every line, then those whose currency only the header of their column names."""
    seen: dict[tuple[int, str], int] = {}
    periods = handoff_tables.periods(tables)
    for amount in page.handoff.money:
        again = seen[amount.line, amount.raw] = seen.get((amount.line, amount.raw), 0) + 1
        headed = periods.get((amount.line, amount.low, amount.high, amount.currency), "") if periods else ""
        nth = str(again) if again > 1 else ""
        yield handoff_tables.money(page, amount, amount.period or headed, nth=nth)
    for amount, column in handoff_tables.implied(tables):
        again = seen[amount.line, amount.raw] = seen.get((amount.line, amount.raw), 0) + 1
        nth = str(again) if again > 1 else ""
        yield handoff_tables.money(page, amount, amount.period or "", nth=nth, column=column)
