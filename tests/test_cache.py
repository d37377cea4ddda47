"""The last good answer: a file that gives nothing any more proves nothing, until its time is over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from execreports.cache import Cache
from execreports.collect import collect
from execreports.model.facts import Fact, Health, Kind, Origin, SourceResult
from execreports.retry import Retry
from execreports.sources.base import Reach
from execreports.sources.pages import FileSource
from execreports.testing.builders import NOW, context

ONCE = Retry(attempts=1, seconds=1, first=0, sleep=lambda _: None)
DATED = datetime(2026, 5, 1, tzinfo=UTC)


class Folder(FileSource):
    """Every line of every file is a fact; an empty file says only that it is there."""

    kind: ClassVar[str] = "folder"

    @property
    def keys(self) -> frozenset[str]:
        return frozenset({"document", "word"})

    def read(self, reach: Reach) -> Iterator[Fact]:
        for path in self.files(reach):
            origin = Origin(self.name, path.name, DATED)
            yield Fact("acme", "document", "text", Kind.STATED, origin, text=path.name)
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                at = replace(origin, locator=f"{path.name}:{number}")
                yield Fact("acme", "word", "text", Kind.STATED, at, text=line)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("one\ntwo\n", "utf-8")
    (tmp_path / "b.md").write_text("three\n", "utf-8")
    (tmp_path / "c.md").write_text("four\n", "utf-8")
    return tmp_path


def read(root: Path, days: int = 0, *, writable: bool = True, pattern: str = "*.md") -> SourceResult:
    now = NOW + timedelta(days=days)
    at = Reach(root, now, context().portfolio, http=lambda: None, s3=lambda: None, secret=lambda _: None)
    source = Folder(name="folder", path=pattern)
    found = collect([source], reach=at, cache=Cache(root / "var", writable=writable), retry=ONCE)
    return found.results["folder"]


def words(result: SourceResult) -> list[str]:
    return [fact.text for fact in result.facts if fact.key == "word"]


@pytest.mark.parametrize("lose", ["gone", "empty"])
def test_a_lost_file_keeps_what_it_said_and_the_source_says_so(workspace: Path, lose: str) -> None:
    read(workspace)
    (workspace / "b.md").unlink() if lose == "gone" else (workspace / "b.md").write_text("", "utf-8")
    for days in (1, 3):
        result = read(workspace, days)
        assert result.health is Health.FALLBACK
        assert words(result) == ["one", "two", "three", "four"]
        assert f"b.md gives nothing since {NOW + timedelta(days=1):%Y-%m-%d}" in result.reason
        assert sum(fact.key == "document" for fact in result.facts) == 3


def test_after_its_time_it_is_forgotten_with_a_note(workspace: Path) -> None:
    read(workspace)
    (workspace / "b.md").unlink()
    read(workspace, 1)
    result = read(workspace, 8)
    assert (result.health, words(result)) == (Health.FRESH, ["one", "two", "four"])
    assert [note for note in result.problems if "b.md" in note]
    assert not read(workspace, 9).problems


def test_a_file_that_comes_back_is_fresh_and_its_time_begins_anew(workspace: Path) -> None:
    read(workspace)
    (workspace / "b.md").unlink()
    read(workspace, 1)
    (workspace / "b.md").write_text("new\n", "utf-8")
    assert (read(workspace, 6).health, words(read(workspace, 6))) == (
        Health.FRESH,
        ["one", "two", "new", "four"],
    )
    (workspace / "b.md").unlink()
    assert read(workspace, 9).health is Health.FALLBACK


def test_without_an_earlier_answer_under_other_options_or_with_one_file_nothing_is_kept(
    workspace: Path,
) -> None:
    assert read(workspace).health is Health.FRESH
    (workspace / "b.md").unlink()
    assert read(workspace, pattern="[a-b].md").health is Health.FRESH
    assert read(workspace, pattern="[a-c]*").health is Health.FRESH


def test_a_preview_sees_the_loss_and_writes_nothing(workspace: Path) -> None:
    read(workspace)
    before = {path.name: path.read_bytes() for path in (workspace / "var").iterdir()}
    (workspace / "b.md").unlink()
    assert read(workspace, 1, writable=False).health is Health.FALLBACK
    assert {path.name: path.read_bytes() for path in (workspace / "var").iterdir()} == before
