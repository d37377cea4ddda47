"""Figures of a finished document put otherwise: in every place they stand, and in the words around them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from execreports.model.document import Block, ReportDocument, Row, Section, Table, Text
from execreports.model.facts import Health, Origin, SourceResult
from execreports.model.figures import Figure
from execreports.model.findings import Finding
from execreports.text import age, shown

Change = Callable[[Figure], Figure]
_AGED = {Health.STALE: "{} is {} old", Health.FALLBACK: "{} from its last good answer, {} old"}


def rewritten(document: ReportDocument, changes: Mapping[str, Change]) -> ReportDocument:
    """The document with the figures of these ids changed, and what their old words said in the new words."""
    if not changes:
        return document
    pen = _Pen(changes)
    return replace(
        document,
        figures=pen.figures(document.figures),
        findings=tuple(map(pen.finding, document.findings)),
        sections=tuple(map(pen.section, document.sections)),
        effects=tuple(map(pen.text, document.effects)),
        verdict=pen.text(document.verdict),
        headline=pen.text(document.verdict).text
        if document.headline == document.verdict.text
        else document.headline,
    )


def phrased(document: ReportDocument, phrases: Mapping[str, str]) -> ReportDocument:
    """The document with some phrases put otherwise wherever words stand: reasons, texts, notes, details."""
    if not phrases:
        return document
    pen = _Phrases(phrases)
    return replace(
        document,
        figures=pen.figures(document.figures),
        findings=tuple(map(pen.finding, document.findings)),
        sections=tuple(map(pen.section, document.sections)),
        effects=tuple(map(pen.text, document.effects)),
        verdict=pen.text(document.verdict),
        headline=pen.words(document.headline),
    )


def aged(document: ReportDocument) -> ReportDocument:
    """The document with a word beside each figure that rests on what is stale or on a last good answer."""
    unwell = {one.name: one for one in document.sources if one.health in _AGED and one.as_of}
    old = {
        figure.id: "; ".join(_old(figure.origins, unwell, document.generated_at))
        for figure in document.figures
        if unwell and figure.known
    }
    return rewritten(document, {id_: partial(_flagged, words=told) for id_, told in old.items() if told})


def _old(origins: Iterable[Origin], unwell: Mapping[str, SourceResult], now: datetime) -> Iterator[str]:
    """A word for each unwell source that something stands in; of one unwell in some files, only for those."""
    newest: dict[str, datetime] = {}
    for origin in origins:
        result = unwell.get(origin.source)
        if result is None or result.as_of is None or (result.files and origin.file not in result.files):
            continue
        when = origin.as_of if result.files else result.as_of
        newest[result.name] = max(when, newest.get(result.name, when))
    for name, when in newest.items():
        yield _AGED[unwell[name].health].format(name, age(when, now))


def _flagged(figure: Figure, words: str) -> Figure:
    return replace(figure, flag="; ".join(filter(None, [figure.flag, words])))


class _Pen:
    """Goes through blocks; what no figure of interest stands in is handed back as it is."""

    def __init__(self, changes: Mapping[str, Change]) -> None:
        self.changes = changes

    def figure(self, figure: Figure) -> Figure:
        parts = self.figures(figure.parts)
        whole = figure if parts == figure.parts else replace(figure, parts=parts)
        change = self.changes.get(figure.id)
        return change(whole) if change else whole

    def figures(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        return tuple(map(self.figure, figures))

    def section(self, section: Section) -> Section:
        return replace(
            section, blocks=tuple(map(self.block, section.blocks)), reason=self.words(section.reason)
        )

    def block(self, block: Block) -> Block:
        if isinstance(block, Figure):
            return self.figure(block)
        if isinstance(block, Finding):
            return self.finding(block)
        if isinstance(block, Table):
            return replace(block, rows=tuple(map(self.row, block.rows)), note=self.words(block.note))
        return self.text(block) if isinstance(block, Text) else block

    def words(self, words: str) -> str:
        return words

    def row(self, row: Row) -> Row:
        new = self.figures(row.figures)
        if new == row.figures:
            return row
        return replace(row, figures=new, cells=tuple(_said(cell, row.figures, new) for cell in row.cells))

    def text(self, text: Text) -> Text:
        new = self.figures(text.figures)
        return replace(text, figures=new, text=_said(text.text, text.figures, new))

    def finding(self, finding: Finding) -> Finding:
        new = self.figures(finding.figures)
        return replace(finding, figures=new, detail=_said(finding.detail, finding.figures, new))


def _said(words: str, old: Iterable[Figure], new: Iterable[Figure]) -> str:
    for before, after in zip(old, new, strict=True):
        if shown(before) != shown(after):
            words = words.replace(shown(before), shown(after))
    return words


class _Phrases(_Pen):
    """The same walk, with an eye on the words alone."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        super().__init__({})
        self.phrases = phrases

    def words(self, words: str) -> str:
        for old, new in self.phrases.items():
            words = words.replace(old, new)
        return words

    def figure(self, figure: Figure) -> Figure:
        reason, partial = self.words(figure.reason), self.words(figure.partial)
        if not figure.parts and reason == figure.reason and partial == figure.partial:
            return figure
        return replace(figure, reason=reason, partial=partial, parts=self.figures(figure.parts))

    def row(self, row: Row) -> Row:
        return replace(row, cells=tuple(map(self.words, row.cells)), figures=self.figures(row.figures))

    def text(self, text: Text) -> Text:
        return replace(text, text=self.words(text.text), figures=self.figures(text.figures))

    def finding(self, finding: Finding) -> Finding:
        return replace(finding, detail=self.words(finding.detail), figures=self.figures(finding.figures))
