"""One handoff as its facts see it: page, redacted lines, sections, and whom each line is about."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from execreports.model.facts import Fact, Kind, Origin
from execreports.reading.dates import find_dates
from execreports.reading.folded import bounded, folded
from execreports.reading.handoff import Handoff, Section
from execreports.reading.languages.known import pattern
from execreports.reading.secrets import redacted
from execreports.reading.status_words import fold
from execreports.reading.tables import Row, Table
from execreports.sources.base import Reach
from execreports.sources.dates import Order, day
from execreports.sources.entities import Names, names, spaced
from execreports.sources.pages import Page, shortened


def updated(handoff: Handoff, reach: Reach) -> list[date]:
    """The day a document says it was last touched; where it does not say, every date in it."""
    told = [label.value for label in handoff.labels if _updated_words().fullmatch(fold(label.name.strip()))]
    days = [found for value in told if (found := day(value, _order(handoff), reach.portfolio.timezone))]
    days = days or [date.fromisoformat(one.iso) for value in told for one in find_dates(value, handoff.order)]
    return days or [date.fromisoformat(dated.iso) for dated in handoff.dates]


def _order(handoff: Handoff) -> Order | None:
    known: dict[str, Order] = {"dmy": "dmy", "mdy": "mdy"}
    return known.get(handoff.order)


def tells_its_age(line: str) -> bool:
    """True for a line with one of the words a document's last change stands behind."""
    return _updated_words().search(fold(line)) is not None


@cache
def _updated_words() -> re.Pattern[str]:
    return re.compile(bounded(folded(pattern(lambda one: one.work.updated))))


@dataclass(frozen=True)
class HandoffPage:
    """A document with its address; `declared` is the entity the owner gave it, '' where none."""

    handoff: Handoff
    page: Page
    path: Path
    declared: str
    reach: Reach

    @property
    def lines(self) -> list[str]:
        """Its lines with every secret as a fingerprint."""
        return self._redacted[0]

    @property
    def held(self) -> dict[str, str]:
        """Its secrets and what stands for each."""
        return self._redacted[1]

    @cached_property
    def _redacted(self) -> tuple[list[str], dict[str, str]]:
        """Where there was a secret, a second look at what is beside it."""
        text, held = redacted(self.handoff.text, self.path.name)
        if held:
            text, more = redacted(text, self.path.name)
            held |= more
        return text.split("\n"), held

    @cached_property
    def title(self) -> str:
        """Its heading of level one, else the front matter's title, its first heading, or the file's name."""
        headings = self.handoff.headings
        known = [one.text for one in headings if one.level == 1]
        known += [
            one.value for one in self.handoff.labels if one.name.casefold() in {"title", "titel", "título"}
        ]
        return next(iter([*known, *(one.text for one in headings), self.path.stem]))

    def origin(self, line: int) -> Origin:
        """The address of a line, with the line as its quote."""
        known = self._origins.get(line)
        if known is None:
            quote = shortened(self.lines[line - 1]) if 0 < line <= len(self.lines) else ""
            place = f"{self.page.locator}:{line}"
            known = Origin(self.page.source, place, self.page.as_of, self.page.digest, quote)
            self._origins[line] = known
        return known

    @cached_property
    def _origins(self) -> dict[int, Origin]:
        return {}

    def fact(self, key: str, line: int, text: str, **labels: str) -> Fact:
        """Words that stand on a line."""
        kept = {name: words for name, words in labels.items() if words}
        return Fact(self.entity(line), key, "text", Kind.STATED, self.origin(line), text=text, labels=kept)

    def entity(self, line: int) -> str:
        """Whom a line is about: as declared, by its headings, by the document, by the nearest name above it.

        A name in another section says nothing of this one: '' stands for the group.
        """
        if self.declared:
            return self.declared
        place = bisect_right(self._starts, line) - 1
        if place not in self._headed_by:
            self._headed_by[place] = self._headed(line)
        headed = self._headed_by[place] or self._whole
        if headed:
            return headed
        index = bisect_right(self._mentions, line, key=lambda mention: mention[0]) - 1
        start = self._starts[place] if place >= 0 else 0
        near = index >= 0 and self._mentions[index][0] >= start
        return self._mentions[index][1] if near else ""

    def above(self, line: int) -> Iterator[Section]:
        """The sections a line stands in, the innermost first."""
        index = bisect_right(self._starts, line) - 1
        while index >= 0:
            yield self.handoff.sections[index]
            index = self._parents[index]

    @cached_property
    def _starts(self) -> list[int]:
        return [section.line for section in self.handoff.sections]

    @cached_property
    def _parents(self) -> list[int]:
        """For each section the one around it, -1 for none."""
        parents: list[int] = []
        open_ones: list[int] = []
        for index, section in enumerate(self.handoff.sections):
            while open_ones and self.handoff.sections[open_ones[-1]].end <= section.line:
                open_ones.pop()
            parents.append(open_ones[-1] if open_ones else -1)
            open_ones.append(index)
        return parents

    @cached_property
    def rows(self) -> dict[int, tuple[Table, Row]]:
        """Line -> the table row that stands there, and its table."""
        return {row.line: (table, row) for table in self.handoff.tables for row in table.rows}

    def section(self, line: int) -> str:
        """The heading a line stands under."""
        return next((section.title for section in self.above(line)), "")

    @cached_property
    def _headed_by(self) -> dict[int, str]:
        return {}

    def _headed(self, line: int) -> str:
        """The one entity that the nearest heading naming any names; a document's own title is no such heading."""
        index = bisect_right(self._starts, line) - 1
        while index >= 0:
            if named := self._named[index]:
                return named[0] if len(named) == 1 else ""
            index = self._parents[index]
        return ""

    @cached_property
    def _named(self) -> list[tuple[str, ...]]:
        """The entities each section's heading names."""
        known = names(self.reach.portfolio)
        titles = [section.title for section in self.handoff.sections]
        return [known.all(title) if title != self.title else () for title in titles]

    @cached_property
    def _whole(self) -> str:
        """Whom the document as a whole is about: its front matter, its file name, its title."""
        for label in self.handoff.labels:
            if label.name.casefold() in {"entity", "company", "firma", "empresa"}:
                return self._names.exact(label.value) or ""
        named = self._names.find(spaced(self.path.stem.replace("-", " ")))
        titled = self._names.all(self.title)
        return named or (titled[0] if len(titled) == 1 else "")

    @cached_property
    def _names(self) -> Names:
        return names(self.reach.portfolio)

    @cached_property
    def _mentions(self) -> list[tuple[int, str]]:
        lines = enumerate(self.handoff.text.split("\n"), 1)
        found = ((number, self._names.find(line)) for number, line in lines)
        return [(number, entity) for number, entity in found if entity]
