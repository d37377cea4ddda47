"""DuckDB: the only module that knows the engine. The statements themselves are portable (see `query.py`).

Everything is read as text and cast to DECIMAL(38,24): no inference (account ids keep their zeros, dates stay as
written), no floats, no rounding of the up to 21 decimals seen in real exports. Memory is bounded; larger work spills
to the spool folder.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from execreports.reading.bills.bill import Refused

MEMORY_LIMIT = "320MB"
SPARE = 6  # columns beyond the header that a ragged row may fill before it is rejected
NUMBERED_BELOW = 32 << 20  # rows of larger files are not numbered: it would read them on one core


@dataclass(frozen=True, slots=True)
class Table:
    """Files of the same columns: `header` names them, `skip` lines come before the first row."""

    paths: tuple[Path, ...]
    header: tuple[str, ...]
    delimiter: str = ","
    skip: int = 1
    types: tuple[str, ...] = ()  # Parquet only
    careful: bool = False  # a row does not have as many cells as the header, or an odd quote

    @property
    def parquet(self) -> bool:
        """Whether the files are Parquet rather than text."""
        return bool(self.types)

    @property
    def numbered(self) -> bool:
        """Whether rows carry the line they begin on (exact as long as no cell holds a line break)."""
        return not self.parquet and len(self.paths) == 1 and self.paths[0].stat().st_size < NUMBERED_BELOW


@contextmanager
def connect(spool: Path) -> Iterator[Any]:
    """A DuckDB in memory with every setting stated: UTC, bounded memory, no downloads, no progress bar."""
    import duckdb

    connection = duckdb.connect(
        config={
            "memory_limit": MEMORY_LIMIT,
            "temp_directory": str(spool / "duckdb"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )
    try:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET enable_progress_bar = false")  # it goes to standard output, amid the JSON
        connection.execute("SET preserve_insertion_order = true")
        yield connection
    finally:
        connection.close()


class Engine:
    """One DuckDB for several files: started by the first that needs it, stopped on leaving; for one thread."""

    def __init__(self) -> None:
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @cached_property
    def connection(self) -> Any:  # noqa: ANN401 - duckdb is untyped
        """What statements are run on; it spills into a folder of its own."""
        spool = self._stack.enter_context(TemporaryDirectory(prefix="execreports-bill-"))
        return self._stack.enter_context(connect(Path(spool)))


@contextmanager
def running(shared: Engine | None, spool: Path) -> Iterator[Any]:
    """The connection of a shared engine, or one for this moment."""
    if shared:
        yield shared.connection
        return
    with connect(spool) as own:
        yield own


def fetch(connection: Any, statement: str) -> list[tuple[Any, ...]]:  # noqa: ANN401 - duckdb is untyped
    """All rows of a statement; what the engine cannot read is a Refused with its first line."""
    import duckdb

    try:
        return list(connection.execute(statement).fetchall())
    except duckdb.Error as error:
        raise EngineError(str(error)) from error


class EngineError(Refused):
    """The engine could not read the file; `ragged`, `not_utf8` and `odd_lines` say what may help."""

    def __init__(self, message: str) -> None:
        found = re.search(r"on Line: (\d+)", message)
        first = message.strip().splitlines()[0] if message.strip() else "unreadable"
        super().__init__(f"cannot be read: {first}", line=int(found[1]) if found else None)
        self.ragged = "CSV Error" in message
        self.not_utf8 = "unicode" in message.lower() or "utf-8" in message.lower()
        self.odd_lines = "invalid state" in message


def source(table: Table) -> str:
    """The FROM item: columns c0, c1 ... as text (Parquet: in their own types)."""
    files = "[" + ", ".join(literal(_unglobbed(path)) for path in table.paths) + "]"
    if table.parquet:
        columns = ", ".join(f"{name(column)} AS c{index}" for index, column in enumerate(table.header))
        return f"(SELECT {columns} FROM read_parquet({files}, hive_partitioning = false))"  # noqa: S608 - quoted names
    spare = SPARE if table.careful else 0
    columns = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(len(table.header) + spare))
    options = [
        f"columns = {{{columns}}}",
        "auto_detect = false, header = false, quote = '\"', escape = '\"', nullstr = ['', 'NULL']",
        f"delim = {literal(table.delimiter)}",
        f"skip = {table.skip}",
    ]
    if table.careful:
        options.append(
            "null_padding = true, parallel = false, store_rejects = true, max_line_size = 16777216"
        )
    return f"read_csv({files}, {', '.join(options)})"


def numbered(table: Table) -> str:
    """The same with a column `line`, the number of the line a row begins on."""
    return f"(SELECT *, row_number() OVER () + {table.skip} AS line FROM {source(table)})"  # noqa: S608 - numbers only


def parquet_columns(connection: Any, path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:  # noqa: ANN401 - untyped
    """(names, types) of a Parquet file."""
    statement = f"DESCRIBE SELECT * FROM read_parquet({literal(_unglobbed(path))})"  # noqa: S608 - quoted
    rows = fetch(connection, statement)
    return tuple(str(row[0]) for row in rows), tuple(str(row[1]) for row in rows)


def rejected_rows(connection: Any) -> list[tuple[int, str]]:  # noqa: ANN401 - untyped
    """[(line, what was wrong)] of the rows a careful read could not take; told once, empty otherwise."""
    import duckdb

    try:
        rows = connection.execute(
            "SELECT DISTINCT line, error_type FROM reject_errors ORDER BY line"
        ).fetchall()
        connection.execute("DROP TABLE reject_errors; DROP TABLE reject_scans")
    except duckdb.Error:
        return []
    return [(int(line), str(kind).lower()) for line, kind in rows]


def to_amount(expression: str) -> str:
    """A cast to exact decimal that gives NULL where the text is no number."""
    return f"TRY_CAST({expression} AS DECIMAL(38, 24))"


def gathered(expression: str) -> str:
    """All values of a group as a list, in no order."""
    return f"ARRAY_AGG({expression})"


def before_space(expression: str) -> str:
    """The text up to the first space: a date without its time."""
    return f"split_part({expression}, ' ', 1)"


def before(expression: str, mark: str) -> str:
    """The text up to the first mark, all of it where there is none."""
    return f"split_part({expression}, {literal(mark)}, 1)"


def to_integer(expression: str) -> str:
    """A cast to a whole number that gives NULL where the text is none."""
    return f"TRY_CAST({expression} AS BIGINT)"


def map_value(expression: str, key: str, kind: str) -> str:
    """The value of one key of a tag column: a MAP in Parquet, JSON text in CSV."""
    if kind.startswith("MAP"):
        return f"CAST({expression}[{literal(key)}] AS VARCHAR)"
    path = '$."' + key.replace('"', "") + '"'
    return f"CASE WHEN json_valid({expression}) THEN json_extract_string({expression}, {literal(path)}) END"


def literal(value: object) -> str:
    """A SQL string."""
    return "'" + str(value).replace("'", "''") + "'"


def name(value: str) -> str:
    """A SQL name."""
    return '"' + value.replace('"', '""') + '"'


def _unglobbed(path: Path) -> str:
    """The path with the engine's wildcards taken literally."""
    return re.sub(r"([\[\]*?])", r"[\1]", str(path))
