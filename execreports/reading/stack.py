"""What a folder is built with: languages, frameworks, hosting and third parties, each with where it shows."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from execreports.reading.dependencies import Dependency, read_dependencies
from execreports.reading.encodings import Problem
from execreports.reading.source_tree import SourceFile, read_text, walk
from execreports.reading.stack_names import FILES, LANGUAGES, PACKAGES, RESOURCES

_MANIFEST = re.compile(
    r"package\.json|composer\.json|pyproject\.toml|Pipfile|Cargo\.toml|Gemfile|go\.mod|pom\.xml|requirements[\w.-]*\.(?:txt|in)"
)
_RESOURCE = re.compile(r"(?m)^\s*[\"']?Type[\"']?\s*:\s*[\"']?(AWS::\w+::\w+)|^\s*resource\s+\"(\w+)\"")
_TEMPLATES = (".yaml", ".yml", ".json", ".tf", ".template")


@dataclass(frozen=True, slots=True)
class Component:
    """One thing a stack is made of: kind is language, framework, hosting or tool; `place` is `path` or `path:line`."""

    kind: str
    name: str
    place: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredDependency:
    """A dependency with the manifest it is declared in."""

    dependency: Dependency
    path: str

    @property
    def place(self) -> str:
        """`path:line` of the declaration."""
        return f"{self.path}:{self.dependency.line}"


@dataclass(frozen=True, slots=True)
class Stack:
    """A folder's stack; languages come with their number of files, most used first."""

    languages: tuple[tuple[str, int], ...] = ()
    components: tuple[Component, ...] = ()
    dependencies: tuple[DeclaredDependency, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()
    files: int = 0

    def named(self, *kinds: str) -> tuple[Component, ...]:
        """The components of these kinds."""
        return tuple(component for component in self.components if component.kind in kinds)


def read_stack(root: Path, files: Iterable[SourceFile] | None = None) -> Stack:
    """Enumerate a folder; a missing or empty one is an empty stack, and links are not followed."""
    listed = tuple(files if files is not None else walk(root))
    languages = Counter(language for f in listed if (language := LANGUAGES.get(Path(f.name).suffix.lower())))
    found: list[Component] = []
    dependencies: list[DeclaredDependency] = []
    problems: list[tuple[str, Problem]] = []
    for file in listed:
        base = file.name.rpartition("/")[2]
        if base in FILES:
            kind, name = FILES[base]
            found.append(Component(kind, name, file.name))
        if _MANIFEST.fullmatch(base):
            declared, faults = read_dependencies(file.name, read_text(file.path) or "")
            dependencies += [DeclaredDependency(dependency, file.name) for dependency in declared]
            problems += [(file.name, fault) for fault in faults]
        elif base.endswith(_TEMPLATES):
            found += _resources(file)
    for each in dependencies:
        package = PACKAGES.get(each.dependency.name.lower())
        if package:
            found.append(Component("framework", package, each.place, each.dependency.version))
    return Stack(
        tuple(languages.most_common()), _first(found), tuple(dependencies), tuple(problems), len(listed)
    )


def _resources(file: SourceFile) -> list[Component]:
    """Hosting that an infrastructure template declares."""
    text = read_text(file.path, 1_000_000) or ""
    return [
        Component(
            "hosting", name, f"{file.name}:{text.count(chr(10), 0, match.start(1 if match[1] else 2)) + 1}"
        )
        for match in list(_RESOURCE.finditer(text))[:500]
        if (name := RESOURCES.get(match[1] or match[2]))
    ]


def _first(found: Iterable[Component]) -> tuple[Component, ...]:
    """Each name once per kind, where it showed first; a version that is known is kept."""
    first: dict[tuple[str, str], Component] = {}
    for component in found:
        known = first.get((component.kind, component.name))
        if known is None or (component.version and not known.version):
            first[component.kind, component.name] = component
    return tuple(first.values())
