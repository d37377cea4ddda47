"""`config/*.yaml` -> Config: read once, every fault of every file at once, with `file:line:column`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from execreports.config.corrections import corrections
from execreports.config.faults import place_order
from execreports.config.portfolio import PortfolioFile, SinkPart, portfolio
from execreports.config.recipients import Recipients, recipients
from execreports.config.sources import SourceRow, rows
from execreports.config.targets import kpis, targets
from execreports.config.tree import Tree, read
from execreports.errors import ConfigError, Fault
from execreports.model.portfolio import Portfolio
from execreports.model.targets import Targets

FILES = ("portfolio", "sources", "recipients", "targets", "kpis", "corrections")
"""The files of a workspace's `config/`; only the first must be there."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the owner declared. `embedded` holds settings for the stand-in; `catch_up` is local."""

    portfolio: Portfolio
    sources: tuple[SourceRow, ...]
    recipients: Recipients
    targets: Targets
    embedded: Mapping[str, str]
    catch_up: time
    trees: Mapping[str, Tree]
    keep_days: int | None = None
    sinks: tuple[SinkPart, ...] = ()
    reports: tuple[str, ...] | None = None

    def place(self, file: str, *path: str | int) -> str:
        """`config/recipients.yaml:3:5` of a value in one of the files."""
        return self.trees[file].at(path)


def load(root: Path) -> Config:
    """The configuration below `root/config`; raises ConfigError with all faults of all files."""
    trees, faults = _trees(root / "config")
    built, outer, wrong = portfolio(trees["portfolio"]) if trees["portfolio"].value else (None, None, [])
    faults += wrong
    entities = [entity.id for entity in built.entities] if built else []
    pinned = built.now if built else None
    given, more = _declared(root / "config", trees, entities, pinned)
    readers, wrong = recipients(trees["recipients"])
    found, row_faults = rows(trees["sources"])
    faults += [*more, *wrong, *row_faults]
    if not trees["portfolio"].value and not faults:
        faults = [
            Fault(
                "E-CFG-106", "is empty", trees["portfolio"].file, "write name, timezone, currency, entities"
            )
        ]
    if faults:
        order = [f"config/{name}.yaml" for name in FILES]
        raise ConfigError.of(sorted(faults, key=lambda fault: _order(fault.place, order)))
    return _config(built, outer, readers, found, given, trees)


def _order(place: str, files: list[str]) -> tuple[int, tuple[str, int, int]]:
    key = place_order(place)
    return files.index(key[0]), key


def _config(
    built: Portfolio | None, outer: PortfolioFile | None, readers: Recipients | None,
    found: tuple[SourceRow, ...], given: Targets, trees: Mapping[str, Tree],
) -> Config:  # fmt: skip
    if built is None or outer is None or readers is None:
        raise ConfigError("the configuration could not be read")
    return Config(
        built, found, readers, given, outer.embedded, outer.catch_up, trees, outer.keep_days, outer.sinks,
        outer.reports,
    )  # fmt: skip


def _declared(
    folder: Path, trees: Mapping[str, Tree], entities: list[str], pinned: datetime | None
) -> tuple[Targets, list[Fault]]:
    leaves, faults = targets(trees["targets"], _as_of(folder / "targets.yaml", pinned))
    wanted, more = kpis(trees["kpis"], entities, _as_of(folder / "kpis.yaml", pinned))
    righted, wrong = corrections(trees["corrections"], entities, _as_of(folder / "corrections.yaml", pinned))
    more += wrong
    if not entities:
        more = [fault for fault in more if fault.code != "E-CFG-107"]
    return Targets({**leaves, **wanted, **righted}), [*faults, *more]


def _trees(folder: Path) -> tuple[dict[str, Tree], list[Fault]]:
    trees: dict[str, Tree] = {}
    faults: list[Fault] = []
    for name in FILES:
        path = folder / f"{name}.yaml"
        if name != "portfolio" and not path.exists():
            trees[name] = Tree(f"config/{name}.yaml", {"allow_domains": []} if name == "recipients" else None)
        else:
            trees[name], wrong = read(path, f"config/{name}.yaml")
            faults += wrong
    return trees, faults


def _as_of(path: Path, pinned: datetime | None) -> datetime:
    """When the file says what it says: its last change (UTC), never after a pinned clock."""
    if not path.exists():
        return pinned or datetime.fromtimestamp(0, UTC)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return changed if pinned is None else min(changed, pinned.astimezone(UTC))
