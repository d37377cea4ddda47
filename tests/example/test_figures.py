"""The figures of the example, each computed from its sources: the numbers, their addresses, and what an edit changes."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from execreports.testing.rehearsal import Pages, Rehearsal

ROOT = Path(__file__).parents[2]
HANDOFFS = "examples/agent_handoffs/projects"
LIST = "examples/mailing/list_stats.csv"
MONTHS = "examples/billing/cost-explorer-monthly.csv"
EXACT = (
    ("cto", "cloud_cost", "50", "84", None),
    ("cto", "cloud_savings", "25", "25", "25"),
    ("cfo", "burn", "7000", "9000", None),
    ("ceo", "burn", "7000", "9000", None),
    ("cfo", "break_even", "5", "7", "6"),
    ("ceo", "break_even", "5", "7", "6"),
    ("cmo", "list_size", "3676", "3676", "3676"),
    ("cmo", "bookings", "5", "20", None),
    ("cmo", "bookings_value", "10000", "50000", None),
    ("ceo", "bookings_value", "10000", "50000", None),
)


class Change(NamedTuple):
    """An edit of one source: figures that become (low, high), findings (check, subject) that come or go."""

    source: str
    path: str
    old: str
    new: str
    figures: dict[str, tuple[str, str]]
    origin: str


CHANGES = {
    "the charter price": Change(
        "handoffs", f"{HANDOFFS}/jada.md", "**Charter price:** $1,850", "**Charter price:** $2,350",
        {"price": ("2350", "2350"), "contribution": ("1940", "1970"), "break_even": ("4", "5")},
        f"{HANDOFFS}/jada.md:15",
    ),
    "a bill row": Change(
        "cloud_months", MONTHS, '"2.2066008269"', '"0.2066008269"',
        {"cloud_cost": ("48", "84"), "burn": ("6998", "9000")},
        f"{MONTHS}:7",
    ),
    "an amount of a handoff": Change(
        "handoffs", f"{HANDOFFS}/queenofsandiego.md", "$300-600/mo", "$400-700/mo",
        {"burn": ("7100", "9100")},
        f"{HANDOFFS}/queenofsandiego.md:33",
    ),
    "the size of the list": Change(
        "list_stats", LIST, "2026-04-30,All guests,3676", "2026-04-30,All guests,7352",
        {"list_size": ("7352", "7352"), "bookings": ("10", "41"), "bookings_value": ("20000", "102500")},
        f"{LIST}:7",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with Rehearsal.of(ROOT, tmp_path_factory.mktemp("example")) as rehearsal:
        yield rehearsal


def figures(pages: Pages) -> dict[str, dict[str, Any]]:
    return {figure["id"]: figure for page in pages.values() for figure in page["figures"]}


def figure(page: dict[str, Any], id_: str) -> dict[str, Any]:
    (found,) = [one for one in page["figures"] if one["id"] == id_]
    return found  # type: ignore[no-any-return]


def ends(one: dict[str, Any]) -> tuple[Any, Any]:
    return one["low"], one["high"]


def findings(pages: Pages) -> set[tuple[str, str, str]]:
    return {
        (one["check"], one["entity"], one["subject"]) for page in pages.values() for one in page["findings"]
    }


@pytest.mark.parametrize(("persona", "id_", "low", "high", "value"), EXACT)
def test_a_figure_is_exact_has_addresses_and_is_not_merely_stated(
    play: Rehearsal, persona: str, id_: str, low: str, high: str, value: str | None
) -> None:
    found = figure(play.base[persona], id_)
    assert ends(found) == (low, high)
    assert value is None or found["value"] == value
    assert found["known"]
    assert found["kind"] != "stated"
    assert found["origins"]


def test_the_cloud_figures_rest_on_bills_alone(play: Rehearsal) -> None:
    for id_ in ("cloud_cost", "cloud_savings"):
        places = {origin["locator"].split(":")[0] for origin in figure(play.base["cto"], id_)["origins"]}
        assert places
        assert all(place.startswith("examples/billing/") for place in places)


def test_the_burn_rests_on_five_documents_and_the_bill(play: Rehearsal) -> None:
    places = {origin["locator"].split(":")[0] for origin in figure(play.base["cfo"], "burn")["origins"]}
    documents = {place for place in places if not place.startswith("examples/billing/")}
    assert len(documents) >= 5
    assert documents < places


def test_the_blast_rests_on_every_factor(play: Rehearsal) -> None:
    found = figure(play.base["cmo"], "bookings_value")
    lines = {origin["locator"] for origin in found["origins"]}
    assert len({line for line in lines if line.startswith(f"{HANDOFFS}/marketing-plan.md:")}) == 5
    assert f"{LIST}:7" in lines


def test_break_even_rests_on_price_variable_cost_and_fixed_costs(play: Rehearsal) -> None:
    found = figure(play.base["cfo"], "break_even")
    lines = {origin["locator"] for origin in found["origins"]}
    burn = {origin["locator"] for origin in figure(play.base["cfo"], "burn")["origins"]}
    assert burn < lines
    assert f"{HANDOFFS}/jada.md:15" in lines
    assert len([line for line in lines - burn if line.startswith(f"{HANDOFFS}/jada.md:")]) == 6


def test_every_address_of_a_file_points_at_a_line_that_is_there(play: Rehearsal) -> None:
    for one in figures(play.base).values():
        for origin in one["origins"]:
            path, _, line = origin["locator"].rpartition(":")
            file = play.root / path
            if path.startswith("examples/") and file.is_file() and line[:1].isdecimal():
                lines = file.read_bytes().decode("utf-8", "replace").splitlines()
                assert max(map(int, re.findall(r"\d+", line))) <= len(lines), origin


@pytest.mark.parametrize("name", CHANGES)
def test_an_edit_changes_the_figures_that_rest_on_it_and_nothing_else(play: Rehearsal, name: str) -> None:
    change = CHANGES[name]
    before = figures(play.base)
    with play.edited(change.path, change.old, change.new):
        pages = play.run(change.source)
    after = figures(pages)
    for id_, expected in change.figures.items():
        assert ends(after[id_]) == expected, id_
        assert ends(before[id_]) != expected, id_
        assert change.origin in {origin["locator"] for origin in after[id_]["origins"]}, id_
    for id_ in before.keys() & after.keys():
        rests_on_it = any(origin["locator"] == change.origin for origin in before[id_]["origins"])
        assert rests_on_it or ends(before[id_]) == ends(after[id_]), id_
    assert figures(play.run(change.source)).keys() == before.keys()


def test_a_changed_amount_of_a_handoff_breaks_a_rule_and_restoring_mends_it(play: Rehearsal) -> None:
    path = f"{HANDOFFS}/jada.md"
    with play.edited(path, "| berth | $1,385 |", "| berth | $5,385 |"):
        worse = findings(play.run("handoffs"))
    assert ("rule_broken", "", "fixed_cost_cap") in worse - findings(play.base)
    assert findings(play.base) <= worse
    assert findings(play.run("handoffs")) == findings(play.base)


def test_a_planted_secret_is_one_more_finding_and_is_never_printed(play: Rehearsal) -> None:
    path = "examples/sites/queenofsandiego.com/gallery.js"
    secret = "ghp_" + "EXAMPLEfake0not0a0token0" * 2
    with play.edited(path, "show(60);", f'const token = "{secret}";\nshow(60);'):
        pages = play.run("code_qos", personas=("cto",))
    new = findings(pages) - findings({"cto": play.base["cto"]})
    assert {check for check, _, _ in new} == {"secret_in_code"}
    assert secret not in str(pages)


def test_with_every_source_gone_no_number_is_made_up(play: Rehearsal) -> None:
    names = [source["name"] for page in play.base.values() for source in page["sources"]]
    with ExitStack() as stack:
        stack.enter_context(play.hidden("examples"))
        pages = play.run(*names)
    for persona, id_, *_ in EXACT:
        found = figure(pages[persona], id_)
        assert not found["known"]
        assert found["reason"]


def test_a_report_on_its_own_says_what_it_says_among_the_others(play: Rehearsal) -> None:
    for persona, page in play.base.items():
        alone = play.alone(persona)
        for part in ("headline", "figures", "findings", "actions", "sections"):
            assert alone[part] == page[part], (persona, part)
