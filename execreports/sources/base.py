"""What a source is: typed options that are its YAML schema, and one method that yields facts."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from execreports.model.facts import Fact
from execreports.model.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class Memory:
    """The folder in which a source keeps what unchanged files gave; in a run that touches nothing it only looks."""

    folder: Path
    writable: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything a source may touch: its workspace, the moment, the portfolio, and the ways outside.

    `http` gives a requests session (Google hosts rerouted for the embedded stand-in below every
    allow-list check); `s3` gives a boto3 S3 client; `secret` looks a setting of `repos.env` up by name.
    """

    root: Path
    now: datetime
    portfolio: Portfolio
    http: Callable[[], Any]
    s3: Callable[[], Any]
    secret: Callable[[str], str | None]
    problems: list[str] = field(default_factory=list)
    slot: Callable[[str], AbstractContextManager[object]] = field(default=lambda _owner: nullcontext())
    """A turn at somebody's server: `with reach.slot(owner)` lets no more than four in at once."""
    memory: Memory | None = None

    def note(self, locator: str, message: str) -> None:
        """Say what could not be read; printed under the source, never lost."""
        self.problems.append(f"{locator}: {message}")


class Source(BaseModel, ABC):
    """One place facts come from. Fields are what the owner may write in `config/sources.yaml`.

    An adapter never retries, caches, logs or decides what failure means. It raises `SourceDown` where a
    later try may work and `SourceBroken` where it cannot.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str]
    """The word in `sources.yaml`; equal to the file name."""

    by_file: ClassVar[bool] = False
    """Whether its locators are files of their own, each missed when it gives nothing any more."""

    libraries: ClassVar[tuple[str, ...]] = ()
    """What a kind that waits for somebody's server asks it with; such sources are asked first."""

    name: str
    warn_after: timedelta | None = Field(
        default=None,
        description="older than this is stale; of several files each that tells the newest about an entity",
    )
    error_after: timedelta | None = Field(default=None, description="older than this is as good as missing")
    deadline: timedelta = Field(default=timedelta(seconds=30), description="longest wait for an answer")
    forget_after: timedelta = Field(
        default=timedelta(days=7),
        description="a file that gives nothing any more counts as last read so long",
    )
    snapshot: Path | None = Field(default=None, description="a shipped first last good answer (JSON)")

    @property
    @abstractmethod
    def keys(self) -> frozenset[str]:
        """The fact keys this source can give."""

    @property
    @abstractmethod
    def locator(self) -> str:
        """The place that is asked, as printed: a path relative to the workspace, a URL, `s3://b/k`."""

    @abstractmethod
    def read(self, reach: Reach) -> Iterator[Fact]:
        """Every fact there is now; raises SourceDown or SourceBroken."""

    def as_of(self, facts: tuple[Fact, ...]) -> datetime | None:
        """The moment the world looked so: the newest fact's, unless the kind knows better."""
        return max((fact.origin.as_of for fact in facts), default=None)
