from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from execreports.embedded.reach import embedded_reach
from execreports.embedded.s3 import S3Routes
from execreports.embedded.server import Request, Standin
from execreports.testing.reaches import NOW, PORTFOLIO, no_secret


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Any]:
    folder = tmp_path / "s3"
    (folder / "store/a b").mkdir(parents=True)
    (folder / "store/a b/ü.txt").write_bytes(b"0123456789")
    (folder / "store/top.txt").write_bytes(b"x")
    (tmp_path / "outside.txt").write_text("not an object")
    with Standin((S3Routes(folder),)) as standin:
        yield embedded_reach(tmp_path, NOW, PORTFOLIO, no_secret, standin.url).s3()


def test_an_object_comes_with_its_etag_and_length(client: Any) -> None:
    answer = client.get_object(Bucket="store", Key="a b/ü.txt")
    assert answer["Body"].read() == b"0123456789"
    assert answer["ETag"] == '"781e5e245d69b566979b86e28d23f2c7"'
    assert answer["ContentLength"] == 10
    assert client.head_object(Bucket="store", Key="top.txt")["ContentLength"] == 1


def test_a_range_comes_alone(client: Any) -> None:
    answer = client.get_object(Bucket="store", Key="a b/ü.txt", Range="bytes=2-4")
    assert (answer["Body"].read(), answer["ContentRange"]) == (b"234", "bytes 2-4/10")


def test_keys_are_listed_below_a_prefix(client: Any) -> None:
    assert [one["Key"] for one in client.list_objects_v2(Bucket="store")["Contents"]] == [
        "a b/ü.txt",
        "top.txt",
    ]
    assert [one["Size"] for one in client.list_objects_v2(Bucket="store", Prefix="t")["Contents"]] == [1]


@pytest.mark.parametrize(
    ("bucket", "key", "code"),
    [
        ("store", "gone", "NoSuchKey"),
        ("other", "x", "NoSuchBucket"),
        ("store", "../../outside.txt", "NoSuchKey"),
    ],
)
def test_what_is_not_there_is_refused_as_s3_does(client: Any, bucket: str, key: str, code: str) -> None:
    with pytest.raises(ClientError) as caught:
        client.get_object(Bucket=bucket, Key=key)
    assert caught.value.response["Error"]["Code"] == code


def test_a_path_never_leaves_the_folder(tmp_path: Path) -> None:
    (tmp_path / "s3/store").mkdir(parents=True)
    (tmp_path / "secret").write_text("outside")
    routes = S3Routes(tmp_path / "s3")
    for target in ("/store/../../secret", "/store/%2e%2e/%2e%2e/secret", "/%2e%2e/secret", "/../secret"):
        answer = routes(Request("GET", target, {}, b""))
        assert answer is None or answer.status == 404


def test_other_methods_and_services_are_passed_on(tmp_path: Path) -> None:
    routes = S3Routes(tmp_path)
    assert routes(Request("POST", "/store/x", {}, b"")) is None
    assert routes(Request("GET", "/v2/email/account", {}, b"")) is None
