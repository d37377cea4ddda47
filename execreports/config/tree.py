"""A YAML file as plain values that know where they stand.

Scalars follow the owner's eye: `06:00` and `010` stay text, `on` stays a word, numbers are exact
decimals, and a key written twice is a fault instead of a silent last one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from execreports.errors import Fault

Path_ = tuple[str | int, ...]
"""Keys and list indices from the top of a file."""

Plain = Any
"""What a YAML value becomes: a mapping, a list, text, a Decimal, true, false or None."""

LIMIT = 200_000
"""Values one file may expand to; aliases of aliases end here."""

_NUMBER = re.compile(r"[-+]?(0|[1-9]\d*)(\.\d+)?|[-+]?\.\d+")
_WORDS: Mapping[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_PLAIN = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C where it was built
    """Composes nodes and resolves nothing, so that a tag on a node is one somebody wrote."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the base class's name and shape


@dataclass(frozen=True, slots=True)
class Tree:
    """The values of one file, the line and column of each value and key, and the file's lines."""

    file: str
    value: Plain = None
    values: Mapping[Path_, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[Path_, tuple[int, int]] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    def at(self, path: Path_, *, key: bool = False) -> str:
        """`file:line:column` of a value (or its key), or of the nearest one above it."""
        known = self.keys if key else self.values
        while path and path not in known:
            path, known = path[:-1], self.values
        line, column = known.get(path, (1, 1))
        return f"{self.file}:{line}:{column}"

    def line(self, path: Path_) -> int:
        """The line of a value, 1 where it is not there."""
        return self.values.get(path, (1, 1))[0]

    def quote(self, path: Path_) -> str:
        """The line as the owner wrote it, without its indent."""
        line = self.line(path)
        return self.lines[line - 1].strip() if line <= len(self.lines) else ""

    def known(self, path: Path_) -> Path_:
        """The longest part of a path that stands in the file."""
        while path and path not in self.values:
            path = path[:-1]
        return path


def read(path: Path, name: str) -> tuple[Tree, list[Fault]]:
    """The file at `path`, called `name` in faults; an empty tree where it could not be understood at all."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return Tree(name), [Fault("E-CFG-106", f"cannot be read: {error.strerror}", name)]
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return Tree(name), [Fault("E-CFG-106", "is not UTF-8", f"{name}:{line}", "save it as UTF-8")]
    return parse(text, name)


def parse(text: str, name: str) -> tuple[Tree, list[Fault]]:
    """The tree of a text, and what is wrong with it as YAML."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return Tree(name), [_syntax(error, name)]
    reading = _Reading(name)
    value = reading.value(node, ()) if node is not None else None
    return Tree(name, value, reading.values, reading.keys, tuple(text.splitlines())), reading.faults


class _Reading:
    """One walk over the nodes of a file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.values: dict[Path_, tuple[int, int]] = {}
        self.keys: dict[Path_, tuple[int, int]] = {}
        self.faults: list[Fault] = []
        self.above: set[int] = set()

    def value(self, node: yaml.Node, path: Path_) -> Plain:
        self.values[path] = _mark(node)
        if node.tag not in _PLAIN:
            self.fault("E-CFG-101", f"tag {node.tag} is not used here", node, "delete the tag")
        elif id(node) in self.above or len(self.values) > LIMIT:
            self.fault("E-CFG-101", "alias holds itself, or too many values", node, "write it out")
        elif isinstance(node, yaml.ScalarNode):
            return scalar(node.value) if not node.style else node.value
        else:
            self.above.add(id(node))
            whole = self.mapping(node, path) if isinstance(node, yaml.MappingNode) else self.list(node, path)
            self.above.discard(id(node))
            return whole
        return None

    def list(self, node: yaml.Node, path: Path_) -> list[Plain]:
        return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]

    def mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault("E-CFG-101", "a key must be a word", key, "quote it")
            elif key.value in found:
                first = self.keys[*path, key.value][0]
                self.fault(
                    "E-CFG-105", f"{key.value} is written twice (first in line {first})", key, "keep one"
                )
            else:
                self.keys[*path, key.value] = _mark(key)
                found[key.value] = self.value(value, (*path, key.value))
        return found

    def fault(self, code: str, message: str, node: yaml.Node, fix: str) -> None:
        line, column = _mark(node)
        self.faults.append(Fault(code, message, f"{self.name}:{line}:{column}", fix))


def scalar(text: str) -> Plain:
    """A plain scalar: nothing, yes-or-no in the words true and false, an exact number, or else its text."""
    if text in _WORDS:
        return _WORDS[text]
    return Decimal(text) if _NUMBER.fullmatch(text) else text


def _mark(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _syntax(error: yaml.YAMLError, name: str) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or ''}".strip()
    fix = "quote a value that holds * & : # or begins with @ ` % [ {"
    return Fault("E-CFG-101", f"is not YAML: {said or 'a character that is not allowed'}", place, fix)
