"""Facts: everything a source knows, in one form, each with its address, age and kind."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from execreports.model.quantity import Interval

DOCUMENT = "document"
"""The key of a fact that says only that a document is there; an empty one has it too."""
_FRAGMENT = re.compile(r"#.*|:\d[\d:,-]*$")


class Kind(StrEnum):
    """How far a number may be trusted: measured, guessed, wished, computed from assumptions, or said."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"
    MODEL = "model"
    STATED = "stated"


class Health(StrEnum):
    """fresh; stale (read, but old); fallback (read failed, last good answer used); missing (neither)."""

    FRESH = "fresh"
    STALE = "stale"
    FALLBACK = "fallback"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact stands.

    Source name, locator (`path:line`, `s3://b/k#etag`, `https://...#/jobs/3`), the moment the world
    looked so (UTC), the content's hash, and the quoted original text.
    """

    source: str
    locator: str
    as_of: datetime
    digest: str = ""
    quote: str = ""

    @property
    def file(self) -> str:
        """The locator without its line or fragment."""
        return _FRAGMENT.sub("", self.locator)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a source knows about one entity under one key (`docs/facts.md` lists the keys).

    Numbers are in `low`/`high` (equal for a single value; `value` is the most likely one or None);
    words are in `text`. `unit`: an ISO currency, currency/month, count, %, days, date, text ...
    `correction` is the line of `config/corrections.yaml` that put another value in place of the read one.
    """

    entity: str
    key: str
    unit: str
    kind: Kind
    origin: Origin
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    correction: Origin | None = None

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where it was read and, where somebody corrected it, the line that says so."""
        return (self.origin, self.correction) if self.correction else (self.origin,)

    @property
    def is_rate(self) -> bool:
        """A declared exchange rate: evidence of a sum, not a part of it."""
        return self.key.startswith("exchange.")

    @property
    def is_number(self) -> bool:
        """True where the fact can be computed with."""
        return self.low is not None or self.value is not None

    @property
    def interval(self) -> Interval:
        """The number as a range; an open end counts as the known end. ValueError for words."""
        if self.value is not None and self.low is None:
            return Interval.exactly(self.value)
        if self.low is None:
            raise ValueError(f"{self.key} of {self.entity} is no number ({self.origin.locator})")
        return Interval(self.low, self.low if self.high is None else self.high, self.value)

    def label(self, name: str) -> str:
        """A label's text, or an empty string."""
        return self.labels.get(name, "")

    @property
    def id(self) -> str:
        """Twelve hex digits that stay while entity, key, labels and address stay."""
        parts = [self.entity, self.key, self.origin.source, self.origin.locator]
        parts += [f"{name}={text}" for name, text in sorted(self.labels.items())]
        return identity(*parts)


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What asking one source gave: facts with health, age and, where it went wrong, the reason.

    `keys` are the fact keys this source can give, whether it did or not; `problems` are lines it could
    not read (`locator: message`); `elapsed` is in seconds; `locator` is the place that was asked; `since`
    is the day from which on it gave nothing, where an earlier edition knows; `files` are those its health is
    about, none for all of it.
    """

    name: str
    health: Health
    facts: tuple[Fact, ...] = ()
    as_of: datetime | None = None
    reason: str = ""
    keys: frozenset[str] = frozenset()
    attempts: int = 1
    elapsed: float = 0.0
    problems: tuple[str, ...] = ()
    locator: str = ""
    since: date | None = None
    files: frozenset[str] = frozenset()


def identity(*parts: str) -> str:
    """Twelve hex digits of SHA-256 over the parts: a name that outlives prose."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
