"""What every handoff says without being asked: its tasks, states, risks, amounts, and that it was read."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from execreports.model.facts import DOCUMENT, Fact
from execreports.reading.folded import bounded, folded
from execreports.reading.languages.known import pattern
from execreports.reading.plain import plain
from execreports.reading.status_words import fold
from execreports.reading.table_roles import is_called
from execreports.reading.tables import Row, Table
from execreports.sources import handoff_tables
from execreports.sources.handoff_page import HandoffPage

KEYS = frozenset({"task", "status", "risk", "money", DOCUMENT})

_CHECK = re.compile(r"\bcheck:\s?`?([a-z][a-z0-9_]+)")
_MARK = re.compile(r"^[^\w(]+|\s*[^\w)\].!?%]+$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(?!\[[ xX]\])(\S.*)")
_RISK_ROLES = {
    "severity": ("severity",),
    "likelihood": ("likelihood",),
    "owner": ("owner",),
    "status": ("status", "state"),
}


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
    yield page.fact(DOCUMENT, 1, page.title, file=page.path.name, updated=page.page.as_of.date().isoformat())


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
        if _says_risk(page.section(table.line)) or any(map(_is_risk, table.header)):
            yield from (fact for row in table.rows for fact in _risk(page, table, row))
    for section in page.handoff.sections:
        if not _says_risk(section.title):
            continue
        for line in range(section.line + 1, section.end):
            item = _ITEM.match(page.lines[line - 1]) if line <= len(page.lines) else None
            if item and line not in in_tables and page.section(line) == section.title:
                yield page.fact("risk", line, plain(item[1]))


def _risk(page: HandoffPage, table: Table, row: Row) -> Iterator[Fact]:
    cells = dict(zip(table.header, map(plain, row.cells), strict=False))
    risky = [name for name in cells if _is_risk(name) and cells[name]]
    text = cells[risky[0]] if risky else max(cells.values(), key=len, default="")
    if text:
        named = handoff_tables.named(page, row.line)
        labels = named | {label: words for label, words in _labels(cells) if words}
        yield page.fact("risk", row.line, text, **labels)


def _labels(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    for label, roles in _RISK_ROLES.items():
        found = (text for name, text in cells.items() if any(is_called(name, role) for role in roles))
        yield label, next(found, "")


def _says_risk(title: str) -> bool:
    return _risk_words().search(fold(title)) is not None


def _is_risk(header: str) -> bool:
    return _risk_words().fullmatch(fold(plain(header)).strip()) is not None


@cache
def _risk_words() -> re.Pattern[str]:
    return re.compile(bounded(folded(pattern(lambda one: one.work.risks))))


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
