"""S3 manifests: JSON inventories in their common shapes, listed objects counted, missing sizes counted and not guessed.

Lists of buckets, inventory settings and manifests that only point to other files hold no objects and are refused.
"""

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from execreports.reading import s3_inventory
from execreports.reading.bills.packed import FREE_BYTES, MOST_GROWTH
from execreports.reading.json_stream import BrokenJson, Readable
from execreports.reading.object_lists import listing
from execreports.reading.s3_objects import Fields, moment

Problem = tuple[int | None, str]
MADE = (
    "generatedat",
    "generated",
    "asof",
    "createdat",
    "created",
    "exportedat",
)  # compared without case and underscores
BUCKET = ("bucket", "Bucket", "Name")


class ObjectGroup(NamedTuple):
    """Objects below one prefix (or in one list of a hand-kept manifest)."""

    name: str
    objects: int
    bytes: int
    objects_without_size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest lists. Refused: `objects` is None and a problem says why; `bytes` is None if no size is given.

    `newest` is the last modification of any object, `as_of` when the list itself was made, where it says so.
    """

    objects: int | None = None
    bytes: int | None = None
    objects_without_size: int | None = None
    newest: datetime | None = None
    as_of: datetime | None = None
    groups: tuple[ObjectGroup, ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str = "utf-8"
    bucket: str | None = None


class _Bounded:
    """A stream that refuses to unpack to many times its size."""

    def __init__(self, stream: Readable, packed_size: int) -> None:
        self.stream = stream
        self.left = max(FREE_BYTES, packed_size * MOST_GROWTH)

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; OSError beyond the bound."""
        data = self.stream.read(size)
        self.left -= len(data)
        if self.left < 0:
            raise OSError("it grows beyond all measure when unpacked")
        return data


def read_manifest(source: Path | Readable, *, fields: Fields | None = None) -> Manifest:
    """The objects a manifest lists: a file, a folder of S3 Inventory, or a binary stream; never raises for content.

    `fields` names the columns of a manifest with its own words; without it the usual ones are found.
    """
    try:
        if isinstance(source, Path):
            return _from_path(source, fields or Fields())
        return _from_stream(source, fields or Fields(), "utf-8")
    except BrokenJson as error:
        return Manifest(problems=((error.line, f"broken JSON: {error}"),))
    except (OSError, EOFError, zlib.error) as error:
        return Manifest(problems=((None, f"cannot be read: {getattr(error, 'strerror', None) or error}"),))


def _from_path(path: Path, fields: Fields) -> Manifest:
    if path.is_dir():
        found = s3_inventory.newest(path)
        document = s3_inventory.document_of(found) if found else None
        if found is None or document is None:
            return Manifest(problems=((None, "no manifest.json in this folder"),))
        return _inventory(found, document)
    with path.open("rb") as stream:
        head = stream.read(4)
    if head.startswith(b"\x1f\x8b"):
        with gzip.open(path) as unpacked:
            return _from_stream(_Bounded(unpacked, path.stat().st_size), fields, "utf-8")
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    if (encoding == "utf-8" and head[:1] not in b"[{ \t\r\n\xef") or not head:
        return Manifest(problems=((1, "no JSON"),))
    if path.stat().st_size < s3_inventory.MOST_MANIFEST and (document := s3_inventory.document_of(path)):
        return _inventory(path, document)
    with path.open("rb") as stream:
        return _from_stream(stream, fields, encoding)


def _inventory(path: Path, document: Mapping[str, Any]) -> Manifest:
    """An S3 Inventory by its manifest.json; without its parts, or with a wrong checksum, it is refused."""
    found = s3_inventory.read(path, document)
    objects, size, without = found.counts or (None, None, None)
    return Manifest(
        objects=objects,
        bytes=size,
        objects_without_size=without,
        newest=found.newest,
        as_of=found.created,
        groups=tuple(ObjectGroup(*group) for group in found.groups),
        problems=tuple(found.problems),
        bucket=found.bucket,
    )


def _from_stream(stream: Readable, fields: Fields, encoding: str) -> Manifest:
    """A list of objects as it streams by."""
    found = listing(stream, fields, encoding)
    if found.refused:
        return Manifest(problems=((None, found.refused),), encoding=encoding)
    problems: list[Problem] = []
    if found.cut_off:
        problems.append((None, "the listing is cut off: there are more objects than it holds"))
    problems += [(None, f"{count} objects: {what}") for what, count in found.odd.items()]
    if folders := found.aside["CommonPrefixes"]:
        problems.append((None, f"{folders} folders are named and what is in them is not listed"))
    return Manifest(
        objects=found.objects,
        bytes=found.bytes if found.sized or not found.objects else None,
        objects_without_size=found.objects - found.sized,
        newest=found.newest,
        as_of=moment(
            next((found.about[key] for key in found.about if key.replace("_", "").lower() in MADE), None)
        ),
        groups=tuple(ObjectGroup(name, *counts) for name, counts in sorted(found.groups.items())),
        problems=tuple(problems),
        encoding=encoding,
        bucket=next((str(found.about[key]) for key in BUCKET if key in found.about), None),
    )


def manifest_json(manifest: Manifest) -> dict[str, Any]:
    """`inspect --json`: counts or null, the newest change, the groups, and the problems."""
    return {
        "kind": "s3_manifest",
        "encoding": manifest.encoding,
        "problems": [{"line": line, "message": message} for line, message in manifest.problems],
        "objects": manifest.objects,
        "bytes": manifest.bytes,
        "objects_without_size": manifest.objects_without_size,
        "newest": manifest.newest.isoformat() if manifest.newest else None,
        "as_of": manifest.as_of.isoformat() if manifest.as_of else None,
        "bucket": manifest.bucket,
        "groups": [
            {
                "name": one.name,
                "objects": one.objects,
                "bytes": one.bytes,
                "objects_without_size": one.objects_without_size,
            }
            for one in manifest.groups
        ],
    }
