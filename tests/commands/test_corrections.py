"""corrections.yaml: every fault with its place; a correction counts, says so, ends, and never names nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

RENT = """\
corrections:
  - fact: expense
    entity: studio
    source: costs
    labels: {item: Rent}
    value: 950
    author: AB
    reason: the landlord's letter of 2 May
    expires: 2026-05-20
"""


@pytest.fixture
def write(workspace: Path) -> Callable[[str], None]:
    def put(text: str) -> None:
        (workspace / "config" / "corrections.yaml").write_text(text, "utf-8")

    return put


def burn(run: Caller) -> dict[str, object]:
    figures = run("preview", "-p", "cfo", "--json").json["figures"]
    return next(one for one in figures if one["id"] == "burn")


def test_a_corrected_fact_counts_and_the_page_says_so(run: Caller, write: Callable[[str], None]) -> None:
    before = burn(run)
    write(RENT)
    assert run("check").code == 0
    after = burn(run)
    assert float(str(after["low"])) == float(str(before["low"])) + 50
    assert after["kind"] == before["kind"]
    places = [one["locator"] for one in after["origins"]]  # type: ignore[attr-defined]
    assert "config/corrections.yaml:2" in places
    assert "data/costs.csv:2" in places
    mail = " ".join(run("preview", "-p", "cfo", "--full").out.split())
    assert "rent: corrected to" in mail.casefold()
    assert "by AB until 20 May 2026: the landlord's letter of 2 May. The source reads" in mail
    assert "corrected in config/corrections.yaml:2" in run("explain", "cfo", "burn").out


def test_a_corrected_figure_is_flagged_with_what_was_computed(
    run: Caller, write: Callable[[str], None]
) -> None:
    was = burn(run)
    write(
        "corrections:\n  - {figure: burn, low: 1100, high: 1200, author: AB, reason: see the books, expires: 2026-05-20}\n"
    )
    now = burn(run)
    assert (now["low"], now["high"]) == ("1100", "1200")
    mail = " ".join(run("preview", "-p", "cfo").out.split())
    assert "corrected by AB until 20 May 2026: see the books; computed:" in mail
    assert was["low"] != now["low"]


def test_a_correction_that_is_over_is_a_finding(run: Caller, write: Callable[[str], None]) -> None:
    before = burn(run)
    write(RENT.replace("2026-05-20", "2026-05-04"))
    assert burn(run)["low"] == before["low"]
    found = run("preview", "-p", "accounting", "--json").json["findings"]
    assert [one["title"] for one in found if one["check"] == "correction_expired"] == [
        "the correction of expense is over"
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("fact: expense", "fact: expnse", "2:", "nothing is called expnse (did you mean 'expense'?)"),
        ("source: costs", "source: cots", "4:", "nothing is called cots"),
    ],
)
def test_a_correction_of_nothing_stops_the_deploy(
    run: Caller, write: Callable[[str], None], old: str, new: str, place: str, said: str
) -> None:
    write(RENT.replace(old, new))
    told = run("check")
    assert told.code == 1
    assert said in told.err
    assert f"config/corrections.yaml:{place}" in told.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    author: AB\n", "", "author: required"),
        ("    expires: 2026-05-20\n", "", "expires: required"),
        ("value: 950", "valeu: 950", "did you mean 'value'?"),
        ("    value: 950\n", "", "say one of value"),
        ("value: 950", "low: 9", "low and high belong together"),
        ("  - fact: expense", "  - fact: expense\n    figure: burn", "name either"),
        ("entity: studio", "entity: nobody", "no entity nobody"),
    ],
)
def test_every_fault_has_its_line(
    run: Caller, write: Callable[[str], None], old: str, new: str, said: str
) -> None:
    write(RENT.replace(old, new))
    told = run("preview", "-p", "cfo")
    assert told.code == 78
    assert said in told.err
    assert "config/corrections.yaml:" in told.err
