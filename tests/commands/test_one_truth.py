"""A report with a truth of its own: flagged by default, held by policy; the others go out, the exit code tells."""

import shutil
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

LIAR = '''"""A page that makes up its own burn."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from execreports.metrics import burn
from execreports.model.context import Context
from execreports.model.document import Block
from execreports.model.quantity import Interval
from execreports.report import BaseReport, section


class Liar(BaseReport):
    """Another burn."""

    persona = "liar"
    title = "Liar"

    @section("Burn", uses=["expense"])
    def burn(self, context: Context) -> Iterator[Block]:
        yield replace(burn.burn(context), interval=Interval.exactly(Decimal(7)), parts=(), adds_up=False)
'''
SHIPPED = Path(__file__).parents[2] / "reports"


@pytest.fixture
def liar(workspace: Path) -> Path:
    shutil.copytree(SHIPPED, workspace / "reports", ignore=shutil.ignore_patterns("__pycache__"))
    path = workspace / "reports" / "liar.py"
    path.write_text(LIAR, "utf-8")
    return path


def policy(workspace: Path, word: str) -> None:
    path = workspace / "config" / "targets.yaml"
    path.write_text(f"{path.read_text('utf-8')}\nconsistency: {word}\n", "utf-8")


def test_two_truths_are_flagged_on_both_pages(run: Caller, liar: Path) -> None:
    assert liar.exists()
    said = run("send", "-p", "cfo", "-p", "liar")
    assert said.code == 0
    for persona, other in (("cfo", "liar"), ("liar", "cfo")):
        mail = " ".join(run("show", persona, "2026-05-05").out.split())
        assert "Not one truth: Burn is EUR" in mail
        assert f"in the {other} report" in mail
    assert run("preview", "-p", "cfo", "--as-of", "2026-05-05").out == run("show", "cfo", "2026-05-05").out


def test_alone_it_has_nobody_to_contradict(run: Caller, liar: Path) -> None:
    assert liar.exists()
    assert "Not one truth" not in run("preview", "-p", "cfo").out


@pytest.mark.parametrize("words", [("send", "--all", "--yes"), ("preview", "--all")])
def test_by_policy_the_reports_are_held_and_the_others_go_out(
    run: Caller, workspace: Path, liar: Path, words: tuple[str, ...]
) -> None:
    assert liar.exists()
    policy(workspace, "hold")
    said = run(*words)
    assert said.code == 3
    assert "E-TRU-751" in said.err
    if words[0] == "send":
        states = {row[0]: row[1] for row in said.rows if len(row) > 1}
        assert (states["liar"], states["cfo"], states["rental"]) == ("failed", "failed", "sent")
