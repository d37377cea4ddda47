"""What a mark of a mail stands for: its places in full, and the figures and facts that were read there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from execreports.model.document import ReportDocument, facts_of
from execreports.model.facts import Fact, Origin
from execreports.model.figures import Figure
from execreports.renderers.depth import Depth
from execreports.renderers.text import Templates, page
from execreports.renderers.tree import fact_lines, figure_tree, place


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark: its places, the figures that rest on exactly these, else the facts read there."""

    number: int
    origins: tuple[Origin, ...]
    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    zone: tzinfo | None

    def lines(self) -> Iterator[str]:
        """Trees of the figures; facts with their words; places nothing was read at."""
        yield f"[{self.number}] stands for:"
        for figure in self.figures:
            yield from figure_tree(figure, self.zone, 1)
        told = {fact.origin.locator for figure in self.figures for fact in figure.leaves()}
        for fact in self.facts:
            if fact.origin.locator not in told:
                yield from fact_lines(fact, self.zone, 1)
        known = told | {fact.origin.locator for fact in self.facts}
        for origin in self.origins:
            if origin.locator not in known:
                yield f"  looked in {place(origin, self.zone)}"

    def plain(self) -> dict[str, Any]:
        """The same as JSON values."""
        return {
            "figures": [figure.id for figure in self.figures],
            "origins": [
                {
                    "source": one.source,
                    "locator": one.locator,
                    "as_of": one.as_of.isoformat(),
                    "quote": one.quote,
                }
                for one in self.origins
            ],
        }


def marked(document: ReportDocument, templates: Templates, depths: tuple[Depth, ...], number: int) -> Marked:
    """What `[number]` of the document's mail stands for; without origins where there is no such mark."""
    _, marks = page(document, templates, depths)
    origins = marks.origins(number)
    places = {(one.source, one.locator) for one in origins}
    figures = [
        one for one in document.figures if {(place.source, place.locator) for place in one.origins} == places
    ]
    facts: dict[int, Fact] = {}
    for section in document.sections:
        for block in section.blocks:
            for fact in facts_of(block):
                if (fact.origin.source, fact.origin.locator) in places:
                    facts.setdefault(id(fact), fact)
    return Marked(number, origins, tuple(figures), tuple(facts.values()), document.generated_at.tzinfo)
