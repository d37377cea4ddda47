"""What an edition archives beside the page: the facts on it and the past it carries along."""

from collections.abc import Iterator
from typing import Any

from execreports.model.document import Block, ReportDocument, Table, Text
from execreports.model.facts import Fact, identity
from execreports.model.figures import Figure
from execreports.model.findings import Finding
from execreports.renderers.data import document_data, number


def edition_data(document: ReportDocument) -> dict[str, Any]:
    """The document's plain form with the facts on the page, past findings, and the rules' fingerprint."""
    return {
        **document_data(document),
        "rules": document.rules,
        "facts": {name: plain_fact(fact) for name, fact in page_facts(document).items()},
        "past": [
            {
                "id": one.id, "check": one.check, "entity": one.entity, "subject": one.subject, "title": one.title,
                "severity": one.severity, "since": one.since.isoformat(),
                "resolved": one.resolved.isoformat() if one.resolved else None,
            }
            for one in document.past
        ],
    }  # fmt: skip


def page_facts(document: ReportDocument) -> dict[str, Fact]:
    """Every fact the page rests on, by a name that outlives its line number."""
    named: dict[str, Fact] = {}
    for section in document.sections:
        for block in section.blocks:
            for fact in _facts(block):
                named.setdefault(fact_name(fact), fact)
    return named


def fact_name(fact: Fact) -> str:
    """Entity, key, source and labels: the same fact tomorrow, wherever it then stands."""
    labels = [f"{name}={text}" for name, text in sorted(fact.labels.items())]
    return identity(fact.entity, fact.key, fact.origin.source, *labels)


def plain_fact(fact: Fact) -> dict[str, Any]:
    """What tomorrow needs to say what it was: numbers, words, place."""
    return {
        "low": number(fact.low if fact.low is not None else fact.value), "high": number(fact.high), "text": fact.text,
        "value": number(fact.value), "unit": fact.unit, "locator": fact.origin.locator, "key": fact.key,
        "entity": fact.entity, "labels": dict(fact.labels),
    }  # fmt: skip


def leaves(figure: Figure) -> Iterator[Fact]:
    """The facts at the bottom of a figure's arithmetic."""
    yield from figure.facts
    for part in figure.parts:
        yield from leaves(part)


def _facts(block: Block) -> Iterator[Fact]:
    if isinstance(block, Figure):
        yield from leaves(block)
    elif isinstance(block, Text | Finding):
        yield from block.facts
        for figure in block.figures:
            yield from leaves(figure)
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row.facts
            for figure in row.figures:
                yield from leaves(figure)
