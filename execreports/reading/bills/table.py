"""Long tables (CUR, FOCUS, legacy, plain) through the engine: probe, query, and if the file is odd, query again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from execreports.reading.bills import amounts, detect, engine
from execreports.reading.bills.bill import Problem, Refused
from execreports.reading.bills.dates import ISO, months
from execreports.reading.bills.engine import EngineError, Table
from execreports.reading.bills.layout import Layout, tag_columns
from execreports.reading.bills.packed import Plain, transcode
from execreports.reading.bills.query import Group, Query

MOST_CELLS = 1000
LISTED = 20


@dataclass(frozen=True, slots=True)
class Part:
    """Files with one header: what to read them as."""

    table: Table
    layout: Layout
    sample: tuple[tuple[str, ...], ...] = ()

    @property
    def iso(self) -> bool:
        """True if every sampled date begins YYYY-MM, so that its first seven characters are the month."""
        column = self.layout.first("month")
        if column is None:
            return False
        whole = [row for row in self.sample if len(row) == len(self.table.header)] or self.sample
        cells = [row[column] for row in whole if column < len(row) and row[column]]
        known = self.layout.format not in {"unknown", "cost_allocation", "detailed_billing"}
        return known and all(ISO.match(cell) and cell[4] == "-" and len(cell) > 6 for cell in cells)


def from_text(file: Plain, found: detect.Found) -> Part:
    """The part that one text file is."""
    assert found.layout is not None  # noqa: S101 - pivots are read elsewhere
    return Part(Table((file.path,), found.header, found.delimiter, found.skip), found.layout, found.sample)


def from_parquet(connection: Any, file: Plain) -> Part:  # noqa: ANN401 - duckdb is untyped
    """The part that one Parquet file is; raises Refused for columns of no known bill."""
    header, types = engine.parquet_columns(connection, file.path)
    layout = detect.recognise(header)
    if layout is None:
        detect.refuse_foreign(header, 1)
        raise Refused("Parquet without the columns of a known bill")
    return Part(Table((file.path,), header, types=types), layout)


def together(parts: Sequence[Part]) -> list[Part]:
    """Parts with the same columns as one, so that the engine reads them in one go."""
    groups: dict[tuple[object, ...], list[Part]] = {}
    for part in parts:
        table = part.table
        groups.setdefault((table.header, table.types, table.delimiter, table.skip, part.iso), []).append(part)
    return [
        replace(
            same[0], table=replace(same[0].table, paths=tuple(p for part in same for p in part.table.paths))
        )
        for same in groups.values()
    ]


@dataclass(frozen=True, slots=True)
class Answer:
    """Groups with their months settled, and what was odd."""

    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]
    currency: str | None = None  # that the amounts carry themselves


def ask(connection: Any, part: Part, spool: Path, query: Query) -> Answer:  # noqa: ANN401 - duckdb is untyped
    """Run a query; ragged rows, other encodings and formatted amounts get the slower second try they need."""
    problems: list[Problem] = _absent_tags(part, query.tags)
    query = replace(query, iso=part.iso)
    groups, query = _patient(connection, query, spool)
    if _lacking(query, groups):
        query = replace(query, thorough=True)
        groups = _groups(connection, query)
    if query.table.careful:
        rejected = engine.rejected_rows(connection)[:LISTED]
        problems += [(line, f"row not read: {what}") for line, what in rejected]
    if sum(group.rejected for group in groups) and not part.table.parquet:
        groups, query = _cleaned(connection, query, groups)
        for cell, line, count in engine.fetch(connection, query.rejected_cells(LISTED)):
            more = f" ({count} rows)" if count > 1 else ""
            problems.append((line, f"{cell[:40]!r} is no amount{more}: not counted"))
    found, unsure = months({group.month for group in groups if group.month}, day_first=query.mark == ",")
    problems += [(None, problem) for problem in unsure]
    if any(month != text for text, month in found.items()):
        groups = [group._replace(month=found.get(group.month or "") or group.month) for group in groups]
    return Answer(tuple(groups), tuple(problems), next(iter(query.codes), None))


def _patient(connection: Any, query: Query, spool: Path) -> tuple[list[Group], Query]:  # noqa: ANN401 - a DuckDB connection
    """The groups, after as many second tries as the file needs."""
    for _ in range(3):
        try:
            return _groups(connection, query), query
        except EngineError as error:
            table = query.table
            if (error.not_utf8 or error.odd_lines) and not table.parquet:
                encoding = "cp1252" if error.not_utf8 else "utf-8"
                paths = tuple(transcode(path, spool, encoding) for path in table.paths)
                query = replace(query, table=replace(table, paths=paths))
            elif error.ragged and not table.careful:
                query = replace(query, table=replace(table, careful=True))
            else:
                raise
    return _groups(connection, query), query


def _lacking(query: Query, groups: Sequence[Group]) -> bool:
    """Whether a part is empty in some rows that another column could fill."""
    others = [
        part
        for part in ("month", "service", "account", "provider")
        if len(query.layout.columns.get(part, ())) > 1
    ]
    return any(getattr(group, part) is None for part in others for group in groups)


def _groups(connection: Any, query: Query) -> list[Group]:  # noqa: ANN401 - a DuckDB connection
    return query.groups(engine.fetch(connection, query.statement()))


def _cleaned(connection: Any, query: Query, groups: list[Group]) -> tuple[list[Group], Query]:  # noqa: ANN401 - a DuckDB connection
    """Once more with currency signs and thousands marks taken off, if that makes the rejected cells numbers."""
    cells = [str(row[0]) for row in engine.fetch(connection, query.rejected_cells(MOST_CELLS))]
    mark = amounts.decimal_mark(cells)
    written = [cell for cell in cells if mark and amounts.amount(cell, mark) is not None]
    if mark is None or not written:
        return groups, query
    codes = amounts.currencies(written)
    if len(codes) > 1:
        raise Refused(f"amounts in {' and '.join(codes)} cannot be added up", file_format=query.layout.format)
    query = replace(query, mark=mark, codes=codes)
    return _groups(connection, query), query


def _absent_tags(part: Part, tags: Sequence[str]) -> list[Problem]:
    packed = part.layout.first("tags") is not None
    return [
        (None, f"no column for the tag {tag!r}")
        for tag in tags
        if not packed and not tag_columns(part.table.header, tag)
    ]
