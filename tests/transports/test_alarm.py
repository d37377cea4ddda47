"""The operator hears of what failed, and a deaf channel fails nothing."""

import json
import sys
import threading
from pathlib import Path

import pytest

from execreports.embedded.server import Request, Response, Standin
from execreports.testing.wire import Dropped, Hung
from execreports.transports import alarm
from execreports.transports.alarm import Channel, Command, Notice, Pings, Sendmail, Webhook, state_of, tell

NOTICE = Notice("partial", "run-7", ("cto sent", "cfo failed: E-SES-303 refused"), 3)
SECRET = "https://hooks.example.com/services/T000/FAKE-SECRET"


class Hearing:
    """A route that remembers."""

    def __init__(self, answer: Response | None = None) -> None:
        self.answer = answer or Response(200, b"OK")
        self.heard: list[Request] = []

    def __call__(self, request: Request) -> Response:
        self.heard.append(request)
        return self.answer


def test_a_webhook_is_told_everything() -> None:
    route = Hearing()
    with Standin((route,)) as standin:
        assert tell([Webhook(standin.url + "/hook")], NOTICE) == ()
    told = json.loads(route.heard[0].body)
    assert (told["state"], told["run"], told["exit_code"]) == ("partial", "run-7", 3)
    assert "cfo failed" in told["text"]


def test_sendmail_is_fed_a_mail(tmp_path: Path) -> None:
    program = tmp_path / "sendmail"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(tmp_path / 'mail')!r}, 'w').write(str(sys.argv[1:]) + sys.stdin.read())\n"
    )
    program.chmod(0o755)
    assert tell([Sendmail(program, "ops@example.com", "reports@example.com")], NOTICE) == ()
    mail = (tmp_path / "mail").read_text()
    assert mail.startswith(
        "['-i', '-t']From: reports@example.com\nTo: ops@example.com\nSubject: execreports: partial"
    )


def test_a_command_reads_json(tmp_path: Path) -> None:
    script = f"import sys; open({str(tmp_path / 'told')!r}, 'w').write(sys.stdin.read())"
    assert tell([Command((sys.executable, "-c", script))], NOTICE) == ()
    assert json.loads((tmp_path / "told").read_text())["state"] == "partial"


@pytest.mark.parametrize(
    "answer", [Response(500), Response(404), Dropped(), Response(302, b"", {"Location": "/"})]
)
def test_a_deaf_webhook_is_a_fault_and_names_no_address(answer: Response) -> None:
    with Standin((Hearing(answer),)) as standin:
        faults = tell([Webhook(standin.url + "/FAKE-SECRET")], NOTICE)
    if answer.status == 302:
        assert faults == ()  # a redirect is not followed: the notice would go elsewhere
        return
    assert "FAKE-SECRET" not in str(faults)
    assert "webhook" in faults[0].message


def test_every_channel_is_tried(tmp_path: Path) -> None:
    route = Hearing()
    broken: list[Channel] = [
        Command(("/nonexistent",)),
        Command((sys.executable, "-c", "raise SystemExit(3)")),
    ]
    with Standin((route,)) as standin:
        faults = tell([*broken, Webhook(standin.url)], NOTICE)
    assert len(faults) == 2
    assert len(route.heard) == 1


def test_a_hanging_check_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alarm, "PATIENCE", (0.1, 0.1))
    hung = Hung(until=threading.Event())
    with Standin((Hearing(hung),)) as standin:
        faults = Pings(standin.url, "run-7").start()
        hung.until.set()
    assert "did not take the ping `start`" in faults[0].message


def test_pings_say_start_and_exit_code_with_the_run() -> None:
    route = Hearing()
    with Standin((route,)) as standin:
        pings = Pings(standin.url + "/uuid", "run-7")
        assert pings.start() == pings.finish(0) == pings.finish(3, "cfo failed") == ()
    assert [request.target for request in route.heard] == [
        "/uuid/start?rid=run-7",
        "/uuid/0?rid=run-7",
        "/uuid/3?rid=run-7",
    ]
    assert route.heard[2].body == b"cfo failed"


def test_addresses_are_not_printed() -> None:
    assert "FAKE" not in repr(Webhook(SECRET)) + repr(Pings(SECRET, "run"))
    assert "FAKE" not in str(Pings("nonsense://FAKE", "run").start())


@pytest.mark.parametrize(
    ("states", "before", "missed", "told"),
    [
        (["sent", "already sent"], "", False, ""),
        (["sent", "failed"], "", False, "partial"),
        (["failed", "failed"], "", False, "failed"),
        (["sent", "unknown", "failed"], "", False, "unknown"),
        (["sent"], "partial", False, "recovered"),
        (["sent"], "unknown", False, "recovered"),
        (["sent"], "recovered", False, ""),
        ([], "failed", False, ""),
        ([], "", True, "missed"),
        (["sent"], "missed", False, "recovered"),
    ],
)
def test_what_is_worth_telling(states: list[str], before: str, missed: bool, told: str) -> None:
    assert state_of(states, before=before, missed=missed) == told
