"""What the tables of a handoff add to its lines: amounts under a currency, periods, totals, whose and by when."""

import re
from collections.abc import Iterator
from functools import cache

from execreports.model.facts import Fact, Kind
from execreports.reading.dates import find_dates
from execreports.reading.folded import folded
from execreports.reading.languages.known import pattern
from execreports.reading.money import Money
from execreports.reading.plain import plain
from execreports.reading.status_value import read_status
from execreports.reading.status_words import DONE, fold
from execreports.reading.table_facts import TableFacts, has_total, is_total_row, read_table
from execreports.reading.table_headers import read_header
from execreports.reading.table_roles import role_of
from execreports.reading.table_totals import contradiction
from execreports.reading.tables import Table
from execreports.sources.handoff_page import HandoffPage
from execreports.sources.quantities import is_blank

Typed = list[tuple[Table, TableFacts]]
Line = tuple[int, object, object, str]
"""An amount as its line and its cell both know it: line, low, high, currency."""


def typed(page: HandoffPage) -> Typed:
    """The tables whose headers name a currency or a period, or that have a total row; the rest add nothing."""
    text = page.handoff.text
    return [
        (table, read_table(table, text, page.handoff.order)) for table in page.handoff.tables if _adds(table)
    ]


def _adds(table: Table) -> bool:
    headers = map(read_header, table.header)
    return any(header.currency or header.period for header in headers) or has_total(table)


def periods(tables: Typed) -> dict[Line, str]:
    """The period of each amount in a table, its own or its header's; '' where a row has it for two."""
    found: dict[Line, str] = {}
    for _, facts in tables:
        for row in facts.rows:
            for cell in row.cells:
                if cell.kind == "money" and not cell.implied and cell.period:
                    known = found.setdefault((row.line, cell.low, cell.high, cell.currency), cell.period)
                    if known != cell.period:
                        found[row.line, cell.low, cell.high, cell.currency] = ""
    return found


def implied(tables: Typed) -> Iterator[tuple[Money, str]]:
    """Each amount whose currency stands in its column's header only, and that header."""
    for table, facts in tables:
        for row in facts.rows:
            for name, cell in zip(table.header, row.cells, strict=True):
                if cell.implied and cell.low is not None:
                    yield (
                        Money(
                            cell.raw, cell.low, cell.high, cell.currency, cell.period, cell.approx, row.line,
                            unsure=cell.unsure,
                        ),
                        plain(name),
                    )  # fmt: skip


def in_total(page: HandoffPage, line: int) -> bool:
    """True for a line that is the total row of a table."""
    known = page.rows.get(line)
    return known is not None and is_total_row(known[1])


def contradictions(tables: Typed) -> Iterator[tuple[int, str]]:
    """Line and words of every total row that its rows do not add up to."""
    for _, facts in tables:
        for total in facts.totals:
            if not total.agrees:
                stated, parts = (total.stated, total.stated_high), (total.parts, total.parts_high)
                yield total.line, contradiction(stated, parts)


def named(page: HandoffPage, line: int) -> dict[str, str]:
    """Who is named in a table row, and the date (ISO) by which: `owner` and `due`, '' for none."""
    known = page.rows.get(line)
    found = {"owner": "", "due": ""}
    if known is None:
        return found
    table, row = known
    for name, cell in zip(table.header, row.cells, strict=False):
        role = role_of(name)
        if role not in found or found[role]:
            continue
        words = plain(cell)
        if role == "owner":
            found[role] = "" if is_blank(words) else words.removeprefix("@")
        else:
            days = find_dates(words, page.handoff.order)
            found[role] = days[0].iso if len(days) == 1 else ""
    return found


def work(page: HandoffPage) -> Iterator[Fact]:
    """The rows of tables of work (a column of tasks beside owners, dates or states) as tasks."""
    for table in page.handoff.tables:
        roles = [role_of(name) for name in table.header]
        column = _tasks(table, roles)
        if column < 0:
            continue
        state = roles.index("status") if "status" in roles else len(roles)
        for row in table.rows:
            text = plain(row.cells[column]) if column < len(row.cells) else ""
            if is_blank(text) or is_total_row(row):
                continue
            said = row.cells[state] if state < len(row.cells) else ""
            done = "yes" if said and read_status(said).status == DONE else "no"
            section = page.section(row.line)
            yield page.fact(
                "task", row.line, text, done=done, form="row", section=section, **named(page, row.line)
            )


def _tasks(table: Table, roles: list[str]) -> int:
    """The column that holds pieces of work; -1 for none."""
    owned, told = "owner" in roles or "due" in roles, "status" in roles
    for index, name in enumerate(table.header if owned or told else ()):
        words = fold(plain(name)).replace("-", " ").strip(" :#")
        if _work_words().fullmatch(words) or (owned and _step_words().fullmatch(words)):
            return index
    return -1


@cache
def _work_words() -> re.Pattern[str]:
    return re.compile(folded(pattern(lambda one: one.work.tasks)))


@cache
def _step_words() -> re.Pattern[str]:
    """Anything may have steps; they are work where somebody is to take them, or by a date."""
    return re.compile(folded(pattern(lambda one: one.work.steps)))


def money(page: HandoffPage, amount: Money, period: str, **labels: str) -> Fact:
    """An amount as the fact that a text states it."""
    unit = f"{amount.currency}/{period}" if period else amount.currency
    said = {
        "raw": amount.raw, "period": period, "approx": "yes" if amount.approx else "",
        "section": page.section(amount.line), "in_code": "yes" if amount.in_code else "", "per": amount.per,
        "unsure": "yes" if amount.unsure else "", "total": "yes" if in_total(page, amount.line) else "", **labels,
    }  # fmt: skip
    return Fact(
        page.entity(amount.line), "money", unit, Kind.STATED, page.origin(amount.line),
        amount.low if amount.low == amount.high else None, amount.low, amount.high,
        labels={name: text for name, text in said.items() if text},
    )  # fmt: skip
