"""preview, list, sources, explain, history, show, actions, audit: what they show, and that they touch nothing."""

import json
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

Edit = Callable[[str, str, str], None]
Traces = Callable[[], dict[str, tuple[int, bytes]]]


@pytest.mark.parametrize(
    "words",
    [
        ("preview", "--all"), ("preview", "-p", "cto", "--format", "json"), ("preview", "-g", "secondary"),
        ("list",), ("sources",), ("explain", "cfo"), ("history",), ("actions", "list"), ("audit", "verify"),
        ("doctor",), ("check", "--strict"), ("config", "show"), ("schedule", "show"),
    ],
)  # fmt: skip
def test_looking_leaves_no_trace(
    run: Caller, workspace: Path, traces: Traces, words: tuple[str, ...]
) -> None:
    assert run(*words).code == 0
    assert not (workspace / "var").exists()
    run("send", "-p", "ceo")
    before = traces()
    assert run(*words).code == 0
    assert traces() == before


def test_preview_of_one_is_an_object_and_of_several_a_list(run: Caller) -> None:
    one = run("preview", "-p", "cto", "--format", "json").json
    assert (one["schema_version"], one["persona"], one["period"]) == (1, "cto", "2026-05-05")
    assert run("preview", "-p", "cto", "--json").json == one
    several = run("preview", "-p", "cto", "-p", "cfo", "--format", "json").json
    assert [page["persona"] for page in several["reports"]] == ["cfo", "cto"]
    assert len(run("preview", "--format", "json").json["reports"]) == 8


def test_preview_shows_the_mail_that_send_sends(run: Caller, workspace: Path) -> None:
    shown = run("preview", "-p", "cfo", "--format", "eml").out
    run("send", "-p", "cfo")
    [path] = (workspace / "var" / "outbox").glob("*.eml")
    sent = message_from_bytes(path.read_bytes(), policy=policy.default).get_content()
    seen = message_from_bytes(shown.encode(), policy=policy.default).get_content()
    assert seen.replace("\r\n", "\n") == sent.replace("\r\n", "\n")


def test_preview_without_settings_still_shows_the_page(run: Caller, workspace: Path) -> None:
    portfolio = workspace / "config" / "portfolio.yaml"
    portfolio.write_text(portfolio.read_text("utf-8").split("\nnow:")[0] + "\n", "utf-8")
    said = run("preview", "-p", "cfo")
    assert said.code == 0
    assert said.out.startswith("Subject: [CFO]")


def test_preview_writes_files_where_told(run: Caller, tmp_path: Path) -> None:
    assert run("preview", "--all", "--format", "json", "-o", str(tmp_path / "out")).code == 0
    assert len(list((tmp_path / "out").glob("*.json"))) == 8
    assert json.loads((tmp_path / "out" / "cto.json").read_text("utf-8"))["persona"] == "cto"


def test_preview_collects_only_what_the_report_reads(run: Caller) -> None:
    asked = [source["name"] for source in run("preview", "-p", "cfo", "--json").json["sources"]]
    assert asked == ["costs"]
    assert run("preview", "-p", "cto", "--json").json["sources"] == []


def test_as_of_renders_that_days_facts_not_todays(run: Caller, edit: Edit) -> None:
    run("send", "-p", "cfo")
    was = run("preview", "-p", "cfo", "--json").json
    edit("data/costs.csv", "900", "1900")
    edit("config/portfolio.yaml", "2026-05-05T06:30", "2026-05-07T06:30")
    then = run("preview", "-p", "cfo", "--as-of", "2026-05-05", "--json").json
    now = run("preview", "-p", "cfo", "--json").json
    burn = [next(one for one in page["figures"] if one["id"] == "burn")["low"] for page in (was, then, now)]
    assert burn == ["1035", "1035", "2035"]
    assert then["period"] == "2026-05-05"


@pytest.mark.parametrize(("day", "code"), [("2026-05-04", 1), ("yesterday", 2)])
def test_as_of_a_day_without_facts(run: Caller, day: str, code: int) -> None:
    assert run("preview", "-p", "cfo", "--as-of", day).code == code


def test_list_shows_schedule_readers_and_the_last_mail(run: Caller, edit: Edit) -> None:
    edit("config/recipients.yaml", "paused: []", "paused: [{report: cmo, until: 2026-06-01, reason: away}]")
    run("send", "-p", "cto")
    rows = {row["persona"]: row for row in run("list", "--json").json["reports"]}
    assert rows["cto"]["last"] == "2026-05-05 sent"
    assert (rows["cto"]["readers"], rows["cto"]["next"]) == (2, "2026-05-06 06:00")
    assert rows["ceo"]["last"] == "never"
    assert rows["cmo"]["paused"] == "paused until 2026-06-01: away"
    assert rows["rental"]["period"] == "2026-W19"


def test_sources_show_health_and_why(run: Caller, workspace: Path) -> None:
    (workspace / "data" / "bank.csv").unlink()
    rows = {row["name"]: row for row in run("sources", "--json").json["sources"]}
    assert (rows["costs"]["health"], rows["costs"]["facts"]) == ("fresh", 4)
    assert rows["bank"]["health"] == "missing"
    assert rows["bank"]["reason"]


def test_explain_leads_to_file_and_line(run: Caller) -> None:
    said = run("explain", "cfo", "burn")
    assert said.code == 0
    assert "data/costs.csv:2" in said.out
    [figure] = run("explain", "cfo", "burn", "--json").json["figures"]
    assert {origin["source"] for origin in figure["origins"]} == {"costs"}
    wrong = run("explain", "cfo", "bun")
    assert wrong.code == 2
    assert "did you mean 'burn'?" in wrong.err


def test_history_and_show_give_the_mail_as_sent(run: Caller, edit: Edit) -> None:
    assert run("show", "cto", "2026-05-05").code == 1
    run("send", "-p", "cto")
    shown = run("preview", "-p", "cto").out
    edit("config/portfolio.yaml", "My companies", "Renamed")
    said = run("show", "cto", "2026-05-05")
    assert said.out == shown
    full = run("show", "cto", "2026-05-05", "--headers").out
    assert "Bcc: audit@example.com" in full
    assert "SHA-256: " in full
    assert run("history", "-p", "cto").rows[0][1] == "cto"
    assert run("history", "--since", "2199-01-01", "--json").json["rows"] == []


def test_actions_are_decided_and_kept(run: Caller) -> None:
    [first, *_] = run("actions", "list", "--json").json["actions"]
    assert run("actions", "close", first["id"][:6]).code == 0
    states = {one["id"]: one["state"] for one in run("actions", "list", "--json").json["actions"]}
    assert states[first["id"]] == "done"
    assert run("actions", "accept", first["id"], "--reason", "sold", "--until", "2026-06-30").code == 0
    assert run("actions", "reopen", first["id"]).code == 0
    assert run("actions", "close", "ffff").code == 2
    assert run("actions", "accept", first["id"]).code == 2
    assert run("audit", "verify").code == 0


def test_audit_finds_a_changed_byte(run: Caller, workspace: Path) -> None:
    import sqlite3

    run("send", "-p", "cto")
    with sqlite3.connect(workspace / "var" / "ledger.sqlite") as ledger:
        ledger.execute("UPDATE sends SET state = 'failed'")
    ledger.close()
    said = run("audit", "verify")
    assert said.code == 1
    assert said.err.startswith("error E-AUD-")
    assert run("doctor", "--offline").code == 1
