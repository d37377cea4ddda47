"""Where a page stands on a disputed number it says so: what is used, what another source says, with addresses."""

from dataclasses import replace

from execreports.metrics.reconcile import Dispute, disputes
from execreports.model.context import Context
from execreports.model.document import ReportDocument, Section, Table, Text, facts_of
from execreports.model.facts import Fact
from execreports.model.findings import Finding

CHECK = "sources_disagree"


def disputed(document: ReportDocument, context: Context) -> ReportDocument:
    """One sentence in the first section that stands on a disputed number; none where the page has it as a finding."""
    known = {result.name for result in document.sources}
    waiting = [one for one in _all(context) if _sources(one) <= known and not _told(document, one)]
    if not waiting:
        return document
    sections = []
    for section in document.sections:
        here = [one for one in waiting if _stands_on(section, one)]
        waiting = [one for one in waiting if one not in here]
        sections.append(replace(section, blocks=(*section.blocks, *map(_said, here))) if here else section)
    return replace(document, sections=tuple(sections))


def _all(context: Context) -> tuple[Dispute, ...]:
    return context.once("disputes", lambda: disputes(context))


def _told(document: ReportDocument, one: Dispute) -> bool:
    """Whether a finding or a row of a table says it already."""
    other = {id(fact) for fact in one.other}
    for block in (block for section in document.sections for block in section.blocks):
        facts: list[tuple[Fact, ...]] = []
        if isinstance(block, Table):
            facts = [row.facts for row in block.rows]
        elif isinstance(block, Finding) and block.check == CHECK:
            facts = [block.facts]
        if any(other <= {id(fact) for fact in group} for group in facts):
            return True
    return False


def _sources(one: Dispute) -> set[str]:
    places = [fact.origin for fact in (*one.used, *one.other)]
    places += [origin for figure in one.figures for origin in figure.origins]
    return {origin.source for origin in places if origin.source != "config"}


def _stands_on(section: Section, one: Dispute) -> bool:
    """Whether the used facts, or the disputed figure's, are among the section's."""
    facts = {id(fact) for block in section.blocks for fact in facts_of(block)}
    used = [*one.used, *(fact for figure in one.figures[:1] for fact in figure.leaves())]
    return bool(used) and all(id(fact) in facts for fact in used)


def _said(one: Dispute) -> Text:
    words = f"Sources disagree on {one.subject}: used {one.told}; elsewhere {one.told_other}."
    return Text(words, (*one.used, *one.other), one.figures)
