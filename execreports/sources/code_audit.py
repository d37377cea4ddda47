"""Kind `code_audit`: source code, sites and infrastructure templates read and never run."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import Field

from execreports.errors import SourceBroken
from execreports.model.facts import Fact, Kind
from execreports.reading.source_tree import MAX_BYTES, walk
from execreports.sources import code_folder, code_security, code_templates
from execreports.sources.base import Reach, Source
from execreports.sources.code_files import CodeFile, unique
from execreports.sources.code_folder import Folder
from execreports.sources.pages import Page, missing, sha256, shown

Part = Literal["secrets", "code", "infrastructure", "stack", "practice", "site"]
PARTS: tuple[Part, ...] = ("secrets", "code", "infrastructure", "stack", "practice", "site")
SCRIPTS = (".gs", ".js")


class CodeAudit(Source):
    """The files below a folder, vendored ones left out; a file it cannot parse is noted and the others go on."""

    kind: ClassVar[str] = "code_audit"

    path: str = Field(description="folder, or one file such as an environment file")
    entity: str = Field(default="", description="the entity whose code it is")
    entities: dict[str, str] = Field(default_factory=dict, description="folder below the path -> entity")
    parts: tuple[Part, ...] = Field(default=PARTS, description="what to look for")
    end_of_life: dict[str, date] = Field(
        default_factory=dict, description="runtime -> its last day, beside the shipped table"
    )
    public_routes: frozenset[str] = Field(
        default=frozenset(), description="routes that are open on purpose, `GET /health`"
    )

    @property
    def keys(self) -> frozenset[str]:
        """Every key of docs/facts.md under Code that its parts give; a single file has no site and no stack."""
        given = {
            "secrets": code_security.SECRETS, "code": code_security.CODE, "infrastructure": code_templates.KEYS,
            "stack": code_folder.STACK, "practice": code_folder.PRACTICE, "site": code_folder.SITE,
        }  # fmt: skip
        return frozenset({"code.scan"}).union(*(given[part] for part in self.parts))

    @property
    def locator(self) -> str:
        """The path as declared."""
        return self.path

    def read(self, reach: Reach) -> Iterator[Fact]:
        """Every fact of every file; SourceBroken where nothing stands at the path."""
        root = reach.root / Path(self.path).expanduser()
        if not root.exists():
            raise missing(self.path)
        files = list(self._files(root, reach))
        if not files:
            raise SourceBroken(
                "the folder holds no files", place=self.path, code="E-SRC-209", fix="correct `path`"
            )
        yield from unique(self._facts(files, reach))
        if root.is_dir():
            yield from self._whole(root, files, reach)

    def _whole(self, root: Path, files: list[CodeFile], reach: Reach) -> Iterator[Fact]:
        """What the folder shows as a whole, or each of the folders that belong to an entity of their own."""
        for name in sorted(self.entities) or [""]:
            inside = f"{name.strip('/')}/" if name else ""
            own = {file.name.removeprefix(inside): file for file in files if file.name.startswith(inside)}
            if not own:
                continue
            folder = Folder.of(root / name, shown(root / name, reach.root), own)
            if "stack" in self.parts:
                yield from code_folder.stack(folder)
            if "practice" in self.parts:
                yield from code_folder.practices(folder)
            if "site" in self.parts:
                yield from code_folder.site(folder, reach.now.year)

    def _facts(self, files: list[CodeFile], reach: Reach) -> Iterator[Fact]:
        table = {**code_templates.END_OF_LIFE, **self.end_of_life}
        for file in files:
            if file.language and file.is_text:
                yield self._scanned(file)
                if "secrets" in self.parts:
                    yield from code_security.secrets(file)
                if "code" in self.parts:
                    yield from self._code(file, files, reach)
                if "infrastructure" in self.parts:
                    yield from code_templates.template(file, table, reach.now.date(), reach.note)

    def _code(self, file: CodeFile, files: list[CodeFile], reach: Reach) -> Iterator[Fact]:
        if file.name.endswith(".py"):
            yield from code_security.python(file, self.public_routes, reach.note)
        elif file.name.endswith(SCRIPTS):
            yield from code_security.script(file, files)

    def _scanned(self, file: CodeFile) -> Fact:
        number = len(file.text.splitlines())
        origin = file.page.origin("", f"{number} lines of {file.language}")
        labels = {"file": file.page.locator, "language": file.language}
        value = Decimal(number)
        return Fact(
            file.entity, "code.scan", "count", Kind.ACTUAL, origin, value, value, value, labels=labels
        )

    def _files(self, root: Path, reach: Reach) -> Iterator[CodeFile]:
        named = [(root.name, root)] if root.is_file() else [(one.name, one.path) for one in walk(root)]
        for name, path in named:
            place = shown(path, reach.root)
            try:
                if path.stat().st_size > MAX_BYTES:
                    reach.note(place, f"not read: larger than {MAX_BYTES} bytes")
                    continue
                data = path.read_bytes()
                changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            except OSError as error:
                reach.note(place, f"not read: {error.strerror}")
                continue
            page = Page(self.name, place, min(changed, reach.now).astimezone(UTC), sha256(data))
            yield CodeFile(name, path, self._entity(name), data, page)

    def _entity(self, name: str) -> str:
        """The entity of the longest declared folder a file lies in."""
        above = [folder for folder in self.entities if f"{name}/".startswith(f"{folder.strip('/')}/")]
        return self.entities[max(above, key=len)] if above else self.entity
