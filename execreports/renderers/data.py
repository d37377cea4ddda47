"""A document as plain JSON values: the contract of `preview --format json`, and what an edition archives."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from execreports.model.document import Block, CheckAnswer, ReportDocument, Row, Section, Table, Text, evidence
from execreports.model.facts import Origin, SourceResult
from execreports.model.figures import Figure
from execreports.model.findings import Action, Finding

Plain = dict[str, Any]
VERSION = 1


def document_data(document: ReportDocument) -> Plain:
    """Every word and number of a document; numbers as decimal strings, times as ISO 8601."""
    return {
        "schema_version": VERSION, "persona": document.persona, "title": document.title,
        "group": document.group, "period": document.period, "generated_at": document.generated_at.isoformat(),
        "headline": document.headline, "notes": list(document.notes),
        "changes": [_text(change) for change in document.changes],
        "effects": [_text(effect) for effect in document.effects],
        "decisions": [action.id for action in document.decisions],
        "sources": [_source(result) for result in document.sources],
        "sections": [_section(section) for section in document.sections],
        "figures": [_figure(figure) for figure in document.figures],
        "findings": [_finding(finding) for finding in document.findings],
        "actions": [_action(action) for action in document.actions],
        "tasks": [_action(action) for action in document.tasks],
        "checks": [_check(answer) for answer in document.checks],
    }  # fmt: skip


def number(value: Decimal | None) -> str | None:
    """A decimal string without exponent and without trailing zeros behind the point; None for None."""
    if value is None:
        return None
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _check(answer: CheckAnswer) -> Plain:
    return {
        "id": answer.check, "title": answer.title, "outcome": answer.outcome, "reason": answer.reason or None,
        "count": answer.count,
    }  # fmt: skip


def _source(result: SourceResult) -> Plain:
    return {
        "name": result.name, "health": str(result.health), "reason": result.reason or None,
        "as_of": result.as_of.isoformat() if result.as_of else None, "locator": result.locator,
        "facts": len(result.facts), "problems": list(result.problems),
    }  # fmt: skip


def _section(section: Section) -> Plain:
    return {
        "id": section.id, "title": section.title, "status": section.status, "reason": section.reason or None,
        "blocks": [_block(block) for block in section.blocks],
    }  # fmt: skip


def _block(block: Block) -> Plain:
    if isinstance(block, Figure):
        return {"type": "figure", **_figure(block)}
    if isinstance(block, Finding):
        return {"type": "finding", **_finding(block)}
    if isinstance(block, Action):
        return {"type": "action", **_action(block)}
    if isinstance(block, Table):
        rows = [_row(row) for row in block.rows]
        return {
            "type": "table",
            "title": block.title,
            "head": list(block.head),
            "rows": rows,
            "note": block.note,
        }
    return {"type": "text", **_text(block)}


def _row(row: Row) -> Plain:
    figures = [figure.id for figure in row.figures]
    return {"cells": list(row.cells), "figures": figures, "origins": _origins(evidence(row))}


def _text(text: Text) -> Plain:
    figures = [figure.id for figure in text.figures]
    return {"text": text.text, "figures": figures, "origins": _origins(evidence(text))}


def _figure(figure: Figure) -> Plain:
    return {
        "id": figure.id, "name": figure.name, "entity": figure.entity, "value": number(figure.value),
        "low": number(figure.low), "high": number(figure.high), "unit": figure.unit, "kind": str(figure.kind),
        "known": figure.known, "reason": figure.reason or None, "partial": figure.partial or None,
        "formula": figure.formula or None, "origins": _origins(figure.origins),
    }  # fmt: skip


def _finding(finding: Finding) -> Plain:
    return {
        "id": finding.id, "check": finding.check, "entity": finding.entity, "subject": finding.subject,
        "severity": str(finding.severity), "title": finding.title, "detail": finding.detail,
        "state": finding.state, "since": finding.since.isoformat() if finding.since else None,
        "consequences": list(finding.consequences), "figures": [figure.id for figure in finding.figures],
        "origins": _origins(finding.origins),
    }  # fmt: skip


def _action(action: Action) -> Plain:
    return {
        "id": action.id, "title": action.title, "entity": action.entity, "owner": action.owner,
        "due": action.due, "effort_days": number(action.effort_days), "impact": number(action.impact),
        "done_when": action.done_when, "state": action.state,
        "since": action.since.isoformat() if action.since else None,
        "due_on": action.due_on.isoformat() if action.due_on else None, "link": action.link or None,
        "check": action.check or None, "origins": _origins(action.origins),
    }  # fmt: skip


def _origins(origins: Iterable[Origin]) -> list[Plain]:
    return [
        {"source": one.source, "locator": one.locator, "as_of": one.as_of.isoformat(), "quote": one.quote}
        for one in origins
    ]
