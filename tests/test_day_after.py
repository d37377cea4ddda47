"""The day after: a source that was lost and is back makes sums whole again, and no cost has risen."""

import shutil
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

ROOT = Path(__file__).resolve().parents[1]
LEDGER = "examples/books/rental_standing_costs.csv"


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The CFO's mail of four days: as always, without a ledger, still without it, with it again."""
    root = tmp_path_factory.mktemp("after")
    for part in ("config", "examples"):
        shutil.copytree(ROOT / part, root / part)
    run, portfolio = Caller(root), root / "config" / "portfolio.yaml"
    whole, ledger, told = portfolio.read_text("utf-8"), (root / LEDGER).read_bytes(), []
    for number, there in enumerate((True, False, False, True)):
        portfolio.write_text(whole.replace("now: 2026-05-05T", f"now: 2026-05-0{5 + number}T"), "utf-8")
        (root / LEDGER).write_bytes(ledger) if there else (root / LEDGER).unlink(missing_ok=True)
        if not there:
            (root / "var" / "cache" / "rental_ledger.json").unlink(missing_ok=True)
        assert run("send", "-p", "cfo").code == 0
        told.append(" ".join(run("show", "cfo", f"2026-05-0{5 + number}").out.split()))
    return told


def test_a_second_day_without_it_is_no_news(days: list[str]) -> None:
    assert "Sources: rental_ledger lost (no such file)" in days[1]
    assert "Partial now, not to be compared" in days[1]
    changes = days[2].partition("WHAT CHANGED")[2].partition("EFFECTS")[0]
    assert "Partial now" not in changes
    assert "rental_ledger lost" not in changes
    assert "Still not checked: 2 findings" in changes
    assert "Sell up to the break-even number" in days[2]


def test_what_is_whole_again_has_not_risen(days: list[str]) -> None:
    assert "rental_ledger fresh again" in days[3]
    assert "Whole again, not to be compared: Burn $7,000-9,000 a month (was $5,859-7,807 a month)" in days[3]
    assert "(new)" not in days[3]
    assert "Resolved" not in days[3]
