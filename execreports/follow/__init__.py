"""What changed: a document compared with the last edition sent for an earlier slot of the same persona."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from execreports.follow.actions import carried, links_of
from execreports.follow.decisions import decided, standings
from execreports.follow.edition import edition_data
from execreports.follow.figures import figure_changes
from execreports.follow.findings import Change, finding_changes, followed
from execreports.follow.health import WORD as SOURCE
from execreports.follow.health import source_changes
from execreports.follow.kept import kept_open
from execreports.follow.known import last_known
from execreports.follow.rules import Redone
from execreports.follow.tasks import tasked
from execreports.follow.whole import Whole
from execreports.model.document import Block, ReportDocument
from execreports.model.facts import Fact
from execreports.model.findings import Finding
from execreports.record import Ledger

__all__ = ["edition_data", "follow"]

Again = Callable[[dict[str, Any], datetime], ReportDocument]
"""An earlier edition's archived facts under today's rules, at its own moment."""


FELL = "fell"
FIRST = ("new", "reopened", "worse", SOURCE, "not checked", FELL, "changed by rules", "better", "resolved")
"""The words of changes in the order of the page; what is not named comes after them."""


def follow(
    document: ReportDocument,
    ledger: Ledger,
    *,
    world: str,
    again: Again | None = None,
    facts: Callable[[], Iterable[Fact]] = tuple,
) -> ReportDocument:
    """The document with states, since-when and changes filled in; a first edition says that it is one."""
    document = decided(tasked(document), ledger)
    edition = ledger.edition(document.persona, document.period, world=world)
    if edition is None:
        first = tuple(
            replace(one, state="new", since=document.generated_at.date()) for one in document.findings
        )
        notes = (*document.notes, "First edition: nothing to compare with yet.")
        return carried(rejoined(replace(document, notes=notes), first), {}, links_of(ledger))
    before = json.loads(edition.document)
    whole = Whole(facts, lambda: ledger.archived(before["made_of"]) if before.get("made_of") else None)
    told = compared(document, before, _redone(document, before, ledger, again), whole)
    told = kept_open(told, before, standings(ledger, document.generated_at.date()))
    return carried(replace(told, before=edition.row.document), before, links_of(ledger))


def compared(
    document: ReportDocument, before: dict[str, Any], redone: Redone | None = None, whole: Whole | None = None
) -> ReportDocument:
    """The document beside the plain form of an earlier edition; `redone` is that edition under today's rules."""
    told = followed(document, before)
    now = replace(rejoined(document, told.findings), past=told.past)
    now = last_known(now, before) if "sources" in before else now
    changes = [*finding_changes(now, told, before, redone), *source_changes(now, before),
               *figure_changes(now, before, redone, whole)]  # fmt: skip
    changes.sort(key=_rank)
    words = Counter(change.word for change in changes)
    day = before.get("generated_at")
    return replace(
        now, changes=tuple(change.text for change in changes), news=dict(words),
        notes=(*now.notes, *_rules(document, before)),
        compared_with=datetime.fromisoformat(day).date() if day else None,
    )  # fmt: skip


def _rank(change: Change) -> int:
    """What is wrong first, then what cannot be seen, what fell to nothing, what is right again, and the rest."""
    word = FELL if change.fell else change.word
    return FIRST.index(word) if word in FIRST else len(FIRST)


def _rules(document: ReportDocument, before: dict[str, Any]) -> tuple[str, ...]:
    """Says that rules or configuration are not those of the last edition."""
    if not before.get("rules") or document.rules == before["rules"]:
        return ()
    day = datetime.fromisoformat(before["generated_at"])
    return (
        f"Rules or configuration changed since the edition of {day.day} {day:%b}; what comes from that says so.",
    )


def _redone(
    document: ReportDocument, before: dict[str, Any], ledger: Ledger, again: Again | None
) -> Redone | None:
    """The last edition's facts judged by today's rules, where these differ and the facts are still here."""
    if again is None or not _rules(document, before) or not before.get("made_of"):
        return None
    kept = ledger.archived(before["made_of"])
    if not kept:
        return None
    plain = json.loads(kept)
    then = again(plain, datetime.fromisoformat(before["generated_at"]))
    return Redone.of(then, again(plain, document.generated_at), plain)


def rejoined(document: ReportDocument, findings: tuple[Finding, ...]) -> ReportDocument:
    """The document with followed findings in the list and in the sections' blocks."""
    known = {finding.id: finding for finding in findings}

    def fresh(block: Block) -> Block:
        return known.get(block.id, block) if isinstance(block, Finding) else block

    sections = tuple(
        replace(section, blocks=tuple(fresh(block) for block in section.blocks))
        for section in document.sections
    )
    return replace(document, sections=sections, findings=tuple(known[one.id] for one in document.findings))
