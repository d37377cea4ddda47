"""Kind `handoffs`: the documents people hand work over in, with the line of everything read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from pydantic import Field

from execreports.errors import SourceBroken, SourceError
from execreports.model.facts import Fact
from execreports.reading.handoff import read_handoff
from execreports.reading.unsaid import Words, facts_without_secrets
from execreports.sources import handoff_facts
from execreports.sources.base import Reach
from execreports.sources.handoff_memory import Given, Shelf, shelf
from execreports.sources.handoff_page import HandoffPage, updated
from execreports.sources.handoff_rules import LabelRule, TableRule, labelled, tables
from execreports.sources.kept_facts import packed
from execreports.sources.mapper import Mapper
from execreports.sources.mapping import DATED, Notation
from execreports.sources.pages import FileSource, read_bytes, sha256, shown
from execreports.sources.quantities import quantity
from execreports.sources.rows import Row, Rows

LARGEST = 16 << 20  # bytes of one document


class Handoffs(FileSource, Notation):
    """Markdown documents; a broken one is noted and the others go on."""

    kind: ClassVar[str] = "handoffs"

    entities: dict[str, str] = Field(
        default_factory=dict, description="file name -> entity, for documents that do not say"
    )
    facts: tuple[LabelRule, ...] = Field(default=(), description="labelled values that become facts")
    tables: tuple[TableRule, ...] = Field(default=(), description="tables whose rows become facts")

    @property
    def keys(self) -> frozenset[str]:
        """Those every document gives, and the declared ones."""
        return handoff_facts.KEYS | {rule.key for rule in self.facts} | {rule.key for rule in self.tables}

    def read(self, reach: Reach) -> Iterator[Fact]:
        """Every fact of every document; SourceBroken where none is there or none can be read."""
        found = self.files(reach)
        last: SourceError | None = None
        unused = set(map(_called, self.tables))
        read = 0
        with shelf(self.name, self.model_dump_json(), reach) as kept:
            for path in found:
                try:
                    yield from self._document(path, reach, kept, unused)
                except SourceError as error:
                    last = error
                    reach.note(error.faults[0].place, error.faults[0].message)
                    continue
                read += 1
        if last is not None and not read:
            raise last
        for words in sorted(unused):
            reach.note(self.path, f"no document has {words}")

    def _document(self, path: Path, reach: Reach, kept: Shelf, unused: set[str]) -> list[Fact]:
        """The facts of one document, as they were kept if it has not changed."""
        data, place = read_bytes(path, reach, LARGEST), shown(path, reach.root)
        digest = sha256(data)
        key = kept.key(place, digest)
        given = kept.get(key)
        if given is not None:
            unused.difference_update(given.rules)
            reach.problems.extend(f"{place}{note}" for note in given.notes)
            return given.made(self.paged(path, digest, map(date.fromisoformat, given.dates), reach))
        own = replace(reach, problems=[])
        lacking = set(map(_called, self.tables))
        page, days = self._page(path, data, own)
        words = Words(page.held)
        facts = facts_without_secrets(
            [*handoff_facts.facts(page), *self._declared(page, own, lacking)], words
        )
        met = set(map(_called, self.tables)) - lacking
        unused -= met
        own.problems[:] = dict.fromkeys(
            map(words.of, own.problems)
        )  # a declared table's total is checked twice
        reach.problems.extend(own.problems)
        body = packed(facts, page.page) if kept.writable else None
        if body is not None and all(note.startswith(place) for note in own.problems):
            notes = tuple(note.removeprefix(place) for note in own.problems)
            kept.put(key, Given(len(facts), body, tuple(days), notes, tuple(sorted(met))))
        return facts

    def _page(self, path: Path, data: bytes, reach: Reach) -> tuple[HandoffPage, list[str]]:
        """The document read, and the dates that tell its age."""
        place, handoff = shown(path, reach.root), read_handoff(data, self.date_order or "")
        for problem in handoff.problems:
            reach.note(f"{place}:{problem.line}" if problem.line else place, problem.message)
        days = sorted(set(updated(handoff, reach)))
        page = self.page(path, data, days, reach)
        declared = self.entities.get(path.name) or self.entities.get(place) or self.entity
        return HandoffPage(handoff, page, path, declared, reach), [day.isoformat() for day in days]

    def _declared(self, page: HandoffPage, reach: Reach, unused: set[str]) -> Iterator[Fact]:
        for label in self.facts:
            for row in labelled(page, label):
                yield from self._labelled(page, reach, label, row)
        for rule in self.tables:
            for table in tables(page, rule):
                unused.discard(_called(rule))
                mapper = Mapper(page.page, reach, self, page.entity(int(table.place[1:])))
                try:
                    yield from mapper.facts(table, [rule])
                except SourceBroken as error:
                    reach.note(error.faults[0].place, error.faults[0].message)

    def _labelled(self, page: HandoffPage, reach: Reach, label: LabelRule, row: Row) -> Iterator[Fact]:
        """A number where the value is one, words otherwise; a number that was promised and is none is noted."""
        mapper = Mapper(page.page, reach, self, page.entity(int(row.place[1:])))
        words_only = label.key in DATED or label.unit == "text"
        is_number = not words_only and (label.unit is not None or quantity(row.get("value")) is not None)
        yield from mapper.facts(Rows(tuple(row.cells), [row]), [label.mapped(number=is_number)])


def _called(rule: TableRule) -> str:
    """A rule as a note names it."""
    return f"a table under {rule.section!r} with {', '.join(map(repr, rule.required)) or 'its columns'}"
