"""`config/sources.yaml`: rows with positions; discovery checks them against the options of their kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from execreports.config.tree import Path_, Plain, Tree
from execreports.errors import Fault


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source as it was written: its name, its kind, its options, and where it stands."""

    name: str
    kind: str
    options: Mapping[str, Plain]
    path: Path_ = ()
    tree: Tree = field(default_factory=lambda: Tree("config/sources.yaml"))

    @property
    def place(self) -> str:
        """`config/sources.yaml:line:column`."""
        return self.tree.at(self.path)


def rows(tree: Tree) -> tuple[tuple[SourceRow, ...], list[Fault]]:
    """The rows of the file, and what is wrong with its outer shape."""
    if tree.value is None:
        return (), []
    found = tree.value.get("sources") if isinstance(tree.value, dict) else None
    if not isinstance(found, list):
        return (), [Fault("E-CFG-104", "must be `sources:` and a list below it", tree.at(()))]
    faults = [
        Fault("E-CFG-102", f"{key}: unknown key", tree.at((key,), key=True))
        for key in tree.value
        if key != "sources"
    ]
    good: dict[str, SourceRow] = {}
    for index, row in enumerate(found):
        wrong = list(_wrong(row, tree, ("sources", index), good))
        faults += wrong
        if not wrong:
            good[row["name"]] = SourceRow(row["name"], row["kind"], row, ("sources", index), tree)
    return tuple(good.values()), faults


def _wrong(row: Plain, tree: Tree, path: Path_, good: Mapping[str, SourceRow]) -> Iterator[Fault]:
    if not isinstance(row, dict):
        yield Fault("E-CFG-104", "a source is a mapping with name and kind", tree.at(path))
        return
    for key in ("name", "kind"):
        if not isinstance(row.get(key), str) or not row[key]:
            yield Fault("E-CFG-103", f"{'.'.join(map(str, path))}.{key}: required", tree.at(path))
    if row.get("name") in good:
        first = good[row["name"]].place
        said = f"source {row['name']} is declared twice (first at {first})"
        yield Fault("E-CFG-105", said, tree.at((*path, "name")), "rename one of them")
