"""Dependencies declared in package manifests, with the line each is declared on."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from execreports.reading.encodings import Problem

MAX_CHARS = 2_000_000
_REQUIREMENT = re.compile(
    r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*([=<>!~^]=?=?\s*[^;#\s\\]+)?"
)
_DECLARED = re.compile(
    r"\"([^\"\n]{1,200})\"\s*:|^\s*[\"']?([\w.\-/@]{1,200})[\"']?\s*=|[\"']([A-Za-z0-9][\w.\-]{0,200})\s*[\[=<>!~;\"']"
)
_GEM = re.compile(r"^\s*gem\s+['\"]([\w-]+)['\"](?:\s*,\s*['\"]([^'\"]+)['\"])?")
_GO = re.compile(
    r"^\s*(?:require\s+)?([a-z0-9.\-]+\.[a-z]{2,}/[^\s]+)\s+(v[^\s]+)(?P<indirect>\s*//\s*indirect)?"
)
_MAVEN = re.compile(r"<artifactId>([^<]{1,120})</artifactId>(?:\s*<version>([^<]{1,60})</version>)?")


@dataclass(frozen=True, slots=True)
class Dependency:
    """A package somebody else makes: name, declared version ('' when open), its world, and where it is declared."""

    name: str
    version: str
    ecosystem: str
    line: int
    development: bool = False


def read_dependencies(name: str, text: str) -> tuple[tuple[Dependency, ...], tuple[Problem, ...]]:
    """The dependencies of a manifest by its file name; a broken one is a problem, an unknown one has none."""
    base = name.rpartition("/")[2]
    named = _READERS.get(base)
    reader = named or (_requirements if re.fullmatch(r"requirements[\w.-]*\.(?:txt|in)", base) else None)
    if reader is None:
        return (), ()
    try:
        return tuple(reader(text[:MAX_CHARS])), ()
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        return (), (
            Problem(getattr(error, "lineno", None), f"{base} cannot be read: {type(error).__name__}"),
        )


@lru_cache(4)
def _lines(text: str) -> Mapping[str, int]:
    """The first line on which each quoted key, each assigned key and each quoted requirement stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for match in _DECLARED.finditer(line[:2000]):
            found.setdefault(match[1] or match[2] or match[3], number)
    return found


def _line(text: str, name: str) -> int:
    return _lines(text).get(name, 1)


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _package_json(text: str) -> Iterator[Dependency]:
    data = _table(json.loads(text))
    for section in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        for name, version in _table(data.get(section)).items():
            yield Dependency(name, str(version), "npm", _line(text, name), section == "devDependencies")


def _composer(text: str) -> Iterator[Dependency]:
    data = _table(json.loads(text))
    for section in ("require", "require-dev"):
        for name, version in _table(data.get(section)).items():
            if "/" in name:
                yield Dependency(name, str(version), "Packagist", _line(text, name), section == "require-dev")


def _requirements(text: str) -> Iterator[Dependency]:
    for number, line in enumerate(text.split("\n"), 1):
        match = None if line.lstrip().startswith(("#", "-")) else _REQUIREMENT.match(line[:400])
        if match:
            yield Dependency(match[1].lower(), (match[2] or "").replace(" ", ""), "PyPI", number)


def _pyproject(text: str) -> Iterator[Dependency]:
    data = tomllib.loads(text)
    project = _table(data.get("project"))
    groups = [(False, project.get("dependencies"))]
    groups += [(True, listed) for listed in _table(project.get("optional-dependencies")).values()]
    groups += [(True, listed) for listed in _table(data.get("dependency-groups")).values()]
    for development, listed in groups:
        for item in listed if isinstance(listed, list) else []:
            match = _REQUIREMENT.match(str(item)[:400])
            if match and isinstance(item, str):
                yield Dependency(match[1].lower(), match[2] or "", "PyPI", _line(text, match[1]), development)
    poetry = _table(_table(data.get("tool")).get("poetry"))
    for name, version in _table(poetry.get("dependencies")).items():
        if name != "python":
            yield Dependency(
                name.lower(), version if isinstance(version, str) else "", "PyPI", _line(text, name)
            )


def _pipfile(text: str) -> Iterator[Dependency]:
    data = tomllib.loads(text)
    for section in ("packages", "dev-packages"):
        for name, version in _table(data.get(section)).items():
            known = version if isinstance(version, str) else ""
            yield Dependency(name.lower(), known, "PyPI", _line(text, name), section == "dev-packages")


def _cargo(text: str) -> Iterator[Dependency]:
    data = tomllib.loads(text)
    for section in ("dependencies", "dev-dependencies", "build-dependencies"):
        for name, version in _table(data.get(section)).items():
            known = version if isinstance(version, str) else str(_table(version).get("version", ""))
            yield Dependency(name, known, "crates.io", _line(text, name), section != "dependencies")


def _by_line(pattern: re.Pattern[str], ecosystem: str) -> Callable[[str], Iterator[Dependency]]:
    def read(text: str) -> Iterator[Dependency]:
        for number, line in enumerate(text.split("\n"), 1):
            match = pattern.match(line[:400])
            if match and not match.groupdict().get("indirect"):
                yield Dependency(match[1], match[2] or "", ecosystem, number)

    return read


def _pom(text: str) -> Iterator[Dependency]:
    start = text.find("<dependencies>")
    for match in _MAVEN.finditer(text, max(start, 0)) if start >= 0 else ():
        yield Dependency(match[1], match[2] or "", "Maven", text.count("\n", 0, match.start()) + 1)


_READERS: Mapping[str, Callable[[str], Iterator[Dependency]]] = {
    "package.json": _package_json,
    "composer.json": _composer,
    "pyproject.toml": _pyproject,
    "Pipfile": _pipfile,
    "Cargo.toml": _cargo,
    "Gemfile": _by_line(_GEM, "RubyGems"),
    "go.mod": _by_line(_GO, "Go"),
    "pom.xml": _pom,
}
