"""Figures from edition to edition: what it is, what it was, and the places that changed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from execreports.follow.archived import old_words, places
from execreports.follow.edition import fact_name, page_facts
from execreports.follow.facts import Moved, moved
from execreports.follow.findings import Change
from execreports.follow.loose import loose_changes
from execreports.follow.rules import Redone
from execreports.follow.whole import Whole
from execreports.model.document import ReportDocument, Text
from execreports.model.facts import Health, Origin, SourceResult
from execreports.model.figures import Figure
from execreports.renderers.data import number
from execreports.text import plural, shown

Plain = dict[str, Any]
Ends = tuple[str | None, str | None, str | None]
KPI = "kpi/"
SINCE = re.compile(r", missing since \d+ \w+")
BY_RULES = ", because rules or configuration changed, not the sources"


GOOD = "; last good "
WHOLE = "Whole again, not to be compared"
MOST = 4
"""Figures that one sentence names; the rest of them are counted."""


@dataclass(frozen=True, slots=True)
class Moving:
    """A figure that changed: what it is and was, why, and the facts behind it."""

    figure: Figure
    words: str
    because: str
    causes: tuple[Moved, ...]

    @property
    def fell(self) -> bool:
        """True where nothing is left, or nothing is known any more."""
        return not self.figure.known or self.figure.high == 0


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
    lacking: dict[str, list[Text]] = {}
    for figure in document.figures:
        was = past.figures.get(figure.id)
        if was is None:
            causes = _below(figure, changed)
            told |= {one.name for one in causes if figure.id.startswith(KPI)}
            yield from _appeared(figure, causes)
        elif _reads_alike(figure, was):
            continue
        elif now := _less(figure, was):
            lacking.setdefault(now, []).append(_named(figure, was))
        elif was["known"] and _lacks(was.get("partial")) and not figure.partial:
            lacking.setdefault(WHOLE, []).append(_named(figure, was))
        elif not _same(figure, was):
            causes = _causes(figure, was, changed)
            told |= {one.name for one in causes}
            because = _because(figure, causes, past)
            words = f"{figure.name}: {shown(figure)}{_was(figure, was)}"
            because = _itself(words, causes) or because
            together.setdefault(because or figure.id, []).append(Moving(figure, words, because, causes))
    yield from (_together(what, texts) for what, texts in lacking.items())
    for moving in sorted(together.values(), key=lambda moving: len(moving[0].causes)):
        yield _moving(moving)
    yield from _left(document, past)
    yield from loose_changes(document, [one for one in _here(changed, before) if one.name not in told])


def _here(changed: tuple[Moved, ...], before: Plain) -> Iterator[Moved]:
    """Without the facts of a source that was lost: they are back, and not new."""
    lost = {one["name"] for one in before.get("sources", ()) if one["health"] == Health.MISSING}
    for one in changed:
        if one.was or one.fact is None or one.fact.origin.source not in lost:
            yield one


def _moving(together: list[Moving]) -> Change:
    """Figures that changed for the same reason, in one sentence: what each is and was, then why."""
    first = together[0]
    because = f";{first.because[1:]}" if len(together) > 1 else first.because
    said, short = _listed([one.words for one in together])
    facts = tuple(one.fact for one in first.causes if one.fact)
    text = Text(
        f"{said}{because}.", facts or tuple(first.figure.leaves())[:3], origins=first.figure.searched,
        short=short and f"{short}{because}.",
    )  # fmt: skip
    return Change("changed", text, fell=any(one.fell for one in together))


def _listed(words: list[str]) -> tuple[str, str]:
    """All of them, and where they are many the first of them with how many more there are."""
    more = f" and {plural(len(words) - MOST, 'more figure')}"
    return "; ".join(words), f"{'; '.join(words[:MOST])}{more}" if len(words) > MOST else ""


def _reads_alike(figure: Figure, was: Plain) -> bool:
    """True where the numbers differ by less than the page prints: then the fact behind them is the news."""
    if figure.interval is None or was["low"] is None or _same(figure, was):
        return False
    return shown(figure) == old_words(was)


def _appeared(figure: Figure, causes: tuple[Moved, ...]) -> Iterator[Change]:
    """A KPI that turned itself on says so, and where it stands; other figures come with their section."""
    if figure.id.startswith(KPI) and figure.known:
        words = f"{figure.name}: measured for the first time, {shown(figure)}{_from(causes)}."
        yield Change("changed", Text(words, tuple(figure.leaves())[:3]))


def _left(document: ReportDocument, past: Past) -> Iterator[Change]:
    """Figures that were there and are not: a KPI is not measured any more; of a missing source all in one line."""
    here = {figure.id for figure in document.figures}
    gone = [was for id_, was in past.figures.items() if id_ not in here and was["known"]]
    missing = {result.name: result for result in document.sources if result.health is Health.MISSING}
    lost = [was for was in gone if {origin["source"] for origin in was["origins"]} & missing.keys()]
    for was in gone:
        if was["id"].startswith(KPI):
            words = f"{was['name']}: not measured (was {old_words(was)})."
            yield Change("changed", Text(words, origins=places(was)[:3]), fell=True)
    left = [was for was in gone if was not in lost and not was["id"].startswith(KPI)]
    if left:
        named = [Text(f"{was['name']} (was {old_words(was)})", origins=places(was)[:3]) for was in left]
        yield _together("No longer on the page", named)
    if lost:
        words = f"{plural(len(lost), 'figure')} cannot be shown today: {', '.join(missing)} missing."
        yield Change(
            "changed", Text(words, origins=tuple(map(_place, missing.values(), [document] * len(missing))))
        )


def _place(result: SourceResult, document: ReportDocument) -> Origin:
    return Origin(result.name, result.locator or result.name, result.as_of or document.generated_at)


def _causes(figure: Figure, was: Plain, changed: tuple[Moved, ...]) -> tuple[Moved, ...]:
    """The changed facts below the figure; those that were below it and are gone; else what left it by changing."""
    before = {(origin["source"], origin["locator"]) for origin in was["origins"]}
    there = [one for one in changed if one.was and (one.was.get("source"), one.was["locator"]) in before]
    names = {one.name for one in _below(figure, changed)} | {one.name for one in there if one.fact is None}
    return tuple(one for one in changed if one.name in names) or tuple(there)


def _below(figure: Figure, changed: tuple[Moved, ...]) -> tuple[Moved, ...]:
    places = {(fact_name(fact), fact.origin.locator) for fact in figure.leaves()}
    return tuple(
        one for one in changed if one.fact and (fact_name(one.fact), one.fact.origin.locator) in places
    )


def _because(figure: Figure, causes: tuple[Moved, ...], past: Past) -> str:
    """The places behind a change, at most three: `, from finance.md:41 $101 (was $100)`; or changed rules."""
    if past.redone and past.redone.moved(figure, (one.fact for one in causes if one.fact)):
        return BY_RULES
    return _from(causes) or (f"; partial: {figure.partial}" if figure.partial else "")


def _itself(words: str, causes: tuple[Moved, ...]) -> str:
    """Only the place, where the figure is what is written there."""
    if len(causes) != 1 or not causes[0].told or not words.endswith(f": {causes[0].told}"):
        return ""
    return f", in {causes[0].place}"


def _from(causes: tuple[Moved, ...]) -> str:
    places = ", ".join(one.words for one in causes[:3])
    more = f" and {plural(len(causes) - 3, 'more place')}" if len(causes) > 3 else ""
    return f", from {places}{more}" if causes else ""


def _was(figure: Figure, was: Plain) -> str:
    """` (was $84)`; nothing where the figure's own reason says what it last was."""
    return "" if not figure.known and was["known"] else f" (was {old_words(was)})"


def _lacks(partial: str | None) -> str:
    """What a sum lacks, without since when: a source that is missing for longer is no news."""
    return SINCE.sub("", partial or "")


def _less(figure: Figure, was: Plain) -> str:
    """Why less is known of the figure than before: it is not known, or a part of it is missing; else nothing."""
    if not figure.known and was["known"]:
        return f"Not known today ({figure.reason.partition(GOOD)[0]})"
    if figure.known and figure.partial and _lacks(figure.partial) != _lacks(was.get("partial")):
        return f"Partial now, not to be compared ({figure.partial})"
    return ""


def _named(figure: Figure, was: Plain) -> Text:
    """`burn $50 a month (was $84 a month)`, `rent, last good $84, 3 days old`, with the first places of it."""
    _, good, last = figure.reason.partition(GOOD)
    words = f"{figure.name}{f', {GOOD[2:]}{last}' if good else ''}"
    if figure.known:
        words = f"{figure.name} {shown(figure)}{'' if _same(figure, was) else _was(figure, was)}"
    return Text(words, origins=figure.origins[:3])


def _together(what: str, texts: list[Text]) -> Change:
    """Figures of which less is known for one reason, in one sentence; what also changed stands first."""
    texts = sorted(texts, key=lambda text: "(was " not in text.text)
    all_, short = _listed([text.text for text in texts])
    stood = tuple(dict.fromkeys(place for text in texts[:MOST] for place in text.origins))
    text = Text(f"{what}: {all_}.", origins=stood, short=short and f"{what}: {short}.")
    return Change("changed", text, fell=what.startswith(("Partial", "Not known")))


def _ends(figure: Figure) -> Ends:
    return number(figure.low), number(figure.high), number(figure.value)


def _same(figure: Figure, was: Plain) -> bool:
    return _ends(figure) == (was["low"], was["high"], was["value"])
