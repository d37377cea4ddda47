"""Python source read and never run: routes and who is checked on them, environment, secrets, services, CORS."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from execreports.reading.encodings import Decoded, Problem, decode
from execreports.reading.python_auth import CallerChecks
from execreports.reading.python_decorators import declared_routes
from execreports.reading.python_environment import EnvRead, aws_services, env_reads, fallbacks, open_cors
from execreports.reading.python_guards import TableUses
from execreports.reading.python_module import PythonModule, parse
from execreports.reading.python_routes import DispatchWalk, Route
from execreports.reading.python_tables import route_tables
from execreports.reading.secrets import DEFAULT_SALT, Secret, fingerprint, scan
from execreports.reading.source_tree import is_binary

__all__ = ["EnvRead", "PythonSource", "Route", "python_json", "read_python"]

# What a file must mention before its tree is searched for it: most files of a repository are spared three walks.
_SERVES = re.compile(
    r"httpMethod|rawPath|requestContext|routeKey|statusCode|status_code|pathParameters|resourcePath|PATH_INFO"
    r"|REQUEST_METHOD|\bdo_[A-Z]+\b|lambda_handler|def handler|\brequest\.(?:path|method|url)|\bevent(?:\[|\.get\()"
)
_MAY_ROUTE = re.compile(
    rf"{_SERVES.pattern}|@\w[\w.]*\.(?:route|get|post|put|patch|delete)\(|@route|urlpatterns|add_\w+_r"
)
_MAY_OPEN = re.compile(r"cors|CORS|(?i:allow[-_]origin)")


@dataclass(frozen=True, slots=True)
class PythonSource:
    """What one file says; without `parsed` only its secrets are known and nothing is said of routes or services."""

    parsed: bool
    encoding: str
    problems: tuple[Problem, ...] = ()
    routes: tuple[Route, ...] = ()
    env: tuple[EnvRead, ...] = ()
    secrets: tuple[Secret, ...] = ()
    aws_services: tuple[str, ...] = ()
    open_cors: tuple[int, ...] = ()

    @property
    def secret_fallbacks(self) -> tuple[Secret, ...]:
        """Secrets with a literal to fall back on when the variable is not set."""
        return tuple(secret for secret in self.secrets if secret.kind == "secret_default")


def read_python(source: bytes | str, *, salt: bytes = DEFAULT_SALT) -> PythonSource:
    """Read one file; never raises, and what could not be read is a problem with its line."""
    if isinstance(source, bytes) and is_binary(source):
        return PythonSource(
            parsed=False, encoding="binary", problems=(Problem(None, "binary, not Python source"),)
        )
    decoded = decode(source) if isinstance(source, bytes) else Decoded(source, "utf-8")
    secrets = scan(decoded.text, "source.py", salt=salt)
    module = parse(decoded.text)
    if isinstance(module, Problem):
        return PythonSource(False, decoded.encoding, (*decoded.problems, module), secrets=secrets)
    result = PythonSource(True, decoded.encoding, decoded.problems, secrets=secrets)
    try:
        return _analysed(module, result, salt)
    except RecursionError:
        problem = Problem(None, "nested too deeply to follow: routes and services were not read")
        return replace(result, parsed=False, problems=(*result.problems, problem))


def _analysed(module: PythonModule, result: PythonSource, salt: bytes) -> PythonSource:
    reads = "environ" in module.text or "getenv" in module.text
    found = fallbacks(module) if reads else ()
    literal = [Secret("secret_default", f.line, fingerprint(f.value, salt), f.name) for f in found]
    return replace(
        result,
        routes=_routes(module) if _MAY_ROUTE.search(module.text) else (),
        env=env_reads(module) if reads else (),
        secrets=_united(result.secrets, literal),
        aws_services=aws_services(module) if "boto" in module.text else (),
        open_cors=open_cors(module) if _MAY_OPEN.search(module.text) else (),
    )


def _united(scanned: Iterable[Secret], literal: Iterable[Secret]) -> tuple[Secret, ...]:
    """Both, one per line and value; the more telling kind stays."""
    found = {(secret.line, secret.fingerprint): secret for secret in scanned}
    for secret in literal:
        known = found.get((secret.line, secret.fingerprint))
        if known is None or known.kind == "assignment":
            found[secret.line, secret.fingerprint] = secret
    return tuple(sorted(found.values(), key=lambda secret: (secret.line, secret.kind)))


def _routes(module: PythonModule) -> tuple[Route, ...]:
    """Routes of all styles in order of lines, one per method and path; the first one found answers."""
    checks = CallerChecks(module)
    routes = [Route(r.method, r.path, r.auth, r.line) for r in declared_routes(module, checks)]
    if _SERVES.search(module.text):
        routes += _dispatched(module, checks)
    first: dict[tuple[str, str], Route] = {}
    for route in sorted(routes, key=lambda r: r.line):
        first.setdefault((route.method, route.path), route)
    return tuple(first.values())


def _dispatched(module: PythonModule, checks: CallerChecks) -> list[Route]:
    """Routes decided by conditions and by tables; a row whose handler decides further stands for what it decides."""
    rows = route_tables(module)
    walk = DispatchWalk(module, checks, uses=TableUses(frozenset(row.table for row in rows)))
    walk.run()
    found: list[Route] = []
    for row in rows:
        local = [name for name in row.handlers if name in module.functions]
        passed = walk.uses.checked(row.table, row.shape, flag=row.flag)
        decided = sum(walk.start(name, row.shape, checked=passed) for name in local)
        if not decided:
            auth = passed or any(map(checks.function, local))
            found.append(Route(row.shape.method, row.shape.full_path, auth, row.line))
    walk.run_rest()
    return [*found, *walk.routes]


def python_json(source: bytes | str) -> dict[str, object]:
    """The contract of `inspect --json` for Python."""
    read = read_python(source)
    return {
        "encoding": read.encoding,
        "problems": [{"line": p.line, "message": p.message} for p in read.problems],
        "parsed": read.parsed,
        "routes": [{"method": r.method, "path": r.path, "auth": r.auth, "line": r.line} for r in read.routes],
        "env": list(dict.fromkeys(each.name for each in read.env)),
        "secrets": [{"line": s.line, "kind": s.kind} for s in read.secrets],
        "aws_services": list(read.aws_services),
    }
