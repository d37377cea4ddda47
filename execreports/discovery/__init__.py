"""What is there: reports, checks and source kinds, found by their files; a bad one is named and stops no other."""

import importlib
import importlib.util
import pkgutil
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from execreports.checks.base import Check
from execreports.config.faults import did_you_mean
from execreports.errors import ConfigError, Fault
from execreports.report import BaseReport
from execreports.schedule import checked
from execreports.workspace import Workspace, shipped


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and what is wrong with files that should have given something."""

    reports: tuple[BaseReport, ...] = ()
    checks: tuple[Check, ...] = ()
    faults: tuple[Fault, ...] = ()
    places: dict[str, str] = field(default_factory=dict)

    @property
    def personas(self) -> tuple[str, ...]:
        """The reports' names, in order."""
        return tuple(report.persona for report in self.reports)


def reports(workspace: Workspace, used: tuple[str, ...] | None = None) -> Found:
    """Every report class of the workspace and those shipped ones it uses, primary group first, then by persona.

    A file of the workspace stands in for the shipped one of its name; `used` names the shipped ones, None all.
    """
    known: dict[str, BaseReport] = {}
    places: dict[str, str] = {}
    paths = _report_files(workspace)
    faults = [_unshipped(name, paths) for name in used or () if name not in paths]
    for path in paths.values():
        if used is not None and path.parent == shipped("reports") and path.stem not in used:
            continue
        module, fault = mounted(path, workspace)
        faults += [fault] if fault else []
        if module is None:
            continue
        for found in _reports_of(module, path, workspace):
            if isinstance(found, Fault):
                faults.append(found)
            elif found.persona in known:
                said = f"persona {found.persona} is already in {places[found.persona]}"
                faults.append(Fault("E-CFG-133", said, workspace.shown(path), "give it another persona"))
            else:
                known[found.persona] = found
                places[found.persona] = workspace.shown(path)
    ordered = sorted(known.values(), key=lambda report: (report.group != "primary", report.persona))
    return Found(tuple(ordered), faults=tuple(faults), places=places)


def _report_files(workspace: Workspace) -> dict[str, Path]:
    """Name -> file, the workspace's own before a shipped one, and all of them in order."""
    found = [path for folder in reversed(workspace.reports) for path in _python(folder)]
    return dict(sorted({path.stem: path for path in found}.items()))


def _unshipped(name: str, known: Iterable[str]) -> Fault:
    said = f"reports: no report {name}{did_you_mean(name, known)}"
    return Fault("E-CFG-107", said, "config/portfolio.yaml", "correct it, or write reports/" + f"{name}.py")


def _reports_of(module: ModuleType, path: Path, workspace: Workspace) -> Iterator[BaseReport | Fault]:
    classes = [
        item
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, BaseReport) and item.__module__ == module.__name__
    ]
    place = workspace.shown(path)
    if not classes:
        fix = "write a class that inherits from BaseReport, or begin the file's name with _"
        yield Fault("E-CFG-132", "holds no report", place, fix)
    for kind in classes:
        try:
            checked(kind.schedule, place)
        except ConfigError as error:
            yield error.faults[0]
            continue
        if not kind.persona or (len(classes) == 1 and kind.persona != path.stem):
            said = f"persona is {kind.persona!r}, the file is called {path.stem}"
            yield Fault("E-CFG-134", said, place, f'write persona = "{path.stem}"')
        else:
            yield kind()


def checks(workspace: Workspace) -> Found:
    """Every shipped check and every one of the workspace; an id that is there twice is a fault."""
    import execreports.checks as package

    modules: list[tuple[ModuleType, str]] = [
        (importlib.import_module(f"{package.__name__}.{info.name}"), f"checks/{info.name}.py")
        for info in pkgutil.iter_modules(package.__path__)
    ]
    faults: list[Fault] = []
    for path in _python(workspace.checks) if workspace.checks else ():
        module, fault = mounted(path, workspace)
        faults += [fault] if fault else []
        modules += [(module, workspace.shown(path))] if module else []
    known: dict[str, Check] = {}
    places: dict[str, str] = {}
    for module, place in modules:
        for item in vars(module).values():
            if isinstance(item, Check):
                if known.setdefault(item.id, item) is not item:
                    said = f"check {item.id} is already in {places[item.id]}"
                    faults.append(Fault("E-CFG-135", said, place, "give it another id"))
                places.setdefault(item.id, place)
    return Found(checks=tuple(known.values()), faults=tuple(faults), places=places)


def mounted(path: Path, workspace: Workspace) -> tuple[ModuleType | None, Fault | None]:
    """A file of the workspace as a module of a private package; no path is added anywhere."""
    name = f"{_package(path.parent)}.{path.stem}"
    if name in sys.modules:
        return sys.modules[name], None
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        return None, Fault("E-CFG-131", "is no Python file", workspace.shown(path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a stranger's file; it may raise anything
        del sys.modules[name]
        return None, _broken(error, path, workspace)
    return module, None


def _package(folder: Path) -> str:
    """The private package a folder's files live in, so that `from ._shared import x` works."""
    name = f"_execreports_{folder.name}_{sha256(str(folder.resolve()).encode()).hexdigest()[:12]}"
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    return name


def _broken(error: BaseException, path: Path, workspace: Workspace) -> Fault:
    """The last line of the file itself that took part in the error."""
    if isinstance(error, SyntaxError):
        line, said = error.lineno or 1, f"is not Python: {error.msg}"
    else:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame.lineno for frame in frames if frame.filename == str(path)]
        line, said = (own or [1])[-1] or 1, f"cannot be imported: {type(error).__name__}: {error}"
    return Fault("E-CFG-131", said, f"{workspace.shown(path)}:{line}", "mend the file")


def _python(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in sorted(folder.glob("*.py")) if not path.name.startswith("_"))
