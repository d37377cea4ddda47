"""A past day from the archive: the same bytes forty days later, what changed since, and how much the archive grows."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

ROOT = Path(__file__).parents[2]
PERSONAS = ("accounting", "ceo", "cfo", "client_portfolio", "cmo", "cto", "rental", "yacht_delivery")
HANDOFF = "examples/agent_handoffs/projects/jada.md"
LIST = "examples/mailing/list_stats.csv"
FIRST, NEXT, LATER = "2026-05-05", "2026-05-06", "2026-06-14"


class Days:
    """A copy of the example whose clock and sources are moved."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.run = Caller(root)
        for part in ("config", "examples"):
            shutil.copytree(ROOT / part, root / part)

    def on(self, day: str) -> "Days":
        path = self.root / "config" / "portfolio.yaml"
        path.write_text(
            re.sub(r"^now: \S+", f"now: {day}T06:00", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
        )
        return self

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new).encode())

    def archive(self) -> int:
        """Bytes the ledger file holds in pages that are used."""
        with sqlite3.connect(f"file:{self.root / 'var' / 'ledger.sqlite'}?mode=ro", uri=True) as ledger:
            (pages,), (free,), (size,) = (
                ledger.execute(f"PRAGMA {name}").fetchone()
                for name in ("page_count", "freelist_count", "page_size")
            )
        ledger.close()
        return int((pages - free) * size)


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Days:
    """Sent on the first day and the next; then sources, decisions and the clock moved on, and sent again."""
    made = Days(tmp_path_factory.mktemp("replay"))
    assert made.on(FIRST).run("send", "--all", "--yes").code == 0
    made.sizes = [made.archive()]  # type: ignore[attr-defined]
    assert made.on(NEXT).run("send", "--all", "--yes").code == 0
    made.sizes.append(made.archive())  # type: ignore[attr-defined]
    made.edit(HANDOFF, "**Charter price:** $1,850", "**Charter price:** $2,350")
    made.edit(LIST, "All guests,3676", "All guests,4676")
    made.edit("config/targets.yaml", "tolerance: 0.01", "tolerance: 0.5")
    (made.root / "examples" / "clients" / "work.csv").unlink()
    shutil.rmtree(made.root / "var" / "cache")
    made.on(LATER)
    action = made.run("actions", "list", "-p", "cfo").rows[0][0]
    made.run("actions", "accept", action, "--reason", "known", "--until", "2026-07-01", "--by", "CB")
    made.run("send", "--all", "--yes")
    return made


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("day", [FIRST, NEXT])
def test_a_past_day_is_the_same_bytes_forty_days_later(days: Days, persona: str, day: str) -> None:
    sent = days.run("show", persona, day)
    again = days.run("preview", "-p", persona, "--as-of", day)
    assert (again.code, again.err) == (0, "")
    assert again.out == sent.out
    assert days.run("preview", "-p", persona, "--as-of", day).out == again.out


@pytest.mark.parametrize("persona", ["cfo", "cmo"])
def test_the_same_day_twice_is_the_same_bytes(days: Days, persona: str) -> None:
    first, second = (days.run("preview", "-p", persona).out for _ in range(2))
    assert first == second
    assert days.run("show", persona, LATER).out != days.run("show", persona, FIRST).out


def test_a_past_day_can_be_asked_for_more(days: Days) -> None:
    figures = days.run("preview", "-p", "cfo", "--as-of", FIRST, "--json").json["figures"]
    assert next(one["low"] for one in figures if one["id"] == "price") == "1850"
    assert "$1,850" in days.run("explain", "cfo", "price", "--as-of", FIRST).out
    assert len(days.run("preview", "-p", "cfo", "--as-of", FIRST, "--full").out) > len(
        days.run("show", "cfo", FIRST).out
    )


def test_a_day_without_archive_is_an_error_and_never_today(days: Days) -> None:
    said = days.run("preview", "-p", "cfo", "--as-of", "2026-04-01")
    assert (said.code, said.out) == (1, "")


def test_what_changed_since_by_figure_and_finding(days: Days) -> None:
    said = days.run("preview", "-p", "cfo", "-p", "cmo", "--diff", FIRST)
    assert said.code == 0
    for words in (
        "Price of a sale: $2,350 (was $1,850)", f"from {HANDOFF}:15 $2,350 (was $1,850)",
        "People on the list: 4,676 (was 3,676)", f"from {LIST}:7 4,676 (was 3,676)",
    ):  # fmt: skip
        assert words in said.out
    told = days.run("preview", "-p", "client_portfolio", "--diff", FIRST, "--json").json["reports"][0]
    assert told["compared_with"] == FIRST
    assert any("missing since 14 Jun" in one["text"] for one in told["changes"])
    assert days.run("preview", "-p", "cfo", "--diff", "2026-04-01").code == 1
    assert days.run("preview", "-p", "cfo", "--diff", FIRST, "--as-of", FIRST).code == 2


def test_a_changed_rule_does_not_look_like_a_changed_business(days: Days) -> None:
    page = days.run("preview", "-p", "accounting", "--json").json
    assert any(note.startswith("Rules or configuration changed since") for note in page["notes"])
    gone = [one["text"] for one in page["changes"] if "sources disagree on Cloud cost" in one["text"]]
    assert [text.partition(":")[0] for text in gone] == ["No longer found under changed rules"]
    months = [one["text"] for one in days.run("preview", "-p", "cfo", "--json").json["changes"]]
    assert any(text.startswith("New: the target of May 2026 was missed") for text in months)


def test_the_archive_grows_by_less_than_a_megabyte_a_day(days: Days) -> None:
    first, second = days.sizes  # type: ignore[attr-defined]
    assert second - first < 1_000_000
    assert first < 1_000_000
