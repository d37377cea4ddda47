import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from execreports.embedded.reach import embedded_reach, source_routes
from execreports.embedded.server import Response, Route, Standin
from execreports.errors import SourceBroken, SourceDown
from execreports.model.facts import Fact
from execreports.sources.base import Reach, Source
from execreports.sources.s3_manifest import S3Manifest
from execreports.testing.reaches import NOW, PORTFOLIO, no_secret, reach_at
from execreports.testing.source_contract import SourceContract, unnamed

LISTED = {
    "Generated": "2026-05-01T08:00:00Z",
    "Contents": [
        {"Key": "a/1.jpg", "Size": 10, "LastModified": "2026-04-01T00:00:00Z"},
        {"Key": "a/2.jpg", "LastModified": "2026-04-03T00:00:00Z"},
        {"Key": "b/3.jpg", "Size": 5},
    ],
}


def md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def manifest(**options: object) -> S3Manifest:
    given: dict[str, object] = {"name": "files", "path": "files.json", "entity": "boats"}
    return S3Manifest.model_validate(given | options)


def numbers(facts: list[Fact], key: str) -> dict[str, Decimal | None]:
    return {fact.label("prefix"): fact.value for fact in facts if fact.key == key}


def read(root: Path, document: object, **options: object) -> list[Fact]:
    (root / "files.json").write_text(json.dumps(document))
    return list(manifest(**options).read(reach_at(root)))


@contextmanager
def bucket(root: Path, files: dict[str, bytes], *routes: Route) -> Iterator[Reach]:
    for name, data in files.items():
        path = root / "s3" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with Standin((*routes, *source_routes(root))) as standin:
        yield embedded_reach(root, NOW, PORTFOLIO, no_secret, standin.url)


class TestContract(SourceContract):
    def honest(self, root: Path) -> tuple[Source, Reach]:
        (root / "files.json").write_text(json.dumps(LISTED))
        return manifest(), reach_at(root)

    def broken(self, root: Path) -> tuple[Source, Reach]:
        (root / "files.json").write_text('{"Buckets": [{"Name": "x"}]}')
        return manifest(), reach_at(root)


class TestBucketContract(SourceContract):
    @pytest.fixture(autouse=True)
    def _standin(self, tmp_path: Path) -> Iterator[None]:
        with bucket(tmp_path, {"store/files.json": json.dumps(LISTED).encode()}) as self.reach:
            yield

    def honest(self, root: Path) -> tuple[Source, Reach]:
        return manifest(path="", uri="s3://store/files.json"), self.reach

    def broken(self, root: Path) -> tuple[Source, Reach]:
        return manifest(path="", uri="s3://store/gone.json"), self.reach


def test_missing_sizes_are_counted_not_guessed(tmp_path: Path) -> None:
    facts = read(tmp_path, LISTED)
    assert numbers(facts, "manifest.objects") == {"": Decimal(3)}
    assert numbers(facts, "manifest.bytes") == {"": Decimal(15)}
    assert numbers(facts, "manifest.unsized") == {"": Decimal(1)}
    assert [fact.text for fact in facts if fact.key == "manifest.newest"] == ["2026-04-03"]
    assert facts[0].origin.as_of == datetime(2026, 5, 1, 8, tzinfo=UTC)


def test_by_prefix_adds_up_to_the_whole(tmp_path: Path) -> None:
    facts = read(tmp_path, LISTED, by_prefix=True)
    assert numbers(facts, "manifest.objects") == {"a": Decimal(2), "b": Decimal(1)}


@pytest.mark.parametrize(("age", "day"), [("newest", "2026-04-03"), ("2026-04-20", "2026-04-20")])
def test_the_age_may_be_declared(tmp_path: Path, age: str, day: str) -> None:
    assert read(tmp_path, LISTED, as_of=age)[0].origin.as_of.date().isoformat() == day


def test_own_field_names(tmp_path: Path) -> None:
    document = {"photos": [{"bild": "x.jpg", "gewicht": 7}]}
    facts = read(tmp_path, document, fields={"key": "bild", "size": "gewicht"})
    assert numbers(facts, "manifest.bytes") == {"": Decimal(7)}


def test_half_a_manifest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "files.json").write_text(json.dumps(LISTED)[:-20])
    with pytest.raises(SourceBroken, match="broken JSON"):
        list(manifest().read(reach_at(tmp_path)))


def test_a_bucket_gives_etag_hash_and_age(tmp_path: Path) -> None:
    data = json.dumps({"Contents": LISTED["Contents"]}).encode()
    with bucket(tmp_path, {"store/x/files.json": data}) as reach:
        stamp = datetime(2026, 4, 20, 12, tzinfo=UTC).timestamp()
        os.utime(tmp_path / "s3/store/x/files.json", (stamp, stamp))
        facts = list(manifest(path="s3://store/x/files.json").read(reach))
    origin = facts[0].origin
    assert origin.locator == f"s3://store/x/files.json#{md5(data)}"
    assert origin.digest == hashlib.sha256(data).hexdigest()
    assert origin.as_of == datetime(2026, 4, 20, 12, tzinfo=UTC)


def test_a_packed_object_is_read_as_a_stream(tmp_path: Path) -> None:
    with bucket(tmp_path, {"store/files.json.gz": gzip.compress(json.dumps(LISTED).encode())}) as reach:
        facts = list(manifest(path="", uri="s3://store/files.json.gz").read(reach))
    assert numbers(facts, "manifest.objects") == {"": Decimal(3)}


def inventory(rows: bytes, checksum: str = "") -> dict[str, bytes]:
    part = gzip.compress(rows, mtime=0)
    document = {
        "sourceBucket": "pictures",
        "destinationBucket": "arn:aws:s3:::lists",
        "creationTimestamp": str(int(datetime(2026, 5, 3, tzinfo=UTC).timestamp() * 1000)),
        "fileFormat": "CSV",
        "fileSchema": "Bucket, Key, Size",
        "files": [
            {
                "key": "inv/data/1.csv.gz",
                "size": len(part),
                "MD5checksum": checksum or md5(part),
            }
        ],
    }
    seal = json.dumps(document).encode()
    return {
        "lists/inv/2026-05-03T00-00Z/manifest.json": seal,
        "lists/inv/2026-05-03T00-00Z/manifest.checksum": md5(seal).encode(),
        "lists/inv/data/1.csv.gz": part,
    }


INVENTORY = "s3://lists/inv/2026-05-03T00-00Z/manifest.json"


def test_trap_an_inventory_is_a_snapshot_and_its_age_is_that_of_its_creation(tmp_path: Path) -> None:
    rows = b'"pictures","a%20b/1.jpg","10"\n"pictures","a%20b/2.jpg",""\n"pictures","c.jpg","5"\n'
    with bucket(tmp_path, inventory(rows)) as reach:
        facts = list(manifest(path="", uri=INVENTORY, by_prefix=True).read(reach))
    assert numbers(facts, "manifest.objects") == {"a b": Decimal(2), "": Decimal(1)}
    assert facts[0].origin.as_of == datetime(2026, 5, 3, tzinfo=UTC)


def test_a_folder_of_deliveries_is_read_by_its_newest_manifest(tmp_path: Path) -> None:
    for stamp, rows in (
        ("2026-05-03", b'"pictures","1.jpg","10"\n'),
        ("2026-04-03", b'"pictures","1.jpg","9"\n'),
    ):
        for name, data in inventory(rows).items():
            path = tmp_path / name.replace("2026-05-03", stamp).replace("data/1", f"{stamp}T00-00Z/1")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    facts = list(manifest(path="lists").read(reach_at(tmp_path)))
    assert numbers(facts, "manifest.bytes") == {"": Decimal(10)}
    own = (tmp_path / "lists/inv/2026-05-03T00-00Z/manifest.json").read_bytes()
    assert facts[0].origin.digest == hashlib.sha256(own).hexdigest()


def test_a_folder_in_which_nothing_was_delivered_yet_is_a_named_failure(tmp_path: Path) -> None:
    (tmp_path / "lists/inv/data").mkdir(parents=True)
    source = manifest(path="lists")
    with pytest.raises(SourceBroken, match=r"no manifest\.json in this folder"):
        list(source.read(reach_at(tmp_path)))
    assert unnamed(source, reach_at(tmp_path)) == []


def test_an_altered_part_is_refused(tmp_path: Path) -> None:
    with bucket(tmp_path, inventory(b'"pictures","1.jpg","10"\n', checksum="0" * 32)) as reach:
        source = manifest(path="", uri=INVENTORY)
        with pytest.raises(SourceBroken, match="checksum"):
            list(source.read(reach))
        assert unnamed(source, reach) == []


def test_a_missing_part_is_refused(tmp_path: Path) -> None:
    with bucket(tmp_path, inventory(b'"pictures","1.jpg","10"\n')) as reach:
        (tmp_path / "s3/lists/inv/data/1.csv.gz").unlink()
        with pytest.raises(SourceBroken, match="not here"):
            list(manifest(path="", uri=INVENTORY).read(reach))


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (403, "AccessDenied", SourceBroken),
        (403, "InvalidObjectState", SourceBroken),
        (400, "AuthorizationHeaderMalformed", SourceBroken),
        (503, "SlowDown", SourceDown),
        (500, "InternalError", SourceDown),
        (400, "RequestTimeout", SourceDown),
    ],
)
def test_refusals_of_a_bucket_are_told_apart(
    tmp_path: Path, status: int, code: str, kind: type[SourceDown | SourceBroken]
) -> None:
    body = f"<Error><Code>{code}</Code></Error>".encode()
    with bucket(tmp_path, {}, lambda _: Response(status, body)) as reach, pytest.raises(kind):
        list(manifest(path="", uri="s3://store/x").read(reach))


def test_an_unreachable_bucket_is_down(tmp_path: Path) -> None:
    with bucket(tmp_path, {}) as reach:
        pass
    with pytest.raises(SourceDown):
        list(manifest(path="", uri="s3://store/x").read(reach))


@pytest.mark.parametrize("options", [{"path": ""}, {"uri": "s3://a/b"}, {"path": "", "uri": "https://a/b"}])
def test_one_place_and_one_only(options: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        manifest(**options)
