"""A copy of a workspace whose reports are run again after an edit, reading only the sources the edit touches."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from execreports import config, discovery
from execreports.analyse import analyse, behind
from execreports.cache import Cache
from execreports.collect import collect
from execreports.discovery import kinds
from execreports.embedded.reach import FOLDER, embedded_reach, source_routes
from execreports.embedded.server import Standin
from execreports.model.context import Context
from execreports.renderers.data import document_data
from execreports.report import BaseReport
from execreports.retry import Retry
from execreports.sources.base import Reach, Source
from execreports.workspace import Workspace

Page = dict[str, Any]
Pages = Mapping[str, Page]
"""Persona -> the report as plain JSON, in the shape of `preview --format json`."""

PARTS = ("config", "reports", "templates", "checks", FOLDER.parts[0])


@dataclass
class Rehearsal:
    """`with Rehearsal.of(workspace, folder) as play: play.base["cto"]`; the clock is the workspace's pinned one."""

    root: Path
    base: Pages = field(default_factory=dict)
    context: Context | None = None
    _open: ExitStack = field(default_factory=ExitStack)

    @classmethod
    def of(cls, workspace: Path, folder: Path) -> Self:
        """A rehearsal on a copy of the workspace in `folder`, which must not hold one yet."""
        for part in PARTS:
            if (workspace / part).is_dir():
                shutil.copytree(workspace / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        return cls(folder)

    def __enter__(self) -> Self:
        self._standin = self._open.enter_context(Standin(source_routes(self.root / FOLDER)))
        self._config = config.load(self.root)
        workspace = Workspace(self.root)
        self._reports = discovery.reports(workspace, self._config.reports).reports
        self._checks = discovery.checks(workspace).checks
        self.base = self.run()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def run(self, *names: str, personas: tuple[str, ...] = ()) -> Pages:
        """Every report, or those of `personas`; with `names` only these sources are asked again."""
        known = self._collected(names)
        if not names:
            self.context = known
        asked = (report for report in self._reports if not personas or report.persona in personas)
        return {report.persona: self._page(report, known) for report in asked}

    def alone(self, persona: str) -> Page:
        """The report as made on its own: from the sources it says it reads, and no other."""
        if self.context is None:
            raise LookupError("enter the rehearsal first")
        (report,) = [one for one in self._reports if one.persona == persona]
        read = {result.name: result for result in behind(report, self.context)}
        return self._page(report, replace(self.context, results=read))

    @contextmanager
    def edited(self, path: str, old: str, new: str) -> Iterator[None]:
        """The file with every `old` replaced (it must be there), for as long as the block runs."""
        file = self.root / path
        before = file.read_bytes()
        if old.encode() not in before:
            raise LookupError(f"{path} does not hold {old!r}")
        file.write_bytes(before.replace(old.encode(), new.encode()))
        try:
            yield
        finally:
            file.write_bytes(before)

    @contextmanager
    def hidden(self, path: str) -> Iterator[None]:
        """A file or folder out of the way for as long as the block runs."""
        place = self.root / path
        aside = place.with_name(f"{place.name}.hidden")
        place.rename(aside)
        try:
            yield
        finally:
            aside.rename(place)

    def _page(self, report: BaseReport, known: Context) -> Page:
        period = f"{known.now:%Y-%m-%d}"
        return document_data(analyse(report, known, period=period, generated_at=known.now))

    def _collected(self, names: tuple[str, ...]) -> Context:
        wanted = [source for source in self._sources() if not names or source.name in names]
        cache = Cache(self.root / "var" / "cache", writable=False)
        fresh = collect(
            wanted, reach=self._reach(), cache=cache, retry=Retry(attempts=1), targets=self._config.targets,
            checks=self._checks,
        )  # fmt: skip
        if not names or self.context is None:
            return fresh
        return replace(self.context, results={**self.context.results, **fresh.results})

    def _sources(self) -> tuple[Source, ...]:
        good, faults = kinds.sources(self._config)
        if faults:
            raise LookupError("\n".join(map(str, faults)))
        return good

    def _reach(self) -> Reach:
        portfolio = self._config.portfolio
        if portfolio.now is None:
            raise LookupError("a rehearsal needs `now:` in config/portfolio.yaml")
        return embedded_reach(self.root, portfolio.now, portfolio, lambda _: None, self._standin.url)
