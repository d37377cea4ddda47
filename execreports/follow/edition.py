"""What an edition archives beside the page: the facts on it and the past it carries along."""

from datetime import datetime
from typing import Any

from execreports.model.document import Good, ReportDocument, facts_of
from execreports.model.facts import Fact, Health, Origin, identity
from execreports.renderers.data import document_data, number


def edition_data(document: ReportDocument, *, facts: str = "") -> dict[str, Any]:
    """The document's plain form with everything the next edition and a replay need.

    `facts` is the SHA-256 under which the facts, targets and portfolio behind it are archived.
    """
    return {
        **document_data(document),
        "rules": document.rules,
        "made_of": facts,
        "before": document.before,
        "banner": list(document.banner),
        "flags": dict(document.flags),
        "good": {
            id_: {
                "words": one.words, "as_of": one.as_of.isoformat(),
                "origins": [[place.source, place.locator, place.as_of.isoformat()] for place in one.origins],
            }
            for id_, one in document.good.items()
        },
        "missing": {
            one.name: one.since.isoformat() for one in document.sources if one.since and one.health is Health.MISSING
        },
        "facts": {name: plain_fact(fact) for name, fact in page_facts(document).items()},
        "past": [
            {
                "id": one.id, "check": one.check, "entity": one.entity, "subject": one.subject, "title": one.title,
                "severity": one.severity, "since": one.since.isoformat(),
                "resolved": one.resolved.isoformat() if one.resolved else None, "places": [*one.places],
                "stood": [[place.source, place.locator, place.as_of.isoformat()] for place in one.stood],
            }
            for one in document.past
        ],
    }  # fmt: skip


def good_of(plain: dict[str, Any]) -> dict[str, Good]:
    """The last good values an archived edition carries along."""
    return {
        id_: Good(
            one["words"], datetime.fromisoformat(one["as_of"]),
            tuple(Origin(source, place, datetime.fromisoformat(at)) for source, place, at in one["origins"]),
        )
        for id_, one in plain.get("good", {}).items()
    }  # fmt: skip


def page_facts(document: ReportDocument) -> dict[str, Fact]:
    """Every fact the page rests on, by a name that outlives its line number; twins are counted as they come."""
    named: dict[str, Fact] = {}
    seen: set[int] = set()
    twins: dict[str, dict[str, None]] = {}
    for fact in (
        fact for section in document.sections for block in section.blocks for fact in facts_of(block)
    ):
        if id(fact) in seen:
            continue
        seen.add(id(fact))
        name = fact_name(fact)
        places = twins.setdefault(name, {})
        if fact.origin.locator not in places:
            named[f"{name}.{len(places)}" if places else name] = fact
            places[fact.origin.locator] = None
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
        "entity": fact.entity, "source": fact.origin.source, "quote": fact.origin.quote,
        "labels": dict(fact.labels), "corrected": fact.correction is not None,
    }  # fmt: skip
