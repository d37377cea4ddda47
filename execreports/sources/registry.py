"""Kind `registry`: lists kept by hand in YAML, every entry with its line."""

from collections.abc import Iterator
from itertools import takewhile
from typing import ClassVar

from pydantic import Field

from execreports.config.tree import Path_, Tree, parse
from execreports.errors import SourceBroken
from execreports.model.facts import Fact
from execreports.reading.encodings import decode
from execreports.sources.base import Reach
from execreports.sources.dates import iso_days
from execreports.sources.mapper import Mapper
from execreports.sources.mapping import FactRule, TableOptions
from execreports.sources.pages import FileSource, read_bytes, shown
from execreports.sources.records import NoRecordsError, select
from execreports.sources.rows import Row, Rows, flat


class RecordRule(FactRule):
    """A rule that may look at records of its own."""

    records: str | None = Field(
        default=None, description="pointer to its records, if other than the source's"
    )


class Registry(FileSource, TableOptions):
    """Entries of YAML lists; scalars stay as written (`012345`, `06:00`)."""

    kind: ClassVar[str] = "registry"

    records: str = Field(
        default="", description="pointer to the list: /assets, or /assets/* with the key as @key"
    )
    facts: tuple[RecordRule, ...] = Field(default=(), description="which fields become which fact")

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its rules."""
        return frozenset(rule.key for rule in self.facts)

    def read(self, reach: Reach) -> Iterator[Fact]:
        """Every fact of every file; SourceBroken for a missing or malformed file or list."""
        for path in self.files(reach):
            data = read_bytes(path, reach)
            place = shown(path, reach.root)
            decoded = decode(data)
            tree = self._tree(decoded.text, place, reach)
            page = self.page(path, data, iso_days(decoded.text), reach)
            mapper = Mapper(page, reach, self, self.entity)
            for rule in self.facts:
                wanted = self.records if rule.records is None else rule.records
                yield from mapper.facts(self._rows(tree, wanted), [rule])

    def _tree(self, text: str, place: str, reach: Reach) -> Tree:
        try:
            tree, faults = parse(text, place)
        except RecursionError:
            raise SourceBroken(
                "not readable as YAML: nested too deep", place=place, code="E-SRC-208", fix="flatten it"
            ) from None
        if tree.value is None:
            reason = faults[0].message if faults else "the file is empty"
            where = faults[0].place if faults else place
            raise SourceBroken(
                f"not readable as YAML: {reason}", place=where, code="E-SRC-208", fix="mend the line"
            )
        for fault in faults:
            reach.note(fault.place, fault.message)
        return tree

    def _rows(self, tree: Tree, wanted: str) -> Rows:
        try:
            found = list(select(tree.value, wanted))
        except NoRecordsError as error:
            raise SourceBroken(
                str(error), place=tree.file, code="E-SRC-211", fix="correct `records` in config/sources.yaml"
            ) from None
        rows = [
            Row(flat(record), f":{tree.line(path)}", _quote(tree, path)) for path, record in found if record
        ]
        header = dict.fromkeys(name for row in rows for name in row.cells)
        return Rows(tuple(header), rows)


def _quote(tree: Tree, path: Path_) -> str:
    """The lines of an entry, up to the next one of its list."""
    start = tree.line(path)
    head, *rest = tree.lines[start - 1 : start + 12] or ("",)
    depth = len(head) - len(head.lstrip())
    deeper = takewhile(lambda line: len(line) - len(line.lstrip()) > depth and line.strip()[:2] != "- ", rest)
    return " ".join(line.strip() for line in (head, *deeper))
