"""Source kinds by file name or entry point, and rows of `sources.yaml` turned into sources of those kinds."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from importlib.metadata import entry_points
from typing import Any, get_args

from pydantic import ValidationError

from execreports.config import Config
from execreports.config.faults import did_you_mean, explained
from execreports.config.sources import SourceRow
from execreports.config.tree import Path_
from execreports.errors import Fault
from execreports.sources.base import Source

GROUP = "execreports.sources"
"""Entry points of installed packages that bring kinds of their own."""

_UNITS = {
    "ms": "milliseconds", "s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks",
}  # fmt: skip
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d|w)")


def kind(name: str) -> type[Source] | None:
    """The class of a kind, its module imported only now; None where nobody brings it."""
    if name in _modules():
        found = _class(importlib.import_module(f"execreports.sources.{name}"), name)
        if found:
            return found
    for entry in entry_points(group=GROUP):
        if entry.name == name:
            loaded = entry.load()
            return loaded if isinstance(loaded, type) and issubclass(loaded, Source) else None
    return None


def kinds() -> Mapping[str, type[Source]]:
    """Every kind there is; imports them all."""
    names = [*_modules(), *(entry.name for entry in entry_points(group=GROUP))]
    return {name: found for name in sorted(set(names)) if (found := kind(name))}


def _modules() -> tuple[str, ...]:
    import execreports.sources as package

    return tuple(info.name for info in pkgutil.iter_modules(package.__path__))


def _class(module: object, name: str) -> type[Source] | None:
    for item in vars(module).values():
        if isinstance(item, type) and issubclass(item, Source) and getattr(item, "kind", "") == name:
            return item
    return None


def sources(config: Config) -> tuple[tuple[Source, ...], tuple[Fault, ...]]:
    """Every declared source, and every fault of every row with its line and column."""
    good: list[Source] = []
    faults: list[Fault] = []
    entities = [entity.id for entity in config.portfolio.entities]
    for row in config.sources:
        made = kind(row.kind)
        if made is None:
            said = f"source {row.name}: no kind {row.kind}{did_you_mean(row.kind, kinds())}"
            faults.append(Fault("E-CFG-108", said, row.tree.at((*row.path, "kind"))))
            faults += _strangers(row, entities)
            continue
        wrong = list(_strangers(row, entities))
        try:
            good.append(made.model_validate(_options(row, made)))
        except ValidationError as error:
            wrong += explained(error, made, row.tree, row.path)
        faults += wrong
    return tuple(good), tuple(faults)


def _options(row: SourceRow, made: type[Source]) -> dict[str, Any]:
    """The row without its kind, durations (`7d`, `36h`, `30s`) read as such."""
    options = {name: value for name, value in row.options.items() if name != "kind"}
    for name, value in options.items():
        field = made.model_fields.get(name)
        if field and timedelta in {field.annotation, *get_args(field.annotation)} and isinstance(value, str):
            options[name] = duration(value)
    return options


def duration(text: str) -> timedelta | str:
    """`7d`, `36h`, `90min`, `30s`; any other text comes back as it was."""
    found = _DURATION.fullmatch(text.strip())
    return timedelta(**{_UNITS[found[2]]: float(found[1])}) if found else text


def _strangers(row: SourceRow, entities: list[str]) -> Iterator[Fault]:
    """A fault for each `entity:` and each value below `entities:` that the portfolio does not declare."""
    for path, value in _walk(row.options, ()):
        named = (path[-1] == "entity" and len(path) in {1, 3}) or (path[0] == "entities" and len(path) == 2)
        if named and isinstance(value, str) and value not in entities:
            said = f"source {row.name}: no entity {value}{did_you_mean(value, entities)}"
            place = row.tree.at((*row.path, *path))
            yield Fault("E-CFG-107", said, place, "declare it in config/portfolio.yaml, or correct it")


def _walk(value: object, path: Path_) -> Iterator[tuple[Path_, object]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, (*path, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index))
    else:
        yield path, value
