"""Where facts stand: the files a pattern names, and one read thing with its address, age and hash."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import ClassVar

from pydantic import Field

from execreports.errors import SourceBroken, SourceDown
from execreports.model.facts import Origin
from execreports.reading.secrets import redact
from execreports.sources.base import Reach, Source

LONGEST_QUOTE = 240  # characters; a quote reminds, it does not replace the place
LARGEST_FILE = 64 << 20  # bytes of a document, table or log; bills and inventories are streamed instead


@dataclass(frozen=True, slots=True)
class Page:
    """One thing that was read: locator without its fragment, the moment the world looked so, content hash."""

    source: str
    locator: str
    as_of: datetime
    digest: str

    def origin(self, place: str = "", quote: str = "") -> Origin:
        """The address of one thing on it; `place` is the fragment with its mark (`:41`, `#/jobs/3`)."""
        return Origin(self.source, f"{self.locator}{place}", self.as_of, self.digest, quoted(quote))


def quoted(text: str, name: str = "") -> str:
    """A quote: one line, not longer than 240 characters, every secret as a fingerprint."""
    return shortened(redact(text, name))


def shortened(text: str) -> str:
    """A quote of text in which secrets are fingerprints already."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 3]}..."


def sha256(data: bytes) -> str:
    """The content hash as printed: 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """The content hash of a file too large to hold."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def shown(path: Path, root: Path) -> str:
    """A path as printed: relative to the workspace where it lies inside, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def matches(pattern: str, root: Path) -> list[Path]:
    """Every file a workspace pattern (or an absolute one) names, sorted by path."""
    path = Path(pattern).expanduser()
    start, words = (Path(path.anchor), path.relative_to(path.anchor)) if path.is_absolute() else (root, path)
    if not re.search(r"[*?\[]", words.as_posix()):
        return [start / words] if (start / words).is_file() else []
    return sorted(found for found in start.glob(words.as_posix()) if found.is_file())


def read_bytes(path: Path, reach: Reach, limit: int = LARGEST_FILE) -> bytes:
    """A whole file; SourceBroken where it is missing, not readable or larger than `limit` bytes."""
    place = shown(path, reach.root)
    try:
        if path.stat().st_size > limit:
            raise SourceBroken(
                f"the file has {path.stat().st_size} bytes, more than the {limit} that are read",
                place=place, code="E-SRC-206", fix="split it, or name a smaller file",
            )  # fmt: skip
        return path.read_bytes()
    except FileNotFoundError:
        raise missing(place) from None
    except PermissionError:
        raise SourceBroken(
            "the file may not be read", place=place, code="E-SRC-205", fix=f"chmod u+r {place}"
        ) from None
    except OSError as error:
        raise SourceDown(f"the file could not be read: {error.strerror}", place=place) from error


def missing(place: str) -> SourceBroken:
    """Nothing stands where the source was said to be."""
    return SourceBroken(
        "no such file",
        place=place,
        code="E-SRC-204",
        fix="put the file there, or correct `path` in config/sources.yaml",
    )


class FileSource(Source):
    """What every source that reads files shares: a pattern, an entity, and how its age is told."""

    by_file: ClassVar[bool] = True

    path: str = Field(description="file or pattern below the workspace, `data/*.csv`")
    entity: str = Field(default="", description="the entity its facts are about, where no line names another")
    dated: str = Field(
        default="newest",
        alias="as_of",
        description="age of the content: a date (2026-05-04), `newest` date found in it, or `mtime` of the file",
    )

    @property
    def locator(self) -> str:
        """The pattern as declared."""
        return self.path

    def files(self, reach: Reach) -> list[Path]:
        """Every file of the pattern; SourceBroken where there is none."""
        found = matches(self.path, reach.root)
        if not found:
            raise missing(self.path)
        return found

    def page(self, path: Path, data: bytes, dates: Iterable[date], reach: Reach) -> Page:
        """The page of one file: its age is the declared date, else the newest of `dates`, else its mtime."""
        return self.paged(path, sha256(data), dates, reach)

    def paged(self, path: Path, digest: str, dates: Iterable[date], reach: Reach) -> Page:
        """The same where the content's hash is known already."""
        return Page(self.name, shown(path, reach.root), self._moment(path, dates, reach), digest)

    def _moment(self, path: Path, dates: Iterable[date], reach: Reach) -> datetime:
        if self.dated not in {"newest", "mtime"}:
            return midnight(date.fromisoformat(self.dated), reach)
        today = reach.now.astimezone(reach.portfolio.timezone).date()
        past = [day for day in dates if day <= today] if self.dated == "newest" else []
        if past:
            return midnight(max(past), reach)
        return min(datetime.fromtimestamp(path.stat().st_mtime, UTC), reach.now.astimezone(UTC))


def midnight(day: date, reach: Reach) -> datetime:
    """The start of a day in the portfolio's zone, as UTC."""
    return datetime.combine(day, time.min, reach.portfolio.timezone).astimezone(UTC)
