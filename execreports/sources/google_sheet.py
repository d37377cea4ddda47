"""Kind `google_sheet`: tabs of one spreadsheet, read in one call, cells as they are stored."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import Any, ClassVar

from pydantic import Field

from execreports.model.facts import Fact
from execreports.sources import sheets_api
from execreports.sources.base import Reach, Source
from execreports.sources.grid import Grid, Line, wanted
from execreports.sources.mapper import Mapper
from execreports.sources.mapping import FactRule, TableOptions
from execreports.sources.pages import Page, sha256
from execreports.sources.rows import Rows, heading
from execreports.sources.workbook import column_letter

_START = re.compile(r"!\$?([A-Z]{1,3})\$?(\d+)")


class TabRule(FactRule):
    """A rule that may look at a tab of its own."""

    tab: str | None = Field(default=None, description="tab with its rows, if other than the source's")


class GoogleSheet(Source, TableOptions):
    """Rows of a spreadsheet that is shared with the service account."""

    kind: ClassVar[str] = "google_sheet"

    spreadsheet: str = Field(pattern=r"^[\w-]+$", description="the id in the sheet's address")
    tab: str = Field(default="", description="tab with the rows")
    header: int | None = Field(default=None, ge=1, description="row of the header; left out, it is found")
    fill_down: tuple[str, ...] = Field(
        default=(), description="columns whose merged cells hold for the rows below"
    )
    entity: str = Field(
        default="", description="the entity its facts are about, where no column names another"
    )
    facts: tuple[TabRule, ...] = Field(default=(), description="which columns become which fact")

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its rules."""
        return frozenset(rule.key for rule in self.facts)

    @property
    def locator(self) -> str:
        """`sheet://ID`, with the tab where there is one for all."""
        return f"sheet://{self.spreadsheet}/{self.tab}" if self.tab else f"sheet://{self.spreadsheet}"

    def read(self, reach: Reach) -> Iterator[Fact]:
        """Every fact of every tab; SourceBroken names the address the sheet must be shared with."""
        tabs: dict[str, list[TabRule]] = {}
        for rule in self.facts:
            tabs.setdefault(self.tab if rule.tab is None else rule.tab, []).append(rule)
        ranges = [f"'{tab.replace(chr(39), chr(39) * 2)}'" for tab in tabs]
        seconds = self.deadline.total_seconds()
        given = sheets_api.values(reach, self.spreadsheet, ranges, seconds, self.locator)
        for (tab, rules), block in zip(tabs.items(), given, strict=True):
            yield from self._facts(tab, rules, block, reach)

    def _facts(
        self, tab: str, rules: list[TabRule], block: Mapping[str, Any], reach: Reach
    ) -> Iterator[Fact]:
        cells = block.get("values", [])
        digest = sha256(json.dumps(cells, sort_keys=True).encode())
        page = Page(self.name, f"sheet://{self.spreadsheet}/{tab}", reach.now.astimezone(UTC), digest)
        table = self._rows(page.locator, rules, cells, str(block.get("range", "")))
        yield from Mapper(page, reach, self, self.entity, serial_dates=True).facts(table, rules)

    def _rows(self, place: str, rules: list[TabRule], cells: list[list[object]], given: str) -> Rows:
        start = _START.search(given)
        first, left = (int(start[2]), _number(start[1])) if start else (1, 0)
        grid = Grid(
            wanted(rules), place, lambda number: f"!{column_letter(left)}{number}",
            lambda number, column: f"!{column_letter(left + column)}{number}",
            self.header, frozenset(map(heading, self.fill_down)),
        )  # fmt: skip
        return grid.rows(Line(number, row) for number, row in enumerate(cells, first))


def _number(letters: str) -> int:
    """A -> 0, AA -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
