"""`read_bill`: any AWS cost file, folder or manifest in, one exact Bill out; it never raises for what a file holds."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from execreports.reading.bills import (
    cost_explorer,
    detect,
    documents,
    engine,
    lines,
    manifest,
    packed,
    table,
)
from execreports.reading.bills.amounts import total
from execreports.reading.bills.bill import Bill, Problem, Refused, UsageLine, only_currency, refusal
from execreports.reading.bills.engine import Engine
from execreports.reading.bills.layout import DETAIL
from execreports.reading.bills.query import Query
from execreports.reading.bills.table import Part


@dataclass(slots=True)
class _Opened:
    """What the given paths turned out to be."""

    parts: list[Part] = field(default_factory=list)
    bills: list[Bill] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    encoding: str = "utf-8"
    rows: int = 0


def read_bill(
    path: Path, *, tags: Sequence[str] = (), by_usage_type: bool = False, shared: Engine | None = None
) -> Bill:
    """The bill in one file, or in one folder by its newest manifests.

    Lines are also split by the given tags, and by usage type if asked: both only where the file has them. Who reads
    several bills shares one engine among them.
    """
    return read_bills([path], tags=tags, by_usage_type=by_usage_type, shared=shared)


def read_bills(
    paths: Sequence[Path],
    *,
    tags: Sequence[str] = (),
    by_usage_type: bool = False,
    shared: Engine | None = None,
) -> Bill:
    """Several files as one bill. They must be of one format; a file named twice is read twice and reported."""
    try:
        with _spool() as spool:
            opened = _open(paths, spool)
            if opened.parts:
                with engine.running(shared, spool) as connection:
                    opened.bills += _tables(
                        connection, opened, spool, tuple(tags), DETAIL[: int(by_usage_type)]
                    )
            return _joined(opened)
    except Refused as error:
        return refusal(error)
    except OSError as error:
        return refusal(Refused(f"cannot be read: {error.strerror or error}"))


Used = tuple[tuple[UsageLine, ...], tuple[Problem, ...]]
"""Lines, and what could not be read."""


def usage(paths: Sequence[Path], month: str, *, tags: Sequence[str] = (), most: int = 200_000) -> Used:
    """What each service, usage type, operation and resource used and cost in one month (`YYYY-MM`), dearest first.

    For CUR, FOCUS, legacy and plain tables that have a usage type or a resource; other files give nothing. Beyond
    `most` lines the cheapest are left out and a problem says how much they are.
    """
    return usages(paths, (month,), tags=tags, most=most)[month]


def usages(
    paths: Sequence[Path], months: Sequence[str], *, tags: Sequence[str] = (), most: int = 200_000,
    shared: Engine | None = None,
) -> dict[str, Used]:  # fmt: skip
    """`usage` of several months, the files opened and the engine started once."""
    try:
        with _spool() as spool:
            opened = _open(paths, spool)
            parts = table.together(opened.parts)
            if not parts:
                return dict.fromkeys(months, ((), tuple(opened.problems)))
            with engine.running(shared, spool) as connection:
                ask = partial(_used, connection, parts, spool, tuple(tags), most)
                return {month: ask(month, opened.problems) for month in months}
    except Refused as error:
        return dict.fromkeys(months, ((), (error.problem,)))
    except OSError as error:
        return dict.fromkeys(months, ((), ((None, f"cannot be read: {error.strerror or error}"),)))


def _used(
    connection: Any, parts: Sequence[Part], spool: Path, tags: tuple[str, ...], most: int, month: str,  # noqa: ANN401 - a DuckDB connection
    noted: Sequence[Problem],
) -> Used:  # fmt: skip
    """One month of what `usages` opened."""
    found: list[UsageLine] = []
    problems = list(noted)
    for part in parts:
        query = Query(part.table, part.layout, tags, DETAIL, quantity=True, month=month)
        items, _, more = lines.own(part, table.ask(connection, part, spool, query))
        found += [lines.usage_line(group, part) for group in items if group.month == month]
        problems += more
    found.sort(key=lambda line: -abs(line.amount))
    if len(found) > most:
        rest = total(line.amount for line in found[most:])
        problems.append((None, f"{len(found) - most} small lines ({rest} together) are left out"))
    return tuple(found[:most]), tuple(problems)


@contextmanager
def _spool() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="execreports-bill-") as folder:
        yield Path(folder)


def _open(paths: Sequence[Path], spool: Path) -> _Opened:
    """Tell what every path is; raises Refused if one of them is no bill."""
    opened = _Opened()
    for path in dict.fromkeys(path for path in paths if list(paths).count(path) > 1):
        opened.problems.append((None, f"{path.name} is named more than once and counts each time"))
    for path in paths:
        if path.is_dir():
            inside, notes = manifest.folder(path)
            opened.problems += [(None, note) for note in notes]
        else:
            inside = [path]
        for one in inside:
            for file in packed.unpack(one, spool):
                _add(opened, file, one, spool)
    return opened


def _add(opened: _Opened, file: packed.Plain, path: Path, spool: Path) -> None:
    """One readable file, by its kind."""
    opened.encoding = file.encoding
    if file.kind == "parquet":
        with engine.connect(spool) as connection:
            opened.parts.append(table.from_parquet(connection, file))
        return
    if file.kind == "json":
        document = documents.load(file.path)
        one = manifest.manifest(document, path)
        if one is not None:
            _add_manifest(opened, one, spool)
            return
        bill = documents.read(document)
        if bill is not None:
            opened.bills.append(replace(bill, encoding=file.encoding))
            return
        file = replace(file, path=documents.as_csv(document, spool / f"{len(opened.parts)}-records.csv"))
    found = detect.text(file)
    if found.layout is None:
        opened.bills.append(cost_explorer.read(file.path, found.delimiter, file.encoding))
    else:
        opened.parts.append(table.from_text(file, found))


def _add_manifest(opened: _Opened, one: manifest.Manifest, spool: Path) -> None:
    """Every part a manifest names."""
    found, missing = one.parts()
    if missing or not found:
        raise Refused(manifest.absent(one, missing), file_format=one.format)
    for part in found:
        for file in packed.unpack(part, spool):
            _add(opened, file, part, spool)


def _tables(
    connection: Any, opened: _Opened, spool: Path, tags: tuple[str, ...], detail: tuple[str, ...]  # noqa: ANN401 - a DuckDB connection
) -> list[Bill]:  # fmt: skip
    return [
        lines.bill(part, table.ask(connection, part, spool, Query(part.table, part.layout, tags, detail)))
        for part in table.together(opened.parts)
    ]


def _joined(opened: _Opened) -> Bill:
    """One bill out of all that was read; different formats describe the same money, so they are not added."""
    bills = opened.bills
    if not bills:
        raise Refused("nothing to read")
    formats = sorted({bill.format for bill in bills})
    if len(formats) > 1:
        raise Refused(f"files of different kinds ({', '.join(formats)}) would count the same cost twice")
    every = tuple(line for bill in bills for line in bill.lines)
    told = [bill.estimated for bill in bills if bill.estimated is not None]
    problems = [problem for bill in bills for problem in bill.problems] + opened.problems + _overlap(bills)
    currency = only_currency(every, formats[0]) or next(
        (bill.currency for bill in bills if bill.currency), None
    )
    return replace(
        bills[0],
        currency=currency,
        estimated=any(told) if told else None,
        total=None if any(bill.total is None for bill in bills) else total(bill.total for bill in bills),
        lines=every,
        problems=tuple(problems),
        stated_total=bills[0].stated_total if len(bills) == 1 else None,
        rejected=sum(bill.rejected for bill in bills),
        rows=sum(bill.rows for bill in bills),
        encoding=opened.encoding,
    )


def _overlap(bills: Sequence[Bill]) -> list[Problem]:
    """Months that several Cost Explorer downloads hold: the same cost is probably in both."""
    if bills[0].format != "cost_explorer":
        return []
    counts = Counter(month for bill in bills for month in {line.month for line in bill.lines} if month)
    return [
        (None, f"{month} is in {count} files and counts each time")
        for month, count in counts.items()
        if count > 1
    ]
