"""`config/targets.yaml` and `config/kpis.yaml` as facts: every number the owner declared, with its line."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from pydantic import Field, model_validator

from execreports.config.faults import parsed, place_order
from execreports.config.portfolio import Strict, unknown_entity
from execreports.config.tree import Path_, Plain, Tree
from execreports.errors import Fault
from execreports.model.facts import Fact, Kind, Origin


class KpiPart(Strict):
    """A number the owner wants to see, and what would make it computable."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", description="short name")
    name: str = Field(min_length=1, description="name as printed")
    entity: str = Field("", description="whose it is; empty for the portfolio")
    key: str = Field("", description="the fact key that makes it computable")
    figure: str = Field("", description="or the figure id, such as burn")
    labels: dict[str, str] = Field({}, description="labels the fact must carry")
    unit: str = Field("count", description="USD, USD/month, count, %, days")
    since: date | None = Field(None, description="wanted since")
    source: str = Field("", description="the source that would give it")
    write: str = Field("", description="the line to write there")
    where: str = Field("", description="the file to write it in")
    why: str = Field("", description="what it is for, in a clause")

    @model_validator(mode="after")
    def _computable(self) -> "KpiPart":
        if bool(self.key) == bool(self.figure):
            raise ValueError("name either a fact key or a figure")
        return self


class KpisFile(Strict):
    """The register of wanted numbers."""

    kpis: tuple[KpiPart, ...] = Field((), description="every wanted number once")


def targets(tree: Tree, as_of: datetime) -> tuple[dict[str, Fact], list[Fault]]:
    """Dotted path -> fact for every leaf of the free tree."""
    if tree.value is None:
        return {}, []
    if not isinstance(tree.value, dict):
        return {}, [Fault("E-CFG-104", "must be a mapping of names to values", tree.at(()))]
    return dict(leaves(tree, as_of)), list(_dotted(tree))


def kpis(tree: Tree, entities: list[str], as_of: datetime) -> tuple[dict[str, Fact], list[Fault]]:
    """The register's fields under `kpis.<index>.<field>`."""
    read, faults = parsed(KpisFile, tree)
    if read is None:
        return {}, faults
    seen: dict[str, int] = {}
    for index, part in enumerate(read.kpis):
        if seen.setdefault(part.id, index) != index:
            said = f"kpi {part.id} is declared twice"
            faults.append(Fault("E-CFG-105", said, tree.at(("kpis", index, "id"))))
        if part.entity:
            faults += unknown_entity(part.entity, entities, tree, ("kpis", index, "entity"))
    return dict(leaves(tree, as_of)), sorted(faults, key=lambda fault: place_order(fault.place))


def leaves(tree: Tree, as_of: datetime) -> Iterator[tuple[str, Fact]]:
    """Dotted path and fact of every value that is no mapping and no list."""
    for path in tree.values:
        value = _value(tree, path)
        if value is not None and not isinstance(value, dict | list):
            yield ".".join(map(str, path)), _fact(tree, path, value, as_of)


def _fact(tree: Tree, path: Path_, value: Plain, as_of: datetime) -> Fact:
    locator = f"{tree.file}:{tree.line(path)}"
    origin = Origin("config", locator, as_of, quote=tree.quote(path))
    key = ".".join(map(str, path))
    if isinstance(value, Decimal):
        return Fact("", key, "number", Kind.TARGET, origin, value, value, value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Fact("", key, "text", Kind.TARGET, origin, text=text)


def _value(tree: Tree, path: Path_) -> Plain:
    value = tree.value
    for step in path:
        value = value[step]
    return value


def _dotted(tree: Tree) -> Iterator[Fault]:
    """Names may hold dots (`list.size`); two ways to write one path may not."""
    seen: dict[str, Path_] = {}
    for path in tree.values:
        key = ".".join(map(str, path))
        if seen.setdefault(key, path) != path:
            said = f"{key} is also written in line {tree.line(seen[key])}"
            yield Fault("E-CFG-105", said, tree.at(path, key=True), "keep one")
