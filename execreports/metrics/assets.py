"""The asset inventory: what each entity owns or runs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from execreports.metrics.ids import scoped
from execreports.metrics.sums import counted, gaps, sum_of
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row, Table
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.model.portfolio import Entity
from execreports.text import plural, shown

KEYS = ("asset",)


def asset_count(context: Context, entity: str = "") -> Figure:
    """How many assets are registered."""
    facts = context.facts("asset", entity=entity or None)
    return counted(context, scoped("assets", entity), "Registered assets", facts, keys=KEYS, entity=entity)


def asset_table(context: Context) -> Shown:
    """One row per declared entity: what it is, its assets by type, files in its inventories."""
    rows = [_row(context, entity) for entity in context.entities]
    lacking = gaps(context, *KEYS)
    note = f"Assets not known ({lacking})." if lacking else ""
    return Table(("Entity", "", "assets", "files"), tuple(rows), "Entities and what they own", note)


def asset_lists(context: Context, limit: int = 8) -> tuple[Shown, ...]:
    """One table per entity with assets; at most `limit` rows each, the rest counted."""
    owned = [entity for entity in context.entities if context.facts("asset", entity=entity.id)]
    return tuple(_list(context, entity, limit) for entity in owned)


def _row(context: Context, entity: Entity) -> Row:
    assets, files = asset_count(context, entity.id), _files(context, entity.id)
    told = _by_type(context.facts("asset", entity=entity.id)) if assets.high else shown(assets)
    figures = (assets, files) if files.known and files.high else (assets,)
    return Row((entity.name, entity.kind, told, shown(files) if len(figures) > 1 else ""), figures=figures)


def _files(context: Context, entity: str) -> Figure:
    name = "Files in inventories"
    return sum_of(context, scoped("files", entity), name, "manifest.objects", unit="count", entity=entity)


def _by_type(facts: Iterable[Fact]) -> str:
    counts = Counter(fact.label("type") or "asset" for fact in facts)
    return ", ".join(f"{kind} {number}" for kind, number in counts.most_common())


def _list(context: Context, entity: Entity, limit: int) -> Shown:
    facts = context.facts("asset", entity=entity.id)
    rows = [
        Row(
            (
                fact.text or fact.label("asset"),
                fact.label("type"),
                fact.label("status"),
                fact.label("location"),
            ),
            (fact,),
        )
        for fact in facts[:limit]
    ]
    note = f"And {plural(len(facts) - limit, 'asset')} more." if len(facts) > limit else ""
    head = ("Asset", "", "", "at")
    shown_table = table(context, head, rows, keys=KEYS, noun="assets", title=entity.name, note=note)
    return replace(shown_table, detail=True) if isinstance(shown_table, Table) else shown_table
