"""The KPI register: each wanted number, computed where some source gives it; else what would make it computable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from execreports.metrics.choice import ADDITIVE, SINGLE, distinct, preferred
from execreports.metrics.ids import scoped
from execreports.metrics.index import figure
from execreports.metrics.sums import added
from execreports.metrics.tables import Shown
from execreports.model.context import Context
from execreports.model.document import Row, Table, Text
from execreports.model.facts import Fact
from execreports.model.figures import Figure, unknown
from execreports.text import day, shown

FIELDS = ("id", "name", "entity", "key", "unit", "since", "source", "write", "where", "why", "figure")
STAGE = frozenset({"stage", "state", "status"})
"""Labels that say how far a thing has come: where nothing stands there any more, the number is 0."""


@dataclass(frozen=True, slots=True)
class Kpi:
    """One wanted number: the figure (or why not known), and where which line would make it computable."""

    id: str
    name: str
    entity: str
    figure: Figure
    since: str
    source: str
    write: str
    where: str
    why: str
    declared: tuple[Fact, ...]
    place: str = ""

    @property
    def known(self) -> bool:
        """True where the number can be computed from what was read."""
        return self.figure.known


def register(context: Context) -> tuple[Kpi, ...]:
    """Every KPI declared in `config/kpis.yaml`, in its order."""
    return tuple(_kpi(context, path) for _, path in context.targets.each("kpis"))


def missing(context: Context) -> tuple[Kpi, ...]:
    """Those that cannot be computed today."""
    return tuple(one for one in register(context) if not one.known)


def kpi_table(context: Context) -> Shown:
    """One row per KPI that is computed; the missing ones are findings."""
    found = register(context)
    if not found:
        return Text("No KPI is declared in config/kpis.yaml.")
    rows = tuple(
        Row((one.name, context.name(one.entity), shown(one.figure)), figures=(one.figure,))
        for one in found
        if one.known
    )
    if not rows:
        facts = tuple(fact for one in found for fact in one.declared[:1])
        return Text(f"None of the declared KPIs ({len(found)}) can be computed today.", facts=facts)
    return Table(("KPI", "of", ""), rows, "KPIs that are measured", detail=True)


def _kpi(context: Context, path: str) -> Kpi:
    said = {field: context.targets.text(f"{path}.{field}") for field in FIELDS}
    id = said["id"] or path.rpartition(".")[2]  # noqa: A001 - the field's own name
    name = said["name"] or id
    return Kpi(
        id, name, said["entity"], _figure(context, path, id, name, said), day(said["since"]), said["source"],
        said["write"], said["where"], said["why"], context.targets.under(path), path.rpartition(".")[2],
    )  # fmt: skip


def _figure(context: Context, path: str, id: str, name: str, said: dict[str, str]) -> Figure:  # noqa: A002 - as in Kpi
    if said["figure"]:
        return replace(figure(context, said["figure"]), id=scoped("kpi", id), name=name)
    key, entity = said["key"], said["entity"]
    labels = {label: context.targets.text(at) for label, at in context.targets.each(f"{path}.labels")}
    used = _used(context, context.facts(key, entity=entity or None, **labels))
    if not used and _none_at_that_stage(context, key, entity, labels):
        return added(
            context, scoped("kpi", id), name, (), keys=(key,), unit=said["unit"] or "count", entity=entity
        )
    if not used:
        reason = context.unread(key) or f"{_read(context, key)} without a line that says it"
        return unknown(scoped("kpi", id), name, said["unit"] or "count", reason, entity=entity)
    return added(context, scoped("kpi", id), name, used, keys=(key,), unit=used[0].unit, entity=entity)


def _used(context: Context, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Everything that adds up to the KPI: all clients' bills, all lists; of months the newest; else one fact."""
    found = [fact for fact in facts if fact.is_number]
    newest = max((fact.label("month") for fact in found), default="")
    found = [fact for fact in found if fact.label("month") == newest]
    if found and found[0].key in {**ADDITIVE, **SINGLE} and _adds_up(found[0].unit):
        return distinct(context, found)
    return tuple(filter(None, [preferred(context, found)]))


def _none_at_that_stage(context: Context, key: str, entity: str, labels: Mapping[str, str]) -> bool:
    """True where things of the kind were read and none of them stands at the stage asked for: that is 0."""
    return not STAGE.isdisjoint(labels) and bool(context.facts(key, entity=entity or None))


def _adds_up(unit: str) -> bool:
    return unit == "count" or (len(unit.partition("/")[0]) == 3 and unit[:3].isupper())


def _read(context: Context, key: str) -> str:
    return f"{', '.join(result.name for result in context.providers(key)) or 'nothing'} was read"
