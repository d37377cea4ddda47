"""Facts on the page that changed under no figure: what they are of, where they stand, what they say and said."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from execreports.follow.facts import Moved
from execreports.follow.findings import Change
from execreports.model.document import ReportDocument, Text
from execreports.model.facts import Fact
from execreports.text import month

TASK = "task"
CLAIM = "claim."
NAMING = {"item", "service", "channel", "list", "client", "month", "id", "option", "account", "unit"}
"""Labels that name what a fact is about, rather than describe it."""


def loose_changes(document: ReportDocument, changed: Iterable[Moved]) -> Iterator[Change]:
    """One line each; numbers of a source also where they are new or gone."""
    sources = {result.name for result in document.sources}
    for one in changed:
        was: dict[str, Any] = one.was or {}
        number = one.fact.is_number if one.fact else was["low"] is not None
        source = one.fact.origin.source if one.fact else was["source"]
        if (one.fact is None or one.was is None) and not (number and source in sources):
            continue
        if _slid(one):
            continue
        entity = one.fact.entity if one.fact else was["entity"]
        name = document.names.get(entity, entity)
        if one.fact and one.fact.key == TASK and one.fact.label("done") != was["labels"].get("done"):
            yield _ticked(one.fact, name)
            continue
        label = ", ".join(filter(None, [name, _label(one, name)]))
        yield Change(
            "changed", Text(f"{label[:1].upper()}{label[1:]}: {one.words}.", (one.fact,) if one.fact else ())
        )


def _slid(one: Moved) -> bool:
    """True for a count of the last so many days that fell, and not to zero: the days moved on, nothing happened."""
    if one.fact is None or one.was is None or "days" not in one.fact.labels or not one.fact.is_number:
        return False
    return 0 < one.fact.interval.low < Decimal(one.was["low"] or 0)


def _ticked(fact: Fact, name: str) -> Change:
    """A task whose box was ticked, or cleared again, in its document."""
    done = fact.label("done") == "yes"
    words = f"{'Done' if done else 'Open again'}: {name + ', ' if name else ''}{fact.text.rstrip('.')}"
    box = "its box is ticked" if done else "its box is empty"
    return Change("done" if done else "reopened", Text(f"{words} ({box} in {fact.origin.locator}).", (fact,)))


def _label(one: Moved, name: str) -> str:
    """What the fact is of: its key in words and the labels that name it, the entity's own name left out."""
    plain = one.was or {}
    key, labels = (one.fact.key, one.fact.labels) if one.fact else (plain["key"], plain["labels"])
    words = key.replace(CLAIM, "stated ").replace(".", " ").replace("_", " ")
    named = [month(text) for label, text in labels.items() if label in NAMING and text != name]
    days = labels.get("days", "")
    return " ".join([words, *named, *([f"in {days} days"] if days.isdecimal() else [])])
