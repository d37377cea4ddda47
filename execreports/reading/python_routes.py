"""Routes that a dispatch decides by conditions: if/elif, match, nested or handed on to other functions of the file."""

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from execreports.reading.python_auth import AUTH_NAME, CallerChecks
from execreports.reading.python_decorators import is_declared
from execreports.reading.python_guards import Guard, TableUses
from execreports.reading.python_module import Function, PythonModule, called, names_in
from execreports.reading.python_patterns import case_shapes
from execreports.reading.python_shapes import METHODS, Shape
from execreports.reading.python_subjects import Subjects
from execreports.reading.python_walk import walk
from execreports.reading.secret_names import snake

MAX_DEPTH = 12
MAX_ROUTES = 2000


@dataclass(frozen=True, slots=True)
class Route:
    """A way in: method and path (`*` where it is not looked at), whether anything checks the caller, and the line."""

    method: str
    path: str
    auth: bool
    line: int


@dataclass(slots=True)
class _Place:
    """Where the walk is: the function's subjects, what is known of the request, the checks that have run."""

    subjects: Subjects
    shape: Shape
    guards: list[Guard]
    depth: int

    def inside(self, shape: Shape, more: Iterable[Guard] = (), *, deeper: int = 1) -> "_Place":
        return _Place(self.subjects, shape, [*self.guards, *more], self.depth + deeper)


@dataclass(slots=True)
class DispatchWalk:
    """Follows a file's functions from those nobody calls, and collects the routes and where each table is used."""

    module: PythonModule
    checks: CallerChecks
    routes: list[Route] = field(default_factory=list)
    uses: TableUses = field(default_factory=TableUses)
    _dispatching: dict[str, bool] = field(default_factory=dict)
    _stack: list[str] = field(default_factory=list)
    _entered: set[str] = field(default_factory=set)

    def run(self) -> None:
        """Walk from every entry: a function that no other function of the file names."""
        called_by_others = {
            name for own, f in self.module.functions.items() for name in names_in(f) if name != own
        }
        for name in self.module.functions:
            if name not in called_by_others:
                self.start(name, Shape(_method_of(name)))

    def run_rest(self) -> None:
        """Walk what no entry led to: functions that call each other in a ring, or are handed on in odd ways."""
        for name in self.module.functions:
            if name not in self._entered:
                self.start(name, Shape(_method_of(name)))

    def start(self, name: str, shape: Shape, *, checked: bool = False) -> bool:
        """Walk one function for requests of this shape; whether it decided anything."""
        if not self._dispatches(name) or is_declared(self.module.functions[name]):
            return False
        before = len(self.routes)
        decorated = checked or any(map(self.checks.reference, self.module.functions[name].decorator_list))
        self._enter(name, shape, [Guard(self._subjects(self.module.functions[name]))] * decorated, 0)
        return len(self.routes) > before

    def _subjects(self, function: ast.AST) -> Subjects:
        return Subjects(self.module, function)

    def _dispatches(self, name: str) -> bool:
        """Whether a function looks at method or path, uses a route table, or calls one that does."""
        if name not in self._dispatching:
            self._dispatching[name] = False
            function = self.module.functions[name]
            subjects = self._subjects(function)
            found = name.startswith("do_") and name[3:] in METHODS
            for node in walk(function):
                found = found or (isinstance(node, ast.If) and bool(subjects.shapes(node.test)))
                found = found or (isinstance(node, ast.Match) and bool(_all_cases(subjects, node)))
                found = found or (isinstance(node, ast.Name) and node.id in self.uses.tables)
            called_here = {called(n) for n in walk(function) if isinstance(n, ast.Call)} - {name}
            self._dispatching[name] = found or any(
                self._dispatches(other) for other in called_here if other in self.module.functions
            )
        return self._dispatching[name]

    def _enter(self, name: str, shape: Shape, guards: list[Guard], depth: int) -> None:
        if depth > MAX_DEPTH or name in self._stack or len(self.routes) >= MAX_ROUTES:
            return
        function = self.module.functions[name]
        self._stack.append(name)
        self._entered.add(name)
        before = len(self.routes)
        self._block(function.body, _Place(self._subjects(function), shape, guards, depth))
        if len(self.routes) == before and shape.method != "*" and name.startswith("do_"):
            self._emit(shape, function, function.body, guards)
        self._stack.pop()

    def _block(self, statements: Sequence[ast.stmt], place: _Place) -> None:
        for statement in statements:
            if isinstance(statement, ast.If):
                self._chain(statement, place)
            elif isinstance(statement, ast.Match):
                self._match(statement, place)
            elif isinstance(statement, ast.Try | ast.With | ast.AsyncWith | ast.For | ast.While):
                if isinstance(statement, ast.For):
                    self.uses.note(ast.For(statement.target, statement.iter, [], []), place.guards)
                self._block(statement.body, place)
                self._block(getattr(statement, "orelse", []), place)
                self._block(getattr(statement, "finalbody", []), place)
            elif not isinstance(statement, Function | ast.ClassDef):
                self._plain(statement, place)

    def _plain(self, statement: ast.stmt, place: _Place) -> None:
        """A statement that decides nothing here: it may use a table, hand the request on, or check the caller."""
        self.uses.note(statement, place.guards)
        handed = [n for n in walk(statement) if isinstance(n, ast.Call) and self._local_dispatch(n)]
        for call in handed:
            self._enter(called(call), place.shape, list(place.guards), place.depth + 1)
        if not handed and self.checks.node(statement):
            place.guards.append(Guard(place.subjects))

    def _local_dispatch(self, call: ast.Call) -> bool:
        name = called(call)
        return name in self.module.functions and self._dispatches(name)

    def _chain(self, statement: ast.If, place: _Place) -> None:
        """An `if` with all its `elif`, one after the other: a dispatch may have hundreds."""
        while True:
            otherwise = self._if(statement, place)
            if len(statement.orelse) != 1 or not isinstance(statement.orelse[0], ast.If):
                self._block(statement.orelse, otherwise)
                return
            statement, place = statement.orelse[0], otherwise

    def _if(self, statement: ast.If, place: _Place) -> _Place:
        """One condition and its body; the answer is the place in which its `else` runs."""
        self.uses.note(statement.test, place.guards)
        shapes = place.subjects.shapes(statement.test)
        leaves = bool(statement.body) and isinstance(statement.body[-1], ast.Return | ast.Raise)
        only_checks = self._only_checks(statement.body, place.subjects)
        otherwise = place.inside(place.shape, deeper=0)
        if self.checks.rejects(statement) and len(statement.body) <= 3:
            guard = Guard(place.subjects, statement.test if shapes else None, self._asks_more(statement.test))
            return self._guarded_if(statement, place, guard)
        if shapes and (leaves or statement.orelse or not only_checks):
            self._branch(shapes, statement, statement.body, place, checked=self.checks.node(statement.test))
        elif self.checks.node(statement.test):
            return self._guarded_if(statement, place, Guard(place.subjects))
        elif only_checks:
            place.guards.append(Guard(place.subjects, statement.test, optional=True))
        else:
            self._block(statement.body, place.inside(place.shape))
            self._narrow(statement, place, leaves=leaves)
        return otherwise

    def _guarded_if(self, statement: ast.If, place: _Place, guard: Guard) -> _Place:
        """Both ways on have been checked, and so has what follows."""
        self._block(statement.body, place.inside(place.shape, [guard]))
        otherwise = place.inside(place.shape, [guard], deeper=0)
        place.guards.append(guard)
        return otherwise

    def _narrow(self, statement: ast.If, place: _Place, *, leaves: bool) -> None:
        """After `if method != 'POST': return 405` only POST goes on."""
        test = statement.test
        if not (leaves and isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.NotEq)):
            return
        only = place.subjects.shapes(ast.Compare(test.left, [ast.Eq()], test.comparators))
        merged = place.shape.merged(only[0]) if len(only) == 1 else None
        place.shape = merged or place.shape

    def _only_checks(self, statements: Sequence[ast.stmt], subjects: Subjects) -> bool:
        """Whether statements check the caller and do no work of their own."""
        return all(self._is_check(s, subjects) for s in statements) and any(map(self.checks.node, statements))

    def _is_check(self, statement: ast.stmt, subjects: Subjects) -> bool:
        """Whether a statement does nothing but check, or prepare a check."""
        if isinstance(statement, ast.If):
            return self.checks.rejects(statement) and not subjects.shapes(statement.test)
        if not isinstance(statement, ast.Assign | ast.Expr):
            return False
        calls = [called(node) for node in walk(statement) if isinstance(node, ast.Call)]
        works = [name for name in calls if name in self.module.functions and not AUTH_NAME.match(snake(name))]
        return not calls or (not works and self.checks.node(statement))

    def _asks_more(self, test: ast.expr) -> bool:
        """Whether a check is asked for only under a further condition: `if row.auth and not verify(event)`."""
        parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else []
        return any(isinstance(part, ast.Name | ast.Attribute | ast.Subscript) for part in parts)

    def _match(self, statement: ast.Match, place: _Place) -> None:
        for case in statement.cases:
            shapes = case_shapes(place.subjects, statement.subject, case)
            if shapes:
                self._branch(shapes, case.pattern, case.body, place, checked=False)
            else:
                self._block(case.body, place.inside(place.shape))

    def _branch(
        self,
        shapes: Iterable[Shape],
        at: ast.AST,
        body: Sequence[ast.stmt],
        place: _Place,
        *,
        checked: bool,
    ) -> None:
        """One decided branch: routes found inside it stand for it, otherwise it is a route itself."""
        extra = [Guard(place.subjects)] * checked
        for shape in (merged for each in shapes if (merged := place.shape.merged(each)) is not None):
            before = len(self.routes)
            inner = place.inside(shape, extra)
            if inner.depth < 3 * MAX_DEPTH:
                self._block(body, inner)
            if len(self.routes) == before:
                self._emit(shape, at, body, inner.guards)

    def _emit(self, shape: Shape, at: ast.AST, body: Iterable[ast.stmt], guards: Iterable[Guard]) -> None:
        if len(self.routes) < MAX_ROUTES:
            auth = any(guard.applies(shape) for guard in guards) or any(map(self.checks.node, body))
            self.routes.append(Route(shape.method, shape.full_path, auth, getattr(at, "lineno", 1)))


def _method_of(name: str) -> str:
    return name[3:] if name.startswith("do_") and name[3:] in METHODS else "*"


def _all_cases(subjects: Subjects, node: ast.Match) -> list[Shape]:
    return [shape for case in node.cases for shape in case_shapes(subjects, node.subject, case)]
