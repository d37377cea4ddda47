"""The files of a code folder with their pages: read once, quoted with every secret as a fingerprint."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from execreports.model.facts import Fact, Kind, Origin
from execreports.reading.encodings import decode
from execreports.reading.secrets import redact
from execreports.reading.source_tree import is_binary
from execreports.sources.pages import Page

LANGUAGES = {
    ".py": "Python", ".gs": "Apps Script", ".js": "JavaScript", ".mjs": "JavaScript", ".cjs": "JavaScript",
    ".jsx": "JavaScript", ".ts": "TypeScript", ".tsx": "TypeScript", ".html": "HTML", ".htm": "HTML", ".css": "CSS",
    ".astro": "Astro", ".vue": "Vue", ".svelte": "Svelte", ".php": "PHP", ".rb": "Ruby", ".go": "Go", ".rs": "Rust",
    ".java": "Java", ".kt": "Kotlin", ".cs": "C#", ".sh": "Shell", ".sql": "SQL", ".tf": "Terraform", ".yaml": "YAML",
    ".yml": "YAML", ".json": "JSON", ".toml": "TOML", ".env": "settings", ".ini": "settings", ".cfg": "settings",
    ".conf": "settings", ".properties": "settings", ".txt": "text", ".xml": "XML", ".md": "Markdown",
}  # fmt: skip


@dataclass(frozen=True)
class CodeFile:
    """One file: where it lies below the root and in the workspace, whose it is, its bytes and its page."""

    name: str
    path: Path
    entity: str
    data: bytes
    page: Page

    @property
    def language(self) -> str:
        """The language its ending stands for; '' for what no person writes."""
        return (
            "settings" if self.is_environment else LANGUAGES.get(PurePosixPath(self.name).suffix.lower(), "")
        )

    @property
    def is_environment(self) -> bool:
        """True for `.env`, `repos.env`, `.env.production`; examples of such files hold no secrets by intent."""
        name = PurePosixPath(self.name).name.lower()
        told = name.endswith(".env") or name == ".envrc" or name.startswith(".env.")
        return told and not name.endswith((".example", ".sample", ".template", ".dist"))

    @property
    def is_text(self) -> bool:
        """True where it can be read as text."""
        return not is_binary(self.data)

    @cached_property
    def text(self) -> str:
        """Its text with LF line ends."""
        return decode(self.data).text

    @cached_property
    def lines(self) -> list[str]:
        """Its lines with every secret as a fingerprint."""
        return redact(self.text, self.name).split("\n")

    def origin(self, line: int | None, words: str = "") -> Origin:
        """The address of a line with the line as its quote; of the file where no line is known."""
        if line is None or not 0 < line <= len(self.lines):
            return self.page.origin("", words)
        return self.page.origin(f":{line}", self.lines[line - 1])

    def fact(self, key: str, text: str, line: int | None, **labels: str) -> Fact:
        """Words about a place in the file; every code fact names its file."""
        kept = {"file": self.page.locator, **{name: words for name, words in labels.items() if words}}
        return Fact(self.entity, key, "text", Kind.ACTUAL, self.origin(line, text), text=text, labels=kept)


def unique(facts: Iterator[Fact]) -> Iterator[Fact]:
    """The facts, a second one with the same identity left out."""
    seen: set[str] = set()
    for fact in facts:
        if (mark := f"{fact.id} {fact.text}") not in seen:
            seen.add(mark)
            yield fact
