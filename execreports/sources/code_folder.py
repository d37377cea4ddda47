"""What a folder shows as a whole: its stack, how its code gets live, and what its site offers a visitor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from execreports.model.facts import Fact, Kind
from execreports.reading.delivery_practice import read_practices
from execreports.reading.site import Site, read_site
from execreports.reading.stack import read_stack
from execreports.sources.code_files import CodeFile
from execreports.sources.pages import Page, sha256

STACK, PRACTICE, SITE = (
    frozenset({"stack"}),
    frozenset({"practice"}),
    frozenset({"site.page", "site.feature"}),
)
LONGEST_LIST = 200


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with its files by their name below it; `page` is the folder's own, as young as its newest file."""

    root: Path
    page: Page
    entity: str
    files: Mapping[str, CodeFile]

    @classmethod
    def of(cls, root: Path, locator: str, files: Mapping[str, CodeFile]) -> "Folder":
        """The folder of these files, at least one; its hash is that of all names and hashes."""
        first = next(iter(files.values()))
        content = "".join(f"{name} {file.page.digest}\n" for name, file in sorted(files.items()))
        newest = max(file.page.as_of for file in files.values())
        page = Page(first.page.source, locator, newest, sha256(content.encode()))
        return cls(root, page, first.entity, files)

    def fact(self, key: str, text: str, place: str, quote: str = "", **labels: str) -> Fact:
        """Words about a place (`path` or `path:line` below the folder) or, where it is empty, about the folder."""
        path, _, line = place.rpartition(":")
        name = path if path and line.isdigit() else place
        file = self.files.get(name)
        if file is not None:
            made = file.fact(key, text, int(line) if path and line.isdigit() else None, **labels)
            return replace(made, entity=self.entity)
        kept = {"file": self.page.locator, **{label: words for label, words in labels.items() if words}}
        origin = self.page.origin("", quote or text)
        return Fact(self.entity, key, "text", Kind.ACTUAL, origin, text=text, labels=kept)


def stack(folder: Folder) -> Iterator[Fact]:
    """Languages, frameworks, hosting, tools and declared dependencies."""
    found = read_stack(folder.root)
    for language, number in found.languages:
        words = f"{number} files of {language}"
        yield folder.fact("stack", language, "", words, layer="language", files=str(number))
    for part in found.components:
        if part.kind != "language":
            yield folder.fact("stack", part.name, part.place, layer=part.kind, version=part.version)
    for one in found.dependencies[:LONGEST_LIST]:
        version = getattr(one.dependency, "version", "") or ""
        yield folder.fact("stack", one.dependency.name, one.place, layer="dependency", version=version)


def practices(folder: Folder) -> Iterator[Fact]:
    """CI, staging, rollback, tests, README: present with its evidence, or absent with what was looked for."""
    for practice in read_practices(folder.root):
        place = practice.evidence[0] if practice.evidence else ""
        words = "" if practice.evidence else f"looked for {', '.join(practice.searched[:12])}"
        state = "present" if practice.present else "absent"
        yield folder.fact("practice", state, place, words, practice=practice.name)


def site(folder: Folder, year: int) -> Iterator[Fact]:
    """Pages and features; nothing where the folder holds no page."""
    found = read_site(folder.root)
    pages = [page for page in found.pages if page.is_document]
    if not pages:
        return
    for page in pages:
        yield folder.fact(
            "site.page", page.path, page.path, title=page.title or "", description=page.description or "",
            analytics="yes" if page.analytics else "no",
        )  # fmt: skip
    for feature, place in _features(found, year).items():
        state = "absent" if place is None else "present"
        yield folder.fact(
            "site.feature", state, place or "", f"looked for on {len(pages)} pages", feature=feature
        )


def _features(found: Site, year: int) -> dict[str, str | None]:
    """Feature -> where it shows, '' where no line is known, None where it was looked for in vain."""
    pages = [page for page in found.pages if page.is_document]

    def where(*places: str) -> str | None:
        return next(iter(places), None)

    features = {
        "cart": where(*found.cart),
        "checkout": where(*found.cart),
        "booking": where(*found.booking),
        "availability_calendar": where(*found.calendar),
        "analytics": where(*(page.path for page in pages if page.analytics)),
        "local_business": where(*(page.path for page in pages if page.local_business)),
        "sitemap": found.sitemap,
        "robots": found.robots,
        "phone": where(*(page.path for page in pages if page.phones or page.phone_links)),
        "address": where(*(f"{page.path}:{page.addresses[0]}" for page in pages if page.addresses)),
    }
    if found.copyright_year is not None:
        old = found.copyright_year < year
        claims = [one for page in pages for one in page.years]
        features["copyright_current"] = None if old else where(*(f"{one.path}:{one.line}" for one in claims))
    return features
