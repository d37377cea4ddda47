"""The stack audit: what each entity's software is made of."""

from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.text import plural

KEYS = ("stack",)
LAYERS = ("language", "framework", "hosting", "service", "dependency")
MANY = 8


def stack_table(context: Context) -> Shown:
    """One row per entity: its parts by layer, each once with its version."""
    rows = [_row(context, entity) for entity in _entities(context) if context.facts("stack", entity=entity)]
    return table(context, ("Entity", ""), rows, keys=KEYS, noun="parts of a stack", title="Stack by entity")


def _entities(context: Context) -> list[str]:
    declared = [entity.id for entity in context.entities]
    return list(dict.fromkeys([*declared, *(fact.entity for fact in context.facts("stack"))]))


def _row(context: Context, entity: str) -> Row:
    layers: dict[str, dict[str, Fact]] = {}
    for fact in context.facts("stack", entity=entity):
        layers.setdefault(fact.label("layer"), {}).setdefault(_part(fact), fact)
    ordered = sorted(layers, key=lambda one: LAYERS.index(one) if one in LAYERS else len(LAYERS))
    told = "; ".join(f"{layer} {_told(layers[layer])}" for layer in ordered)
    return Row(
        (context.name(entity), told),
        facts=tuple(fact for parts in layers.values() for fact in parts.values()),
    )


def _told(parts: dict[str, Fact]) -> str:
    more = f" and {plural(len(parts) - MANY, 'more part')}" if len(parts) > MANY else ""
    return ", ".join(list(parts)[:MANY]) + more


def _part(fact: Fact) -> str:
    return f"{fact.text} {fact.label('version')}".strip()
