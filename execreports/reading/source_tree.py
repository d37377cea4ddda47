"""The files of a source folder: nothing outside the root, nothing vendored, bounded in number and size."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from execreports.reading.encodings import decode

MAX_BYTES = 5_000_000
MAX_FILES = 20_000
MAX_DEPTH = 40
_VENDORED = """.git .hg .svn node_modules bower_components vendor venv .venv env __pycache__ .mypy_cache
.ruff_cache .pytest_cache .tox site-packages .terraform .aws-sam .serverless cdk.out .next .nuxt .cache .idea
.vscode"""
VENDORED = frozenset(_VENDORED.split())


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A regular file under a root: its path there with forward slashes, and where it lies."""

    name: str
    path: Path


def is_binary(data: bytes) -> bool:
    """Whether no person wrote this: NUL bytes near the start that are not UTF-16 or UTF-32."""
    head = data[:8192]
    return b"\0" in head and not decode(head[: len(head) // 4 * 4]).encoding.startswith(("utf-16", "utf-32"))


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes | None:
    """At most `limit` bytes of a regular file; None for anything else and for what cannot be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            return stream.read(limit)
    except (OSError, ValueError):
        return None


def read_text(path: Path, limit: int = MAX_BYTES) -> str | None:
    """The same as text with LF line ends; None for binary files too."""
    data = read_bytes(path, limit)
    return None if data is None or is_binary(data) else decode(data).text


def walk(root: Path, limit: int = MAX_FILES) -> Iterator[SourceFile]:
    """The regular files below a root, by name; links are not followed, vendored folders not entered."""
    count = 0
    for folder, folders, names in os.walk(root, followlinks=False):
        here = Path(folder)
        depth = len(here.relative_to(root).parts)
        folders[:] = sorted(
            f for f in folders if f not in VENDORED and depth < MAX_DEPTH and not (here / f).is_symlink()
        )
        for name in sorted(names):
            path = here / name
            if path.is_symlink() or not path.is_file():
                continue
            count += 1
            if count > limit:
                return
            yield SourceFile(path.relative_to(root).as_posix(), path)
