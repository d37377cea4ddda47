"""A site's folder or one of its pages: what it is built with, what each page says, and what a visitor can do there."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from execreports.reading.encodings import Problem, decode
from execreports.reading.site_page import SitePage, page_facts
from execreports.reading.site_signs import Sighting, in_script
from execreports.reading.source_tree import SourceFile, is_binary, read_bytes, read_text, walk
from execreports.reading.stack import Component, Stack, read_stack
from execreports.reading.stack_names import PACKAGES

PAGES = (".html", ".htm", ".xhtml", ".php")
MAX_PAGES = 2000
_IMPORT = re.compile(r"(?:\bfrom|\bimport|\brequire\()\s{0,4}['\"](@[\w.-]+/[\w.-]+|[\w.-]+)(?=['\"/])")
_SKIPPED = ("/test/", "/tests/", "/fixtures/", "/coverage/", "/docs/api/")


@dataclass(frozen=True, slots=True)
class Site:
    """A site's pages and stack; places are `path:line` or `path`, and an empty tuple says it was looked for in vain."""

    pages: tuple[SitePage, ...] = ()
    components: tuple[Component, ...] = ()
    sitemap: str | None = None
    robots: str | None = None
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()

    @property
    def stack(self) -> tuple[str, ...]:
        """The names of frameworks, tools and services, each once."""
        return tuple(dict.fromkeys(component.name for component in self.components))

    @property
    def cart(self) -> tuple[str, ...]:
        """Where a visitor can put something in a cart or pay."""
        return _places(self.pages, lambda page: page.cart)

    @property
    def booking(self) -> tuple[str, ...]:
        """Where a visitor can start to book without telephoning."""
        return _places(self.pages, lambda page: page.booking)

    @property
    def calendar(self) -> tuple[str, ...]:
        """Where a visitor can see or pick a date."""
        return _places(self.pages, lambda page: page.calendar)

    @property
    def copyright_year(self) -> int | None:
        """The latest year any copyright line claims."""
        return max((m.year for page in self.pages for m in page.years), default=None)


def _places(pages: Iterable[SitePage], lines: Callable[[SitePage], tuple[int, ...]]) -> tuple[str, ...]:
    return tuple(f"{page.path}:{line}" for page in pages for line in lines(page))


def read_site(path: Path) -> Site:
    """Read a folder or one HTML file; never raises, and links are not followed out of it."""
    if path.is_dir():
        return _folder(path)
    data = read_bytes(path)
    if data is None or is_binary(data):
        return Site(
            encoding="binary" if data else "utf-8", problems=(Problem(None, "cannot be read as a page"),)
        )
    decoded = decode(data)
    if not path.name.lower().endswith(PAGES):
        shown = _components((), _script_stack(path.name, decoded.text))
        return Site(components=shown, encoding=decoded.encoding, problems=decoded.problems)
    page = _with_local_scripts(page_facts(decoded.text, path.name), path.parent, path.parent)
    return Site((page,), _components((page,), Stack()), encoding=decoded.encoding, problems=decoded.problems)


def _script_stack(name: str, text: str) -> Stack:
    """What one script, style sheet or component shows: the packages it imports and the services it calls."""
    found = [Component("tool", seen.name, f"{name}:{seen.line}") for seen in in_script(text)]
    for match in _IMPORT.finditer(text[:500_000]):
        package = PACKAGES.get(match[1])
        if package:
            line = text.count("\n", 0, match.start(1)) + 1
            found.append(Component("framework", package, f"{name}:{line}"))
    return Stack(components=tuple(found))


def _folder(root: Path) -> Site:
    files = tuple(walk(root))
    built_with = read_stack(root, files)
    pages = tuple(_pages(root, files))
    robots = next((f for f in files if f.name.rpartition("/")[2] == "robots.txt"), None)
    sitemap = next(
        (
            f.name
            for f in files
            if "sitemap" in f.name.rpartition("/")[2] and f.name.endswith((".xml", ".xml.gz"))
        ),
        None,
    )
    problems = () if pages else (Problem(None, "no HTML page in this folder"),)
    return Site(
        pages=pages,
        components=_components(pages, built_with),
        sitemap=sitemap,
        robots=robots.name if robots else None,
        problems=problems,
    )


def _pages(root: Path, files: Iterable[SourceFile]) -> Iterable[SitePage]:
    """The whole documents of a folder; fragments and test pages are no pages."""
    count = 0
    for file in files:
        if not file.name.lower().endswith(PAGES) or any(part in f"/{file.name}" for part in _SKIPPED):
            continue
        source = read_text(file.path)
        page = page_facts(source, file.name) if source is not None else None
        if page is None or not page.is_document:
            continue
        count += 1
        if count > MAX_PAGES:
            return
        yield _with_local_scripts(page, root, file.path.parent)


def _with_local_scripts(page: SitePage, root: Path, folder: Path) -> SitePage:
    """The page with the tools that its own script files load."""
    found: list[Sighting] = []
    for source in page.scripts[:50]:
        name = source.partition("?")[0].partition("#")[0]
        if name.startswith(("http:", "https:", "//", "data:")) or not name:
            continue
        path = root / name.lstrip("/") if name.startswith("/") else folder / name
        if not _inside(path, root):
            continue
        text = read_text(path, 500_000)
        found += [Sighting(s.kind, s.name, 0) for s in in_script(text)] if text else []
    analytics = tuple(dict.fromkeys([*page.analytics, *(s.name for s in found if s.kind == "analytics")]))
    return (
        replace(page, analytics=analytics, sightings=(*page.sightings, *dict.fromkeys(found)))
        if found
        else page
    )


def _inside(path: Path, root: Path) -> bool:
    """Whether a path leads to a file under the root, whatever links stand on the way."""
    try:
        return path.resolve().is_relative_to(root.resolve()) and path.is_file()
    except (OSError, ValueError, RuntimeError):
        return False


def _components(pages: Iterable[SitePage], built_with: Stack) -> tuple[Component, ...]:
    """What the folder declares and what the pages show, each name once."""
    shown = (
        Component("tool", seen.name, f"{page.path}:{seen.line}" if seen.line else page.path)
        for page in pages
        for seen in page.sightings
    )
    first: dict[str, Component] = {}
    for component in chain(built_with.components, shown):
        first.setdefault(component.name, component)
    return tuple(first.values())


def site_json(path: Path) -> dict[str, object]:
    """The contract of `inspect --json` for a site."""
    read = read_site(path)
    pages: list[Mapping[str, object]] = [
        {"path": p.path, "title": p.title, "description": p.description, "analytics": bool(p.analytics)}
        for p in read.pages
    ]
    return {
        "encoding": read.encoding,
        "problems": [{"line": p.line, "message": p.message} for p in read.problems],
        "stack": list(read.stack),
        "pages": pages,
    }
