"""Lists of S3 objects in JSON, counted as they stream by: listings, their pages, recordings, hand-kept lists."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from execreports.reading.json_stream import Readable, items
from execreports.reading.s3_objects import FILE, Entry, Fields, decoded, entry

MOST_GROUPS = 10_000
POINTERS = {
    "fileSchema": "the manifest of an S3 Inventory: its parts hold the objects",
    "reportKeys": "the manifest of a cost report, not of objects",
    "dataFiles": "the manifest of a cost report, not of objects",
}
NO_OBJECTS = POINTERS | {
    "Buckets": "a list of buckets, not of objects",
    "InventoryConfigurationList": "inventory settings, not an inventory",
    "InventoryConfiguration": "inventory settings, not an inventory",
    "ResultsByTime": "costs, not objects",
    "Budgets": "budgets, not objects",
}
ASIDE = {
    "DeleteMarkers",
    "CommonPrefixes",
    "Owner",
    "Grants",
    "TagSet",
    "Tags",
    "Errors",
    "RequestCharged",
    "Metadata",
}
CUT_OFF = {"NextContinuationToken", "NextToken", "NextMarker", "NextKeyMarker"}
LISTINGS = {"Contents", "Versions", "KeyCount", "IsTruncated"}
PLAIN_LISTS = {"Contents", "Versions", "data", "objects", "files", "items"}


@dataclass(slots=True)
class Listing:
    """Counts while a list streams by; `refused` says why there are none."""

    fields: Fields
    objects: int = 0
    bytes: int = 0
    sized: int = 0
    newest: datetime | None = None
    groups: dict[str, list[int]] = field(default_factory=dict)
    aside: Counter[str] = field(default_factory=Counter)
    odd: Counter[str] = field(default_factory=Counter)
    about: dict[str, Any] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    cut_off: bool = False
    refused: str = ""

    def add(self, one: Entry, group: str) -> None:
        """One object."""
        if one.latest is False or one.deleted:
            self.aside["older versions and delete markers"] += 1
            return
        self.objects += 1
        if one.problem:
            self.odd[one.problem] += 1
        counts = self.groups.get(group)
        if counts is None:
            counts = self.groups.setdefault(group if len(self.groups) < MOST_GROUPS else "(other)", [0, 0, 0])
        counts[0] += 1
        if one.size is None:
            counts[2] += 1
        else:
            self.bytes += one.size
            self.sized += 1
            counts[1] += one.size
        if one.modified and (self.newest is None or one.modified > self.newest):
            self.newest = one.modified


def listing(stream: Readable, fields: Fields, encoding: str) -> Listing:
    """Everything a stream lists; raises BrokenJson."""
    tally = Listing(fields)
    records: dict[tuple[str, ...], dict[str, Any]] = {(): {}}
    for path, value in items(stream, encoding):
        if path[-1:] == ("[]",):
            _item(tally, path[:-1], value)
        elif len(path) == 1 or (path and FILE.search(path[-2])):
            records.setdefault(path[:-1], {"key": path[-2]} if len(path) > 1 else {})[path[-1]] = value
        if path:
            _note(tally, path, value)
    for (
        path,
        record,
    ) in records.items():  # files named by keys; and JSON Lines, whose first line looked like a wrapper
        if one := entry(record, fields):
            tally.add(one, _group(path[:-1], one))
    if tally.about.get("EncodingType") == "url":
        tally.groups = _decoded(tally.groups)
    seen = tally.lists | tally.about.keys() | records[()].keys()
    tally.refused = next((why for key, why in POINTERS.items() if key in seen), "")
    if not tally.objects and not tally.refused:
        nothing = "" if LISTINGS & seen else "no list of objects: nothing with a key, a path or a file name"
        tally.refused = next((why for key, why in NO_OBJECTS.items() if key in seen), nothing)
    return tally


def _decoded(groups: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Folders as they are in the bucket, where a listing was asked for with encoded keys."""
    found: dict[str, list[int]] = {}
    for name, counts in groups.items():
        found[decoded(name)] = [
            a + b for a, b in zip(counts, found.get(decoded(name), [0, 0, 0]), strict=True)
        ]
    return found


def _item(tally: Listing, path: Sequence[str], value: object) -> None:
    """One item of a list: an object, a page of a listing, or something else."""
    name = path[-1] if path else ""
    tally.lists.add(name)
    if name in ASIDE or name in NO_OBJECTS or value is None:
        tally.aside[name] += value is not None
        return
    one = entry(value, tally.fields)
    if one is not None:
        tally.add(one, _group(path, one))
    elif isinstance(value, Mapping):
        _page(tally, path, value)


def _page(tally: Listing, path: Sequence[str], page: Mapping[str, Any]) -> None:
    """A response inside a list (pages of a listing), or a group of a hand-kept manifest."""
    tally.cut_off = False
    for key, value in page.items():
        if isinstance(value, list):
            for item in value or [None]:
                _item(tally, (*path, key), item)
        elif isinstance(value, Mapping) and len(path) < 4:
            _page(tally, (*path, key), value)
        else:
            _note(tally, (key,), value)


def _note(tally: Listing, path: tuple[str, ...], value: object) -> None:
    """What a document says about itself."""
    name = path[-1]
    tally.lists.update(NO_OBJECTS.keys() & path)
    if name == "IsTruncated":
        tally.cut_off = value is True
    if name in CUT_OFF and value:
        tally.cut_off = True
    if isinstance(value, (str, int, float)) and len(tally.about) < 1000:
        tally.about.setdefault(name, value)


def _group(path: Sequence[str], one: Entry) -> str:
    """The first folder of the key, or the list's own name in a hand-kept manifest with several lists."""
    if one.group:
        return one.group
    folder, slash, _ = one.key.lstrip("/").partition("/")
    named = [part for part in path if part not in PLAIN_LISTS]
    return folder if slash else ".".join(named[-2:])
