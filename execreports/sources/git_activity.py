"""Kind `git_activity`: how lively a repository is, from a clone or from a fast-export stream."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import ClassVar, Self

from pydantic import Field, model_validator

from execreports.errors import SourceBroken
from execreports.model.facts import Fact, Kind
from execreports.sources.base import Reach, Source
from execreports.sources.git_log import Commit, Repository, imported
from execreports.sources.pages import Page, midnight, missing, sha256, shown


class GitActivity(Source):
    """Commits of the last days, and the last one."""

    kind: ClassVar[str] = "git_activity"

    repository: str = Field(default="", description="folder of a clone, below the workspace or absolute")
    fast_import: str = Field(default="", description="or a file written by `git fast-export --all`")
    repo: str = Field(default="", description="name on the page; left out, the folder's or file's")
    entity: str = Field(default="", description="the entity whose code it is")
    windows: tuple[int, ...] = Field(
        default=(7, 30, 90), description="count the commits of the last so many days"
    )
    dated: str = Field(
        default="", alias="as_of", description="day of a stream's export; left out, its last commit's"
    )

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if bool(self.repository) == bool(self.fast_import):
            raise ValueError("needs `repository` or `fast_import`, and not both")
        return self

    @property
    def keys(self) -> frozenset[str]:
        """git.commits per window, git.last."""
        return frozenset({"git.commits", "git.last"})

    @property
    def locator(self) -> str:
        """The path as declared."""
        return self.repository or self.fast_import

    def read(self, reach: Reach) -> Iterator[Fact]:
        """The facts at `reach.now`; commits later than that are not counted."""
        path = reach.root / Path(self.locator).expanduser()
        place = shown(path, reach.root)
        if not path.exists():
            raise missing(place)
        seconds = self.deadline.total_seconds()
        if self.repository:
            commits = Repository(path, place, seconds).commits()
        else:
            with imported(path, place, seconds) as repository:
                commits = repository.commits()
        past = [commit for commit in commits if commit.at <= reach.now]
        if not past:
            raise SourceBroken(
                "there is no commit yet",
                place=place,
                code="E-SRC-209",
                fix="fetch the repository, or drop the source",
            )
        yield from self._facts(
            past, Page(self.name, place, self._moment(path, past, reach), _hash(past)), reach
        )

    def _facts(self, commits: Sequence[Commit], page: Page, reach: Reach) -> Iterator[Fact]:
        name = self.repo or Path(self.locator).name.split(".")[0]
        last = commits[0]
        for days in self.windows:
            since = reach.now - timedelta(days=days)
            recent = [commit for commit in commits if commit.at > since]
            number = Decimal(len(recent))
            origin = page.origin(
                _span(recent) or f"@{last.sha[:12]}", f"{len(recent)} commits in {days} days"
            )
            labels = {"repo": name, "days": str(days)}
            yield Fact(
                self.entity,
                "git.commits",
                "count",
                Kind.ACTUAL,
                origin,
                number,
                number,
                number,
                labels=labels,
            )
        day = last.at.astimezone(reach.portfolio.timezone).date().isoformat()
        origin = page.origin(f"@{last.sha[:12]}", f"{day} {last.author}: {last.subject}")
        labels = {"repo": name, "author": last.author}
        yield Fact(self.entity, "git.last", "date", Kind.ACTUAL, origin, text=day, labels=labels)

    def _moment(self, path: Path, commits: Sequence[Commit], reach: Reach) -> datetime:
        """A clone is as old as its last fetch (a repository worked in: as now); a stream as its export."""
        if self.dated:
            return midnight(date.fromisoformat(self.dated), reach)
        if self.fast_import:
            return commits[0].at
        fetched = [file for file in (path / ".git" / "FETCH_HEAD", path / "FETCH_HEAD") if file.is_file()]
        moment = datetime.fromtimestamp(fetched[0].stat().st_mtime, UTC) if fetched else reach.now
        return max(min(moment, reach.now), commits[0].at).astimezone(UTC)


def _span(commits: Sequence[Commit]) -> str:
    """`@newest` or `@oldest..newest`, twelve digits each."""
    if len(commits) < 2:
        return f"@{commits[0].sha[:12]}" if commits else ""
    return f"@{commits[-1].sha[:12]}..{commits[0].sha[:12]}"


def _hash(commits: Sequence[Commit]) -> str:
    return sha256("".join(commit.sha for commit in commits).encode())
