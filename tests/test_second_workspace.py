"""Another kind of portfolio: two shops, euros, Berlin, no bills, no boats; shipped reports and templates."""

import json
import re
import shutil
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

SHOPS = Path(__file__).with_name("workspaces") / "bakery"


@pytest.fixture
def shops(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHOPS, tmp_path / "shops"))


def called(shops: Path, *words: str) -> str:
    done = Caller(shops)(*words)
    assert done.code == 0, done
    return done.out


def test_all_eight_reports_render_with_the_shipped_parts(shops: Path) -> None:
    reports = json.loads(called(shops, "preview", "--all", "--format", "json"))["reports"]
    assert len(reports) == 8
    figures = {figure["id"]: figure for report in reports for figure in report["figures"]}
    assert (figures["burn"]["low"], figures["burn"]["high"], figures["burn"]["unit"]) == (
        "2250",
        "2450",
        "EUR/month",
    )
    assert (figures["break_even"]["low"], figures["break_even"]["value"], figures["break_even"]["high"]) == (
        "32",
        "33",
        "35",
    )
    assert figures["cloud_cost"]["known"] is False
    assert figures["cloud_cost"]["reason"]


def test_it_speaks_of_its_own_money_and_names_nobody_else(shops: Path) -> None:
    text = called(shops, "preview", "--all")
    assert "EUR 2,250-2,450 a month" in text
    assert not re.search(r"\$\d|USD", text)
    assert "Brotwerk" in text


def test_what_nobody_measures_is_not_zero(shops: Path) -> None:
    for report in json.loads(called(shops, "preview", "--all", "--format", "json"))["reports"]:
        for figure in report["figures"]:
            assert figure["known"] or (figure["value"] is None and figure["low"] is None and figure["reason"])
            assert not figure["known"] or figure["origins"], figure["id"]


def test_check_finds_nothing_wrong(shops: Path) -> None:
    assert "good" in called(shops, "check")
