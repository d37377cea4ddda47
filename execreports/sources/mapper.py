"""Rows to facts by declared rules; every row that gives nothing is counted and noted with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from execreports.errors import SourceBroken
from execreports.model.facts import Fact, Kind
from execreports.sources import combining, totals
from execreports.sources.base import Reach
from execreports.sources.dates import Order, day, month, order_of
from execreports.sources.entities import names
from execreports.sources.mapping import DATED, Column, FactRule, Fixed, Notation
from execreports.sources.pages import Page
from execreports.sources.quantities import Quantity, is_blank
from execreports.sources.row_numbers import Rejected, RowNumbers
from execreports.sources.rows import Row, Rows, fits, heading
from execreports.sources.units import Unfit, as_headed, fitted

LISTED = 10  # rejected rows that are named one by one


@dataclass(slots=True)
class Mapper:
    """Applies the rules of one source to the rows of one page; `entity` is whom the page is about."""

    page: Page
    reach: Reach
    options: Notation
    entity: str = ""
    serial_dates: bool = False
    rejected: list[tuple[str, str]] = field(default_factory=list)

    def facts(self, table: Rows, rules: Sequence[FactRule]) -> Iterator[Fact]:
        """Every fact of a table; SourceBroken where a column that a rule stands on is not there."""
        for rule in rules:
            self._demand(table, rule)
            columns = _Columns(table, rule, self.options)
            body = totals.checked(table, columns.numbers, self._note)
            made = list(self._made(body, rule, columns))
            yield from combining.combined(rule, made, self.page, self._empty(rule))
        self._report()

    def _demand(self, table: Rows, rule: FactRule) -> None:
        known = set(table.header)
        lacking = [column for column in rule.required if heading(column) not in known]
        if lacking and (known or table.rows):
            raise SourceBroken(
                f"no column {', '.join(map(repr, lacking))} for {rule.key};"
                f" there are: {', '.join(table.header) or 'none'}",
                place=f"{self.page.locator}{table.place}", code="E-SRC-211",
                fix="correct the column names under `facts`, or the file",
            )  # fmt: skip
        for column in rule.columns:
            if heading(column) not in known and column not in lacking and table.rows:
                self._note(table.place, f"no column {column!r} for a label of {rule.key}")
            if f"{heading(column)} 2" in known:
                again = f"{column} 2"
                self._note(
                    table.place,
                    f"two columns are called {column!r}: the first is read, {again!r} names the other",
                )

    def _made(self, rows: Sequence[Row], rule: FactRule, columns: "_Columns") -> Iterator[tuple[Row, Fact]]:
        for row in rows:
            if not all(fits(row, column, wanted) for column, wanted in rule.where.items()):
                continue
            try:
                yield row, self._fact(row, rule, columns)
            except Rejected as reason:
                self.rejected.append((row.place, str(reason)))

    def _fact(self, row: Row, rule: FactRule, columns: "_Columns") -> Fact:
        if row.problem:
            raise Rejected(row.problem)
        column = _numbered(row, rule)
        unit, number = self._unit(row, rule, columns.numbers.of(row), column or "")
        return Fact(
            entity=self._entity(row, rule), key=rule.key, unit=unit, kind=_kind(rule, number),
            origin=self.page.origin(row.at(column), row.quote),
            value=number.value if number else None, low=number.low if number else None,
            high=number.high if number else None, text=self._text(row, rule, columns),
            labels=self._labels(row, rule, columns),
        )  # fmt: skip

    def _unit(
        self, row: Row, rule: FactRule, number: Quantity | None, column: str
    ) -> tuple[str, Quantity | None]:
        declared = row.text(rule.unit.column).upper() if isinstance(rule.unit, Column) else rule.unit or ""
        if number and not declared and not number.currency:
            number = as_headed(number, column)
        try:
            unit, fit, warning = fitted(rule.key, declared, number, self.reach.portfolio.currency)
        except Unfit as reason:
            raise Rejected(str(reason)) from None
        if warning:
            self._note(row.place, warning)
        return unit, fit

    def _entity(self, row: Row, rule: FactRule) -> str:
        if not isinstance(rule.entity, Column):
            return rule.entity or self.entity
        written = row.text(rule.entity.column)
        if not written and self.entity:
            return self.entity
        found = names(self.reach.portfolio).exact(written) if written else ""
        if not found:
            raise Rejected(f"no entity is known as {written!r}" if written else "it names no entity")
        return found

    def _text(self, row: Row, rule: FactRule, columns: "_Columns") -> str:
        if isinstance(rule.text, Fixed):
            return rule.text.text
        if rule.text and rule.key in DATED:
            return self._day(row, rule.text, columns.order(rule.text))
        return _normal(rule, "text", row.text(rule.text)) if rule.text else ""

    def _labels(self, row: Row, rule: FactRule, columns: "_Columns") -> dict[str, str]:
        labels = {
            name: _normal(rule, name, row.text(column)) if isinstance(column, str) else column.text
            for name, column in rule.labels.items()
        }
        for name, column in rule.dates.items():
            labels[name] = self._day(row, column, columns.order(column))
        for name, column in rule.months.items():
            cell = row.get(column)
            labels[name] = month(cell) or self._day(row, column, columns.order(column))[:7]
        return {name: text for name, text in labels.items() if text}

    def _day(self, row: Row, column: str, order: Order | None) -> str:
        cell = row.get(column)
        if is_blank(cell):
            return ""
        found = day(cell, order, self.reach.portfolio.timezone, serial=self.serial_dates)
        if found is None:
            raise Rejected(
                f"{column} {row.text(column)!r} is no date in a certain order (declare `date_order`)"
            )
        return found.isoformat()

    def _empty(self, rule: FactRule) -> str:
        """The entity a count of no rows belongs to; '' where that cannot be told."""
        varies = isinstance(rule.entity, Column) or any(isinstance(one, str) for one in rule.labels.values())
        fixed = rule.entity if isinstance(rule.entity, str) else self.entity
        return "" if varies else fixed

    def _note(self, place: str, message: str) -> None:
        self.reach.note(f"{self.page.locator}{place}", message)

    def _report(self) -> None:
        reasons = list(dict.fromkeys(self.rejected))
        for place, reason in reasons[:LISTED]:
            self._note(place, f"row left out: {reason}")
        if len(reasons) > LISTED:
            self._note("", f"{len(reasons) - LISTED} further rows left out; {len(reasons)} in all")
        self.rejected.clear()


@dataclass(frozen=True)
class _Columns:
    """What columns as a whole prove: their decimal marks and their order of day and month."""

    table: Rows
    rule: FactRule
    options: Notation

    @cached_property
    def numbers(self) -> RowNumbers:
        return RowNumbers(self.table, self.rule, self.options)

    @cached_property
    def orders(self) -> dict[str, Order | None]:
        columns = {*self.rule.dates.values(), *self.rule.months.values()}
        columns |= {self.rule.text} if isinstance(self.rule.text, str) else set()
        return {column: self.options.date_order or order_of(self._texts(column)) for column in columns}

    def order(self, column: str) -> Order | None:
        return self.orders[column]

    def _texts(self, column: str) -> list[str]:
        cells = (row.get(column) for row in self.table.rows)
        return [cell for cell in cells if isinstance(cell, str)]


def _kind(rule: FactRule, number: Quantity | None) -> Kind:
    """As declared; where nothing is, `about 500` is an estimate."""
    said = "kind" in rule.model_fields_set
    return Kind.ESTIMATE if number and number.approx and not said else Kind(rule.kind)


def _numbered(row: Row, rule: FactRule) -> str | None:
    """The column a row's number stands in: of several the first that is not blank."""
    return next((column for column in rule.numbers if not is_blank(row.get(column))), rule.value or rule.low)


def _normal(rule: FactRule, name: str, text: str) -> str:
    """The fact's own word for a word of the file."""
    known = {raw.casefold(): word for raw, word in rule.words.get(name, {}).items()}
    return known.get(text.casefold(), text)


def newest(table: Rows, columns: Sequence[str], options: Notation, reach: Reach) -> list[date]:
    """Every date in the declared date columns: how old a table is, told by its rows."""
    found: list[date] = []
    for column in columns:
        cells = [row.get(column) for row in table.rows]
        order = options.date_order or order_of(cells)
        days = (day(cell, order, reach.portfolio.timezone) for cell in cells if not is_blank(cell))
        found += [one for one in days if one]
    return found
