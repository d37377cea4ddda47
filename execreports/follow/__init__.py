"""What changed: a document compared with the last edition sent for an earlier slot of the same persona."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from execreports.follow.decisions import decided
from execreports.follow.edition import edition_data
from execreports.follow.figures import figure_changes
from execreports.follow.findings import finding_changes, followed
from execreports.model.document import Block, ReportDocument
from execreports.model.findings import Action, Finding
from execreports.record import Ledger

__all__ = ["edition_data", "follow"]


def follow(document: ReportDocument, ledger: Ledger, *, world: str) -> ReportDocument:
    """The document with states, since-when and changes filled in; a first edition says that it is one."""
    document = decided(document, ledger)
    edition = ledger.edition(document.persona, document.period, world=world)
    if edition is None:
        first = tuple(
            replace(one, state="new", since=document.generated_at.date()) for one in document.findings
        )
        notes = (*document.notes, "First edition: nothing to compare with yet.")
        return rejoined(replace(document, notes=notes), first)
    return compared(document, json.loads(edition.document))


def compared(document: ReportDocument, before: dict[str, Any]) -> ReportDocument:
    """The document beside the plain form of an earlier edition."""
    told = followed(document, before)
    now = replace(rejoined(document, told.findings), past=told.past)
    changes = (*finding_changes(now, told), *figure_changes(now, before))
    words = Counter(change.word for change in changes)
    return replace(now, changes=tuple(change.text for change in changes), news=dict(words))


def rejoined(document: ReportDocument, findings: tuple[Finding, ...]) -> ReportDocument:
    """The document with followed findings in the list and in the sections' blocks, and ages on their actions."""
    known = {finding.id: finding for finding in findings}
    ages = {finding.id: finding.since for finding in findings}

    def fresh(block: Block) -> Block:
        if isinstance(block, Finding):
            return known.get(block.id, block)
        return aged(block, ages) if isinstance(block, Action) else block

    sections = tuple(
        replace(section, blocks=tuple(fresh(block) for block in section.blocks))
        for section in document.sections
    )
    return replace(
        document, sections=sections, findings=tuple(known[one.id] for one in document.findings),
        actions=tuple(aged(one, ages) for one in document.actions),
        decisions=tuple(aged(one, ages) for one in document.decisions),
    )  # fmt: skip


def aged(action: Action, ages: dict[str, date | None]) -> Action:
    """The action with the age of the finding it would close."""
    since = ages.get(action.id)
    return replace(action, since=since) if since else action
