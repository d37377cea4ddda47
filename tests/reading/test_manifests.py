"""JSON object lists in their common shapes; what lists no objects is refused; sizes are counted, never guessed."""

import gzip
import io
import json
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.json_stream import BrokenJson, items
from execreports.reading.manifests import Manifest, manifest_json, read_manifest
from execreports.reading.s3_objects import Fields

A = {"Key": "photos/a.jpg", "Size": 3, "LastModified": "2025-05-01T10:00:00Z"}
B = {"Key": "photos/b.jpg", "Size": 4, "LastModified": "2025-05-03T10:00:00+00:00"}
C = {"Key": "index.html", "LastModified": "2025-05-02T10:00:00Z"}


def read(document: Any, fields: Fields | None = None) -> Manifest:
    return read_manifest(io.BytesIO(json.dumps(document).encode()), fields=fields)


def counts(found: Manifest) -> tuple[int | None, int | None, int | None]:
    return found.objects, found.bytes, found.objects_without_size


@pytest.mark.parametrize(
    "document",
    [
        [A, B, C],
        {"Contents": [A, B, C], "IsTruncated": False, "Name": "bucket"},
        {"status_code": 200, "data": {"Contents": [A, B, C], "ResponseMetadata": {"HTTPHeaders": {"x": "y"}}}},
        [{"Contents": [A], "IsTruncated": True, "NextContinuationToken": "x"}, {"Contents": [B, C], "IsTruncated": False}],
        {"generated_at": "2025-05-04", "galleries": {"day": [A, B], "night": [C]}},
        {"objects": [{"path": o["Key"], "size_bytes": str(o.get("Size", "")), "mtime": o["LastModified"]} for o in (A, B, C)]},
        {"photos/a.jpg": {"size": 3, "modified": "2025-05-01"}, "photos/b.jpg": {"size": 4, "modified": "2025-05-03T10:00Z"},
         "index.html": {"modified": "2025-05-02"}},
        {"Versions": [A | {"IsLatest": True}, A | {"IsLatest": False}, B | {"IsLatest": True}, C | {"IsLatest": True}],
         "DeleteMarkers": [{"Key": "gone.jpg", "IsLatest": True}]},
    ],
)  # fmt: skip
def test_the_common_shapes_give_the_same_counts(document: Any) -> None:
    found = read(document)
    assert counts(found) == (3, 7, 1)
    assert found.newest == datetime(2025, 5, 3, 10, tzinfo=UTC)
    assert found.problems == ()


def test_json_lines_and_gzip_and_utf16(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(one) for one in (A, B, C))
    assert counts(read_manifest(io.BytesIO(lines.encode()))) == (3, 7, 1)
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(json.dumps([A, B, C]).encode()))
    assert counts(read_manifest(tmp_path / "a.json.gz")) == (3, 7, 1)
    (tmp_path / "b.json").write_text(json.dumps([A, B, C]), encoding="utf-16")
    assert counts(read_manifest(tmp_path / "b.json")) == (3, 7, 1)
    (tmp_path / "c.json").write_bytes(b"\xef\xbb\xbf" + json.dumps([A]).encode())
    assert counts(read_manifest(tmp_path / "c.json")) == (1, 3, 0)


def test_own_field_names_are_mapped(tmp_path: Path) -> None:
    document = [
        {"asset": "a", "octets": 5, "album": "day", "Size": 99},
        {"asset": "b", "octets": None, "album": "night"},
    ]
    found = read(document, Fields(key="asset", size="octets", group="album"))
    assert counts(found) == (2, 5, 1)
    assert [tuple(group) for group in found.groups] == [("day", 1, 5, 0), ("night", 1, 0, 1)]


def test_groups_are_the_first_folders() -> None:
    found = read([A, B, C, {"Key": "x/y/z.txt", "Size": 1}])
    assert [(group.name, group.objects, group.bytes) for group in found.groups] == [
        ("", 1, 0),
        ("photos", 2, 7),
        ("x", 1, 1),
    ]


def test_sizes_that_are_missing_or_no_numbers_are_counted_not_guessed() -> None:
    found = read(
        [
            {"Key": "a", "Size": "1.2 MB"},
            {"Key": "b", "Size": -1},
            {"Key": "c", "Size": True},
            {"Key": "d", "Size": 2},
        ]
    )
    assert counts(found) == (4, 2, 3)
    assert found.problems == ((None, "3 objects: size is no whole number of bytes"),)
    assert counts(read([{"Key": "a"}, {"Key": "b"}])) == (2, None, 2)
    assert counts(read(["photos/a.jpg", "photos/b.jpg"])) == (2, None, 2)


def test_recorded_times_and_epochs_are_read() -> None:
    recorded = {
        "__class__": "datetime",
        "year": 2025,
        "month": 5,
        "day": 1,
        "hour": 10,
        "minute": 0,
        "second": 0,
    }
    for value in (recorded, 1746093600, 1746093600000, "1746093600000", "2025-05-01 10:00:00"):
        assert read([{"Key": "a", "Size": 1, "LastModified": value}]).newest == datetime(
            2025, 5, 1, 10, tzinfo=UTC
        )


def test_a_listing_that_is_cut_off_says_so() -> None:
    found = read({"Contents": [A], "IsTruncated": True})
    assert found.problems == ((None, "the listing is cut off: there are more objects than it holds"),)
    assert counts(found) == (1, 3, 0)


def test_folders_that_are_only_named_are_said() -> None:
    found = read(
        {"Contents": [A], "CommonPrefixes": [{"Prefix": "x/"}, {"Prefix": "y/"}], "IsTruncated": False}
    )
    assert (counts(found), len(found.problems)) == ((1, 3, 0), 1)


def test_an_empty_listing_is_zero_objects() -> None:
    assert counts(read({"Name": "b", "KeyCount": 0, "IsTruncated": False})) == (0, 0, 0)
    assert counts(read({"Name": "b", "Contents": [], "IsTruncated": False})) == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"Buckets": [{"Name": "one", "CreationDate": "2020-01-01"}], "Owner": {"ID": "x"}}', "buckets"),
        ('{"status_code": 200, "data": {"Buckets": [{"Name": "one"}]}}', "buckets"),
        (
            '{"data": {"InventoryConfigurationList": [{"Id": "x"}], "IsTruncated": false}}',
            "inventory settings",
        ),
        ('{"InventoryConfiguration": {"Id": "x"}}', "inventory settings"),
        ('{"reportKeys": ["a/b.csv.gz"], "assemblyId": "x"}', "manifest of a cost report"),
        (
            '{"fileSchema": "Bucket, Key", "files": [{"key": "x.csv.gz", "size": 9}]}',
            "manifest of an S3 Inventory",
        ),
        ('{"people": [{"name": "Ann"}, {"name": "Bob"}]}', "no list of objects"),
        ("[1, 2]", "no list of objects"),
        ("{}", "no list of objects"),
        ('"text"', "no list of objects"),
        ('{"Contents": [{"Key": "a", "Size": 1}, {"Key": ', "broken JSON"),
        ('[{"Key": "a", "Size": 1}] trailing', "broken JSON"),
        ('{"Contents": [{"Key": "a"} {"Key": "b"}]}', "broken JSON"),
        ("", "broken JSON"),
        ("[" * 100_000, "broken JSON"),
    ],
)
def test_trap_what_lists_no_objects_is_refused_with_the_reason(text: str, why: str) -> None:
    document = manifest_json(read_manifest(io.BytesIO(text.encode())))
    assert (document["objects"], document["bytes"], document["objects_without_size"]) == (None, None, None)
    assert why in document["problems"][0]["message"]


def test_broken_json_names_its_line() -> None:
    found = read_manifest(io.BytesIO(b'[\n{"Key": "a"},\n{"Key": }\n]'))
    assert [line for line, _ in found.problems] == [3]


def test_what_is_no_json_and_what_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    assert read_manifest(tmp_path / "a.txt").problems == ((1, "no JSON"),)
    assert "cannot be read" in read_manifest(tmp_path / "none.json").problems[0][1]


def test_a_long_list_is_counted_in_little_memory() -> None:
    one = json.dumps(A).encode()
    stream = io.BytesIO(b'{"Contents": [' + b",\n".join([one] * 50_000) + b"]}")
    tracemalloc.start()
    found = read_manifest(stream)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert counts(found) == (50_000, 150_000, 0)
    assert peak < 2 << 20


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@given(JSON, st.integers(0, 3))
def test_any_json_is_walked_without_a_crash(value: Any, indent: int) -> None:
    found = list(items(io.BytesIO(json.dumps(value, indent=indent).encode())))
    scalars = json.dumps([item for _, item in found])
    if isinstance(value, (int, str)) and not isinstance(value, bool):
        assert json.loads(scalars) == [value]
    read(value)


@given(JSON, st.integers(1, 200))
def test_json_cut_anywhere_is_broken_or_whole(value: Any, cut: int) -> None:
    text = json.dumps([value])
    for stop in range(1, len(text), max(1, len(text) // cut)):
        with pytest.raises(BrokenJson):
            list(items(io.BytesIO(text[:stop].encode())))


def test_packed_lists_that_are_broken_or_bombs_are_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("execreports.reading.manifests.FREE_BYTES", 1 << 20)
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(b"[" + b" " * (50 << 20) + b"]"))
    assert "grows beyond" in read_manifest(tmp_path / "a.json.gz").problems[0][1]
    whole = bytearray(gzip.compress(json.dumps([A, B, C] * 50).encode()))
    for at in range(10, len(whole), 7):
        whole[at] ^= 0x55
        (tmp_path / "b.json.gz").write_bytes(bytes(whole))
        assert read_manifest(tmp_path / "b.json.gz").objects is None


def test_a_listing_asked_for_with_encoded_keys_has_its_folders_decoded() -> None:
    contents = [
        {"Key": key, "Size": 2} for key in ("day+trip/a%2Bb.jpg", "day%20trip/c.jpg", "caf%C3%A9/d.jpg")
    ]
    found = read({"EncodingType": "url", "Contents": contents})
    assert [(group.name, group.objects, group.bytes) for group in found.groups] == [
        ("café", 1, 2),
        ("day trip", 2, 4),
    ]
    assert [group.name for group in read({"Contents": contents[:1]}).groups] == ["day+trip"]
