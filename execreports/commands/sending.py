"""The send itself, shared by `send` and `retry`: under the run lock, with signals that cut no mail in half."""

from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from execreports.commands import arming
from execreports.commands.asked import remember
from execreports.commands.assemble import Desk, refuse_pinned
from execreports.commands.operator import watched
from execreports.commands.outcome import Tally
from execreports.commands.owed import all_sent
from execreports.commands.printing import Progress, complain, warned
from execreports.commands.running import Interrupts, locked
from execreports.commands.runs import sending
from execreports.commands.tasking import tasked
from execreports.commands.ways_out import complete
from execreports.errors import BatchRefused
from execreports.report import BaseReport

if TYPE_CHECKING:
    from execreports.pipeline import Run


def sent(work: Desk, reports: tuple[BaseReport, ...], tally: Tally, **more: Any) -> None:  # noqa: ANN401 - fields of Run
    """Bury what a dead run left open, send, and put what came of it into the tally."""
    from execreports import pipeline

    if not more.get("force") and more.get("fills", True) and (rows := all_sent(work, reports)):
        for report, row in zip(reports, rows, strict=True):
            tally.add(pipeline.Outcome(report.persona, "already sent", row))
        return
    interrupts = Interrupts()
    progress = Progress(work.flags, len(reports))
    with ExitStack() as stack:
        refuse_pinned(work)
        complete(work, reports)
        stack.enter_context(locked(work.workspace.var))
        run = sending(work, stack, warned, progress=progress, **more)
        arming.require(work, run.ledger, fills=run.fills)
        run.ledger.bury(run=run.id, now=run.clock())
        _remembered(reports, run, tally)
        _readers(work, run)
        stack.enter_context(watched(work, run, tally))
        stack.enter_context(interrupts.handled())
        outcomes = stack.enter_context(closing(pipeline.send(reports, _armed(run, interrupts))))  # type: ignore[type-var]  # a generator
        try:
            for outcome in outcomes:
                progress.close()
                tally.add(outcome)
                interrupts.checked()
        except BatchRefused as error:
            progress.close()
            complain(error.faults)
            tally.stopped(error)
        else:
            tasked(work, run, tally.outcomes)
            _retained(work, run)


def _readers(work: Desk, run: "Run") -> None:
    """Who reads what is in the ledger, each time it changes."""
    told = {"allow_domains": [*work.config.recipients.allow_domains], "reports": {
        report.persona: {"audience": one.audience, "to": [*one.to], "bcc": [*one.bcc]}
        for report in work.reports.reports for one in (work.draft_envelope(report),)
    }}  # fmt: skip
    before = run.ledger.notes("recipients")
    if not before or any(before[-1][name] != value for name, value in told.items()):
        run.ledger.note("recipients", told, now=run.clock())


def _retained(work: Desk, run: "Run") -> None:
    """Drop what `keep_days` no longer keeps."""
    from execreports.record import SqliteLedger
    from execreports.record.retention import drop_before

    if work.config.keep_days and isinstance(run.ledger, SqliteLedger):
        now = run.clock()
        drop_before(run.ledger, now - timedelta(days=work.config.keep_days), now=now)


def _remembered(reports: tuple[BaseReport, ...], run: "Run", tally: Tally) -> None:
    """A run that has something to send is remembered; one that finds every slot filled leaves no trace."""
    from execreports import pipeline

    tally.run = run.id
    open_ = tuple(one for one in reports if run.force or run.ledger.holder(pipeline.slot(one, run)) is None)
    if open_ and run.fills:
        remember(run.ledger, run.id, open_)


def _armed(run: "Run", interrupts: Interrupts) -> "Run":
    """From preflight on, an interrupt waits for the outcome of the mail in flight."""

    def preflight(messages: Any) -> None:  # noqa: ANN401 - what Run says
        run.preflight(messages)
        interrupts.in_flight = True

    return replace(run, preflight=preflight)
