"""What Python code takes from its environment, which cloud services it names, and whom it lets in by CORS."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from execreports.reading.python_module import PythonModule, called, dotted, keyword, text_of, texts_of
from execreports.reading.python_walk import walk
from execreports.reading.secret_names import names_a_secret

_OF_A_REQUEST = re.compile(
    r"(?:HTTP_|wsgi\.|REQUEST_METHOD$|PATH_INFO$|QUERY_STRING$|CONTENT_(?:LENGTH|TYPE)$|SCRIPT_NAME$)"
)
_ORIGIN = "access-control-allow-origin"
_OPEN_ARGUMENTS = frozenset(
    {"allow_origins", "allow_origin", "origins", "origin", "cors_allowed_origins", "resources"}
)


@dataclass(frozen=True, slots=True)
class EnvRead:
    """One read of an environment variable; `default` is whether the code goes on without it, never the value."""

    name: str
    line: int
    default: bool


@dataclass(frozen=True, slots=True)
class Fallback:
    """A secret's variable with a literal to fall back on, and where that literal stands in the file."""

    name: str
    line: int
    value: str


def env_reads(module: PythonModule) -> tuple[EnvRead, ...]:
    """Every read, in order of lines, through the file's own wrapper functions too."""
    wrappers = {name for name, f in module.functions.items() if _is_wrapper(f)}
    found = [
        EnvRead(name, node.lineno, default is not None)
        for node in walk(module.tree)
        for name, default in _reads(node, module, wrappers)
        if isinstance(node, ast.expr)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda read: (read.line, read.name)))


def _is_wrapper(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """`def env(name, default=None): return os.environ.get(name, default)`."""
    names = [argument.arg for argument in function.args.args]
    return any(
        isinstance(key, ast.Name) and key.id in names[:1] for node in walk(function) for key in _keys(node)
    )


def _keys(node: ast.AST) -> Iterator[ast.expr]:
    """The key expressions of `os.environ[k]`, `environ.get(k)`, `os.getenv(k)` and `k in os.environ`."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and _is_environ(node.value):
        yield node.slice
    elif isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Attribute | ast.Name):
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        asks = called(node) in {"get", "setdefault", "pop"} and owner is not None and _is_environ(owner)
        if asks or called(node) == "getenv":
            yield node.args[0]
    elif (
        isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.In | ast.NotIn)
        and _is_environ(node.comparators[0])
    ):
        yield node.left


def _is_environ(node: ast.AST) -> bool:
    """`os.environ`, or a bare `environ` in upper-case use; a WSGI request's own `environ` is told apart by its keys."""
    return isinstance(node, ast.Name | ast.Attribute) and dotted(node) in {
        "os.environ",
        "environ",
        "_os.environ",
    }


def _reads(node: ast.AST, module: PythonModule, wrappers: set[str]) -> Iterator[tuple[str, ast.expr | None]]:
    keys = list(_keys(node))
    if isinstance(node, ast.Call) and called(node) in wrappers and node.args:
        keys.append(node.args[0])
    for key in keys:
        name = text_of(key, module)
        if name is not None and not _OF_A_REQUEST.match(name):
            yield name, _default(node)


def _default(node: ast.AST) -> ast.expr | None:
    if not isinstance(node, ast.Call):
        return None
    given = node.args[1] if len(node.args) > 1 else keyword(node, "default")
    return None if isinstance(given, ast.Constant) and given.value is None else given


def fallbacks(module: PythonModule) -> Iterator[Fallback]:
    """Secrets read with a non-empty literal to fall back on: as an argument, after `or`, or in a conditional."""
    wrappers = {name for name, f in module.functions.items() if _is_wrapper(f)}
    for node in walk(module.tree):
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            sides = [(node.values[0], other) for other in node.values[1:]]
        elif isinstance(node, ast.IfExp):
            sides = [
                (node.body, node.orelse),
                (node.orelse, node.body),
                (node.test, node.orelse),
                (node.test, node.body),
            ]
        elif isinstance(node, ast.Call) and (default := _default(node)) is not None:
            sides = [(node, default)]
        else:
            continue
        for read, default in sides:
            literal = text_of(default, module)
            for name, _ in _reads(read, module, wrappers) if literal else ():
                if literal and names_a_secret(name):
                    yield Fallback(name, default.lineno, literal)


def aws_services(module: PythonModule) -> tuple[str, ...]:
    """The services of every boto3 client and resource, in order of appearance."""
    found: list[tuple[int, str]] = []
    for node in walk(module.tree):
        if isinstance(node, ast.Call) and called(node) in {"client", "resource", "create_client"}:
            given = node.args[0] if node.args else keyword(node, "service_name")
            found += [(node.lineno, service) for service in texts_of(given, module) if _is_boto(node, module)]
    return tuple(dict.fromkeys(service for _, service in sorted(found, key=lambda item: item[0])))


def _is_boto(call: ast.Call, module: PythonModule) -> bool:
    if "boto" in dotted(call.func):
        return True
    for node in walk(module.tree):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if any("boto" in name for name in names):
            return True
    return False


def open_cors(module: PythonModule) -> tuple[int, ...]:
    """Lines that let every origin in."""
    found: set[int] = set()
    for node in walk(module.tree):
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            found.update(v.lineno for k, v in pairs if _is_origin(k, module) and _has_star(v, module))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            if _is_origin(node.targets[0].slice, module) and _has_star(node.value, module):
                found.add(node.lineno)
        elif isinstance(node, ast.Call) and _call_opens(node, module):
            found.add(node.lineno)
    return tuple(sorted(found))


def _call_opens(call: ast.Call, module: PythonModule) -> bool:
    """Framework calls: `CORS(app)`, `CORSMiddleware` with a star, `cors=True`, a header set by a method."""
    given = [k for k in call.keywords if k.arg in _OPEN_ARGUMENTS]
    if any(_has_star(k.value, module) for k in given):
        return True
    if called(call) in {"CORS", "CORSConfig"} and not given:
        return True
    if len(call.args) == 2 and _is_origin(call.args[0], module):
        return _has_star(call.args[1], module)
    cors = keyword(call, "cors")
    return isinstance(cors, ast.Constant) and cors.value is True


def _is_origin(node: ast.AST | None, module: PythonModule) -> bool:
    return (text_of(node, module) or "").lower() == _ORIGIN


def _has_star(node: ast.AST, module: PythonModule) -> bool:
    if isinstance(node, ast.Name):
        node = module.constants.get(node.id, node)
    return any(isinstance(sub, ast.Constant) and sub.value == "*" for sub in walk(node))
