"""Kind `table`: any CSV or XLSX with declared columns: bank statements, payouts, ledgers, price lists."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from pydantic import Field

from execreports.model.facts import Fact
from execreports.reading.encodings import decode
from execreports.sources import workbook
from execreports.sources.base import Reach
from execreports.sources.delimited import delimiter_of, lines
from execreports.sources.grid import Grid, wanted
from execreports.sources.mapper import Mapper, newest
from execreports.sources.mapping import TableOptions
from execreports.sources.pages import FileSource, read_bytes, shown
from execreports.sources.rows import Rows, heading


class Table(FileSource, TableOptions):
    """Rows under a header; every row that gives nothing is counted and listed."""

    kind: ClassVar[str] = "table"

    sheet: str = Field(default="", description="sheet of a workbook; left out, the first one")
    delimiter: str = Field(
        default="", max_length=1, description="left out, it is found by the declared columns"
    )
    header: int | None = Field(default=None, ge=1, description="row of the header; left out, it is found")
    fill_down: tuple[str, ...] = Field(
        default=(), description="columns whose merged cells hold for the rows below"
    )

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its rules."""
        return frozenset(rule.key for rule in self.facts)

    def read(self, reach: Reach) -> Iterator[Fact]:
        """Every fact of every file; SourceBroken for a missing file, header or column."""
        for path in self.files(reach):
            data = read_bytes(path, reach)
            is_book = data.startswith(workbook.MAGIC)
            table = self._workbook(path, data, reach) if is_book else self._csv(path, data, reach)
            columns = [column for rule in self.facts for column in rule.ages]
            page = self.page(path, data, newest(table, columns, self, reach), reach)
            mapper = Mapper(page, reach, self, self.entity, serial_dates=is_book)
            yield from mapper.facts(table, self.facts)

    def _csv(self, path: Path, data: bytes, reach: Reach) -> Rows:
        place = shown(path, reach.root)
        workbook.refuse_other(data, place)
        decoded = decode(data)
        for problem in decoded.problems:
            reach.note(f"{place}:{problem.line}" if problem.line else place, problem.message)
        delimiter = self.delimiter or delimiter_of(decoded.text, wanted(self.facts))
        grid = self._grid(place)
        return grid.rows(lines(decoded.text, delimiter, place, reach.note))

    def _workbook(self, path: Path, data: bytes, reach: Reach) -> Rows:
        place = shown(path, reach.root)
        book = workbook.Sheet.opened(data, self.sheet, place)
        return self._grid(place, book).rows(book.lines(reach.note))

    def _grid(self, place: str, book: workbook.Sheet | None = None) -> Grid:
        carried = frozenset(map(heading, self.fill_down))
        row = book.row if book else "{}".format
        return Grid(
            wanted(self.facts), place, row if book else (lambda number: f":{number}"), book.cell if book else None,
            self.header, carried,
        )  # fmt: skip
