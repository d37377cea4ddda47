"""A figure's arithmetic as a tree, down to the quoted text of its sources."""

from collections.abc import Iterator
from datetime import tzinfo

from execreports.model.facts import Fact, Origin
from execreports.model.figures import Figure
from execreports.renderers.plain import plain
from execreports.text import day, quantity, shown

STEP = "  "


def figure_tree(figure: Figure, zone: tzinfo | None, depth: int = 0) -> Iterator[str]:
    """One line per figure, formula, fact and searched place; each level two columns further in, days of the zone."""
    start = STEP * depth
    kind = f" ({figure.kind})" if figure.known else ""
    yield f"{start}{figure.name} = {shown(figure)}{kind}  [{figure.id}]"
    if figure.formula:
        yield f"{start}{STEP}how: {figure.formula}"
    if figure.flag:
        yield f"{start}{STEP}note: {figure.flag}"
    if figure.partial:
        yield f"{start}{STEP}partial: {figure.partial}"
    for part in figure.parts:
        yield from figure_tree(part, zone, depth + 1)
    for fact in figure.facts:
        yield from fact_lines(fact, zone, depth + 1)
    for origin in figure.searched:
        yield f"{start}{STEP}looked in {place(origin, zone)}"


def fact_lines(fact: Fact, zone: tzinfo | None, depth: int) -> Iterator[str]:
    """The fact's value and place, and under it the words that stand there."""
    start = STEP * depth
    words = _number(fact) if fact.is_number else fact.text
    labels = ", ".join(f"{name} {text}" for name, text in fact.labels.items() if text)
    about = f" ({labels})" if labels else ""
    yield f"{start}{fact.key}{about}: {words}, {fact.kind}, {place(fact.origin, zone)}"
    if fact.origin.quote:
        yield f'{start}{STEP}"{plain(fact.origin.quote)}"'
    if fact.correction:
        yield f"{start}{STEP}corrected in {place(fact.correction, zone)}"


def _number(fact: Fact) -> str:
    """The fact's number; a rate to its last digit."""
    if fact.is_rate and fact.value is not None:
        return f"{fact.value:f}"
    return quantity(fact.interval, fact.unit)


def place(origin: Origin, zone: tzinfo | None) -> str:
    """`boat.md:41 of 4 May 2026, handoffs`."""
    return f"{origin.locator} of {day(origin.as_of.astimezone(zone).date())}, {origin.source}"
