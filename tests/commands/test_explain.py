"""explain: a tree down to the quoted words, what a mark stands for, and what no longer stands at its address."""

from collections.abc import Callable
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

Edit = Callable[[str, str, str], None]
COSTS = "data/costs.csv"


def test_a_figure_is_a_tree_down_to_the_quoted_words(run: Caller) -> None:
    lines = run("explain", "cfo", "burn").out.splitlines()
    assert lines[0].startswith("Burn = ")
    assert lines[0].endswith("[burn]")
    assert any(f"{COSTS}:2" in line for line in lines)
    assert any(line.strip().startswith('"') for line in lines)


def test_a_mark_stands_for_its_places(run: Caller) -> None:
    mail = run("preview", "-p", "cfo").out
    line = next(line for line in mail.splitlines() if line.startswith("  Burn:"))
    mark = line.rpartition("[")[2].rstrip("]")
    said = run("explain", "cfo", f"[{mark}]")
    assert said.out.startswith(f"[{mark}] stands for:\n")
    assert f"{COSTS}:2" in said.out
    assert run("explain", "cfo", mark).out == said.out
    assert run("explain", "cfo", mark, "--json").json["origins"]


def test_an_unknown_mark_or_figure_says_so(run: Caller) -> None:
    assert run("explain", "cfo", "[999]").code == 2
    said = run("explain", "cfo", "brun")
    assert said.code == 2
    assert "did you mean 'burn'?" in said.err


def test_check_needs_a_mail_to_hold_on_to(run: Caller) -> None:
    said = run("explain", "cfo", "--check")
    assert said.code == 1
    assert "no mail of cfo is archived" in said.err


def test_check_says_what_no_longer_stands_at_its_address(run: Caller, workspace: Path, edit: Edit) -> None:
    run("send", "-p", "cfo")
    assert run("explain", "cfo", "--check").code == 0
    file = workspace / COSTS
    head, first, *rest = file.read_text("utf-8").splitlines()
    edit(COSTS, ",900", ",990")
    said = run("explain", "cfo", "--check")
    assert said.code == 1
    assert any(line.startswith(f"{COSTS}:2 said ") and ": now " in line for line in said.out.splitlines())
    file.write_text("\n".join([head, "", first, *rest]) + "\n", "utf-8")
    assert f"in {COSTS}:3" in run("explain", "cfo", "burn", "--check").out
    file.unlink()
    told = run("explain", "cfo", "--check", "--json")
    assert told.code == 1
    assert {one["now"].partition(" (")[0] for one in told.json["fallen"]} == {"could not be read again"}


@pytest.mark.parametrize("words", [("--as-of", "2026-05-04")])
def test_a_day_without_a_mail_is_said(run: Caller, words: tuple[str, ...]) -> None:
    assert run("explain", "cfo", "burn", *words).code == 1
