"""Checks of the caller that have run by a point of a dispatch, and which had run where a route table is used."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field

from execreports.reading.python_module import dotted, names_in
from execreports.reading.python_shapes import Shape
from execreports.reading.python_subjects import Subjects
from execreports.reading.python_walk import walk


@dataclass(frozen=True, slots=True)
class Guard:
    """A check that has run by now: always, or only where a condition on the request held."""

    subjects: Subjects
    test: ast.AST | None = None
    optional: bool = (
        False  # it runs only where something else than the request says so, such as a route's own flag
    )

    def applies(self, shape: Shape) -> bool:
        """Whether a request of this shape has passed the check; a condition that cannot be read counts as held."""
        return self.test is None or self.subjects.holds(self.test, shape) is not False


@dataclass(slots=True)
class TableUses:
    """Where route tables are looked up and where what comes out of them is called."""

    tables: frozenset[str] = frozenset()
    _lookups: dict[str, list[tuple[Guard, ...]]] = field(default_factory=dict)
    _calls: dict[str, list[tuple[Guard, ...]]] = field(default_factory=dict)
    _aliases: dict[str, str] = field(default_factory=dict)

    def note(self, node: ast.AST, guards: Sequence[Guard]) -> None:
        """Take in one statement or condition of the dispatch, with the checks that have run before it."""
        read = set(names_in(node)) | {f"@{getattr(node, 'lineno', 0)}"}
        for name in self.tables & read:
            self._lookups.setdefault(name, []).append(tuple(guards))
        if isinstance(node, ast.Assign | ast.For):
            value = node.value if isinstance(node, ast.Assign) else node.iter
            known = [name for name in names_in(value) if name in self.tables or name in self._aliases]
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                self._aliases.update(
                    (alias, self._aliases.get(n, n)) for n in known for alias in names_in(target)
                )
        for call in (sub for sub in walk(node) if isinstance(sub, ast.Call)):
            alias = self._aliases.get(dotted(call.func).partition(".")[0])
            if alias is not None and not (
                isinstance(call.func, ast.Attribute) and call.func.attr in {"get", "items"}
            ):
                self._calls.setdefault(alias, []).append(tuple(guards))

    def checked(self, table: str, shape: Shape, *, flag: bool | None) -> bool:
        """Whether a check has run wherever a row of this table is used; a row's own flag decides where it is asked."""
        uses = self._calls.get(table) or self._lookups.get(table, [])
        return bool(uses) and all(
            any(guard.applies(shape) and (flag is not False or not guard.optional) for guard in guards)
            for guards in uses
        )
