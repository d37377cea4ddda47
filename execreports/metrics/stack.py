"""The stack audit: what each entity's software is made of."""

from collections.abc import Iterator

from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.text import plural

KEYS = ("stack",)
LAYERS = ("language", "framework", "hosting", "service", "dependency")
MANY = 8


def stack_table(context: Context) -> Shown:
    """One row per entity and layer, each part once with its version."""
    rows = [row for entity in _entities(context) for row in _rows(context, entity)]
    return table(
        context, ("Entity", "", ""), rows, keys=KEYS, noun="parts of a stack", title="Stack by entity"
    )


def _entities(context: Context) -> list[str]:
    declared = [entity.id for entity in context.entities]
    return list(dict.fromkeys([*declared, *(fact.entity for fact in context.facts("stack"))]))


def _rows(context: Context, entity: str) -> Iterator[Row]:
    layers: dict[str, dict[str, Fact]] = {}
    for fact in context.facts("stack", entity=entity):
        layers.setdefault(fact.label("layer"), {}).setdefault(_part(fact), fact)
    for layer in sorted(layers, key=lambda one: LAYERS.index(one) if one in LAYERS else len(LAYERS)):
        parts = layers[layer]
        told = ", ".join(list(parts)[:MANY])
        more = f" and {plural(len(parts) - MANY, 'more part')}" if len(parts) > MANY else ""
        yield Row((context.name(entity), layer, told + more), facts=tuple(parts.values()))


def _part(fact: Fact) -> str:
    return f"{fact.text} {fact.label('version')}".strip()
