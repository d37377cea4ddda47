"""A workspace: any folder with `config/portfolio.yaml`, and where its parts are, its own or the shipped ones."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from execreports.errors import ConfigError, Fault

MARK = Path("config", "portfolio.yaml")
HOME = "EXECREPORTS_HOME"
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """Root and the folders below it; `reports` and `templates` may be the shipped ones."""

    root: Path

    @property
    def var(self) -> Path:
        """Runtime files only: ledger, cache, archive, outbox."""
        return self.root / "var"

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.var / "ledger.sqlite"

    @property
    def env_file(self) -> Path:
        """The settings file."""
        return self.root / "repos.env"

    @property
    def reports(self) -> tuple[Path, ...]:
        """The folders of report classes, the workspace's own first; in the repository they are one."""
        own = self._own("reports")
        beside = shipped("reports")
        return (own, beside) if own and own.resolve() != beside.resolve() else (own or beside,)

    @property
    def checks(self) -> Path | None:
        """The workspace's own checks, beside the shipped ones."""
        return self._own("checks")

    @property
    def templates(self) -> tuple[Path, ...]:
        """Where templates are looked for, the workspace's own first."""
        own = self._own("templates")
        return tuple(dict.fromkeys(filter(None, (own, shipped("templates")))))

    def shown(self, path: Path) -> str:
        """A path as printed: relative to the workspace, or the file's name where it is elsewhere."""
        resolved = path.resolve()
        inside = resolved.is_relative_to(self.root)
        return str(resolved.relative_to(self.root)) if inside else f"{resolved.parent.name}/{resolved.name}"

    def _own(self, name: str) -> Path | None:
        folder = self.root / name
        return folder if folder.is_dir() else None


def find(given: Path | None, environ: Mapping[str, str], here: Path) -> Workspace:
    """The workspace named on the command line, else by EXECREPORTS_HOME, else upwards from `here`."""
    named = given or (Path(environ[HOME]) if environ.get(HOME) else None)
    if named is not None:
        return _at(named.expanduser(), "--workspace" if given else HOME)
    for folder in (here.resolve(), *here.resolve().parents):
        if (folder / MARK).is_file():
            return Workspace(folder)
    raise _absent(f"no workspace in {here.resolve().name}/ or above it")


def _at(folder: Path, said: str) -> Workspace:
    if not (folder / MARK).is_file():
        raise _absent(f"{said}: {folder} holds no {MARK}")
    return Workspace(folder.resolve())


def _absent(message: str) -> ConfigError:
    fix = "execreports init DIR makes one; or name it with --workspace"
    return ConfigError(message, code="E-CFG-120", place=str(MARK), fix=fix)


def shipped(name: str) -> Path:
    """A folder that came with the program: beside the package in a wheel, above it in a checkout."""
    inside = _PACKAGE / "_starter" / name
    return inside if inside.exists() else _PACKAGE.parent / name


def starter(*, example: bool) -> tuple[tuple[Path, Path], ...]:
    """(shipped file, its place in a new workspace): the neutral starter, or the example portfolio."""
    if not example:
        root = _PACKAGE / "starter"
        return tuple((path, path.relative_to(root)) for path in _files(root))
    inside = _PACKAGE / "_starter" / "example"
    root = inside if inside.exists() else _PACKAGE.parent
    return tuple(
        (path, path.relative_to(root)) for part in ("config", "examples") for path in _files(root / part)
    )


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def create(folder: Path, *, example: bool) -> tuple[list[Path], list[Path]]:
    """Copy the starter; returns (written, kept). A file that is there is never overwritten."""
    written: list[Path] = []
    kept: list[Path] = []
    blocked = folder if folder.exists() and not folder.is_dir() else None
    if blocked:
        raise ConfigError.of([Fault("E-CFG-122", f"{blocked} is a file, not a folder", str(blocked))])
    for source, place in (*starter(example=example), *_beside()):
        target = folder / place
        if target.exists():
            kept.append(place)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        written.append(place)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("/var/\n/repos.env\n__pycache__/\n", encoding="utf-8")
        written.append(Path(".gitignore"))
    return written, kept


def _beside() -> tuple[tuple[Path, Path], ...]:
    example = shipped("repos.env.example")
    return ((example, Path("repos.env.example")),) if example.exists() else ()
