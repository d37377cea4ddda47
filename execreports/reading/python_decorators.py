"""Routes declared to a framework: Flask, FastAPI, Chalice, Powertools, Bottle, and Django's url lists."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from execreports.reading.python_auth import CallerChecks
from execreports.reading.python_module import (
    Function,
    PythonModule,
    called,
    dotted,
    keyword,
    text_of,
    texts_of,
)
from execreports.reading.python_shapes import METHODS, Shape, path_of_regex
from execreports.reading.python_subjects import Subjects
from execreports.reading.python_walk import walk

_VERBS = frozenset(method.lower() for method in METHODS) - {"any"}
_ANY = frozenset({"route", "api_route", "websocket", "add_url_rule", "add_api_route", "add_route"})
_HOOKS = frozenset({"before_request", "before_app_request", "middleware", "before_request_funcs", "hook"})
_DECLARED = (
    "authorizer",
    "dependencies",
    "middlewares",
    "auth",
    "permission_classes",
    "security",
    "decorators",
)


@dataclass(frozen=True, slots=True)
class DeclaredRoute:
    """Method, path, whether the caller is checked, and the line of the declaration."""

    method: str
    path: str
    auth: bool
    line: int


@dataclass(frozen=True, slots=True)
class _App:
    prefix: str = ""
    checked: bool = False


def declared_routes(module: PythonModule, checks: CallerChecks) -> tuple[DeclaredRoute, ...]:
    """All of a file, in order of lines."""
    apps = _apps(module, checks)
    hooks = _hooks(module, checks)
    found: list[DeclaredRoute] = []
    for function in module.functions.values():
        for decorator in function.decorator_list:
            if isinstance(decorator, ast.Call):
                found += _declared(module, checks, decorator, function, apps)
    for node in walk(module.tree):
        if isinstance(node, ast.Call) and called(node) in {"add_url_rule", "add_api_route"}:
            found += _declared(module, checks, node, _view(module, node), apps)
        elif isinstance(node, ast.Assign) and "urlpatterns" in {getattr(t, "id", "") for t in node.targets}:
            found += _django(module, checks, node.value)
    checked = (_with_hooks(route, hooks) for route in found)
    return tuple(sorted(checked, key=lambda route: route.line))


def _apps(module: PythonModule, checks: CallerChecks) -> Mapping[str, _App]:
    """Apps, routers and blueprints by name, with their prefix and the checks all their routes share."""
    apps: dict[str, _App] = {}
    for name, value in module.constants.items():
        if isinstance(value, ast.Call):
            prefix = keyword(value, "url_prefix") or keyword(value, "prefix")
            apps[name] = _App(text_of(prefix, module) or "", _says_checked(checks, value))
    for node in walk(module.tree):
        if not isinstance(node, ast.Call) or called(node) not in {
            "register_blueprint",
            "include_router",
            "use",
        }:
            continue
        shared = _says_checked(checks, node)
        target = dotted(node.args[0]) if node.args else dotted(node.func).partition(".")[0]
        if target in apps:
            more = text_of(keyword(node, "url_prefix") or keyword(node, "prefix"), module)
            apps[target] = _App((more or "") + apps[target].prefix, apps[target].checked or shared)
    return apps


def _says_checked(checks: CallerChecks, call: ast.Call) -> bool:
    """Whether a declaration itself names a check: `authorizer=`, `dependencies=[Depends(...)]`, `middlewares=`."""
    for name in _DECLARED:
        value = keyword(call, name)
        items = (
            value.elts if isinstance(value, ast.List | ast.Tuple) else [value] if value is not None else []
        )
        for item in items:
            if name == "authorizer" and not (isinstance(item, ast.Constant) and item.value is None):
                return True
            if checks.reference(item):
                return True
    required = keyword(call, "api_key_required")
    return isinstance(required, ast.Constant) and required.value is True


def _hooks(module: PythonModule, checks: CallerChecks) -> list[tuple[Subjects, Function]]:
    """Functions that run before every request and check the caller somewhere."""
    return [
        (Subjects(module, function), function)
        for function in module.functions.values()
        if any(dotted(d).rpartition(".")[2] in _HOOKS for d in function.decorator_list)
        and checks.function(function.name)
    ]


def _with_hooks(route: DeclaredRoute, hooks: Iterable[tuple[Subjects, Function]]) -> DeclaredRoute:
    if route.auth or not any(
        _hook_applies(subjects, f, Shape(route.method, route.path)) for subjects, f in hooks
    ):
        return route
    return DeclaredRoute(route.method, route.path, auth=True, line=route.line)


def _hook_applies(subjects: Subjects, hook: Function, shape: Shape) -> bool:
    """False when the hook lets this path through before it checks anything."""
    for statement in hook.body:
        if isinstance(statement, ast.If):
            answer = subjects.holds(statement.test, shape)
            leaves = isinstance(statement.body[-1], ast.Return)
            plain = not any(
                isinstance(n, ast.Constant) and str(n.value) in {"401", "403"} for n in walk(statement)
            )
            if answer is True and leaves and plain:
                return False
            if answer is False and not plain and len(hook.body) == 1:
                return False
    return True


def _view(module: PythonModule, call: ast.Call) -> Function | None:
    names = [dotted(node).rpartition(".")[2] for node in [*call.args, *(k.value for k in call.keywords)]]
    return next((module.functions[name] for name in names if name in module.functions), None)


def _declared(
    module: PythonModule,
    checks: CallerChecks,
    call: ast.Call,
    view: Function | None,
    apps: Mapping[str, _App],
) -> Iterator[DeclaredRoute]:
    verb = called(call)
    path = text_of(call.args[0] if call.args else keyword(call, "path") or keyword(call, "rule"), module)
    if path is None or verb not in _VERBS | _ANY or not (path.startswith("/") or path == ""):
        return
    app = apps.get(dotted(call.func).partition(".")[0], _App())
    auth = (
        app.checked or _says_checked(checks, call) or (view is not None and _view_checked(checks, view, call))
    )
    for method in _methods(module, call, verb):
        yield DeclaredRoute(method, (app.prefix + path) or "/", auth, call.lineno)


def _methods(module: PythonModule, call: ast.Call, verb: str) -> list[str]:
    if verb in _VERBS:
        return [verb.upper()]
    given = keyword(call, "methods") or keyword(call, "method")
    named = [text.upper() for text in texts_of(given, module)]
    return ["*" if name == "ANY" else name for name in named] or ["GET"]


def _view_checked(checks: CallerChecks, view: Function, route: ast.Call) -> bool:
    """By another decorator, by a dependency among the parameters, or in the body."""
    others = [d for d in view.decorator_list if d is not route and not _is_route(d)]
    arguments = view.args
    given = [*arguments.defaults, *(d for d in arguments.kw_defaults if d is not None)]
    given += [a.annotation for a in [*arguments.args, *arguments.kwonlyargs] if a.annotation is not None]
    needs = [
        n
        for part in given
        for n in walk(part)
        if isinstance(n, ast.Call) and called(n) in {"Depends", "Security"}
    ]
    return any(map(checks.reference, [*others, *needs])) or any(map(checks.node, view.body))


def is_declared(function: Function) -> bool:
    """Whether a framework is told when to run a function, so that conditions inside it decide no route."""
    named = (dotted(decorator).rpartition(".")[2] for decorator in function.decorator_list)
    return any(name in _VERBS | _ANY | _HOOKS for name in named)


def _is_route(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and called(decorator) in _VERBS | _ANY


def _django(module: PythonModule, checks: CallerChecks, patterns: ast.expr) -> Iterator[DeclaredRoute]:
    """`path("x/", view)` and `re_path(r"^x/$", view)`; a view of another file cannot be seen to check anybody."""
    for node in walk(patterns):
        if (
            not isinstance(node, ast.Call)
            or called(node) not in {"path", "re_path", "url"}
            or len(node.args) < 2
        ):
            continue
        text = text_of(node.args[0], module)
        if text is None or (isinstance(node.args[1], ast.Call) and called(node.args[1]) == "include"):
            continue
        view = _view(module, node)
        wrapped = isinstance(node.args[1], ast.Call) and checks.reference(node.args[1])
        auth = wrapped or (view is not None and _view_checked(checks, view, node))
        path = text if called(node) == "path" else path_of_regex(text)
        yield DeclaredRoute("*", f"/{path.lstrip('/')}", auth, node.lineno)
