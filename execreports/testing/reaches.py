"""A reach for tests: a made-up portfolio of two companies, a fixed moment, and no way outside unless one is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from execreports.model.portfolio import Entity, Portfolio
from execreports.sources.base import Reach

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 5, 6, 0, tzinfo=ZONE)
BOATS = Entity("boats", "Blue Boats", "company", aliases=("BB", "S/Y Blue"))
BINS = Entity("bins", "Bin Brothers", "company", aliases=("Bins",))
PORTFOLIO = Portfolio("Test", ZONE, "USD", (BOATS, BINS))


def closed() -> NoReturn:
    """The way outside of a source that has no business there."""
    raise AssertionError("this source reached outside")


def no_secret(_: str) -> None:
    """An empty `repos.env`."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways a test opens; all closed by default."""

    http: Callable[[], Any] = closed
    s3: Callable[[], Any] = closed
    secret: Callable[[str], str | None] = no_secret


def reach_at(root: Path, ways: Ways | None = None, *, now: datetime = NOW) -> Reach:
    """A reach over `root` at `now` (2026-05-05 06:00 in Los Angeles)."""
    ways = ways or Ways()
    return Reach(root, now, PORTFOLIO, ways.http, ways.s3, ways.secret)
