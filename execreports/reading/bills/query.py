"""The one statement of this package: lines of a bill grouped and added up. Portable SQL, engine words from `engine`.

GROUP BY names its columns, there is no function outside the standard but those `engine` supplies, so the statement can
be handed to another engine with only that module replaced.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from execreports.reading.bills import engine
from execreports.reading.bills.amounts import NOISE, trimmed
from execreports.reading.bills.engine import Table
from execreports.reading.bills.layout import DETAIL, KEYS, SUMS, Layout, tag_columns, tag_names

TAX_WORDS = ("tax for", "vat for", "gst for", "us sales tax", "tax of type")


class Group(NamedTuple):
    """What the statement gives for one combination of keys; `month` is the text of the cell until it is settled."""

    month: str | None = None
    service: str | None = None
    account: str | None = None
    kind: str | None = None
    category: str | None = None
    currency: str | None = None
    provider: str | None = None
    record: str | None = None
    payer: str | None = None
    usage_type: str | None = None
    operation: str | None = None
    resource: str | None = None
    amount: Decimal | None = None
    effective: Decimal | None = None
    before_tax: Decimal | None = None
    credits: Decimal | None = None
    tax: Decimal | None = None
    quantity: Decimal | None = None
    rows: int = 0
    filled: int = 0  # rows whose amount cell is not empty
    read: int = 0  # rows whose amount is a number
    open_rows: int = 0
    line: int | None = None
    lines: tuple[int, ...] = ()  # every line that went in, where rows are numbered
    tags: tuple[tuple[str, str], ...] = ()

    @property
    def rejected(self) -> int:
        """Rows whose amount is no number."""
        return self.filled - self.read

    @property
    def blank(self) -> int:
        """Rows without an amount."""
        return self.rows - self.filled


@dataclass(frozen=True, slots=True)
class Query:
    """What to ask of a table.

    `iso` if dates begin YYYY-MM; `mark` other than None if amounts need cleaning, of `codes` such as USD too;
    `thorough` if where the best column of a part is empty the others are asked, which costs an eighth more time and
    is seldom needed.
    """

    table: Table
    layout: Layout
    tags: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    iso: bool = True
    mark: str | None = None
    codes: tuple[str, ...] = ()
    quantity: bool = False
    month: str | None = None
    thorough: bool = False

    def statement(self) -> str:
        """The SELECT that answers with groups, its columns in the order of Group and then the tags."""
        keys, tags, raw = self._keys(), self._tags(), self._raw()
        names = [*keys, *tags]
        lines = {"line": "line"} if self.table.numbered else {}
        inner = [f"{expression} AS {name}" for name, expression in {**keys, **tags, **raw, **lines}.items()]
        outer = [part if part in keys else f"NULL AS {part}" for part in (*KEYS, *DETAIL)]
        outer += [
            self._sum(part) if f"raw_{part}" in raw else f"NULL AS {part}" for part in (*SUMS, "quantity")
        ]
        outer += ["COUNT(*) AS n", "COUNT(raw_amount) AS filled"]
        outer += [f"COUNT({self._number('amount')}) AS numbers", f"{self._open()[1]} AS open_rows"]
        outer += ["MIN(line) AS line" if lines else "NULL AS line"]
        outer += [f"{engine.gathered('line')} AS lines" if lines else "NULL AS lines", *tags]
        where = (
            f" WHERE month = {engine.literal(self._wanted(self.month))}" if self.month and self.iso else ""
        )
        return (
            f"SELECT {', '.join(outer)} FROM (SELECT {', '.join(inner)} FROM {self._source()} AS files) AS bill"  # noqa: S608 - quoted
            f"{where} GROUP BY {', '.join(names)}"
        )

    def rejected_cells(self, most: int) -> str:
        """The SELECT that lists amounts that are no numbers, with the first line of each."""
        first, lines = ("MIN(line)", ", line") if self.table.numbered else ("NULL", "")
        raw = f"{self._raw()['raw_amount']} AS raw_amount{lines}"
        return (
            f"SELECT raw_amount, {first} AS first_line, COUNT(*) AS n FROM (SELECT {raw} FROM {self._source()}"  # noqa: S608 - quoted
            f" AS files) AS bill WHERE raw_amount IS NOT NULL AND {self._number('amount')} IS NULL"
            f" GROUP BY raw_amount ORDER BY raw_amount LIMIT {most}"
        )

    def groups(self, rows: Sequence[Sequence[Any]]) -> list[Group]:
        """The answer as Groups: cells stripped, empty ones None, amounts without trailing zeros."""
        texts, fixed = len(KEYS) + len(DETAIL), len(Group._fields) - 1
        found = []
        for row in rows:
            cells = [cell and (cell.strip() or None) for cell in row[:texts]]
            amounts = [cell and trimmed(cell) for cell in row[texts : texts + len(SUMS) + 1]]
            tags = tuple(zip(self.tags, (str(cell or "").strip() for cell in row[fixed:]), strict=True))
            counts = row[texts + len(SUMS) + 1 : fixed - 1]
            found.append(Group._make((*cells, *amounts, *counts, tuple(row[fixed - 1] or ()), tags)))
        return found

    def _source(self) -> str:
        return engine.numbered(self.table) if self.table.numbered else engine.source(self.table)

    def _number(self, part: str) -> str:
        return engine.to_amount(self._cleaned(f"raw_{part}"))

    def _sum(self, part: str) -> str:
        return f"SUM({self._number(part)}) AS {part}"

    def _keys(self) -> dict[str, str]:
        """{key: expression} of the parts this layout has."""
        found = {
            part: self._text(part) for part in (*KEYS, *self.detail) if self.layout.first(part) is not None
        }
        if "month" in found:
            found["month"] = self._month()
        if self.layout.taxing_description is not None:
            text = f"LOWER(c{self.layout.taxing_description})"
            tests = " OR ".join(f"{text} LIKE {engine.literal(words + '%')}" for words in TAX_WORDS)
            found["kind"] = f"CASE WHEN {tests} THEN 'Tax' ELSE 'Usage' END"
        return found

    def _raw(self) -> dict[str, str]:
        """{raw_<sum>: expression}, and whether the row is still open (estimated)."""
        sums = (*SUMS, "quantity") if self.quantity else SUMS
        found = {
            f"raw_{part}": self._column(column)
            for part in sums
            if (column := self.layout.first(part)) is not None
        }
        if self.table.careful:
            found["raw_amount"] = (
                f"CASE WHEN {self._in_place()} THEN {found['raw_amount']} ELSE 'cells out of place' END"
            )
        return found | {"open_row": self._open()[0]}

    def _in_place(self) -> str:
        """Where rows are ragged: no cell beyond the header, and a date where the date belongs."""
        spare = range(len(self.table.header), len(self.table.header) + engine.SPARE)
        tests = [f"c{index} IS NULL" for index in spare]
        tests += [f"{self._text('month')} LIKE '____-__%'"] if self.iso else []
        return " AND ".join(tests)

    def _open(self) -> tuple[str, str]:
        """(expression per row, aggregate): rows that say they are estimates, by the word or by having no invoice."""
        if (estimated := self.layout.first("estimated")) is not None:
            test = f"LOWER(TRIM(c{estimated})) IN ('true', 'yes', 'y', '1', 'estimated')"
            return f"CASE WHEN {test} THEN 1 END", "COUNT(open_row)"
        if (invoice := self.layout.first("invoice")) is None:
            return "NULL", "0"
        text = self._column(invoice)
        if self.layout.first("record") is None:
            return text, "COUNT(*) - COUNT(open_row)"
        return f"CASE WHEN {text} IS NULL OR LOWER({text}) = 'estimated' THEN 1 END", "COUNT(open_row)"

    def _tags(self) -> dict[str, str]:
        """{tag0: expression ...}: columns of that tag, else the key inside the column of all tags."""
        found = {}
        packed = self.layout.first("tags")
        for index, tag in enumerate(self.tags):
            options = [self._column(column) for column in tag_columns(self.table.header, tag)]
            if packed is not None:
                kind = self.table.types[packed] if self.table.types else "VARCHAR"
                options += [engine.map_value(f"c{packed}", name, kind) for name in tag_names(tag)]
            found[f"tag{index}"] = f"COALESCE({', '.join(options)})" if options else "CAST(NULL AS VARCHAR)"
        return found

    def _text(self, part: str) -> str:
        options = [self._column(index) for index in self.layout.columns[part]]
        if self.table.types:
            options = [f"CAST({option} AS VARCHAR)" for option in options]
        return options[0] if len(options) == 1 or not self.thorough else f"COALESCE({', '.join(options)})"

    def _month(self) -> str:
        """YYYY-MM where the file is regular, else the date as it is written."""
        if self._is_timed():
            column = self.layout.columns["month"][0]
            return f"CAST(EXTRACT(YEAR FROM c{column}) * 100 + EXTRACT(MONTH FROM c{column}) AS VARCHAR)"
        text = self._text("month")
        return f"SUBSTR({text}, 1, 7)" if self.iso else engine.before_space(f"TRIM({text})")

    def _is_timed(self) -> bool:
        """Whether the month comes from a column of times, as Parquet has them, and is then written YYYYMM."""
        column = self.layout.first("month")
        kind = self.table.types[column] if self.table.types and column is not None else ""
        return kind.startswith(("TIMESTAMP", "DATE"))

    def _wanted(self, month: str) -> str:
        """The month that is asked for as the statement writes it."""
        return month.replace("-", "") if self._is_timed() else month

    def _column(self, index: int) -> str:
        """A column as text, NULL where it is empty; exact numbers stay numbers, floats go by their shortest text."""
        kind = self.table.types[index] if self.table.types else ""
        if not kind or kind.startswith(("DECIMAL", "BIGINT", "INTEGER")):
            return f"c{index}"
        return f"NULLIF(c{index}, '')" if kind == "VARCHAR" else f"CAST(c{index} AS VARCHAR)"

    def _cleaned(self, raw: str) -> str:
        """The amount without currency signs and thousands marks, when plain numbers were not found."""
        if self.mark is None:
            return raw
        for sign in (*NOISE, *self.codes, "," if self.mark == "." else "."):
            raw = f"REPLACE({raw}, {engine.literal(sign)}, '')"
        raw = f"REPLACE({raw}, ',', '.')" if self.mark == "," else raw
        return f"CASE WHEN {raw} LIKE '(%)' THEN '-' || SUBSTR({raw}, 2, LENGTH({raw}) - 2) ELSE {raw} END"
