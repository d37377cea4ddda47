"""The one statement of this package: lines of a bill grouped and added up. Portable SQL, engine words from `engine`.

GROUP BY names its columns, there is no function outside the standard but those `engine` supplies, so the statement can
be handed to another engine with only that module replaced.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from execreports.reading.bills import engine
from execreports.reading.bills.amounts import NOISE, trimmed
from execreports.reading.bills.engine import Table
from execreports.reading.bills.layout import KEYS, SUMS, Layout, tag_columns, tag_names

TAX_WORDS = ("tax for", "vat for", "gst for", "us sales tax", "tax of type")


@dataclass(frozen=True, slots=True)
class Group:
    """What the statement gives for one combination of keys; `month` is still the text of the cell."""

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
    tags: tuple[tuple[str, str], ...] = ()
    amount: Decimal | None = None
    effective: Decimal | None = None
    before_tax: Decimal | None = None
    credits: Decimal | None = None
    tax: Decimal | None = None
    quantity: Decimal | None = None
    rows: int = 0
    rejected: int = 0
    blank: int = 0
    open_rows: int = 0
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What to ask of a table: `iso` if dates begin YYYY-MM, `mark` other than None if amounts need cleaning."""

    table: Table
    layout: Layout
    tags: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    iso: bool = True
    mark: str | None = None
    quantity: bool = False
    month: str | None = None
    keys: tuple[str, ...] = field(default=KEYS)

    def statement(self) -> str:
        """The SELECT that answers with groups."""
        keys = self._keys()
        names = [*keys, *(f"tag{index}" for index in range(len(self.tags)))]
        sums = self._sums()
        inner = [
            f"{expression} AS {name}" for name, expression in {**keys, **self._tags(), **self._raw()}.items()
        ]
        outer = [
            *names,
            *(f"SUM({engine.to_amount(self._cleaned(f'raw_{part}'))}) AS {part}" for part in sums),
        ]
        cast = engine.to_amount(self._cleaned("raw_amount"))
        outer += [
            "COUNT(*) AS n",
            f"SUM(CASE WHEN raw_amount IS NOT NULL AND {cast} IS NULL THEN 1 ELSE 0 END) AS rejected",
            "SUM(CASE WHEN raw_amount IS NULL THEN 1 ELSE 0 END) AS blank",
            "SUM(open_row) AS open_rows",
        ]
        outer.append("MIN(line) AS line" if self.table.numbered else "CAST(NULL AS INTEGER) AS line")
        inner += ["line"] if self.table.numbered else []
        where = f" WHERE month = {engine.literal(self.month)}" if self.month and self.iso else ""
        source = engine.numbered(self.table) if self.table.numbered else engine.source(self.table)
        return (
            f"SELECT {', '.join(outer)} FROM (SELECT {', '.join(inner)} FROM {source} AS files) AS bill"  # noqa: S608 - quoted
            f"{where} GROUP BY {', '.join(names)}"
        )

    def rejected_cells(self, most: int) -> str:
        """The SELECT that lists amounts that are no numbers, with the first line of each."""
        line = "MIN(line)" if self.table.numbered else "CAST(NULL AS INTEGER)"
        source = engine.numbered(self.table) if self.table.numbered else engine.source(self.table)
        cast = engine.to_amount(self._cleaned("raw_amount"))
        raw = self._raw()["raw_amount"]
        lines = ", line" if self.table.numbered else ""
        return (
            f"SELECT raw_amount, {line} AS first_line, COUNT(*) AS n FROM (SELECT {raw} AS raw_amount{lines}"  # noqa: S608 - quoted
            f" FROM {source} AS files) AS bill WHERE raw_amount IS NOT NULL AND {cast} IS NULL"
            f" GROUP BY raw_amount ORDER BY raw_amount LIMIT {most}"
        )

    def group(self, row: Sequence[Any]) -> Group:
        """One answer as a Group, cells stripped."""
        keys = list(self._keys())
        sums = self._sums()
        texts = [str(cell).strip() or None if cell is not None else None for cell in row[: len(keys)]]
        rest = list(row[len(keys) :])
        tags = tuple((tag, str(rest.pop(0) or "").strip()) for tag in self.tags)
        named: dict[str, Any] = dict(zip(keys, texts, strict=True))
        named |= {part: None if (value := rest.pop(0)) is None else trimmed(value) for part in sums}
        rows, rejected, blank, open_rows, line = rest
        counts = {"rows": rows, "rejected": int(rejected), "blank": int(blank), "open_rows": int(open_rows)}
        return Group(**named, **counts, tags=tags, line=line)

    def _keys(self) -> dict[str, str]:
        """{key: expression} of the parts this layout has."""
        found = {
            part: self._text(part)
            for part in (*self.keys, *self.detail)
            if self.layout.first(part) is not None
        }
        if "month" in found:
            found["month"] = self._month()
        if self.layout.taxing_description is not None:
            text = f"LOWER(c{self.layout.taxing_description})"
            tests = " OR ".join(f"{text} LIKE {engine.literal(words + '%')}" for words in TAX_WORDS)
            found["kind"] = f"CASE WHEN {tests} THEN 'Tax' ELSE 'Usage' END"
        return found

    def _sums(self) -> list[str]:
        parts = (*SUMS, "quantity") if self.quantity else SUMS
        return [part for part in parts if self.layout.first(part) is not None]

    def _raw(self) -> dict[str, str]:
        """{raw_<sum>: expression}, and whether the row is still open (estimated)."""
        found = {f"raw_{part}": self._column(self.layout.columns[part][0]) for part in self._sums()}
        if self.table.careful:
            spare = range(len(self.table.header), len(self.table.header) + engine.SPARE)
            found["raw_amount"] = (
                f"CASE WHEN {' AND '.join(f'c{index} IS NULL' for index in spare)} THEN {found['raw_amount']}"
                " ELSE 'too many cells' END"
            )
        return found | {"open_row": self._open()}

    def _open(self) -> str:
        """1 where the row says it is an estimate: no invoice yet, or the word itself."""
        if (estimated := self.layout.first("estimated")) is not None:
            return f"CASE WHEN LOWER(TRIM(c{estimated})) IN ('true', 'yes', 'y', '1', 'estimated') THEN 1 ELSE 0 END"
        if (invoice := self.layout.first("invoice")) is not None:
            text = self._column(invoice)
            return f"CASE WHEN {text} IS NULL OR LOWER({text}) = 'estimated' THEN 1 ELSE 0 END"
        return "0"

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
        return options[0] if len(options) == 1 else f"COALESCE({', '.join(options)})"

    def _month(self) -> str:
        """YYYY-MM where the file is regular, else the date as it is written."""
        column = self.layout.columns["month"][0]
        kind = self.table.types[column] if self.table.types else ""
        if kind.startswith(("TIMESTAMP", "DATE")):
            return f"CAST(EXTRACT(YEAR FROM c{column}) * 100 + EXTRACT(MONTH FROM c{column}) AS VARCHAR)"
        text = self._text("month")
        return f"SUBSTR({text}, 1, 7)" if self.iso else engine.before_space(f"TRIM({text})")

    def _column(self, index: int) -> str:
        """A column as text, NULL where it is empty."""
        if not self.table.types:
            return f"c{index}"
        return f"NULLIF(CAST(c{index} AS VARCHAR), '')"

    def _cleaned(self, raw: str) -> str:
        """The amount without currency signs and thousands marks, when plain numbers were not found."""
        if self.mark is None:
            return raw
        for sign in (*NOISE, "," if self.mark == "." else "."):
            raw = f"REPLACE({raw}, {engine.literal(sign)}, '')"
        raw = f"REPLACE({raw}, ',', '.')" if self.mark == "," else raw
        return f"CASE WHEN {raw} LIKE '(%)' THEN '-' || SUBSTR({raw}, 2, LENGTH({raw}) - 2) ELSE {raw} END"
