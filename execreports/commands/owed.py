"""What is owed now: by schedule, minus what is paused; and which mails nobody knows the outcome of."""

from execreports.commands.assemble import Desk
from execreports.errors import LedgerError
from execreports.model.mail import LedgerRow, SendState
from execreports.report import BaseReport
from execreports.schedule import due as is_due
from execreports.schedule import owed_at

Paused = tuple[tuple[BaseReport, str], ...]


def owed(work: Desk, reports: tuple[BaseReport, ...], *, due: bool) -> tuple[tuple[BaseReport, ...], Paused]:
    """The reports to send, and those that pause with the reason; with `due` only what the schedule owes."""
    if due:
        reports = tuple(one for one in reports if is_due(one.schedule, work.now, work.config.catch_up))
    day = work.now.date()
    paused = {one.persona: work.config.recipients.paused_report(one.persona, day) for one in reports}
    paused |= {one.persona: "every reader is paused" for one in reports if not work.draft_envelope(one).to}
    return (
        tuple(one for one in reports if not paused[one.persona]),
        tuple((one, paused[one.persona]) for one in reports if paused[one.persona]),
    )


def late(work: Desk, reports: tuple[BaseReport, ...]) -> tuple[str, ...]:
    """A banner line for mails that go out more than half an hour after their time."""
    times = [at for one in reports if (at := owed_at(one.schedule, work.now.date()))]
    first = min(times, default=work.now.time())
    minutes = (work.now.hour - first.hour) * 60 + work.now.minute - first.minute
    return (f"Late: this was owed at {first:%H:%M}.",) if minutes > 30 else ()


def all_sent(work: Desk, reports: tuple[BaseReport, ...]) -> tuple[LedgerRow, ...]:
    """The rows that filled the reports' slots, where every one did and no other run left an intent; else nothing.

    Most ticks of a day end here: nobody is asked anything, and nothing is written.
    """
    from execreports.record import SqliteLedger

    if not work.workspace.ledger.exists():
        return ()
    try:
        with SqliteLedger.read(work.workspace.ledger) as ledger:
            found = [ledger.holder(work.slot(report)) for report in reports]
            left = any(row.state is SendState.INTENT for row in ledger.rows())
    except LedgerError:  # a run opens it for writing, and mends what a full disk left half made
        return ()
    rows = tuple(row for row in found if row and row.state is SendState.SENT)
    return rows if len(rows) == len(reports) and not left else ()


def open_questions(work: Desk) -> tuple[LedgerRow, ...]:
    """Every mail of this world whose outcome is unknown; each counts as failed until somebody settles it."""
    from execreports.record import SqliteLedger

    if not work.workspace.ledger.exists():
        return ()
    with SqliteLedger.read(work.workspace.ledger) as ledger:
        rows = ledger.rows()
    return tuple(
        row
        for row in rows
        if row.state is SendState.UNKNOWN and row.slot.world == work.world and not row.superseded_by
    )
