"""What pydantic found wrong, said with `file:line:column` and the word that was probably meant."""

import difflib
import re
import types
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from execreports.config.tree import Path_, Tree
from execreports.errors import Fault

M = TypeVar("M", bound=BaseModel)
Annotation = Any
"""What stands behind the colon of a field."""


def parsed(model: type[M], tree: Tree, at: Path_ = ()) -> tuple[M | None, list[Fault]]:
    """The part of a file below `at` as a model, or every fault of it."""
    value = tree.value
    for step in at:
        value = value[step]
    try:
        return model.model_validate({} if value is None else value), []
    except ValidationError as error:
        return None, explained(error, model, tree, at)


def explained(error: ValidationError, model: type[BaseModel], tree: Tree, at: Path_ = ()) -> list[Fault]:
    """One fault per wrong place, in the order of the file."""
    raw = [(tuple(one["loc"]), one["type"], one) for one in error.errors(include_url=False)]
    meant: dict[Path_, str] = {}
    for loc, kind, _ in raw:
        if kind == "extra_forbidden":
            meant[loc] = nearest(str(loc[-1]), fields_at(model, loc[:-1]))
    missed = {(*loc[:-1], word) for loc, word in meant.items() if word}
    found: dict[tuple[Path_, str], tuple[str, str]] = {}
    for loc, kind, one in raw:
        if (kind == "missing" and loc in missed) or (kind == "too_short" and _deeper(loc, raw)):
            continue
        path, code, message = _said(loc, kind, one, tree.known((*at, *loc)), at, meant)
        said = found.get((path, code))
        found[path, code] = (code, f"{said[1]}, or {message}" if said and said[1] != message else message)
    return sorted(
        (
            Fault(code, _named(path, message), tree.at(path, key=code == "E-CFG-102"))
            for (path, _), (code, message) in found.items()
        ),
        key=lambda fault: place_order(fault.place),
    )


def _deeper(loc: Path_, raw: Iterable[tuple[Path_, str, Mapping[str, Any]]]) -> bool:
    """A list is called too short when its only item is wrong; then only the item is."""
    return any(len(other) > len(loc) and other[: len(loc)] == loc for other, _, _ in raw)


def _said(
    loc: Path_, kind: str, one: Mapping[str, Any], known: Path_, at: Path_, meant: Mapping[Path_, str]
) -> tuple[Path_, str, str]:
    """(path in the file, code, message) of one pydantic error."""
    if kind == "extra_forbidden":
        hint = f" (did you mean '{meant[loc]}'?)" if meant[loc] else ""
        return (*at, *loc), "E-CFG-102", f"unknown key{hint}"
    if kind == "missing":
        return (*at, *loc), "E-CFG-103", "required"
    expected = re.findall(r"'([^']+)'", str(one.get("ctx", {}).get("expected", "")))
    word = nearest(str(one.get("input", "")), expected)
    hint = f" (did you mean '{word}'?)" if word else ""
    said = str(one["msg"]).removeprefix("Value error, ").replace("Input should be", "should be")
    return known, "E-CFG-104", f"{said}{hint}"


def _named(path: Path_, message: str) -> str:
    return f"{'.'.join(map(str, path)) or 'the file'}: {message}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or an empty string."""
    folded = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(word.casefold(), [*folded], n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'x'?)`, or nothing."""
    close = nearest(word, known)
    return f" (did you mean '{close}'?)" if close else ""


def place_order(place: str) -> tuple[str, int, int]:
    """Sorts `file:line:column` by number."""
    name, *numbers = place.split(":")
    line, column = [*(int(part) for part in numbers if part.isdigit()), 0, 0][:2]
    return name, line, column


def fields_at(model: type[BaseModel], loc: Path_) -> list[str]:
    """The keys a model knows at a place inside it."""
    found: Any = model
    for step in loc:
        found = _inside(found, step)
    return [field.alias or name for one in _models(found) for name, field in one.model_fields.items()]


def _inside(annotation: Annotation, step: str | int) -> Annotation:
    for model in _models(annotation):
        for name, field in model.model_fields.items():
            if step in {name, field.alias}:
                return field.annotation
    for part in _parts(annotation):
        arguments = get_args(part)
        if arguments and get_origin(part) is not None:
            return arguments[-1] if arguments[-1] is not Ellipsis else arguments[0]
    return annotation


def _models(annotation: Annotation) -> list[type[BaseModel]]:
    return [part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, BaseModel)]


def _parts(annotation: Annotation) -> list[Annotation]:
    if get_origin(annotation) in {Union, types.UnionType}:
        return [one for part in get_args(annotation) for one in _parts(part)]
    return [annotation]
