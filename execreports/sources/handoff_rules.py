"""What the owner promotes to facts: labelled values (`**Charter price:** $1,850`) and whole tables."""

import re
from collections.abc import Iterator

from pydantic import Field, field_validator

from execreports.model.facts import Kind
from execreports.reading.numbers import EITHER, NUMBER, read
from execreports.reading.plain import plain
from execreports.reading.tables import Table
from execreports.sources.handoff_page import HandoffPage
from execreports.sources.mapping import FactRule, Fixed, Word, _Option
from execreports.sources.quantities import is_blank, quantity
from execreports.sources.rows import Row, Rows, heading

LABEL, VALUE = "label", "value"
_LEADING = re.compile(
    rf"[~≈]?\s?({NUMBER}(?:\s?[-–]\s?{NUMBER})?\s?%?)(?=\s|$|[,;(])"
    r"(?!\s*(?:\d|[×x*/]|dozen|hundred|thousand|million|billion|k\b|mio|mrd|tausend|hundert|cien|mil\b))",
    re.IGNORECASE,
)
_COUNTED = frozenset({"count", "days", "hours", "minutes", "%", "ratio"})


class LabelRule(_Option):
    """A value that stands behind a label, in a line of its own or in the first column of a table."""

    label: str = Field(description="the label as written, case does not matter")
    key: str = Field(description="fact key, see docs/facts.md")
    entity: str | None = Field(default=None, description="entity id; else the document's")
    unit: str | None = Field(
        default=None, description="USD, USD/month, count, text ...; else the key's or the value's"
    )
    kind: Kind = Field(default=Kind.ACTUAL, description="how far the value may be trusted")
    labels: dict[str, Word] = Field(default_factory=dict, description="label of the fact -> its text")

    @field_validator("label")
    @classmethod
    def _is_there(cls, label: str) -> str:
        if not label.strip():
            raise ValueError("is empty")
        return label

    def mapped(self, *, number: bool) -> FactRule:
        """The same as a rule over rows."""
        declared = {"kind": self.kind} if "kind" in self.model_fields_set else {}
        return FactRule(
            key=self.key, entity=self.entity, unit=self.unit, **declared, value=VALUE if number else None,
            text=None if number else VALUE, labels={name: Fixed(text=text) for name, text in self.labels.items()},
        )  # fmt: skip


class TableRule(FactRule):
    """Every row of the tables under a heading."""

    section: str = Field(description="words of the heading above the table, case does not matter")


def labelled(page: HandoffPage, rule: LabelRule) -> Iterator[Row]:
    """Each place where a document gives the rule's label a value."""
    wanted = heading(rule.label)
    taken: set[int] = set()
    for label in page.handoff.labels:
        if heading(label.name) == wanted and not is_blank(label.value):
            taken.add(label.line)
            yield _row(page, label.line, label.value, rule)
    for table in page.handoff.tables:
        for row in table.rows:
            cells = [plain(cell) for cell in row.cells]
            value = next((cell for cell in cells[1:] if not is_blank(cell)), "")
            if cells and heading(cells[0]).rstrip(":") == wanted and value and row.line not in taken:
                yield _row(page, row.line, value, rule)


def _row(page: HandoffPage, line: int, value: str, rule: LabelRule) -> Row:
    return Row(
        {VALUE: _number(value, rule.unit) if rule.unit in _COUNTED else value},
        f":{line}",
        page.lines[line - 1],
    )


def _number(value: str, unit: str | None) -> str:
    """The number a value begins with, where the value as a whole is none; a count has no decimals."""
    leading = None if quantity(value) else _LEADING.match(value)
    number = leading[1].strip() if leading else value
    written = read(number) if unit == "count" and re.fullmatch(NUMBER, number) else None
    return f"{max(written.dot, written.comma):f}" if written and written.proves == EITHER else number


def tables(page: HandoffPage, rule: TableRule) -> Iterator[Rows]:
    """The tables under the rule's heading that have its columns."""
    wanted = heading(rule.section)
    needed = {heading(column) for column in rule.required}
    for table in page.handoff.tables:
        titles = (heading(section.title) for section in page.above(table.line))
        headings = tuple(heading(plain(name)) for name in table.header)
        if needed <= set(headings) and any(wanted in title for title in titles):
            yield _rows(page, table, headings)


def _rows(page: HandoffPage, table: Table, headings: tuple[str, ...]) -> Rows:
    rows = [
        Row(
            dict(zip(headings, map(plain, row.cells), strict=False)), f":{row.line}", page.lines[row.line - 1]
        )
        for row in table.rows
    ]
    return Rows(headings, rows, f":{table.line}")
