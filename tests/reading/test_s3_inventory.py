"""S3 Inventory: parts verified, keys decoded, the snapshot's age kept; anything missing makes the whole unknown."""

import csv
import gzip
import hashlib
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from execreports.reading.manifests import read_manifest

SCHEMA = "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag"
Row = tuple[str, str, str, str, str, str, str, str]


def row(key: str, size: str = "10", latest: str = "true", deleted: str = "false", day: int = 1) -> Row:
    return ("photos", key, "v", latest, deleted, size, f"2025-05-{day:02d}T10:00:00.000Z", "e")


def inventory(folder: Path, *parts: list[Row], stamp: str = "2025-05-04T01-00Z", seal: bool = True) -> Path:
    """A delivery as S3 lays it out: CSV parts below data/, manifest and checksum in a dated folder."""
    root = folder / "dest/photos/daily"
    (root / "data").mkdir(parents=True, exist_ok=True)
    files = []
    for number, rows in enumerate(parts):
        text = io.StringIO()
        csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
        data = gzip.compress(text.getvalue().encode(), mtime=0)
        name = f"{stamp[:10]}-{number}.csv.gz"
        (root / "data" / name).write_bytes(data)
        checksum = hashlib.md5(data, usedforsecurity=False).hexdigest()
        files.append({"key": f"dest/photos/daily/data/{name}", "size": len(data), "MD5checksum": checksum})
    return sealed(root / stamp, {"fileFormat": "CSV", "fileSchema": SCHEMA, "files": files}, seal=seal)


def sealed(folder: Path, more: dict[str, object], *, seal: bool = True) -> Path:
    folder.mkdir(parents=True)
    path = folder / "manifest.json"
    path.write_text(
        json.dumps(
            {"sourceBucket": "photos", "version": "2016-11-30", "creationTimestamp": "1746320400000", **more}
        )
    )
    if seal:
        (folder / "manifest.checksum").write_text(
            hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
        )
    return path


def test_trap_csv_keys_are_url_encoded_and_the_creation_time_is_a_text_of_milliseconds(
    tmp_path: Path,
) -> None:
    path = inventory(
        tmp_path,
        [row("day+trip/a%20b.jpg", "3"), row("day+trip/c.jpg", "4", day=3), row("index.html", "")],
        [row("caf%C3%A9/d.jpg", "5", day=2)],
    )
    found = read_manifest(path)
    assert (found.objects, found.bytes, found.objects_without_size, found.problems) == (4, 12, 1, ())
    assert [tuple(group) for group in found.groups] == [
        ("", 1, 0, 1),
        ("café", 1, 5, 0),
        ("day trip", 2, 7, 0),
    ]
    assert found.newest == datetime(2025, 5, 3, 10, tzinfo=UTC)
    assert found.as_of == datetime(2025, 5, 4, 1, tzinfo=UTC)
    assert found.bucket == "photos"


def test_older_versions_and_delete_markers_are_no_objects(tmp_path: Path) -> None:
    rows = [row("a", "3"), row("a", "9", latest="false"), row("b", "", deleted="true")]
    found = read_manifest(inventory(tmp_path, rows))
    assert (found.objects, found.bytes, found.objects_without_size) == (1, 3, 0)


def test_keys_whose_slashes_are_encoded_too_still_have_folders(tmp_path: Path) -> None:
    found = read_manifest(
        inventory(tmp_path, [row("photos%2F2025%2Fa.jpg"), row("photos%2fb+c.jpg"), row("x.txt")])
    )
    assert [(group.name, group.objects) for group in found.groups] == [("", 1), ("photos", 2)]


def test_versions_whose_marks_are_empty_are_objects(tmp_path: Path) -> None:
    found = read_manifest(inventory(tmp_path, [row("a", "3", latest="", deleted=""), row("b", "4")]))
    assert (found.objects, found.bytes) == (2, 7)


def test_keys_with_plus_signs_percent_signs_commas_and_quotes(tmp_path: Path) -> None:
    keys = ["50%25%2Boff/a.jpg", 'a,b/"q".jpg', "two+words/c.jpg", "t%C3%A9l%C3%A9/%E2%9C%93.jpg"]
    found = read_manifest(inventory(tmp_path, [row(key) for key in keys]))
    assert sorted(group.name for group in found.groups) == ["50%+off", "a,b", "two words", "télé"]
    assert found.objects == 4


def test_trap_only_the_newest_delivery_of_a_folder_counts(tmp_path: Path) -> None:
    inventory(tmp_path, [row("a"), row("b")], stamp="2025-05-03T01-00Z")
    inventory(tmp_path, [row("a")], stamp="2025-05-04T01-00Z")
    assert read_manifest(tmp_path).objects == 1
    (tmp_path / "none").mkdir()
    assert read_manifest(tmp_path / "none").problems == ((None, "no manifest.json in this folder"),)


def test_trap_a_part_that_was_altered_makes_the_whole_unknown(tmp_path: Path) -> None:
    path = inventory(tmp_path, [row("a")], [row("b")])
    part = next((tmp_path / "dest/photos/daily/data").glob("*-1.csv.gz"))
    data = bytearray(part.read_bytes())
    data[9] ^= 1  # the operating system's number in the gzip header: it still unpacks
    part.write_bytes(bytes(data))
    found = read_manifest(path)
    assert (found.objects, found.bytes) == (None, None)
    assert "does not match its MD5 checksum" in found.problems[0][1]


def test_trap_a_manifest_that_does_not_match_its_seal_is_refused(tmp_path: Path) -> None:
    path = inventory(tmp_path, [row("a")])
    path.write_text(path.read_text().replace("2016", "2017"))
    assert read_manifest(path).problems == ((None, "the manifest does not match its manifest.checksum"),)


def test_trap_a_manifest_without_its_parts_counts_neither_files_nor_their_bytes(tmp_path: Path) -> None:
    files = [{"key": "dest/data/x.csv.gz", "size": 2147483647, "MD5checksum": "0" * 32}]
    found = read_manifest(sealed(tmp_path / "m", {"fileFormat": "CSV", "fileSchema": SCHEMA, "files": files}))
    assert (found.objects, found.bytes, found.objects_without_size) == (None, None, None)
    assert found.problems == ((None, "a manifest, and its part x.csv.gz is not here"),)
    assert found.as_of is not None


def test_trap_parquet_keys_are_not_url_encoded(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT 'photos' AS bucket, 'a+b/' || i || '.jpg' AS key, true AS is_latest, false AS is_delete_marker,"  # noqa: S608 - own path
            " CAST(i AS BIGINT) AS size, TIMESTAMP '2025-05-01 10:00:00' AS last_modified_date FROM range(5) t(i))"
            f" TO '{data / 'p.parquet'}' (FORMAT parquet)"
        )
    content = (data / "p.parquet").read_bytes()
    checksum = hashlib.md5(content, usedforsecurity=False).hexdigest()
    files = [{"key": "any/data/p.parquet", "size": len(content), "MD5checksum": checksum}]
    schema = "message s3.inventory { required binary bucket (STRING); required binary key (STRING); }"
    found = read_manifest(
        sealed(tmp_path / "2025", {"fileFormat": "Parquet", "fileSchema": schema, "files": files})
    )
    assert (found.objects, found.bytes, found.problems) == (5, 10, ())
    assert [group.name for group in found.groups] == ["a+b"]
    assert found.newest == datetime(2025, 5, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("spelling", ["STRING", "UTF8"])
def test_trap_a_parquet_schema_comes_in_two_type_spellings(tmp_path: Path, spelling: str) -> None:
    part = tmp_path / "data/p.parquet"
    part.parent.mkdir()
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 'photos' AS bucket, 'a%2Bb/1.jpg' AS key, 7 AS size) TO '{part}'")
    checksum = hashlib.md5(part.read_bytes(), usedforsecurity=False).hexdigest()
    files = [{"key": "x/data/p.parquet", "size": part.stat().st_size, "MD5checksum": checksum}]
    schema = f"message s3.inventory {{  required binary bucket ({spelling});  required binary key ({spelling});  optional int64 size;}}"
    found = read_manifest(
        sealed(tmp_path / "2025", {"fileFormat": "Parquet", "fileSchema": schema, "files": files})
    )
    assert (found.objects, found.bytes, found.problems) == (1, 7, ())
    assert [group.name for group in found.groups] == ["a%2Bb"]


@pytest.mark.parametrize(
    ("schema", "line"),
    [
        ("Bucket, Key, Size", '"photos","first+folder/a.jpg","3"'),
        ("Bucket,Key,Size,StorageClass", '"photos","first+folder/a.jpg","3","GLACIER"'),
        ("Size, ETag, Key, Bucket", '"3","e","first+folder/a.jpg","photos"'),
    ],
)
def test_trap_csv_parts_have_no_header_and_their_columns_come_from_the_schema(
    tmp_path: Path, schema: str, line: str
) -> None:
    data = gzip.compress(f"{line}\n{line}\n".encode(), mtime=0)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/1.csv.gz").write_bytes(data)
    checksum = hashlib.md5(data, usedforsecurity=False).hexdigest()
    files = [{"key": "dest/data/1.csv.gz", "size": len(data), "MD5checksum": checksum}]
    found = read_manifest(sealed(tmp_path / "m", {"fileFormat": "CSV", "fileSchema": schema, "files": files}))
    assert (found.objects, found.bytes, found.problems) == (2, 6, ())
    assert [group.name for group in found.groups] == ["first folder"]


def test_trap_a_part_of_another_size_than_stated_makes_the_whole_unknown(tmp_path: Path) -> None:
    path = inventory(tmp_path, [row("a")], [row("b")], seal=False)
    document = json.loads(path.read_text())
    document["files"][1]["size"] += 1
    path.write_text(json.dumps(document))
    found = read_manifest(path)
    assert (found.objects, found.bytes) == (None, None)
    assert "the manifest says" in found.problems[0][1]


def test_trap_a_first_delivery_may_take_two_days_and_until_then_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "dest/photos/daily/data").mkdir(parents=True)
    found = read_manifest(tmp_path / "dest")
    assert (found.objects, found.bytes) == (None, None)
    assert found.problems == ((None, "no manifest.json in this folder"),)


def test_orc_and_unknown_schemas_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.orc").write_bytes(b"ORC")
    files = [{"key": "x.orc", "size": 3}]
    found = read_manifest(sealed(tmp_path / "a", {"fileFormat": "ORC", "fileSchema": SCHEMA, "files": files}))
    assert "ORC inventories are not read" in found.problems[0][1]
    found = read_manifest(
        sealed(tmp_path / "b", {"fileFormat": "CSV", "fileSchema": "Bucket, Size", "files": files})
    )
    assert "without a Key column" in found.problems[0][1]


def test_manifests_of_any_encoding_and_shape_never_crash(tmp_path: Path) -> None:
    path = inventory(tmp_path, [row("a")], seal=False)
    path.write_text(path.read_text(), encoding="utf-16")
    assert read_manifest(path).objects == 1
    shapes: list[object] = [[], ["text"], [{"key": None}], [{"size": 3}], {}, "x"]
    for files in shapes:
        path.write_text(json.dumps({"fileFormat": "CSV", "fileSchema": SCHEMA, "files": files}))
        assert read_manifest(path).objects is None
