"""Figures from edition to edition: what it is, what it was, and the places that changed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from execreports.follow.edition import fact_name, leaves, page_facts, plain_fact
from execreports.follow.findings import Change
from execreports.model.document import ReportDocument, Text
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.model.quantity import Interval
from execreports.renderers.data import number
from execreports.text import quantity, shown

Plain = dict[str, Any]
NAMING = {"item", "service", "channel", "list", "client", "month", "id", "option", "account", "unit"}
"""Labels that name what a fact is about, rather than describe it."""


def figure_changes(document: ReportDocument, before: Plain) -> Iterator[Change]:
    """One line per changed figure with the places that changed it, then changed facts under no figure."""
    old = {figure["id"]: figure for figure in before["figures"]}
    facts: dict[str, Plain] = before.get("facts", {})
    same_rules = document.rules == before.get("rules", "")
    told: set[str] = set()
    for figure in document.figures:
        was = old.get(figure.id)
        if was is None or _same(figure, was):
            continue
        causes = tuple(fact for fact in leaves(figure) if _moved(fact, facts))
        told |= {fact_name(fact) for fact in causes}
        because = _because(causes, facts, same_rules=same_rules)
        words = f"{figure.name}: {shown(figure)} (was {_old_words(was)}){because}."
        yield Change("changed", Text(words, causes or tuple(leaves(figure))[:3]))
    for name, fact in page_facts(document).items():
        if name not in told and name in facts and fact.is_number and _moved(fact, facts):
            label = ", ".join(filter(None, [document.names.get(fact.entity, fact.entity), _label(fact)]))
            yield Change("changed", Text(f"{label}: {_now(fact)} (was {_was(facts[name])}).", (fact,)))


def _because(causes: tuple[Fact, ...], facts: dict[str, Plain], *, same_rules: bool) -> str:
    """The places behind a change, at most three: `, from finance.md:41 $101 (was $100)`; or changed rules."""
    places = [f"{fact.origin.locator} {_now(fact)}{_before(fact, facts)}" for fact in causes[:3]]
    more = f" and {len(causes) - 3} more places" if len(causes) > 3 else ""
    if places:
        return f", from {', '.join(places)}{more}"
    return "" if same_rules else ", because rules or configuration changed, not the sources"


def _before(fact: Fact, facts: dict[str, Plain]) -> str:
    was = facts.get(fact_name(fact))
    return " (new)" if was is None else f" (was {_was(was)})"


def _same(figure: Figure, was: Plain) -> bool:
    now = (number(figure.low), number(figure.high), number(figure.value))
    return now == (was["low"], was["high"], was["value"])


def _moved(fact: Fact, facts: dict[str, Plain]) -> bool:
    """True where the fact is new or says something else than before."""
    was = facts.get(fact_name(fact))
    now = plain_fact(fact)
    return was is None or any(now[part] != was[part] for part in ("low", "high", "value", "text"))


def _old_words(was: Plain) -> str:
    if was["low"] is None:
        return f"not known ({was['reason']})"
    return quantity(Interval(Decimal(was["low"]), Decimal(was["high"] or was["low"])), was["unit"])


def _was(plain: Plain) -> str:
    if plain["low"] is None:
        return plain["text"] or "nothing"
    return quantity(Interval(Decimal(plain["low"]), Decimal(plain["high"] or plain["low"])), plain["unit"])


def _now(fact: Fact) -> str:
    return quantity(fact.interval, fact.unit) if fact.is_number else fact.text


def _label(fact: Fact) -> str:
    """What the fact is of: its key in words and the labels that name it."""
    words = fact.key.replace(".", " ").replace("_", " ")
    named = [text for label, text in fact.labels.items() if label in NAMING]
    return f"{words} {' '.join(named)}".strip()
