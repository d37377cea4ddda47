"""The stand-in's S3: objects are files below `s3/BUCKET/`, read with ETag, length and ranges."""

import hashlib
import re
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote
from xml.sax.saxutils import escape

from execreports.embedded.server import Request, Response

_XML = b'<?xml version="1.0" encoding="UTF-8"?>'
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


class S3Routes:
    """GET and HEAD of `/bucket/key`, and ListObjectsV2 of `/bucket?list-type=2`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, request: Request) -> Response | None:
        """Answer for a bucket that is there as a folder, pass on the rest."""
        bucket, _, key = unquote(request.path).strip("/").partition("/")
        if request.method not in {"GET", "HEAD"} or not bucket or request.path.startswith("/v2/"):
            return None
        root = (self.folder / bucket).resolve()
        if root.parent != self.folder.resolve() or not root.is_dir():
            return _refusal(404, "NoSuchBucket", bucket)
        return self._object(root, key, request) if key else self._list(root, bucket, request)

    def _object(self, root: Path, key: str, request: Request) -> Response:
        path = (root / key).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            return _refusal(404, "NoSuchKey", key)
        data = path.read_bytes()
        headers = {
            "ETag": f'"{hashlib.md5(data, usedforsecurity=False).hexdigest()}"', "Accept-Ranges": "bytes",
            "Content-Type": "binary/octet-stream", "Last-Modified": _changed(path),
        }  # fmt: skip
        wanted = _RANGE.fullmatch(request.headers.get("range", ""))
        if not wanted or request.method == "HEAD":
            return Response(200, data, headers)
        start, end = int(wanted[1]), min(int(wanted[2] or len(data)), len(data) - 1)
        if start >= len(data):
            return _refusal(416, "InvalidRange", key)
        headers["Content-Range"] = f"bytes {start}-{end}/{len(data)}"
        return Response(206, data[start : end + 1], headers)

    def _list(self, root: Path, bucket: str, request: Request) -> Response:
        prefix = request.query.get("prefix", [""])[0]
        paths = sorted(path for path in root.rglob("*") if path.is_file())
        named = [(path.relative_to(root).as_posix(), path) for path in paths]
        found = "".join(_entry(key, path) for key, path in named if key.startswith(prefix))
        body = (
            '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
            f"<Name>{escape(bucket)}</Name><Prefix>{escape(prefix)}</Prefix><IsTruncated>false</IsTruncated>{found}"
            "</ListBucketResult>"
        )
        return Response(200, _XML + body.encode(), {"Content-Type": "application/xml"})


def _entry(key: str, path: Path) -> str:
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return (
        f"<Contents><Key>{escape(key)}</Key><LastModified>{changed}</LastModified>"
        f"<Size>{path.stat().st_size}</Size></Contents>"
    )


def _changed(path: Path) -> str:
    return format_datetime(datetime.fromtimestamp(path.stat().st_mtime, UTC), usegmt=True)


def _refusal(status: int, code: str, what: str) -> Response:
    body = f"<Error><Code>{code}</Code><Resource>{escape(what)}</Resource></Error>"
    return Response(status, _XML + body.encode(), {"Content-Type": "application/xml"})
