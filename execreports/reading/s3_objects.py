"""One entry of an object list, whoever wrote it: key, size, last change, and whether it is the current version."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import unquote_plus

KEYS = tuple(
    "Key key path Path s3_key s3Key object_key objectKey object file filename file_name fileName filepath"  # noqa: SIM905 - a row of words
    " file_path src url uri s3_uri".split()
)
SIZES = tuple(
    "Size size bytes size_bytes sizeBytes byte_size file_size fileSize length ContentLength"  # noqa: SIM905 - a row of words
    " content_length".split()
)
TIMES = tuple(
    "LastModified last_modified lastModified modified modified_at mtime updated updated_at updatedAt"  # noqa: SIM905 - a row of words
    " LastModifiedDate date".split()
)
NAMES = ("name", "Name")  # a key only beside a size or a time: people and buckets have names too
FILE = re.compile(r"\.[A-Za-z0-9]{2,5}$")
EPOCH_MS = 10**11


@dataclass(frozen=True, slots=True)
class Fields:
    """The field names of a manifest with its own words; None means the usual ones."""

    key: str | None = None
    size: str | None = None
    modified: str | None = None
    group: str | None = None


class Entry(NamedTuple):
    """One object; `size` is None where none is given or none can be read (then `problem` says so)."""

    key: str
    size: int | None = None
    modified: datetime | None = None
    latest: bool | None = None
    deleted: bool = False
    group: str = ""
    problem: str = ""


def entry(value: object, fields: Fields) -> Entry | None:
    """The object a list item describes, None if it is none. A bare file name has no size."""
    if isinstance(value, str):
        return Entry(value) if FILE.search(value) else None
    if not isinstance(value, Mapping):
        return None
    size_name = _name(value, (fields.size,) if fields.size else SIZES)
    time_name = _name(value, (fields.modified,) if fields.modified else TIMES)
    key_name = _name(value, (fields.key,) if fields.key else KEYS)
    if key_name is None and (size_name or time_name) and not fields.key:
        key_name = _name(value, NAMES)
    if key_name is None or not isinstance(value[key_name], str) or "MD5checksum" in value:
        return None
    size, problem = _size(value[size_name]) if size_name else (None, "")
    latest = value.get("IsLatest")
    group = str(value.get(fields.group) or "") if fields.group else ""
    changed = moment(value[time_name]) if time_name else None
    deleted = value.get("IsDeleteMarker") is True
    return Entry(
        value[key_name], size, changed, latest if isinstance(latest, bool) else None, deleted, group, problem
    )


def _name(value: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        if name in value:
            return name
    return None


def _size(value: object) -> tuple[int | None, str]:
    """(bytes, problem): whole numbers only; "1.2 MB" is not guessed at."""
    if value is None or value == "":
        return None, ""
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 63:
        return value, ""
    return None, "size is no whole number of bytes"


def moment(value: object) -> datetime | None:
    """A time as listings write it: ISO 8601, seconds or milliseconds since 1970, or in parts; UTC if unsaid."""
    try:
        if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) > 8:
            value = int(value)
        if isinstance(value, str):
            found = datetime.fromisoformat(value.strip())
            return found if found.tzinfo else found.replace(tzinfo=UTC)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000 if value > EPOCH_MS else value, UTC)
        if isinstance(value, Mapping) and "year" in value:
            parts = [int(value.get(part, 0)) for part in ("year", "month", "day", "hour", "minute", "second")]
            return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc] # six numbers
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    return None


def decoded(key: str) -> str:
    """A URL-encoded key as it is in the bucket."""
    return unquote_plus(key)
