"""What people read of feedback: in the next mail, in `doctor`, in `history`."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from execreports.feedback import Event, troubles, unreached
from execreports.model.mail import Receipt, SendState
from execreports.record import Claimed, SqliteLedger
from execreports.testing.calls import Caller
from execreports.testing.mails import Ticking, a_draft
from execreports.workspace import create

now = Ticking()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def sent(ledger: SqliteLedger, period: str) -> str:
    claim = ledger.claim(a_draft(period=period), transport="ses", now=now())
    assert isinstance(claim, Claimed)
    ledger.settle(claim.row, SendState.SENT, now=now(), receipt=Receipt("ses", f"id-{period}", now()))
    return f"id-{period}"


def told(ledger: SqliteLedger, kind: str, message_id: str, recipient: str = "archive@example.com") -> None:
    event = Event(kind, message_id, "", recipient, "2026-05-05T13:00:09+00:00", "Permanent; General")
    ledger.note("feedback", {"event": asdict(event)}, now=now())


def test_the_next_mail_says_it_without_an_address(ledger: SqliteLedger) -> None:
    told(ledger, "bounced", sent(ledger, "2026-05-04"))
    told(ledger, "delivered", "id-2026-05-04", "owner@example.com")
    (said,) = unreached(ledger, "cto", world="live")
    assert said == "The edition before (2026-05-04) did not reach everybody: of 2 copies 1 bounced."
    assert unreached(ledger, "cfo", world="live") == unreached(ledger, "cto", world="embedded") == ()
    sent(ledger, "2026-05-05")
    assert unreached(ledger, "cto", world="live") == ()


def test_the_operator_is_told_who(ledger: SqliteLedger) -> None:
    told(ledger, "complained", sent(ledger, "2026-05-04"), "owner@example.com")
    ((row, standing),) = troubles(ledger)
    assert (row.slot.persona, standing.recipient, standing.state) == (
        "cto",
        "owner@example.com",
        "complained",
    )


def test_mail_doctor_and_history_show_a_bounce(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    create(root, example=False)
    settings = "SES_REGION: eu-west-1, SES_FROM_ADDRESS: reports@example.com, REPORT_RECIPIENT_PRIMARY: owner@example.com"
    portfolio = root / "config" / "portfolio.yaml"
    text = portfolio.read_text() + f"now: 2026-05-05T06:30\ntransport: embedded\nembedded: {{{settings}}}\n"
    portfolio.write_text(text)
    run = Caller(root)
    assert run("send", "-p", "cto").code == 0
    with SqliteLedger.open(root / "var" / "ledger.sqlite") as ledger:
        told(ledger, "bounced", ledger.rows()[0].message_id, "owner@example.com")
    portfolio.write_text(text.replace("2026-05-05", "2026-05-06"))
    assert "did not reach everybody" in " ".join(run("preview", "-p", "cto").out.split())
    assert "to owner@example.com: bounced Permanent; General" in run("doctor", "--offline").out
    assert "1 bounced" in run("history").out
    (row,) = json.loads(run("history", "--json").out)["rows"]
    assert row["recipients"] == [
        {
            "address": "owner@example.com",
            "state": "bounced",
            "at": "2026-05-05T13:00:09+00:00",
            "detail": "Permanent; General",
        }
    ]
