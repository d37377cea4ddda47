"""The number of a row: one column or two ends of a range, what a debit column takes off, and its sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from execreports.reading.bills.amounts import decimal_mark
from execreports.sources.mapping import FactRule, Notation
from execreports.sources.quantities import Quantity, is_blank, quantity
from execreports.sources.rows import Row, Rows, fits


class Rejected(Exception):
    """This row gives no fact, and why."""


@dataclass(frozen=True)
class RowNumbers:
    """Reads one rule's numbers; a column as a whole proves its decimal mark, and a debit column its sign."""

    table: Rows
    rule: FactRule
    options: Notation

    def of(self, row: Row) -> Quantity | None:
        """The number, None where its cells are blank; Rejected for words, or a range that runs downwards."""
        number = self._net(row) if self.rule.debit else self._range(row)
        if number is None or not any(fits(row, column, words) for column, words in self.rule.minus.items()):
            return number
        if number.high is None:
            raise Rejected("an open range cannot be below zero")
        return number.negated()

    def has_sign(self, row: Row) -> bool:
        """False where the sign stands in a column that says nothing in this row, as in one of totals."""
        return all(row.text(column) for column in self.rule.minus)

    def _range(self, row: Row) -> Quantity | None:
        columns = [column for column in (self.rule.value, self.rule.low, self.rule.high) if column]
        found = [one for one in (self._cell(row, column) for column in columns) if one]
        if not found:
            return None
        low, high = found[0], found[-1]
        if low.high is not None and high.high is not None and low.low > high.high:
            raise Rejected(f"the range runs from {low.low} down to {high.high}")
        return Quantity(
            low.low, high.high, low.currency or high.currency, low.period or high.period, low.percent,
            low.approx or high.approx,
        )  # fmt: skip

    def _net(self, row: Row) -> Quantity | None:
        """What comes in less what goes out; most rows have only one of them."""
        debit = self._cell(row, self.rule.debit or "")
        credit = self._cell(row, self.rule.value) if self.rule.value else None
        if debit is None:
            return credit
        if debit.value is None or (credit and credit.value is None):
            raise Rejected("a range cannot be taken off")
        out = debit if self._is_signed else debit.negated()
        if credit is None:
            return out
        if credit.currency != out.currency:
            raise Rejected("what comes in and what goes out are in two currencies")
        return credit.plus(out)

    @cached_property
    def _is_signed(self) -> bool:
        """True for a debit column beside another whose numbers all have their minus already."""
        if not self.rule.value or not self.rule.debit:
            return False
        mark = self._mark(self.rule.debit)
        read = [quantity(row.get(self.rule.debit), mark) for row in self.table.rows]
        numbers = [one.low for one in read if one and one.low]
        return bool(numbers) and max(numbers) < 0

    def _cell(self, row: Row, column: str) -> Quantity | None:
        cell, mark = row.get(column), self._mark(column)
        if is_blank(cell):
            return None
        if mark == "?" and isinstance(cell, str) and ("," in cell) != ("." in cell):
            raise Rejected(
                f"{column} {row.text(column)!r}: the column uses comma and dot as decimal mark (declare `decimal`)"
            )
        found = quantity(cell, mark)
        if found is None:
            raise Rejected(f"{column} {row.text(column)!r} is no number")
        return found

    def _mark(self, column: str) -> str:
        """`.`, `,`, or `?` where the column contradicts itself."""
        return self.options.decimal or self._marks[column]

    @cached_property
    def _marks(self) -> dict[str, str]:
        return {column: decimal_mark(self._texts(column)) or "?" for column in self.rule.numbers}

    def _texts(self, column: str) -> Sequence[str]:
        cells = (row.get(column) for row in self.table.rows)
        return [cell for cell in cells if isinstance(cell, str)]
