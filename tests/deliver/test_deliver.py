"""Freeze, claim, one attempt, outcome: with transports that fail in each way, and ledgers that do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from execreports.deliver import deliver
from execreports.errors import (
    BatchRefused,
    LedgerError,
    MessageRefused,
    OutcomeUnknown,
    TransportDown,
)
from execreports.model.mail import Draft, LedgerRow, Message, Receipt, SendState
from execreports.record import SqliteLedger
from execreports.retry import Retry
from execreports.testing.mails import Ticking, a_draft

now = Ticking()


@dataclass
class Scripted:
    """A transport that does what it is told, one word a send; then it accepts."""

    script: list[Exception | str] = field(default_factory=list)
    ledger: SqliteLedger | None = None
    sends: list[Message] = field(default_factory=list)
    name: str = "scripted"

    def send(self, message: Message) -> Receipt:
        self.sends.append(message)
        if self.ledger:
            intent = dict(message.tags)["intent"]
            row = self.ledger.row(intent)
            assert row is not None, "the intent must be on disk before the attempt"
            assert row.state is SendState.INTENT, "the intent must be on disk before the attempt"
            assert self.ledger.bytes_of(row) == message.frozen()
        step = self.script.pop(0) if self.script else "id-1"
        if isinstance(step, Exception):
            raise step
        return Receipt(self.name, step, now())


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def send(
    draft: Draft, transport: Scripted, ledger: SqliteLedger, waits: list[float] | None = None
) -> LedgerRow:
    retry = Retry(sleep=(waits if waits is not None else []).append, chance=lambda: 0.0)
    return deliver(draft, transport=transport, ledger=ledger, retry=retry, now=now)


def test_the_row_is_written_before_and_closed_after(ledger: SqliteLedger) -> None:
    transport = Scripted(["id-7"], ledger)
    row = send(a_draft(), transport, ledger)
    assert (row.state, row.message_id, row.transport) == (SendState.SENT, "id-7", "scripted")
    assert ledger.rows() == (row,)


def test_a_slot_is_sent_once(ledger: SqliteLedger) -> None:
    transport = Scripted()
    first = send(a_draft(run="one"), transport, ledger)
    second = send(a_draft(run="two"), transport, ledger)
    assert second == first
    assert second.run == "one"
    assert len(transport.sends) == 1


def test_down_is_tried_again_with_growing_waits(ledger: SqliteLedger) -> None:
    waits: list[float] = []
    transport = Scripted([TransportDown("slow")] * 3)
    row = send(a_draft(), transport, ledger, waits)
    assert row.state is SendState.SENT
    assert waits == [0.5, 1.0, 2.0]
    assert len({message.frozen() for message in transport.sends}) == 1


def test_down_for_too_long_is_failed_and_may_be_retried(ledger: SqliteLedger) -> None:
    transport = Scripted([TransportDown("slow")] * 6)
    row = send(a_draft(), transport, ledger)
    assert (row.state, row.error, len(transport.sends)) == (SendState.FAILED, "slow", 6)
    assert send(a_draft(run="two"), transport, ledger).state is SendState.SENT


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (OutcomeUnknown("lost"), SendState.UNKNOWN),
        (RuntimeError("a bug in the transport"), SendState.UNKNOWN),
        (KeyError("x"), SendState.UNKNOWN),
        (MessageRefused("no"), SendState.FAILED),
    ],
)
def test_everything_else_is_tried_once(error: Exception, state: SendState, ledger: SqliteLedger) -> None:
    transport = Scripted([error])
    row = send(a_draft(), transport, ledger)
    assert (row.state, len(transport.sends)) == (state, 1)
    assert row.error


def test_an_empty_message_id_is_not_sent(ledger: SqliteLedger) -> None:
    assert send(a_draft(), Scripted([" "]), ledger).state is SendState.UNKNOWN


def test_unknown_is_never_sent_again_by_itself(ledger: SqliteLedger) -> None:
    transport = Scripted([OutcomeUnknown("lost")])
    row = send(a_draft(run="one"), transport, ledger)
    for number in range(5):
        now.at = now.at.replace(year=2027 + number)
        assert send(a_draft(run=f"later-{number}"), transport, ledger) == row
    assert len(transport.sends) == 1


def test_a_batch_refusal_closes_the_row_and_stops(ledger: SqliteLedger) -> None:
    with pytest.raises(BatchRefused):
        send(a_draft(), Scripted([BatchRefused("not verified", exit_code=77)]), ledger)
    (row,) = ledger.rows()
    assert (row.state, row.error) == (SendState.FAILED, "not verified")


def test_a_hostile_header_never_reaches_the_transport(ledger: SqliteLedger) -> None:
    transport = Scripted()
    row = send(a_draft(subject="hello\r\nBcc: evil@example.com"), transport, ledger)
    assert (row.state, row.digest, transport.sends) == (SendState.FAILED, "", [])
    assert "line break" in row.error
    assert send(a_draft(run="two"), transport, ledger).state is SendState.SENT


def test_recipients_are_named_once(ledger: SqliteLedger) -> None:
    transport = Scripted()
    to = ("owner@example.com", "Owner <OWNER@example.com>")
    send(a_draft(to=to, bcc=("owner@example.com", "b@example.com")), transport, ledger)
    assert transport.sends[0].envelope.to == ("owner@example.com",)
    assert transport.sends[0].envelope.bcc == ("b@example.com",)


def test_a_ledger_that_cannot_be_written_sends_nothing(ledger: SqliteLedger) -> None:
    transport = Scripted()
    ledger.database.ask("PRAGMA query_only = ON")
    with pytest.raises(LedgerError):
        send(a_draft(), transport, ledger)
    assert transport.sends == []


def test_an_outcome_that_cannot_be_written_is_loud_and_stays_held(ledger: SqliteLedger) -> None:
    class Filling(Scripted):
        def send(self, message: Message) -> Receipt:
            ledger.database.ask("PRAGMA query_only = ON")
            return super().send(message)

    with pytest.raises(LedgerError, match="went out as id-9"):
        send(a_draft(run="one"), Filling(["id-9"]), ledger)
    ledger.database.ask("PRAGMA query_only = OFF")
    ledger.bury(run="two", now=now())
    again = Scripted()
    row = send(a_draft(run="two"), again, ledger)
    assert (row.state, again.sends) == (SendState.UNKNOWN, [])


def test_a_clock_that_steps_back_sends_nothing_twice(ledger: SqliteLedger) -> None:
    transport = Scripted()
    send(a_draft(run="one"), transport, ledger)
    now.at = now.at.replace(year=2020)
    row = send(a_draft(run="two"), transport, ledger)
    send(a_draft("cfo", run="two"), transport, ledger)
    assert row.run == "one"
    assert len(transport.sends) == 2
    assert ledger.verify() == []
