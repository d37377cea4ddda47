"""What unchanged documents gave before, by their content's hash: they are not read again. One SQLite file a source."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from execreports import reading
from execreports.model.facts import Fact
from execreports.model.portfolio import Portfolio
from execreports.sources.base import Memory, Reach
from execreports.sources.kept_facts import unpacked
from execreports.sources.pages import Page

LARGEST = 8 << 20  # bytes of one document's facts; more is read again each time
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, head TEXT, body BLOB)"
_SUM = 8  # digits


@dataclass(frozen=True, slots=True)
class Given:
    """What one document gave: facts as JSON, the dates that tell its age, notes, and the table rules it met."""

    facts: int
    body: bytes
    dates: tuple[str, ...]
    notes: tuple[str, ...]
    rules: tuple[str, ...]

    def made(self, page: Page) -> list[Fact]:
        """The facts on their page; each is unpacked when it is first looked at."""
        return unpacked(self.body, self.facts, page)


@dataclass(slots=True)
class Shelf:
    """The kept documents of one source while it is read; without a connection it holds nothing and takes nothing."""

    seed: bytes = b""
    lines: sqlite3.Connection | None = None
    writable: bool = False
    met: set[bytes] = field(default_factory=set)

    def key(self, place: str, digest: str) -> bytes:
        """The name of a document's facts: where it lies, its content, the code and the options they came from."""
        return hashlib.blake2b(f"{place}\0{digest}".encode(), key=self.seed, digest_size=16).digest()

    def get(self, key: bytes) -> Given | None:
        """What the document gave; None where that is not known, or damaged."""
        if self.lines is None:
            return None
        try:
            row = self.lines.execute("SELECT head, body FROM kept WHERE key = ?", (key,)).fetchone()
            if row is None or row[0][:_SUM] != _sum(row[0][_SUM:], row[1]):
                return None
            count, dates, notes, rules = json.loads(row[0][_SUM:])
        except (sqlite3.Error, ValueError, TypeError, AttributeError):
            return None
        self.met.add(key)
        return Given(count, row[1], tuple(dates), tuple(notes), tuple(rules))

    def put(self, key: bytes, given: Given) -> None:
        """Keep what a document gave."""
        if self.lines is None or not self.writable or len(given.body) > LARGEST:
            return
        head = json.dumps([given.facts, given.dates, given.notes, given.rules])
        with suppress(sqlite3.Error, UnicodeDecodeError):
            self.lines.execute(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
                (key, _sum(head, given.body) + head, given.body),
            )
            self.met.add(key)

    def close(self) -> None:
        """Forget the documents that are no longer there, and write."""
        if self.lines is None or not self.writable:
            return
        with suppress(sqlite3.Error, UnicodeDecodeError):
            known = {key for (key,) in self.lines.execute("SELECT key FROM kept")}
            self.lines.executemany("DELETE FROM kept WHERE key = ?", [(key,) for key in known - self.met])
            self.lines.commit()


def _sum(head: str, body: bytes) -> str:
    """Eight hexadecimal digits over all that is kept of a document."""
    return f"{zlib.crc32(body, zlib.crc32(head.encode())):08x}"


@contextmanager
def shelf(name: str, options: str, reach: Reach) -> Iterator[Shelf]:
    """The kept documents of a source under these options; empty where nothing is kept or the file is damaged."""
    seed = hashlib.blake2b(f"{_edition()}\0{options}\0{_known(reach.portfolio)}".encode()).digest()
    lines = _opened(name, reach.memory) if reach.memory else None
    if lines is None or reach.memory is None:
        yield Shelf(seed)
        return
    with closing(lines):
        found = Shelf(seed, lines, reach.memory.writable)
        yield found
        found.close()


def _opened(name: str, memory: Memory) -> sqlite3.Connection | None:
    path = memory.folder / f"{''.join(sign if sign.isalnum() else '_' for sign in name)}.kept"
    if not memory.writable:
        return _connected(path, "ro") if path.is_file() else None
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        found = _connected(path, "rwc")
        if found is None:
            path.unlink(missing_ok=True)
            found = _connected(path, "rwc")
        return found
    return None


def _connected(path: Path, mode: str) -> sqlite3.Connection | None:
    """An open file that answers; None where it is damaged, or another run writes."""
    lines = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=0)
    try:
        if mode == "rwc":
            lines.execute(_TABLE)
        lines.execute("SELECT key, head, body FROM kept LIMIT 1").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):  # a damaged file may give its own fault in damaged letters
        lines.close()
        return None
    return lines


def _known(portfolio: Portfolio) -> str:
    """What of the portfolio the facts of a document depend on."""
    entities = [(entity.id, entity.name, entity.aliases) for entity in portfolio.entities]
    return json.dumps([portfolio.timezone.key, portfolio.currency, entities])


@cache
def _edition() -> str:
    """The hash of the code that reads documents: what another version read is read again."""
    folders: Sequence[Path] = (Path(reading.__file__).parent, Path(__file__).parent)
    digest = hashlib.blake2b()
    for path in (path for folder in folders for path in sorted(folder.rglob("*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()
