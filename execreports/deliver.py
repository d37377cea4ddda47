"""Stage 4: freeze, claim and write the intent, one attempt, write the outcome. In this order, always."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from execreports.errors import (
    BatchRefused,
    ExecReportsError,
    LedgerError,
    MessageRefused,
    OutcomeUnknown,
    TransportDown,
)
from execreports.model.ledger import Claimed, Ledger, Taken
from execreports.model.mail import Draft, LedgerRow, Message, Receipt, SendState
from execreports.retry import Retry
from execreports.transports import hygiene
from execreports.transports.base import Transport


class Pace(Protocol):
    """What keeps sends within the account's rate and quota, both of which count recipients."""

    def wait(self, recipients: int) -> None:
        """Return when so many may go; raise `BatchRefused` when they may not go today."""
        ...


class Unpaced:
    """No limit: the stand-in, files, a terminal."""

    def wait(self, recipients: int) -> None:
        """Return at once."""


def deliver(
    draft: Draft,
    *,
    transport: Transport,
    ledger: Ledger,
    retry: Retry,
    now: Callable[[], datetime],
    pace: Pace | None = None,
) -> LedgerRow:
    """The row that tells what came of it: sent, failed, unknown; or, with another run's id, who holds it.

    Raises `BatchRefused` (the row is closed as failed first) when no other message can go either, and
    `LedgerError` when the ledger cannot be written:
    before the attempt nothing goes, after it the intent stands.
    """
    draft = replace(draft, message=hygiene.deduplicated(draft.message))
    wrong = hygiene.faults(draft.message.stamped(run=draft.run, intent="0" * 32, head="0" * 64))
    if wrong:
        why = "; ".join(fault.message for fault in wrong)
        return ledger.refuse(draft, why, transport=transport.name, now=now())
    claim = ledger.claim(draft, transport=transport.name, now=now())
    if isinstance(claim, Taken):
        return claim.row
    return _attempt(claim, transport=transport, ledger=ledger, retry=retry, now=now, pace=pace or Unpaced())


def _attempt(
    claim: Claimed,
    *,
    transport: Transport,
    ledger: Ledger,
    retry: Retry,
    now: Callable[[], datetime],
    pace: Pace,
) -> LedgerRow:
    def once() -> Receipt:
        pace.wait(claim.message.recipients)
        return _accepted(transport, claim.message)

    tried = retry.run(once, TransportDown)
    if tried.value is not None:
        return _sent(claim, tried.value, ledger=ledger, now=now)
    error = tried.error or OutcomeUnknown("nothing came back")
    certain = isinstance(error, (TransportDown, MessageRefused, BatchRefused))
    state = SendState.FAILED if certain else SendState.UNKNOWN
    row = ledger.settle(claim.row, state, now=now(), error=_told(error))
    if isinstance(error, BatchRefused):
        raise error
    return row


def _accepted(transport: Transport, message: Message) -> Receipt:
    receipt = transport.send(message)
    if not receipt.message_id.strip():
        raise OutcomeUnknown("the transport answered without a MessageId; the mail may have gone")
    return receipt


def _sent(claim: Claimed, receipt: Receipt, *, ledger: Ledger, now: Callable[[], datetime]) -> LedgerRow:
    try:
        return ledger.settle(claim.row, SendState.SENT, now=now(), receipt=receipt)
    except LedgerError as error:
        raise LedgerError(
            f"{claim.row.slot.name} went out as {receipt.message_id}, and the ledger was not told: {error}",
            fix="free the disk; then `execreports resend RUN/PERSONA --arrived` closes it without mailing",
            code="E-AUD-708",
        ) from error


def _told(error: Exception) -> str:
    """One line for the ledger: our own words, or the type of what nobody expected."""
    if isinstance(error, ExecReportsError):
        return "; ".join(fault.message for fault in error.faults)
    return f"the transport broke ({type(error).__name__}); the mail may have gone"
