"""Figures from edition to edition: what it is, what it was, and the places that changed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from execreports.follow.edition import fact_name, page_facts
from execreports.follow.facts import Moved, moved
from execreports.follow.findings import Change
from execreports.follow.rules import Redone
from execreports.follow.whole import Whole
from execreports.model.document import ReportDocument, Text
from execreports.model.facts import Fact, Health, Origin, SourceResult
from execreports.model.figures import Figure
from execreports.model.quantity import Interval
from execreports.renderers.data import number
from execreports.text import plural, quantity, shown

Plain = dict[str, Any]
Ends = tuple[str | None, str | None, str | None]
KPI = "kpi/"
TASK = "task"
NAMING = {"item", "service", "channel", "list", "client", "month", "id", "option", "account", "unit"}
"""Labels that name what a fact is about, rather than describe it."""
SINCE = re.compile(r", missing since \d+ \w+")
BY_RULES = ", because rules or configuration changed, not the sources"


MOST = 4
"""Figures that one sentence names; the rest of them are counted."""


@dataclass(frozen=True, slots=True)
class Moving:
    """A figure that changed: what it is and was, why, and the facts behind it."""

    figure: Figure
    words: str
    because: str
    causes: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The last edition's figures and facts, and what changed rules make of them."""

    figures: Mapping[str, Plain]
    facts: Mapping[str, Plain]
    redone: Redone | None = None


def figure_changes(
    document: ReportDocument, before: Plain, redone: Redone | None = None, whole: Whole | None = None
) -> Iterator[Change]:
    """One line per place that changed figures with all of them, then changed facts under no figure."""
    past = Past({one["id"]: one for one in before["figures"]}, before.get("facts", {}), redone)
    missing = {result.name for result in document.sources if result.health is Health.MISSING}
    changed = tuple(
        one for one in (whole or Whole()).completed(moved(page_facts(document), past.facts))
        if one.fact or (one.was or {}).get("source") not in missing
    )  # fmt: skip
    told: set[str] = set()
    together: dict[str, list[Moving]] = {}
    for figure in document.figures:
        was = past.figures.get(figure.id)
        if was is None:
            yield from _appeared(figure)
        elif _reads_alike(figure, was):
            continue
        elif not _same(figure, was):
            causes = _causes(figure, was, changed)
            told |= {one.name for one in causes}
            because = _because(figure, causes, past)
            words = f"{figure.name}: {shown(figure)}{_was(figure, was)}"
            together.setdefault(because or figure.id, []).append(Moving(figure, words, because, causes))
        elif _lacks(figure.partial) != _lacks(was.get("partial")):
            yield Change("changed", Text(_partial(figure), origins=figure.origins[:3]))
    for moving in together.values():
        yield _moving(moving)
    yield from _left(document, past)
    yield from _facts(document, [one for one in changed if one.name not in told])


def _moving(together: list[Moving]) -> Change:
    """Figures that changed for the same reason, in one sentence: what each is and was, then why."""
    first = together[0]
    more = f" and {plural(len(together) - MOST, 'more figure')}" if len(together) > MOST else ""
    because = f";{first.because[1:]}" if len(together) > 1 else first.because
    words = f"{'; '.join(one.words for one in together[:MOST])}{more}{because}."
    facts = tuple(one.fact for one in first.causes if one.fact)
    return Change(
        "changed", Text(words, facts or tuple(first.figure.leaves())[:3], origins=first.figure.searched)
    )


def _reads_alike(figure: Figure, was: Plain) -> bool:
    """True where the numbers differ by less than the page prints: then the fact behind them is the news."""
    if figure.interval is None or was["low"] is None or _same(figure, was):
        return False
    alike = quantity(replace(figure.interval, likely=None), figure.unit) == old_words(was)
    return alike and (figure.value is None or number(figure.value) == was["value"])


def _appeared(figure: Figure) -> Iterator[Change]:
    """A KPI that turned itself on says so; other figures come with their section."""
    if figure.id.startswith(KPI) and figure.known:
        words = f"{figure.name}: measured for the first time, {shown(figure)}."
        yield Change("changed", Text(words, tuple(figure.leaves())[:3]))


def _left(document: ReportDocument, past: Past) -> Iterator[Change]:
    """Figures that were there and are not: a KPI is not measured any more; of a missing source all in one line."""
    here = {figure.id for figure in document.figures}
    gone = [was for id_, was in past.figures.items() if id_ not in here and was["known"]]
    missing = {result.name: result for result in document.sources if result.health is Health.MISSING}
    lost = [was for was in gone if {origin["source"] for origin in was["origins"]} & missing.keys()]
    for was in gone:
        if was not in lost or was["id"].startswith(KPI):
            now = "not measured" if was["id"].startswith(KPI) else "no longer on the page"
            yield Change("changed", Text(f"{was['name']}: {now} (was {old_words(was)})."))
    if lost:
        words = f"{plural(len(lost), 'figure')} cannot be shown today: {', '.join(missing)} missing."
        yield Change(
            "changed", Text(words, origins=tuple(map(_place, missing.values(), [document] * len(missing))))
        )


def _place(result: SourceResult, document: ReportDocument) -> Origin:
    return Origin(result.name, result.locator or result.name, result.as_of or document.generated_at)


def _facts(document: ReportDocument, changed: list[Moved]) -> Iterator[Change]:
    """Facts on the page that changed under no figure: numbers also where they are new or gone."""
    for one in changed:
        number_ = one.fact.is_number if one.fact else (one.was or {})["low"] is not None
        if (one.fact is None or one.was is None) and not number_:
            continue
        entity = one.fact.entity if one.fact else (one.was or {})["entity"]
        if (
            one.fact
            and one.fact.key == TASK
            and one.fact.label("done") != (one.was or {})["labels"].get("done")
        ):
            yield _ticked(one.fact, document.names.get(entity, entity))
            continue
        label = ", ".join(filter(None, [document.names.get(entity, entity), _label(one)]))
        yield Change("changed", Text(f"{label}: {one.words}.", (one.fact,) if one.fact else ()))


def _ticked(fact: Fact, name: str) -> Change:
    """A task whose box was ticked, or cleared again, in its document."""
    done = fact.label("done") == "yes"
    words = f"{'Done' if done else 'Open again'}: {name + ', ' if name else ''}{fact.text.rstrip('.')}"
    box = "its box is ticked" if done else "its box is empty"
    return Change("done" if done else "reopened", Text(f"{words} ({box} in {fact.origin.locator}).", (fact,)))


def _causes(figure: Figure, was: Plain, changed: tuple[Moved, ...]) -> tuple[Moved, ...]:
    """The changed facts below the figure now, and those that were below it and are gone."""
    places = {(fact_name(fact), fact.origin.locator) for fact in figure.leaves()}
    names = {name for name, _ in places}
    before = {(origin["source"], origin["locator"]) for origin in was["origins"]}
    return tuple(
        one
        for one in changed
        if (
            one.fact
            and fact_name(one.fact) in names
            and (fact_name(one.fact), one.fact.origin.locator) in places
        )
        or (one.fact is None and one.was and (one.was.get("source"), one.was["locator"]) in before)
    )


def _because(figure: Figure, causes: tuple[Moved, ...], past: Past) -> str:
    """The places behind a change, at most three: `, from finance.md:41 $101 (was $100)`; or changed rules."""
    if past.redone and past.redone.moved(figure, (one.fact for one in causes if one.fact)):
        return BY_RULES
    places = [one.words for one in causes[:3]]
    more = f" and {plural(len(causes) - 3, 'more place')}" if len(causes) > 3 else ""
    if places:
        return f", from {', '.join(places)}{more}"
    return f"; partial: {figure.partial}" if figure.partial else ""


def _was(figure: Figure, was: Plain) -> str:
    """` (was $84)`; nothing where the figure's own reason says what it last was."""
    return "" if not figure.known and was["known"] else f" (was {old_words(was)})"


def _lacks(partial: str | None) -> str:
    """What a sum lacks, without since when: a source that is missing for longer is no news."""
    return SINCE.sub("", partial or "")


def _partial(figure: Figure) -> str:
    lacks = f"partial now: {figure.partial}" if figure.partial else "whole again"
    return f"{figure.name}: {shown(figure)}, {lacks}."


def _ends(figure: Figure) -> Ends:
    return number(figure.low), number(figure.high), number(figure.value)


def _same(figure: Figure, was: Plain) -> bool:
    return _ends(figure) == (was["low"], was["high"], was["value"])


def old_words(was: Plain) -> str:
    """An archived figure as it was printed: `$50-84 a month`, `not known (why)`."""
    if was["low"] is None:
        return f"not known ({was['reason']})"
    return quantity(Interval(Decimal(was["low"]), Decimal(was["high"] or was["low"])), was["unit"])


def _label(one: Moved) -> str:
    """What the fact is of: its key in words and the labels that name it."""
    plain = one.was or {}
    key, labels = (one.fact.key, one.fact.labels) if one.fact else (plain["key"], plain["labels"])
    words = key.replace(".", " ").replace("_", " ")
    named = [text for label, text in labels.items() if label in NAMING]
    return f"{words} {' '.join(named)}".strip()
