import os
import subprocess
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from execreports.errors import SourceBroken
from execreports.model.facts import Fact
from execreports.sources.base import Reach, Source
from execreports.sources.git_activity import GitActivity
from execreports.testing.reaches import NOW, reach_at
from execreports.testing.source_contract import SourceContract


def stream(*days_ago: float, name: str = "Example Person") -> bytes:
    parts = []
    for number, days in enumerate(sorted(days_ago, reverse=True), 1):
        moment = int((NOW - timedelta(days=days)).timestamp())
        message = f"Change {number}".encode()
        parts.append(
            f"commit refs/heads/main\nmark :{number}\ncommitter {name} <dev@example.com> {moment} +0000\n"
            f"data {len(message)}\n".encode()
            + message
            + (f"\nfrom :{number - 1}" if number > 1 else "").encode()
            + f"\nM 644 inline a.txt\ndata 2\n{number % 10}\n\n".encode()
        )
    return b"".join(parts)


def activity(**options: object) -> GitActivity:
    given: dict[str, object] = {"name": "git", "fast_import": "site.fi", "entity": "boats"}
    return GitActivity.model_validate(given | options)


def read(root: Path, data: bytes, source: GitActivity | None = None) -> list[Fact]:
    (root / "site.fi").write_bytes(data)
    return list((source or activity()).read(reach_at(root)))


class TestContract(SourceContract):
    def honest(self, root: Path) -> tuple[Source, Reach]:
        (root / "site.fi").write_bytes(stream(1, 20, 200))
        return activity(), reach_at(root)

    def broken(self, root: Path) -> tuple[Source, Reach]:
        (root / "site.fi").write_bytes(b"no stream at all\n")
        return activity(), reach_at(root)


def test_commits_are_counted_per_window(tmp_path: Path) -> None:
    facts = read(tmp_path, stream(1, 3, 20, 200))
    counted = {fact.label("days"): fact.value for fact in facts if fact.key == "git.commits"}
    assert counted == {"7": Decimal(2), "30": Decimal(3), "90": Decimal(3)}
    (last,) = [fact for fact in facts if fact.key == "git.last"]
    assert (last.text, last.label("author"), last.label("repo")) == ("2026-05-04", "Example Person", "site")
    assert last.origin.locator.startswith("site.fi@")
    assert last.origin.quote == "2026-05-04 Example Person: Change 4"


def test_no_recent_commit_is_a_zero_with_an_address(tmp_path: Path) -> None:
    facts = read(tmp_path, stream(200))
    assert [fact.value for fact in facts if fact.key == "git.commits"] == [0, 0, 0]
    assert all("@" in fact.origin.locator for fact in facts)


def test_commits_of_the_future_are_not_counted(tmp_path: Path) -> None:
    facts = read(tmp_path, stream(2, -5))
    assert facts[-1].text == "2026-05-03"


def test_a_clone_is_read_without_a_lock_or_its_own_configuration(tmp_path: Path) -> None:
    repository = tmp_path / "site"
    run = ["git", "-c", "user.name=Example", "-c", "user.email=dev@example.com"]
    moment = str(int((NOW - timedelta(days=2)).timestamp()))
    env = os.environ | {"GIT_AUTHOR_DATE": f"{moment} +0000", "GIT_COMMITTER_DATE": f"{moment} +0000"}
    for words in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "First \x1f line"]):
        repository.mkdir(exist_ok=True)
        subprocess.run([*run, *words], cwd=repository, env=env, check=True)
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    with (repository / ".git" / "config").open("a") as config:
        config.write(f"[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n[log]\n\tshowSignature = true\n")
        config.write(f"[gpg]\n\tprogram = {trap}\n")
    before = {path: path.stat().st_mtime_ns for path in repository.rglob("*")}
    facts = list(activity(fast_import="", repository="site").read(reach_at(tmp_path)))
    assert facts[-1].text == "2026-05-03"
    assert facts[-1].origin.as_of == NOW
    assert {path: path.stat().st_mtime_ns for path in repository.rglob("*")} == before
    assert not (tmp_path / "sprung").exists()


def test_a_clone_is_as_old_as_its_last_fetch(tmp_path: Path) -> None:
    repository = tmp_path / "site"
    subprocess.run(["git", "init", "-q", "--bare", str(repository)], check=True)  # noqa: S607 - a fixed list
    subprocess.run(["git", "fast-import", "--quiet"], cwd=repository, input=stream(40), check=True)  # noqa: S607 - same
    (repository / "FETCH_HEAD").touch()
    fetched = (NOW - timedelta(days=30)).timestamp()
    os.utime(repository / "FETCH_HEAD", (fetched, fetched))
    facts = list(activity(fast_import="", repository="site").read(reach_at(tmp_path)))
    assert facts[0].origin.as_of == datetime.fromtimestamp(fetched, UTC)


def test_a_stream_may_not_write_files_of_its_own(tmp_path: Path) -> None:
    data = b"feature export-marks=" + str(tmp_path / "marks").encode() + b"\n" + stream(1)
    with pytest.raises(SourceBroken):
        read(tmp_path, data)
    assert not (tmp_path / "marks").exists()


def test_an_empty_repository_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceBroken, match="no commit yet"):
        read(tmp_path, b"")


@pytest.mark.parametrize("options", [{"repository": "x"}, {"fast_import": ""}])
def test_one_place_and_one_only(options: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        activity(**options)
