"""S3 Inventory: manifest.json names the parts (CSV.gz or Parquet), their columns and their MD5 checksums.

Each delivery is a snapshot that may lack the newest objects; `created` says how old it is. Checksums are verified while
the engine counts, so a million objects cost little more than counting them.
"""

import hashlib
import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from execreports.reading.bills import engine
from execreports.reading.bills.bill import Refused
from execreports.reading.bills.layout import key as plain_key
from execreports.reading.s3_objects import decoded, moment

MOST_MANIFEST = 8 << 20
MOST_GROUPS = 10_000
Group = tuple[str, int, int, int]


@dataclass(slots=True)
class Inventory:
    """`counts` is (objects, bytes or None, objects without size), None if it was refused; `problems` say why."""

    bucket: str | None = None
    created: datetime | None = None
    counts: tuple[int, int | None, int] | None = None
    newest: datetime | None = None
    groups: list[Group] = field(default_factory=list)
    problems: list[tuple[int | None, str]] = field(default_factory=list)


def document_of(path: Path) -> Mapping[str, Any] | None:
    """The manifest.json of an S3 Inventory, None if the file is something else."""
    data = path.read_bytes()
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        document = json.loads(data.decode(encoding))
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, Mapping) or "fileSchema" not in document:
        return None
    files = document.get("files")
    return document if isinstance(files, list) and all(isinstance(file, Mapping) for file in files) else None


def newest(folder: Path) -> Path | None:
    """The manifest.json of the newest delivery (`YYYY-MM-DDTHH-MMZ/`) below a folder."""
    found = [path for path in folder.rglob("manifest.json") if document_of(path) is not None]
    return max(found, key=lambda path: path.parent.name, default=None)


def read(path: Path, document: Mapping[str, Any]) -> Inventory:
    """Count what an inventory lists; parts that are missing, cut or altered make the whole of it unknown."""
    inventory = Inventory(
        str(document.get("sourceBucket") or "") or None, moment(document.get("creationTimestamp"))
    )
    problems = inventory.problems
    seal = path.with_name("manifest.checksum")
    if seal.is_file() and seal.read_text("ascii", "replace").strip() != _md5(path):
        problems.append((None, "the manifest does not match its manifest.checksum"))
        return inventory
    parts: list[tuple[Path, Mapping[str, Any]]] = []
    for part in document["files"]:
        place = _place(path, str(part.get("key", "")))
        if place is None:
            problems.append(
                (None, f"a manifest, and its part {PurePosixPath(str(part.get('key'))).name} is not here")
            )
        else:
            parts.append((place, part))
    if problems or not parts:
        problems += [] if parts or problems else [(None, "an inventory manifest without parts")]
        return inventory
    try:
        _count(inventory, document, parts)
    except Refused as error:
        problems.append(error.problem)
    return inventory


def _count(
    inventory: Inventory, document: Mapping[str, Any], parts: Sequence[tuple[Path, Mapping[str, Any]]]
) -> None:
    """Checksums in threads beside the query, both over all parts."""
    kind = str(document.get("fileFormat", "")).casefold()
    if kind not in {"csv", "parquet"}:
        raise Refused(
            f"{document.get('fileFormat')} inventories are not read:"
            " choose CSV or Parquet in the bucket's inventory settings"
        )
    with ThreadPoolExecutor(2) as pool, tempfile.TemporaryDirectory(prefix="execreports-inventory-") as spool:
        checks = [pool.submit(_altered, place, part) for place, part in parts]
        with engine.connect(Path(spool)) as connection:
            paths = [place for place, _ in parts]
            if kind == "parquet":
                names, types = engine.parquet_columns(connection, paths[0])
                table = engine.Table(tuple(paths), names, types=types)
            else:
                table = engine.Table(tuple(paths), _columns(document), skip=0)
            rows = engine.fetch(connection, _statement(table))
            if kind == "csv" and not any(folder for folder, *_ in rows):
                rows = engine.fetch(connection, _statement(table, slashed=True))
        inventory.problems += [(None, problem) for check in checks if (problem := check.result())]
    if not inventory.problems:
        _settle(inventory, rows, decode=kind == "csv")


def _statement(table: engine.Table, *, slashed: bool = False) -> str:
    """Objects, bytes, sizes given and last change by first folder; older versions and delete markers left out.

    `slashed`: the slashes of keys are encoded too, which S3 itself does not do; undoing it costs a quarter more time.
    """
    columns = {plain_key(name): f"c{index}" for index, name in enumerate(table.header)}
    if "key" not in columns:
        raise Refused("an inventory without a Key column")
    text = {name: f"CAST({column} AS VARCHAR)" for name, column in columns.items()}
    if slashed:
        text["key"] = f"REPLACE(REPLACE({text['key']}, '%2F', '/'), '%2f', '/')"
    folder = f"CASE WHEN {text['key']} LIKE '%/%' THEN {engine.before(text['key'], '/')} ELSE '' END"
    size = engine.to_integer(columns["size"]) if "size" in columns else "CAST(NULL AS BIGINT)"
    change = text.get("lastmodifieddate", "NULL")
    tests = [f"COALESCE(LOWER({text['islatest']}), '') <> 'false'"] if "islatest" in text else []
    tests += [f"COALESCE(LOWER({text['isdeletemarker']}), '') <> 'true'"] if "isdeletemarker" in text else []
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    return (
        f"SELECT {folder} AS folder, COUNT(*) AS n, SUM({size}) AS total, COUNT({size}) AS sized,"  # noqa: S608 - quoted
        f" MAX({change}) AS newest FROM {engine.source(table)} AS files{where} GROUP BY {folder}"
    )


def _settle(inventory: Inventory, rows: Sequence[Sequence[Any]], *, decode: bool) -> None:
    groups: dict[str, list[int]] = {}
    sized_all = 0
    for folder, count, size, sized, change in rows:
        name = decoded(folder) if decode else folder
        counts = groups.setdefault(name if len(groups) < MOST_GROUPS else "(other)", [0, 0, 0])
        for index, number in enumerate((count, int(size or 0), count - sized)):
            counts[index] += number
        sized_all += sized
        changed = moment(str(change)) if change else None
        if changed and (inventory.newest is None or changed > inventory.newest):
            inventory.newest = changed
    objects = sum(counts[0] for counts in groups.values())
    size_all = sum(counts[1] for counts in groups.values())
    inventory.counts = (objects, size_all if sized_all or not objects else None, objects - sized_all)
    inventory.groups = [(name, *counts) for name, counts in sorted(groups.items())]  # type: ignore[misc] # three counts


def _columns(document: Mapping[str, Any]) -> tuple[str, ...]:
    """The columns of headerless CSV parts, from fileSchema."""
    schema = str(document.get("fileSchema", ""))
    names = tuple(name.strip() for name in schema.split(",") if name.strip())
    if not names or re.match(r"message\b", schema):
        raise Refused("a fileSchema that is no list of columns")
    return names


def _place(manifest: Path, key: str) -> Path | None:
    """Where a part lies locally: below any folder above the manifest, the longest tail of its key first."""
    tail = PurePosixPath(key).parts
    if not tail or ".." in tail:
        return None
    folders = [manifest.parent, manifest.parent / "data", *list(manifest.parents)[1:6]]
    folders += [folder / "data" for folder in list(manifest.parents)[1:3]]
    for index in range(len(tail)):
        for folder in folders:
            if (place := folder.joinpath(*tail[index:])).is_file():
                return place
    return None


def _altered(path: Path, part: Mapping[str, Any]) -> str:
    """What is wrong with a part, empty if nothing is."""
    size = part.get("size")
    if isinstance(size, int) and size != path.stat().st_size:
        return f"{path.name} has {path.stat().st_size} bytes, the manifest says {size}"
    expected = str(part.get("MD5checksum") or "")
    return f"{path.name} does not match its MD5 checksum" if expected and expected != _md5(path) else ""


def _md5(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
