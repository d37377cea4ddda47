"""schedule: our block alone changes, after a backup; crontab.txt is what the reports declare."""

import stat
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

ROOT = Path(__file__).parents[2]
FAKE = """#!/bin/sh
store="{store}"
case "$1" in
  -l) if [ -f "$store.denied" ]; then echo "you may not use crontab" >&2; exit 1; fi
      if [ -f "$store" ]; then cat "$store"; else echo "no crontab for tester" >&2; exit 1; fi ;;
  -) if [ -f "$store.broken" ]; then cat > /dev/null; echo "bad minute" >&2; exit 1; else cat > "$store"; fi ;;
esac
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a stand-in for `crontab` keeps the crontab."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "crontab"
    program.write_text(FAKE.format(store=tmp_path / "crontab"), "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return tmp_path / "crontab"


def test_apply_diff_remove(run: Caller, store: Path, workspace: Path) -> None:
    foreign = b"# mine \t\n5 4 * * * /bin/true\n\n"
    store.write_bytes(foreign)
    assert run("schedule", "diff").code == 1
    assert run("schedule", "apply").code == 0
    assert store.read_bytes().startswith(foreign)
    assert f"EXECREPORTS_HOME={workspace}\n".encode() in store.read_bytes()
    assert [path.read_bytes() for path in (workspace / "var").glob("crontab.*.bak")] == [foreign]
    assert (run("schedule", "diff").code, run("schedule", "diff").out) == (0, "")
    assert "Nothing to change." in run("schedule", "apply").out
    assert run("schedule", "remove").code == 0
    assert store.read_bytes() == foreign


def test_an_empty_crontab_is_fine_and_a_denied_one_stops_everything(run: Caller, store: Path) -> None:
    assert run("schedule", "apply", "-q").code == 0
    installed = store.read_bytes()
    store.with_suffix(".denied").touch()
    said = run("schedule", "apply")
    assert said.code == 78
    assert "you may not use crontab" in said.err
    assert store.read_bytes() == installed


def test_a_refused_crontab_leaves_the_old_one(run: Caller, store: Path) -> None:
    store.write_text("5 4 * * * /bin/true\n", "utf-8")
    store.with_suffix(".broken").touch()
    said = run("schedule", "apply")
    assert said.code == 1
    assert "bad minute" in said.err
    assert store.read_text("utf-8") == "5 4 * * * /bin/true\n"


def test_a_damaged_block_is_not_touched(run: Caller, store: Path) -> None:
    store.write_text("# >>> execreports >>>\n", "utf-8")
    said = run("schedule", "apply")
    assert said.code == 78
    assert "E-SCH-403" in said.err
    assert store.read_text("utf-8") == "# >>> execreports >>>\n"


def test_dry_run_installs_nothing(run: Caller, store: Path, workspace: Path) -> None:
    said = run("schedule", "apply", "-n")
    assert "send --due -q" in said.out
    assert not store.exists()
    assert not (workspace / "var").exists()


def test_no_cron_names_the_other_ways(run: Caller, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = run("schedule", "diff")
    assert said.code == 78
    assert "--to systemd" in said.err


@pytest.mark.parametrize(
    ("to", "word"), [("systemd", "OnCalendar=*-*-* 06:00:00 UTC"), ("launchd", "<plist")]
)
def test_show_for_other_schedulers(run: Caller, to: str, word: str) -> None:
    assert word in run("schedule", "show", "--to", to).out


def test_crontab_txt_is_generated() -> None:
    assert Caller(ROOT)("schedule", "show", "--portable").out == (ROOT / "crontab.txt").read_text("utf-8")
