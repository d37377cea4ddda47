"""The operator hears of failed, partial, unknown, missed and recovered; pings say start and end; neither fails a run."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from execreports.embedded.server import Request, Response, Standin
from execreports.errors import BatchRefused, MessageRefused, OutcomeUnknown
from execreports.model.mail import Message, Receipt, SendState
from execreports.record import Claimed, SqliteLedger
from execreports.testing.calls import Caller
from execreports.testing.mails import a_draft
from execreports.transports.ses import Ses

Edit = Callable[[str, str, str], None]


@dataclass
class Outside:
    """A health check and a webhook in one."""

    url: str = ""
    pings: list[str] = field(default_factory=list)
    told: list[dict[str, object]] = field(default_factory=list)
    status: int = 200

    def __call__(self, request: Request) -> Response:
        if request.path.startswith("/ping"):
            assert len(request.query["rid"][0]) == 36
            self.pings.append(request.path.removeprefix("/ping/check/"))
        else:
            self.told.append(json.loads(request.body))
        return Response(self.status)


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Outside]:
    made = Outside()
    with Standin((made,)) as standin:
        monkeypatch.setenv("HEALTHCHECK_URL", f"{standin.url}/ping/check")
        monkeypatch.setenv("ALARM_WEBHOOK_URL", f"{standin.url}/hook")
        yield made


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Callable[[], None]:
    """From now on the second mail of every run fails; returns what ends that."""
    real, seen = Ses.send, list[str]()

    def send(self: Ses, message: Message) -> Receipt:
        seen.append(message.persona)
        if message.persona == "cto":
            raise error
        return real(self, message)

    monkeypatch.setattr(Ses, "send", send)
    return lambda: monkeypatch.setattr(Ses, "send", real)


def test_a_good_run_pings_and_says_nothing(run: Caller, outside: Outside) -> None:
    assert run("send", "-p", "cto").code == 0
    assert outside.pings == ["start", "0"]
    assert outside.told == []


@pytest.mark.parametrize(
    "words", [("preview", "-p", "cto"), ("send", "-p", "cto", "-n"), ("doctor",), ("list",)]
)
def test_looking_never_pings(run: Caller, outside: Outside, words: tuple[str, ...]) -> None:
    run(*words)
    assert (outside.pings, outside.told) == ([], [])


def test_nothing_due_never_pings(run: Caller, outside: Outside, edit: Edit) -> None:
    edit("config/portfolio.yaml", "now: 2026-05-05T06:30", "now: 2026-05-05T04:30")
    assert run("send", "--due", "-q").code == 0
    assert outside.pings == []


def test_partial_once_then_recovered(run: Caller, outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    end = failing(monkeypatch, MessageRefused("content refused"))
    assert run("send", "-p", "cto", "-p", "cfo").code == 3
    assert run("send", "-p", "cto", "-p", "cfo").code == 3
    assert outside.pings == ["start", "3", "start", "3"]
    (told,) = outside.told
    assert (told["state"], told["exit_code"]) == ("partial", 3)
    assert "cto: failed" in str(told["text"])
    end()
    assert run("send", "-p", "cto", "-p", "cfo").code == 0
    assert run("send", "-p", "ceo").code == 0
    assert [one["state"] for one in outside.told] == ["partial", "recovered"]


def test_unknown_is_told_and_so_is_its_end(
    run: Caller, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = failing(monkeypatch, OutcomeUnknown("lost"))
    assert run("send", "-p", "cto").code == 3
    end()
    assert run("send", "-p", "cfo").code == 3, "unknown counts as failed until it is settled"
    assert {one["state"] for one in outside.told} == {"unknown"}
    name = next(line.split()[0] for line in run("history").out.splitlines() if "unknown" in line)
    assert run("resend", f"{name}/cto", "--arrived").code == 0
    assert run("send", "-p", "ceo").code == 0
    assert outside.told[-1]["state"] == "recovered"


def test_a_stopped_batch_is_failed(run: Caller, outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, BatchRefused("sending is paused"))
    assert run("send", "-p", "cto").code == 69
    assert outside.pings == ["start", "69"]
    assert outside.told[0]["state"] == "failed"
    assert "sending is paused" in str(outside.told[0]["text"])


def test_deaf_ears_fail_no_run_and_hide_their_address(
    run: Caller, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.status = 500
    failing(monkeypatch, MessageRefused("content refused"))
    said = run("send", "-p", "cto", "-p", "cfo")
    assert said.code == 3
    assert "E-SES-351" in said.err
    assert "E-SES-352" in said.err
    assert "/hook" not in said.err + said.out
    outside.status = 200
    assert run("send", "-p", "cto", "-p", "cfo").code == 3
    assert len(outside.told) == 2, "what nobody heard is told again"


def test_a_missed_mail_is_told_once(run: Caller, outside: Outside, edit: Edit, workspace: Path) -> None:
    edit("config/portfolio.yaml", "now: 2026-05-05T06:30", "now: 2026-05-04T06:30")
    assert run("send", "--all", "--yes").code == 0
    ledger = workspace / "var" / "ledger.sqlite"
    edit("config/portfolio.yaml", "now: 2026-05-04T06:30", "now: 2098-05-06T13:30")
    assert ledger.exists()
    assert run("send", "--due", "-q").code == 0
    assert run("send", "--due", "-q").code == 0
    (told,) = outside.told
    assert told["state"] == "missed"
    assert "cto/default/2098-05-06/embedded: not sent" in str(told["text"])


def test_a_first_day_misses_nothing(run: Caller, outside: Outside, edit: Edit) -> None:
    edit("config/portfolio.yaml", "now: 2026-05-05T06:30", "now: 2026-05-05T13:30")
    assert run("send", "--due", "-q").code == 0
    assert outside.told == []


def test_what_keep_days_no_longer_keeps_is_dropped_on_record(
    run: Caller, edit: Edit, workspace: Path
) -> None:
    edit("config/portfolio.yaml", "now: 2026", "keep_days: 30\nnow: 2026")
    assert run("send", "-p", "cto").code == 0
    path = workspace / "var" / "ledger.sqlite"
    with SqliteLedger.open(path) as ledger:
        old = ledger.claim(
            a_draft(period="2020-01-01"), transport="ses", now=datetime(2020, 1, 1, tzinfo=UTC)
        )
        assert isinstance(old, Claimed)
        ledger.settle(old.row, SendState.FAILED, now=datetime(2020, 1, 1, tzinfo=UTC), error="refused")
    assert run("send", "-p", "cfo").code == 0
    with SqliteLedger.read(path) as ledger:
        (dropped,) = ledger.notes("dropped")
        assert dropped["digests"] == [old.row.digest]
        assert len([row for row in ledger.rows() if row.slot.persona in {"cto", "cfo"}]) == 3
    assert run("audit", "verify").code == 0


def test_every_change_of_readers_is_in_the_ledger(run: Caller, edit: Edit, workspace: Path) -> None:
    run("send", "-p", "cto")
    run("send", "-p", "cfo")
    edit(
        "config/portfolio.yaml",
        "REPORT_RECIPIENT_BCC: audit@example.com",
        "REPORT_RECIPIENT_BCC: other@example.com",
    )
    run("send", "-p", "ceo")
    with SqliteLedger.read(workspace / "var" / "ledger.sqlite") as ledger:
        bcc = [note["reports"]["cto"]["bcc"] for note in ledger.notes("recipients")]
    assert bcc == [["audit@example.com"], ["other@example.com"]]


def test_an_interrupted_run_pings_its_exit_code(
    run: Caller, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Ses, message: Message) -> Receipt:
        raise SystemExit(143)

    monkeypatch.setattr(Ses, "send", interrupted)
    assert run("send", "-p", "cto").code == 143
    assert outside.pings == ["start", "143"]
