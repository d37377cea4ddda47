"""Structured settings as nodes that know their line: YAML and JSON, with tags kept and nothing constructed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from execreports.reading.encodings import Problem

MAX_CHARS = 2_000_000
MAX_DEPTH = 100
MAX_NODES = 300_000
_TRUE = frozenset({"true", "yes", "on", "1", "enabled"})
_FALSE = frozenset({"false", "no", "off", "0", "disabled"})


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A scalar's text, a list or a mapping; `tag` is an intrinsic such as `Ref` or `If`, '' for a plain value."""

    value: "str | list[Node] | dict[str, Node]"
    line: int
    tag: str = ""
    keys: Mapping[str, int] | None = None

    def get(self, *path: str) -> "Node":
        """The node at a path of keys, `NOTHING` when there is none; a list of one is entered by itself."""
        node = self
        for key in path:
            while isinstance(node.value, list) and len(node.value) == 1 and not node.tag:
                node = node.value[0]
            if not isinstance(node.value, dict) or key not in node.value:
                return NOTHING
            node = node.value[key]
        return node

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """The entries of a plain mapping; none of anything else."""
        if isinstance(self.value, dict) and not self.tag:
            yield from self.value.items()

    def each(self) -> Iterator["Node"]:
        """The elements of a plain list, or the node itself when it is anything else that exists."""
        if isinstance(self.value, list) and not self.tag:
            yield from self.value
        elif self is not NOTHING:
            yield self

    @property
    def text(self) -> str:
        """The text of a plain scalar, '' for anything else."""
        return self.value if isinstance(self.value, str) and not self.tag else ""

    @property
    def exists(self) -> bool:
        """Whether there is anything at all."""
        return self is not NOTHING

    @property
    def flag(self) -> bool | None:
        """A plain true or false; None for anything that is decided elsewhere or missing."""
        word = self.text.lower()
        return True if word in _TRUE else False if word in _FALSE else None

    def words(self) -> Iterator[str]:
        """Every scalar below, tagged ones too."""
        todo = [self]
        while todo:
            node = todo.pop()
            if isinstance(node.value, str):
                yield node.value
            else:
                todo += node.value.values() if isinstance(node.value, dict) else node.value


NOTHING = Node("", 0)


class _Broken(Exception):
    """What is wrong and on which line."""

    def __init__(self, line: int | None, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(line, message)


def load_yaml(text: str) -> tuple[Node, ...] | Problem:
    """The documents of a YAML or JSON text; anchors are shared and not expanded, nesting and number are bounded."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if len(text) > MAX_CHARS:
        return Problem(None, f"{len(text)} characters: too long to read as a template")
    source = text.replace("\t", " ") if text.lstrip()[:1] in {"{", "["} else text
    try:
        return tuple(_documents(yaml.parse(source, Loader=loader)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return Problem(
            mark.line + 1 if mark else None,
            f"not valid YAML: {getattr(error, 'problem', None) or 'unreadable'}",
        )
    except _Broken as error:
        return error.problem
    except (ValueError, RecursionError) as error:
        return Problem(None, f"not valid YAML: {type(error).__name__}")


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    node: Node
    lines: dict[str, int]
    key: Node | None = None

    def add(self, child: Node) -> None:
        if isinstance(self.node.value, list):
            self.node.value.append(child)
        elif self.key is None:
            self.key = child
        elif isinstance(self.node.value, dict):
            name = self.key.value if isinstance(self.key.value, str) else ""
            self.node.value[name] = child
            self.lines[name] = self.key.line
            self.key = None


def _documents(events: Iterator[Any]) -> Iterator[Node]:
    stack: list[_Open] = []
    anchors: dict[str, Node] = {}
    for number, event in enumerate(events):
        kind = type(event).__name__
        if number > MAX_NODES or len(stack) > MAX_DEPTH:
            raise _Broken(event.start_mark.line + 1, "nested too deeply or too large to read as a template")
        line = event.start_mark.line + 1
        if kind in {"MappingStartEvent", "SequenceStartEvent"}:
            lines: dict[str, int] = {}
            opened = Node({} if kind[0] == "M" else [], line, _tag(event), lines)
            stack.append(_Open(opened, lines))
            continue
        if kind == "ScalarEvent":
            node = Node(event.value, line, _tag(event))
        elif kind == "AliasEvent":
            node = anchors.get(event.anchor, NOTHING)
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            node = _intrinsic(stack.pop().node)
        else:
            continue
        if getattr(event, "anchor", None) and kind == "ScalarEvent":
            anchors[event.anchor] = node
        if stack:
            stack[-1].add(node)
        else:
            yield node


def _tag(event: Any) -> str:  # noqa: ANN401 - yaml's events have no types of their own
    tag = event.tag or ""
    return tag[1:] if tag.startswith("!") and len(tag) > 1 else ""


def _intrinsic(node: Node) -> Node:
    """JSON's `{"Ref": x}` and `{"Fn::If": [...]}` in the short form's words."""
    if isinstance(node.value, dict) and len(node.value) == 1 and not node.tag:
        name, inner = next(iter(node.value.items()))
        if name == "Ref" or name.startswith("Fn::"):
            return Node(inner.value, node.line, name.removeprefix("Fn::"), inner.keys)
    return node
