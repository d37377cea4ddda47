"""One handoff as its facts see it: page, redacted lines, sections, and whom each line is about."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from execreports.model.facts import Fact, Kind, Origin
from execreports.reading.handoff import Handoff, Section
from execreports.reading.secrets import redact
from execreports.sources.base import Reach
from execreports.sources.dates import day, iso_days
from execreports.sources.entities import names, plain
from execreports.sources.pages import Page

_UPDATED = re.compile(
    r"(?:last |zuletzt |última |ultima |dernière )?(?:updated?|update|aktualisiert|stand|actualizad[oa]|actualización|"
    r"atualizad[oa]|atualização|mise? à jour|aggiornat[oa]|aggiornamento|date|fecha|datum|data|reviewed|as of)"
    r"(?: on| am)?",
    re.IGNORECASE,
)


def updated(handoff: Handoff, reach: Reach) -> list[date]:
    """The day a document says it was last touched; where it does not say, every date in it."""
    told = [label.value for label in handoff.labels if _UPDATED.fullmatch(label.name.strip())]
    days = [found for value in told if (found := day(value, None, reach.portfolio.timezone))]
    days = days or [one for value in told for one in iso_days(value)]
    return days or [date.fromisoformat(dated.iso) for dated in handoff.dates]


@dataclass(frozen=True)
class HandoffPage:
    """A document with its address; `declared` is the entity the owner gave it, '' where none."""

    handoff: Handoff
    page: Page
    path: Path
    declared: str
    reach: Reach

    @cached_property
    def lines(self) -> list[str]:
        """Its lines with every secret as a fingerprint."""
        return redact(self.handoff.text, self.path.name).split("\n")

    @property
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
        return self.page.origin(f":{line}", self.lines[line - 1] if 0 < line <= len(self.lines) else "")

    def fact(self, key: str, line: int, text: str, **labels: str) -> Fact:
        """Words that stand on a line."""
        kept = {name: words for name, words in labels.items() if words}
        return Fact(self.entity(line), key, "text", Kind.STATED, self.origin(line), text=text, labels=kept)

    def entity(self, line: int) -> str:
        """Whom a line is about: as declared, by its headings, by the document, by the nearest name above it."""
        if self.declared:
            return self.declared
        headed = self._headed(line) or self._whole
        if headed:
            return headed
        index = bisect_right([row for row, _ in self._mentions], line) - 1
        return self._mentions[index][1] if index >= 0 else ""

    def above(self, line: int) -> Iterator[Section]:
        """The sections a line stands in, the innermost first."""
        around = [one for one in self.handoff.sections if one.line <= line < one.end]
        yield from sorted(around, key=lambda section: -section.line)

    def section(self, line: int) -> str:
        """The heading a line stands under."""
        return next((section.title for section in self.above(line)), "")

    def _headed(self, line: int) -> str:
        """The one entity that the nearest heading naming any names; a document's own title is no such heading."""
        known = names(self.reach.portfolio)
        for section in self.above(line):
            named = known.all(section.title) if section.title != self.title else ()
            if named:
                return named[0] if len(named) == 1 else ""
        return ""

    @cached_property
    def _whole(self) -> str:
        """Whom the document as a whole is about: its front matter, its file name, its title."""
        known = names(self.reach.portfolio)
        for label in self.handoff.labels:
            if label.name.casefold() in {"entity", "company", "firma", "empresa"}:
                return known.exact(label.value) or ""
        named = known.find(plain(self.path.stem.replace("-", " ")))
        titled = known.all(self.title)
        return named or (titled[0] if len(titled) == 1 else "")

    @cached_property
    def _mentions(self) -> list[tuple[int, str]]:
        known = names(self.reach.portfolio)
        found = ((number, known.find(line)) for number, line in enumerate(self.handoff.text.split("\n"), 1))
        return [(number, entity) for number, entity in found if entity]
