"""Stage 1b, Context -> Context: corrections of facts that a person declared, each beside what was read.

A correction keeps the fact's kind, address and place among its like; the line that says so is added. A corrected
figure is put right on the page alone: what other figures compute from the same facts stays, so prefer a fact.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from execreports.metrics.amounts import name
from execreports.model.context import Context
from execreports.model.document import ReportDocument, Section, Text, facts_of
from execreports.model.facts import Fact, Origin
from execreports.model.figures import Figure
from execreports.model.quantity import Interval
from execreports.model.targets import Targets
from execreports.rewrite import Change, rewritten
from execreports.text import day, quantity, shown

PATH = "corrections"


@dataclass(frozen=True, slots=True)
class Correction:
    """One declared override; `line` is the fact of its first field, whose origin is its address."""

    index: str
    targets: Targets
    line: Fact

    def said(self, field: str) -> str:
        """A field's words, or an empty string."""
        return self.targets.text(f"{PATH}.{self.index}.{field}")

    @property
    def expires(self) -> date:
        """The last day it counts."""
        return date.fromisoformat(self.said("expires"))

    @property
    def labels(self) -> dict[str, str]:
        """The labels a fact must carry."""
        return {
            name: self.targets.text(path) for name, path in self.targets.each(f"{PATH}.{self.index}.labels")
        }

    @property
    def interval(self) -> Interval | None:
        """The right number, None where words are corrected."""
        value, low, high = (
            self.targets.number(f"{PATH}.{self.index}.{name}") for name in ("value", "low", "high")
        )
        if value is not None:
            return Interval.exactly(value)
        return Interval(low, high) if low is not None and high is not None else None

    @property
    def because(self) -> str:
        """`CB until 1 Jun 2026: the invoice says so`."""
        return f"by {self.said('author')} until {day(self.said('expires'))}: {self.said('reason')}"

    def fits(self, fact: Fact) -> bool:
        """Whether this is the fact meant."""
        entity, source = self.said("entity"), self.said("source")
        return (
            fact.key == self.said("fact")
            and (not entity or fact.entity == entity)
            and (not source or fact.origin.source == source)
            and all(fact.label(name) == text for name, text in self.labels.items())
        )

    def of(self, fact: Fact) -> Fact:
        """The fact as corrected."""
        number = self.interval
        if number is None:
            return replace(fact, text=self.said("text"), correction=self.line.origin)
        return replace(
            fact, value=number.likely, low=number.low, high=number.high, correction=self.line.origin
        )


def declared(targets: Targets) -> Iterator[Correction]:
    """Every correction of `config/corrections.yaml`, in its order."""
    for index, path in targets.each(PATH):
        yield Correction(index, targets, targets.under(path)[0])


def corrected(context: Context) -> Context:
    """The context with the facts put right for which a correction counts today."""
    today = context.now.date()
    counts = [one for one in declared(context.targets) if one.said("fact") and today <= one.expires]
    if not counts:
        return context
    results = {
        name: replace(result, facts=tuple(_right(fact, counts) for fact in result.facts))
        for name, result in context.results.items()
    }
    return replace(context, results=results)


def _right(fact: Fact, counts: list[Correction]) -> Fact:
    return next((one.of(fact) for one in counts if one.fits(fact)), fact)


def put_right(document: ReportDocument, context: Context) -> ReportDocument:
    """The page with corrected figures, and a note in every section that stands on a correction."""
    today = context.now.date()
    counts = [one for one in declared(context.targets) if today <= one.expires]
    if not counts:
        return document
    figures = {one.said("figure"): one for one in counts if one.said("figure")}
    now = rewritten(document, {id_: _figure(one) for id_, one in figures.items()})
    lines = {one.line.origin: one for one in counts}
    return replace(now, sections=tuple(_noted(section, lines) for section in now.sections))


def _figure(one: Correction) -> Change:
    def right(figure: Figure) -> Figure:
        words = f"corrected {one.because}; computed: {shown(figure)}"
        return replace(
            figure,
            interval=one.interval,
            reason="",
            flag=words,
            adds_up=False,
            facts=(*figure.facts, one.line),
        )

    return right


def _noted(section: Section, lines: dict[Origin, Correction]) -> Section:
    """One sentence for each corrected fact of the section."""
    told: dict[str, Text] = {}
    for fact in (fact for block in section.blocks for fact in facts_of(block)):
        one = lines.get(fact.correction) if fact.correction else None
        if one:
            told.setdefault(f"{one.index} {fact.origin.locator}", Text(_words(fact, one), (fact,)))
    return replace(section, blocks=(*section.blocks, *told.values())) if told else section


def _words(fact: Fact, one: Correction) -> str:
    now = quantity(fact.interval, fact.unit) if fact.is_number else fact.text
    read = f'"{fact.origin.quote}"' if fact.origin.quote else "another value"
    return f"{name(fact)}: corrected to {now} {one.because}. The source reads {read}."
