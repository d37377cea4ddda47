"""Whom a check speaks about: the entities declared for it, or those that its facts name."""

from decimal import Decimal

from execreports.checks.base import NotCheckedError
from execreports.model.context import Context
from execreports.model.facts import Fact


def entities(context: Context, check: str, *keys: str) -> tuple[str, ...]:
    """`checks.<check>.entities` of the targets, else every entity with facts under the keys.

    NotCheckedError where there is neither: nobody said whom the check is about.
    """
    declared = context.targets.texts(f"checks.{check}.entities")
    named = declared or tuple(dict.fromkeys(fact.entity for key in keys for fact in context.facts(key)))
    if not named:
        raise NotCheckedError(f"nobody to ask about; name them in targets.yaml under checks.{check}.entities")
    return named


def limit(context: Context, check: str, name: str, default: str) -> Decimal:
    """A number of the check as the owner set it, or the shipped one."""
    return context.targets.number(f"checks.{check}.{name}", Decimal(default))


def grouped(facts: tuple[Fact, ...], *labels: str) -> dict[tuple[str, ...], tuple[Fact, ...]]:
    """Facts by entity and labels, in the order they were read."""
    found: dict[tuple[str, ...], tuple[Fact, ...]] = {}
    for fact in facts:
        key = (fact.entity, *(fact.label(label) for label in labels))
        found[key] = (*found.get(key, ()), fact)
    return found
