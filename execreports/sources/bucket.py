"""One object of a bucket as a stream that is hashed as it goes by; an S3 Inventory with its parts."""

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, cast

from execreports.errors import SourceBroken, SourceDown
from execreports.reading.json_stream import Readable
from execreports.reading.manifests import Manifest, read_manifest
from execreports.reading.s3_inventory import MOST_MANIFEST, document_of
from execreports.reading.s3_objects import Fields
from execreports.sources.base import Reach

_DENIED = frozenset(
    {
        "AccessDenied",
        "403",
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
        "ExpiredToken",
        "AllAccessDisabled",
    }
)
_LATER = frozenset(
    {"SlowDown", "RequestTimeout", "Throttling", "ThrottlingException", "TooManyRequests", "429"}
)
_GONE = frozenset({"NoSuchKey", "NoSuchBucket", "404", "NotFound"})


@dataclass(slots=True)
class Hashing:
    """A readable that remembers the SHA-256 of all that went through."""

    stream: Any
    sha: Any = field(default_factory=hashlib.sha256)

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes, all that is left for -1."""
        data = self.stream.read(None if size < 0 else size)
        self.sha.update(data)
        return cast("bytes", data)


@dataclass(slots=True)
class Got:
    """An opened object: ETag without quotes, last change, length, and its body."""

    uri: str
    etag: str
    modified: datetime
    length: int
    body: Hashing

    @property
    def digest(self) -> str:
        """SHA-256 of the whole object; reads what is left."""
        while self.body.read(1 << 20):
            pass
        return str(self.body.sha.hexdigest())

    def manifest(self, reach: Reach, fields: Fields) -> Manifest:
        """What the object lists; the parts of an S3 Inventory are fetched beside it for the while."""
        if self.uri.endswith(".gz"):
            with gzip.GzipFile(fileobj=cast("Any", self.body)) as unpacked:
                return read_manifest(cast("Readable", unpacked), fields=fields)
        if self.length >= MOST_MANIFEST:
            return read_manifest(self.body, fields=fields)
        with TemporaryDirectory(prefix="execreports-manifest-") as folder:
            path = Path(folder) / "manifest.json"
            path.write_bytes(self.body.read())
            if document_of(path) is not None:
                _fetch_parts(reach, self.uri, path)
            return read_manifest(path, fields=fields)


@contextmanager
def opened(reach: Reach, uri: str) -> Iterator[Got]:
    """The object at s3://bucket/key; SourceDown for time-outs and throttling, SourceBroken for refusals."""
    import botocore.exceptions as refused

    try:
        answer = _get(reach.s3(), uri)
        etag = str(answer.get("ETag", "")).strip('"')
        yield Got(uri, etag, answer["LastModified"], int(answer["ContentLength"]), Hashing(answer["Body"]))
    except refused.ClientError as error:
        raise _refusal(error, uri) from None
    except (refused.NoCredentialsError, refused.PartialCredentialsError, refused.ProfileNotFound):
        raise SourceBroken(
            "no AWS credentials", place=uri, code="E-SRC-210", fix="set AWS_PROFILE or the keys in repos.env"
        ) from None
    except (refused.BotoCoreError, OSError) as error:
        raise SourceDown(
            f"the bucket does not answer ({type(error).__name__})", place=uri, code="E-SRC-225"
        ) from None


def _get(client: Any, uri: str) -> dict[str, Any]:  # noqa: ANN401 - boto3 is untyped
    name, _, key = uri.removeprefix("s3://").partition("/")
    return cast("dict[str, Any]", client.get_object(Bucket=name, Key=key))


def _refusal(error: Any, uri: str) -> SourceBroken | SourceDown:  # noqa: ANN401 - botocore is untyped
    code = str(error.response.get("Error", {}).get("Code", ""))
    if code in _GONE:
        return SourceBroken(
            "no such object", place=uri, code="E-SRC-204", fix="correct `uri` in config/sources.yaml"
        )
    if code in _DENIED:
        return SourceBroken(
            f"access denied ({code})", place=uri, code="E-SRC-231", fix="allow s3:GetObject on it"
        )
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 500)
    if status < 500 and code not in _LATER:
        fix = (
            "restore it from the archive first"
            if code == "InvalidObjectState"
            else "see that region and bucket are right"
        )
        return SourceBroken(f"the bucket refuses ({code})", place=uri, code="E-SRC-231", fix=fix)
    return SourceDown(f"the bucket refuses for now ({code})", place=uri, code="E-SRC-225")


def _fetch_parts(reach: Reach, uri: str, path: Path) -> None:
    """Every part and the checksum of an S3 Inventory, laid where its reader looks; what is not there it tells."""
    import botocore.exceptions as refused

    client = reach.s3()
    document = document_of(path) or {"files": []}
    source = uri.removeprefix("s3://").partition("/")[0]
    target = str(document.get("destinationBucket", "")).rpartition(":")[2] or source
    wanted = {f"s3://{target}/{part.get('key', '')}": path.parent / "data" / PurePosixPath(str(part.get("key"))).name
              for part in document["files"]}  # fmt: skip
    wanted[uri.removesuffix("manifest.json") + "manifest.checksum"] = path.with_name("manifest.checksum")
    (path.parent / "data").mkdir()
    for place, local in wanted.items():
        try:
            answer = _get(client, place)
        except refused.ClientError as error:
            if str(error.response.get("Error", {}).get("Code", "")) in _GONE:
                continue
            raise
        with local.open("wb") as part:
            for chunk in answer["Body"].iter_chunks(1 << 20):
                part.write(chunk)
