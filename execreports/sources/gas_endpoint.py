"""Kind `gas_endpoint`: JSON behind an Apps Script deployment (jobs, calendars), or a failure with a name."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import ClassVar
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, field_validator

from execreports.errors import SourceBroken
from execreports.model.facts import Fact
from execreports.sources import script_answers
from execreports.sources.base import Reach, Source
from execreports.sources.mapper import Mapper
from execreports.sources.mapping import TableOptions
from execreports.sources.pages import Page, quoted, sha256
from execreports.sources.records import NoRecordsError, at, pointer, select
from execreports.sources.registry import RecordRule
from execreports.sources.rows import Row, Rows, flat, words
from execreports.sources.script_web import SHAPE, Call

_EXEC = re.compile(r"https://script\.google\.com/(?:a/macros/[\w.-]+|macros)/s/[\w-]+/exec")


class Token(BaseModel):
    """A secret the script asks for: `{param: key, setting: JOBS_TOKEN}`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    param: str = Field(description="name of the query parameter")
    setting: str = Field(description="setting of repos.env that holds it")


class GasEndpoint(Source, TableOptions):
    """The records of a JSON answer; a GET, so nothing changes on the other side."""

    kind: ClassVar[str] = "gas_endpoint"
    libraries: ClassVar[tuple[str, ...]] = ("requests",)

    url: str = Field(description="the deployment's address, https://script.google.com/macros/s/ID/exec")
    params: dict[str, str] = Field(default_factory=dict, description="query parameters")
    token: Token | None = Field(default=None, description="a secret parameter, never printed")
    records: str = Field(default="", description="pointer to the list of records, /jobs")
    require: tuple[str, ...] = Field(default=(), description="pointers that must be there")
    dated_at: str = Field(
        default="", description="pointer to the moment the answer was made; else the call's"
    )
    entity: str = Field(
        default="", description="the entity its facts are about, where no field names another"
    )
    owner: str = Field(
        default="", description="account that runs the script: at most four calls at once for each"
    )
    max_bytes: int = Field(default=10 << 20, gt=0, description="longest answer")
    facts: tuple[RecordRule, ...] = Field(default=(), description="which fields become which fact")

    @field_validator("url")
    @classmethod
    def _is_deployment(cls, url: str) -> str:
        if not _EXEC.fullmatch(url):
            raise ValueError(
                "is no https://script.google.com/macros/s/ID/exec (parameters go under `params`)"
            )
        return url

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its rules."""
        return frozenset(rule.key for rule in self.facts)

    @property
    def locator(self) -> str:
        """The address with its parameters, without the token."""
        return f"{self.url}?{urlencode(self.params)}" if self.params else self.url

    def read(self, reach: Reach) -> Iterator[Fact]:
        """Every fact of the answer; SourceDown for quota, time-out, connection; SourceBroken for the rest."""
        call = Call(self.url, self._query(reach), self.locator, self.max_bytes, self.deadline.total_seconds())
        with reach.slot(self.owner or "one owner"):
            answer = call.fetch(reach.http())
        tree = script_answers.data(answer, self.locator)
        for place in self.require:
            if at(tree, place) is None:
                raise self._shape(f"nothing stands at {place}", tree)
        page = Page(self.name, self.locator, self._moment(tree, reach), sha256(answer.body))
        mapper = Mapper(page, reach, self, self.entity)
        for rule in self.facts:
            yield from mapper.facts(self._rows(tree, rule), [rule])

    def _query(self, reach: Reach) -> dict[str, str]:
        if self.token is None:
            return self.params
        secret = reach.secret(self.token.setting)
        if not secret:
            raise SourceBroken(
                f"{self.token.setting} is not set", place=self.locator, code="E-SRC-210",
                fix=f"add {self.token.setting} to repos.env",
            )  # fmt: skip
        return {**self.params, self.token.param: secret}

    def _rows(self, tree: object, rule: RecordRule) -> Rows:
        wanted = self.records if rule.records is None else rule.records
        try:
            found = list(select(tree, wanted))
        except NoRecordsError as error:
            raise self._shape(str(error), tree) from None
        if isinstance(at(tree, wanted), str | int | float) and wanted:
            raise self._shape(f"no records but a single value stand at {wanted}", tree)
        rows = [Row(flat(record), f"#{pointer(path)}", _quote(record)) for path, record in found]
        return Rows(tuple(dict.fromkeys(name for row in rows for name in row.cells)), rows)

    def _shape(self, what: str, tree: object) -> SourceBroken:
        said = quoted(json.dumps(tree, default=str)[:200])
        return SourceBroken(
            f"not the declared shape: {what}; the answer says {said}", place=self.locator, code=SHAPE,
            fix="correct `records` or `require` in config/sources.yaml, or the script",
        )  # fmt: skip

    def _moment(self, tree: object, reach: Reach) -> datetime:
        """When the answer was made, where it says so and that is not in the future."""
        written = words(at(tree, self.dated_at)) if self.dated_at else ""
        try:
            moment = datetime.fromisoformat(written) if written else reach.now
        except ValueError:
            reach.note(f"{self.locator}#{self.dated_at}", f"{written!r} is no moment: the call's own is used")
            moment = reach.now
        local = moment if moment.tzinfo else moment.replace(tzinfo=reach.portfolio.timezone)
        return min(local, reach.now).astimezone(UTC)


def _quote(record: Mapping[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False, default=str)
