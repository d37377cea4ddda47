"""Actions: carried with their age, decided by people, created once elsewhere; tasks of documents among them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

Edit = Callable[[str, str, str], None]
PORTFOLIO = "config/portfolio.yaml"


def ids(run: Caller) -> dict[str, dict[str, object]]:
    return {one["id"]: one for one in run("actions", "list", "--json").json["actions"]}


def day(edit: Edit, old: str, new: str) -> None:
    edit(PORTFOLIO, f"now: {old}T", f"now: {new}T")


def test_an_action_keeps_its_id_and_gets_older(run: Caller, edit: Edit) -> None:
    before = ids(run)
    assert before
    run("send", "--all", "--yes")
    day(edit, "2026-05-05", "2026-05-08")
    after = ids(run)
    assert after.keys() == before.keys()
    assert {one["since"] for one in after.values()} == {"2026-05-05"}


def test_overdue_actions_stand_first(run: Caller, edit: Edit) -> None:
    run("send", "--all", "--yes")
    day(edit, "2026-05-05", "2026-07-20")
    dues = [line.split() for line in run("actions", "list").out.splitlines()[1:]]
    late = ["overdue" in words for words in dues]
    assert any(late)
    assert late == sorted(late, reverse=True)


def test_close_accept_and_reopen_leave_a_history(run: Caller, edit: Edit) -> None:
    run("send", "--all", "--yes")
    name = next(iter(ids(run)))
    assert (
        run("actions", "accept", name, "--reason", "sold in June", "--until", "2026-05-07", "--by", "CB").code
        == 0
    )
    assert ids(run)[name]["state"] == "accepted"
    day(edit, "2026-05-05", "2026-05-08")
    assert ids(run)[name]["state"] == "reopened"
    assert run("actions", "close", name, "--by", "CB").code == 0
    assert ids(run)[name]["state"] == "done"
    history = ids(run)[name]["history"]
    assert isinstance(history, list)
    assert [one["verb"] for one in history] == ["accept", "close"]
    assert "accept by CB until 2026-05-07: sold in June" in run("actions", "list").out
    day(edit, "2026-05-08", "2026-05-09")
    assert ids(run)[name]["state"] == "reopened"


@pytest.fixture
def with_sinks(workspace: Path) -> Path:
    path = workspace / PORTFOLIO
    kinds = "\nsinks:\n  - {kind: json, path: var/tasks.json}\n  - {kind: csv, path: var/tasks.csv}\n"
    path.write_text(path.read_text("utf-8") + kinds, "utf-8")
    return workspace / "var"


def test_each_action_is_created_once_and_linked_back(run: Caller, edit: Edit, with_sinks: Path) -> None:
    run("preview", "--all")
    assert not with_sinks.exists()
    said = run("send", "--all", "--yes")
    assert "created in json:var/tasks.json" in said.err
    made = json.loads((with_sinks / "tasks.json").read_text("utf-8"))
    assert {one["id"] for one in made} == ids(run).keys()
    day(edit, "2026-05-05", "2026-05-06")
    run("send", "--all", "--yes")
    assert json.loads((with_sinks / "tasks.json").read_text("utf-8")) == made
    assert all(str(one["link"]).startswith("var/tasks") for one in ids(run).values())


def test_a_copy_for_one_reader_creates_no_task(run: Caller, with_sinks: Path) -> None:
    run("send", "-p", "ceo", "--to", "a@example.com")
    assert not (with_sinks / "tasks.json").exists()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{kind: json}", "json takes path alone"), ("{kind: csv, path: ../tasks.csv}", "below the workspace"),
        ("{kind: webhook, url: 'http://example.com'}", "https"), ("{kind: jira, path: x}", "json"),
    ],
)  # fmt: skip
def test_a_wrong_sink_is_a_fault_with_its_place(run: Caller, workspace: Path, row: str, said: str) -> None:
    path = workspace / PORTFOLIO
    path.write_text(f"{path.read_text('utf-8')}\nsinks:\n  - {row}\n", "utf-8")
    told = run("preview", "-p", "ceo")
    assert told.code == 78
    assert said in told.err
    assert f"{PORTFOLIO}:" in told.err


def test_an_acceptance_cannot_end_before_it_begins(run: Caller) -> None:
    name = next(iter(ids(run)))
    refused = run("actions", "accept", name, "--reason", "sold", "--until", "2026-05-04")
    assert (refused.code, "2026-05-04 is past" in refused.err) == (2, True)
    assert run("actions", "accept", name, "--reason", "sold", "--until", "2026-05-05").code == 0


def test_a_reason_holds_no_secret_once_it_is_in_the_ledger(run: Caller) -> None:
    name = next(iter(ids(run)))
    assert run("actions", "close", name, "--reason", "key sk_live_EXAMPLEFAKE77x was changed").code == 0
    history = ids(run)[name]["history"]
    assert isinstance(history, list)
    assert "EXAMPLEFAKE77x" not in str(history)
    assert "was changed" in str(history)
