"""Kind `s3_manifest`: what a JSON inventory or an S3 Inventory lists, from a file or a bucket, as a stream."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from execreports.errors import SourceBroken
from execreports.model.facts import Fact, Kind
from execreports.reading import s3_inventory
from execreports.reading.manifests import Manifest, read_manifest
from execreports.reading.s3_objects import Fields
from execreports.sources import bucket
from execreports.sources.base import Reach, Source
from execreports.sources.pages import Page, file_digest, midnight, missing, shown


class FieldNames(BaseModel):
    """The field names of a manifest with its own words; left out, the usual ones are found."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str | None = Field(default=None, description="field with an object's name")
    size: str | None = Field(default=None, description="field with its size in bytes")
    modified: str | None = Field(default=None, description="field with its last change")
    group: str | None = Field(
        default=None, description="field that groups objects, instead of the first folder"
    )


class S3Manifest(Source):
    """Objects and bytes listed; missing sizes are counted, not guessed."""

    kind: ClassVar[str] = "s3_manifest"

    path: str = Field(default="", description="file, or folder of an S3 Inventory, below the workspace")
    uri: str = Field(default="", pattern=r"^(s3://[^/]+/.+)?$", description="or s3://bucket/key")
    entity: str = Field(default="", description="the entity whose files these are")
    manifest: str = Field(default="", description="name on the page; left out, the source's")
    by_prefix: bool = Field(
        default=False, description="one fact for each first folder instead of one for all"
    )
    dated: str = Field(
        default="made",
        alias="as_of",
        description="age of the list: when it was `made`, the `newest` change in it, or a date",
    )
    fields: FieldNames = Field(
        default_factory=FieldNames, description="field names of a manifest with its own words"
    )

    @model_validator(mode="before")
    @classmethod
    def _told_apart(cls, given: object) -> object:
        """An s3:// address under `path` is meant as `uri`."""
        if isinstance(given, dict) and str(given.get("path", "")).startswith("s3://"):
            return {**given, "path": "", "uri": given["path"]}
        return given

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if bool(self.path) == bool(self.uri):
            raise ValueError("needs `path` or `uri`, and not both")
        return self

    @property
    def keys(self) -> frozenset[str]:
        """Objects, bytes, objects without size, newest change."""
        return frozenset({"manifest.objects", "manifest.bytes", "manifest.unsized", "manifest.newest"})

    @property
    def locator(self) -> str:
        """The path or address as declared."""
        return self.path or self.uri

    def read(self, reach: Reach) -> Iterator[Fact]:
        """The facts of the manifest; SourceDown for a bucket that does not answer, SourceBroken for the rest."""
        found, page = self._from_bucket(reach) if self.uri else self._from_file(reach)
        if found.objects is None:
            reason = found.problems[0][1] if found.problems else "it lists no objects"
            raise SourceBroken(
                f"the manifest cannot be used: {reason}", place=page.locator, code="E-SRC-214",
                fix="write it again; sizes and names are found under the usual words or under `fields`",
            )  # fmt: skip
        for line, message in found.problems:
            reach.note(f"{page.locator}:{line}" if line else page.locator, message)
        yield from self._facts(found, page)

    def _from_file(self, reach: Reach) -> tuple[Manifest, Page]:
        path = reach.root / Path(self.path).expanduser()
        if not path.exists():
            raise missing(self.path)
        found = read_manifest(path, fields=self._fields())
        own = s3_inventory.newest(path) if path.is_dir() else path
        changed = datetime.fromtimestamp((own or path).stat().st_mtime, UTC)
        digest = file_digest(own) if own else ""
        return found, Page(self.name, shown(path, reach.root), self._moment(found, changed, reach), digest)

    def _from_bucket(self, reach: Reach) -> tuple[Manifest, Page]:
        with bucket.opened(reach, self.uri) as got:
            found = got.manifest(reach, self._fields())
            place = f"{self.uri}#{got.etag}"
            return found, Page(self.name, place, self._moment(found, got.modified, reach), got.digest)

    def _fields(self) -> Fields:
        return Fields(**self.fields.model_dump())

    def _moment(self, found: Manifest, changed: datetime, reach: Reach) -> datetime:
        """When the list was made: as it says, else the object's or file's own last change; or as declared."""
        if self.dated not in {"made", "newest"}:
            return midnight(date.fromisoformat(self.dated), reach)
        told = found.newest if self.dated == "newest" else found.as_of
        return min(told or changed, reach.now).astimezone(UTC)

    def _facts(self, found: Manifest, page: Page) -> Iterator[Fact]:
        whole = ("", found.objects or 0, found.bytes, found.objects_without_size or 0)
        groups = [(one.name, one.objects, one.bytes, one.objects_without_size) for one in found.groups]
        for prefix, objects, size, unsized in groups if self.by_prefix and groups else [whole]:
            below = f" below {prefix}" if prefix else ""
            labels = {"manifest": self.manifest or self.name} | ({"prefix": prefix} if prefix else {})
            numbers = {"manifest.objects": (objects, "count"), "manifest.bytes": (size, "bytes")}
            numbers["manifest.unsized"] = (unsized, "count")
            for key, (number, unit) in numbers.items():
                if number is not None:
                    origin = page.origin("", f"{objects} objects listed{below}, {unsized} without a size")
                    value = Decimal(number)
                    yield Fact(
                        self.entity, key, unit, Kind.ACTUAL, origin, value, value, value, labels=labels
                    )
        if found.newest:
            day = found.newest.date().isoformat()
            origin = page.origin("", f"newest change {found.newest.isoformat()}")
            labels = {"manifest": self.manifest or self.name}
            yield Fact(self.entity, "manifest.newest", "date", Kind.ACTUAL, origin, text=day, labels=labels)
