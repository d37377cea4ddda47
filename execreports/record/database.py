"""The ledger's SQLite file: durable writes, and reads that leave no trace beside it."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from execreports.errors import LedgerError
from execreports.retry import Retry

SCHEMA = """
CREATE TABLE entries (number INTEGER PRIMARY KEY, previous TEXT NOT NULL, digest TEXT NOT NULL,
                      kind TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX entries_by_kind ON entries (kind);
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE TABLE sends (id TEXT PRIMARY KEY, number INTEGER NOT NULL, slot TEXT NOT NULL, persona TEXT NOT NULL,
                    period TEXT NOT NULL, state TEXT NOT NULL, fills INTEGER NOT NULL,
                    superseded INTEGER NOT NULL, row TEXT NOT NULL);
CREATE INDEX sends_by_slot ON sends (slot);
CREATE UNIQUE INDEX one_mail_per_slot ON sends (slot)
    WHERE fills = 1 AND superseded = 0 AND state IN ('intent', 'sent', 'unknown');
CREATE TABLE blobs (digest TEXT PRIMARY KEY, size INTEGER NOT NULL, packed BLOB);
CREATE TABLE editions (kind TEXT NOT NULL, name TEXT NOT NULL, period TEXT NOT NULL, number INTEGER NOT NULL,
                       digest TEXT NOT NULL, PRIMARY KEY (kind, name, period, number));
INSERT INTO head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
"""
MIGRATIONS: tuple[str, ...] = (SCHEMA,)
"""Step n takes a file from version n to n + 1; entries are never touched, so no step opens a slot again."""


class Database:
    """A connection whose errors are `LedgerError`s and whose writes are one durable transaction each."""

    def __init__(self, connection: sqlite3.Connection, *, writable: bool) -> None:
        self.connection = connection
        self.writable = writable
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    @classmethod
    def open(cls, path: Path, migrations: Sequence[str] = MIGRATIONS) -> "Database":
        """For writing; makes the file or brings an older one up to date, refuses one from a newer program."""
        with _speaking(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=15.0, isolation_level=None)
            try:
                # Two first runs at once: switching to WAL does not wait for the other's lock by itself.
                wal = partial(connection.execute, "PRAGMA journal_mode = WAL")
                Retry(attempts=20, seconds=10.0, first=0.005).call(wal, sqlite3.OperationalError)
                connection.execute("PRAGMA synchronous = FULL")
                _migrate(connection, migrations)
            except BaseException:
                connection.close()
                raise
            return cls(connection, writable=True)

    @classmethod
    def read(cls, path: Path) -> "Database":
        """For reading; creates and touches nothing beside the file. A missing file is an empty ledger."""
        with _speaking(path):
            if not path.exists():
                connection = sqlite3.connect(":memory:", isolation_level=None)
                _migrate(connection, MIGRATIONS)
                return cls(connection, writable=False)
            wal = path.with_name(path.name + "-wal")
            scratch = None
            if wal.exists() and wal.stat().st_size:
                scratch = tempfile.TemporaryDirectory(prefix="execreports-")
                path = _copied(path, wal, Path(scratch.name))
            mode = "ro" if scratch else "ro&immutable=1"
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None
            )
            _check_version(connection, len(MIGRATIONS))
            database = cls(connection, writable=False)
            database._scratch = scratch
            return database

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: everything in it is on disk on leaving, or nothing is."""
        if not self.writable:
            raise LedgerError("the ledger was opened for reading", code="E-AUD-703")
        with _speaking():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """All rows of a query."""
        with _speaking():
            return self.connection.execute(sql, values).fetchall()

    def backup(self, target: Path) -> None:
        """A whole copy, taken between two transactions."""
        with _speaking(target), sqlite3.connect(target) as copy:
            self.connection.backup(copy)
        copy.close()

    def close(self) -> None:
        """Close it; the last writer folds the WAL into the file."""
        self.connection.close()
        if self._scratch:
            self._scratch.cleanup()


@contextmanager
def _speaking(path: Path | None = None) -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except (
        sqlite3.DatabaseError,
        UnicodeDecodeError,
    ) as error:  # an error may quote the damage, which is no UTF-8
        if isinstance(error, sqlite3.OperationalError):
            raise _unusable(error, path) from error
        raise LedgerError(
            f"the ledger is damaged: {_fault(error)}", place=f"{path.parent.name}/{path.name}" if path else "",
            fix="restore the file from the backup; deleted, it forgets what was sent, and today's mails go out again",
            code="E-AUD-702",
        ) from error  # fmt: skip
    except (sqlite3.Error, OSError) as error:
        raise _unusable(error, path) from error


def _fault(error: Exception) -> str:
    return "its text is damaged" if isinstance(error, UnicodeDecodeError) else str(error)


def _unusable(error: Exception, path: Path | None) -> LedgerError:
    return LedgerError(
        f"the ledger cannot be used: {error}", place=f"{path.parent.name}/{path.name}" if path else "",
        fix="free disk space or mend the file's permissions; nothing is sent until it works", code="E-AUD-702",
    )  # fmt: skip


def _migrate(connection: sqlite3.Connection, migrations: Sequence[str]) -> None:
    _check_version(connection, len(migrations))
    connection.execute("BEGIN IMMEDIATE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for number, step in enumerate(migrations[version:], version + 1):
        for statement in filter(str.strip, step.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute("COMMIT")


def _check_version(connection: sqlite3.Connection, known: int) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > known:
        raise LedgerError(
            f"the ledger has version {version}, this program knows {known}",
            fix="install the newer execreports that wrote it",
            code="E-AUD-704",
        )


def _copied(path: Path, wal: Path, folder: Path) -> Path:
    """The file and its WAL, copied between two writes of a run that may be going on."""
    copy = folder / path.name
    for _ in range(20):
        before = _traits(path, wal)
        shutil.copyfile(path, copy)
        if wal.exists():
            shutil.copyfile(wal, copy.with_name(wal.name))
        if before == _traits(path, wal):
            break
    return copy


def _traits(*paths: Path) -> list[tuple[int, int]]:
    return [(path.stat().st_mtime_ns, path.stat().st_size) if path.exists() else (0, 0) for path in paths]
