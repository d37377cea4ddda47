"""Kind `booking_log`: a log that only grows, one booking event a line, in a declared pattern of fields or JSON."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from execreports.model.facts import Fact
from execreports.reading.encodings import decode
from execreports.sources.base import Reach
from execreports.sources.mapper import Mapper, newest
from execreports.sources.mapping import TableOptions
from execreports.sources.pages import FileSource, read_bytes, shown
from execreports.sources.rows import Row, Rows, flat, heading, words

LISTED = 10  # odd lines that are named one by one
_FIELD = re.compile(r"\{(\w+)\}")


class BookingLog(FileSource, TableOptions):
    """Lines of a log; with `latest_by` the last line about one booking is the one that counts."""

    kind: ClassVar[str] = "booking_log"

    format: Literal["pattern", "jsonl"] = Field(default="pattern", description="how a line is written")
    pattern: str = Field(
        default="{date} {id} {status} {amount} {item}", description="the fields and what stands between"
    )
    latest_by: str = Field(default="", description="field whose later lines replace earlier ones (an id)")

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its rules."""
        return frozenset(rule.key for rule in self.facts)

    def read(self, reach: Reach) -> Iterator[Fact]:
        """Every fact of every file; lines that do not fit are counted and noted."""
        for path in self.files(reach):
            data = read_bytes(path, reach)
            table = self._rows(decode(data).text, shown(path, reach.root), reach)
            columns = [column for rule in self.facts for column in rule.ages]
            page = self.page(path, data, newest(table, columns, self, reach), reach)
            yield from Mapper(page, reach, self, self.entity).facts(table, self.facts)

    def _rows(self, text: str, place: str, reach: Reach) -> Rows:
        fields = _FIELD.findall(self.pattern)
        separators = _separators(self.pattern)
        rows: dict[object, Row] = {}
        odd: list[int] = []
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            cells = _json(line) if self.format == "jsonl" else _fields(separators, fields, line)
            if cells is None:
                odd.append(number)
                continue
            row = Row(cells, f":{number}", line)
            rows[(words(row.get(self.latest_by)) or number) if self.latest_by else number] = row
        for number in odd[:LISTED]:
            reach.note(f"{place}:{number}", f"line left out: it does not read as {self.format}")
        if len(odd) > LISTED:
            reach.note(place, f"{len(odd) - LISTED} further lines left out; {len(odd)} in all")
        header = dict.fromkeys(name for row in rows.values() for name in row.cells)
        return Rows(tuple(header) or tuple(map(heading, fields)), list(rows.values()))


def _separators(pattern: str) -> list[re.Pattern[str]]:
    """What stands before the first field, between each two and behind the last; spaces stretch."""
    return [re.compile(_stretched(text)) for text in _FIELD.split(pattern.strip())[::2]]


def _stretched(text: str) -> str:
    words_ = [re.escape(word) for word in text.split()]
    return r"\s+".join(words_) + r"\s*" if words_ else r"\s+" if text else ""


def _fields(separators: list[re.Pattern[str]], fields: list[str], line: str) -> dict[str, object] | None:
    """The fields of a line, each up to the next separator; None where one is not there. Linear in the line."""
    text = line.strip()
    start = separators[0].match(text)
    if start is None:
        return None
    cells: dict[str, object] = {}
    position = start.end()
    for name, separator in zip(fields, separators[1:], strict=True):
        found = separator.search(text, position) if separator.pattern else None
        if separator.pattern and found is None:
            return None
        cells[heading(name)] = text[position : found.start() if found else len(text)].strip()
        position = found.end() if found else len(text)
    return cells if position == len(text) else None


def _json(line: str) -> dict[str, object] | None:
    try:
        record = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
    return flat(record) if isinstance(record, dict) else None
