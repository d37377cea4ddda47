"""send: once per slot, who is told what, and the exit code of every ending."""

import email
import signal
from collections.abc import Callable
from email import policy
from pathlib import Path

import pytest

from execreports.commands.running import Interrupts, locked
from execreports.errors import LockHeld
from execreports.testing.calls import Caller
from execreports.transports.ses import Ses

Edit = Callable[[str, str, str], None]
Traces = Callable[[], dict[str, tuple[int, bytes]]]


def test_sends_once_and_says_so_the_second_time(run: Caller, workspace: Path) -> None:
    first, second = run("send", "-p", "cto"), run("send", "-p", "cto")
    assert (first.code, second.code) == (0, 0)
    assert first.out.splitlines()[1].split()[:2] == ["cto", "sent"]
    assert "already sent" in second.out
    assert first.out.split()[-1] == second.out.split()[-1]
    assert len(list((workspace / "var" / "outbox").glob("*.eml"))) == 1


def test_all_prints_one_table_twice(run: Caller, workspace: Path) -> None:
    first, second = run("send", "--all", "--yes"), run("send", "--all", "--yes")
    assert (first.code, second.code) == (0, 0)
    assert len(first.out.splitlines()) == 9
    rows = [line.split() for line in first.out.splitlines()[1:]]
    again = [line.split() for line in second.out.splitlines()[1:]]
    assert [(row[0], row[-1]) for row in rows] == [(row[0], row[-1]) for row in again]
    assert all(row[1:3] == ["already", "sent"] for row in again)
    assert len(list((workspace / "var" / "outbox").glob("*.eml"))) == 8


def test_the_mail_has_no_bcc_and_names_its_run(run: Caller, workspace: Path) -> None:
    run("send", "-p", "cto")
    [path] = (workspace / "var" / "outbox").glob("*.eml")
    mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert (mail["To"], mail["Bcc"], mail["From"]) == ("owner@example.com", None, "reports@example.com")
    assert mail["X-ExecReports-Period"] == "2026-05-05"


@pytest.mark.parametrize("words", [(), ("--all", "--due"), ("-p", "cto", "--all")])
def test_what_to_send_must_be_said_once(run: Caller, words: tuple[str, ...]) -> None:
    said = run("send", *words)
    assert said.code == 2
    assert said.err.startswith("error E-USE-003")


def test_unknown_names_are_a_usage_error_with_a_hint(run: Caller) -> None:
    assert "did you mean 'cto'?" in run("send", "-p", "ctoo").err
    assert run("send", "-g", "primry").code == 2


def test_force_sends_again_and_the_ledger_says_so(run: Caller, workspace: Path) -> None:
    run("send", "-p", "cto")
    assert run("send", "-p", "cto", "--force", "--yes").code == 0
    assert len(list((workspace / "var" / "outbox").glob("*.eml"))) == 2
    states = [
        (row["forced"], row["superseded_by"] is not None) for row in run("history", "--json").json["rows"]
    ]
    assert states == [(False, True), (True, False)]


def test_a_copy_fills_no_slot_and_goes_to_one_reader(run: Caller) -> None:
    assert run("send", "-p", "cto", "--to", "me@example.com").code == 0
    [row] = run("history", "--json").json["rows"]
    assert (row["to"], row["bcc"], row["fills"]) == (["me@example.com"], [], False)
    assert run("send", "-p", "cto").out.splitlines()[1].split()[1] == "sent"


def test_due_sends_what_the_hour_owes_and_is_silent_when_quiet(run: Caller, edit: Edit) -> None:
    first, second = run("send", "--due", "-q"), run("send", "--due", "-q")
    assert [(said.code, said.out, said.err) for said in (first, second)] == [(0, "", "")] * 2
    sent = {row["persona"] for row in run("history", "--json").json["rows"]}
    assert sent == {"accounting", "ceo", "cfo", "cmo", "cto"}
    edit("config/portfolio.yaml", "T06:30", "T05:59")
    assert run("send", "--due").out == ""


def test_not_due_leaves_no_trace(run: Caller, edit: Edit, workspace: Path) -> None:
    edit("config/portfolio.yaml", "T06:30", "T12:01")
    assert run("send", "--due", "-q").code == 0
    assert not (workspace / "var").exists()


def test_late_mails_say_so(run: Caller, edit: Edit) -> None:
    edit("config/portfolio.yaml", "T06:30", "T08:15")
    run("send", "--due", "-q")
    assert "Late: this was owed at 06:00." in run("show", "cto", "2026-05-05").out


def test_dry_run_is_a_preview_and_touches_nothing(run: Caller, traces: Traces) -> None:
    run("send", "-p", "ceo")
    before = traces()
    dry, shown = run("send", "-p", "cto", "-n"), run("preview", "-p", "cto")
    assert dry.code == 0
    assert dry.out == shown.out
    assert traces() == before


def test_missing_settings_are_all_named_and_end_with_78(run: Caller, edit: Edit, workspace: Path) -> None:
    portfolio = workspace / "config" / "portfolio.yaml"
    portfolio.write_text(portfolio.read_text("utf-8").split("now:")[0], "utf-8")
    said = run("send", "-p", "cto")
    assert said.code == 78
    for name in ("SES_REGION", "SES_FROM_ADDRESS", "REPORT_RECIPIENT_PRIMARY"):
        assert f"{name} is not set" in said.err
    assert not (workspace / "var").exists()


def test_a_pinned_clock_and_a_real_way_out_are_refused(run: Caller, workspace: Path) -> None:
    portfolio = workspace / "config" / "portfolio.yaml"
    portfolio.write_text(portfolio.read_text("utf-8").split("\ntransport:")[0], "utf-8")
    said = run("send", "-p", "cto")
    assert said.code == 78
    assert "E-CFG-123" in said.err
    assert "config/portfolio.yaml:" in said.err


def test_a_paused_report_is_listed_and_not_sent(run: Caller, edit: Edit) -> None:
    edit(
        "config/recipients.yaml", "paused: []", "paused: [{report: cto, until: 2026-06-01, reason: on leave}]"
    )
    said = run("send", "-p", "cto")
    assert said.code == 0
    assert said.out.splitlines()[1].split()[:2] == ["cto", "paused"]
    assert run("history", "--json").json["rows"] == []


def test_a_report_whose_readers_all_pause_pauses(run: Caller, edit: Edit) -> None:
    edit(
        "config/recipients.yaml", "paused: []", "paused: [{recipient: owner@example.com, until: 2026-06-01}]"
    )
    said = run("send", "-p", "cto")
    assert (said.code, said.rows) == (0, [["cto", "paused", "every", "reader", "is", "paused"]])


def test_a_filled_slot_needs_no_run(run: Caller, traces: Traces, monkeypatch: pytest.MonkeyPatch) -> None:
    run("send", "--all", "--yes")
    before = traces()
    monkeypatch.setattr("execreports.commands.sending.sending", None)
    assert run("send", "--all", "--yes").code == 0
    assert run("send", "--due", "-q").code == 0
    assert traces() == before


def test_a_broken_report_file_fails_alone(run: Caller, workspace: Path) -> None:
    (workspace / "reports").mkdir()
    (workspace / "reports" / "coo.py").write_text(
        "from execreports.report import BaseReport\n\nclass Coo(BaseReport):\n    persona = 'coo'\n    title = 'COO'\n",
        "utf-8",
    )
    (workspace / "reports" / "bad.py").write_text("import nothing_like_this\n", "utf-8")
    said = run("send", "--all", "--yes")
    assert said.code == 3
    assert ["coo", "sent"] in [line.split()[:2] for line in said.out.splitlines()]
    assert "reports/bad.py:1" in said.err


def test_an_unknown_outcome_counts_as_failed_until_settled(
    run: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Ses, "send", _lost)
        said = run("send", "-p", "cto")
    assert said.code == 3
    assert said.out.splitlines()[1].split()[:2] == ["cto", "unknown"]
    again = run("send", "-p", "ceo")
    assert again.code == 3
    assert "E-SES-304" in again.err
    name = run("history", "--json").json["rows"][0]["run"][:8]
    assert run("resend", f"{name}/cto", "--arrived").code == 0
    assert run("send", "-p", "cto").code == 0


def _lost(*_: object) -> None:
    from execreports.errors import OutcomeUnknown

    raise OutcomeUnknown("the answer was lost")


def test_strict_counts_labelled_gaps(run: Caller) -> None:
    assert run("send", "-p", "cto", "--strict").code == 4


def test_json_is_one_document(run: Caller) -> None:
    said = run("send", "-p", "cto", "--json").json
    assert said["schema_version"] == 1
    assert [(one["persona"], one["state"], one["recipients"]) for one in said["reports"]] == [
        ("cto", "sent", 2)
    ]


def test_a_second_run_ends_with_75(run: Caller, workspace: Path) -> None:
    with locked(workspace / "var"):
        said = run("send", "-p", "cto")
    assert said.code == 75
    assert "process " in said.err
    assert run("send", "-p", "cto").code == 0


def test_cron_hears_nothing_of_a_lock_that_the_next_tick_will_find_free(run: Caller, workspace: Path) -> None:
    with locked(workspace / "var"):
        said = run("send", "--due", "-q")
        loud = run("send", "--due")
    assert (said.code, said.out, said.err) == (75, "", "")
    assert (loud.code, "process " in loud.err) == (75, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--due", "--all"], "--all and --due exclude each other"),
        (["-p", "cto", "--to", "not mail"], "no mail address"),
        ([], "name what to send"),
    ],
)
def test_words_that_do_not_go_together_are_named(run: Caller, words: list[str], told: str) -> None:
    said = run("send", *words)
    assert said.code == 2
    assert told in said.err


def test_the_lock_ends_with_its_holder(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(LockHeld), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_waits_for_the_mail_in_flight(number: signal.Signals, code: int) -> None:
    interrupts = Interrupts()
    with interrupts.handled():
        interrupts.in_flight = True
        signal.raise_signal(number)
        with pytest.raises(SystemExit) as stopped:
            interrupts.checked()
    assert stopped.value.code == code


def test_an_interrupt_before_the_first_mail_stops_at_once() -> None:
    with pytest.raises(SystemExit), Interrupts().handled():
        signal.raise_signal(signal.SIGTERM)


def test_an_interrupted_run_stops_between_two_mails(run: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    from execreports.model.mail import Message, Receipt

    send = Ses.send

    def interrupted(self: Ses, message: Message) -> Receipt:
        signal.raise_signal(signal.SIGTERM)
        return send(self, message)

    with monkeypatch.context() as patched:
        patched.setattr(Ses, "send", interrupted)
        assert run("send", "--all", "--yes").code == 143
    rows = run("history", "--json").json["rows"]
    assert [row["state"] for row in rows] == ["sent"]
    assert run("retry").code == 0
    assert len(run("history", "--json").json["rows"]) == 8
