r"""The whole story on one page.

sources  --collect-->  Context  --analyse-->  ReportDocument  --render-->  Message  --deliver-->  Receipt
                                        \______________________ record ______________________/
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from execreports.agree import POLICY, flagged, warnings
from execreports.analyse import analyse, needs
from execreports.cache import Cache
from execreports.collect import collect
from execreports.correct import corrected, put_right
from execreports.deliver import Pace, Unpaced, deliver
from execreports.errors import ExecReportsError, Fault
from execreports.feedback import unreached
from execreports.follow import edition_data, follow
from execreports.model.context import Context
from execreports.model.document import ReportDocument
from execreports.model.facts import SourceResult
from execreports.model.mail import Draft, Envelope, LedgerRow, Message, SendState, Slot
from execreports.model.plain import result_from_plain
from execreports.model.snapshot import context_to_plain
from execreports.model.targets import Targets
from execreports.record import Ledger
from execreports.render import render
from execreports.renderers.depth import BRIEF, Depth
from execreports.renderers.text import Templates
from execreports.report import BaseReport
from execreports.retry import Retry
from execreports.sources.base import Reach, Source
from execreports.transports.base import Transport


@dataclass(frozen=True, slots=True)
class Run:
    """Everything one run needs, assembled in one place by the command line; tests build their own.

    `now` is the report's moment (aware, portfolio zone, perhaps pinned); `clock` gives the ledger's time
    (UTC). `period` and `envelope` answer for a report. `preflight` raises before the first send.
    """

    id: str
    now: datetime
    world: str
    sources: tuple[Source, ...]
    reach: Reach
    cache: Cache
    templates: Templates
    ledger: Ledger
    transport: Transport
    period: Callable[[BaseReport], str]
    envelope: Callable[[BaseReport], Envelope]
    clock: Callable[[], datetime]
    preflight: Callable[[tuple[Message, ...]], None] = lambda _: None
    targets: Targets = field(default_factory=Targets)
    checks: tuple[object, ...] = ()
    reading: Retry = field(default_factory=lambda: Retry(attempts=3, seconds=10.0))
    sending: Retry = field(default_factory=Retry)
    pace: Pace = field(default_factory=Unpaced)
    progress: Callable[[SourceResult], None] = lambda _: None
    notes: tuple[str, ...] = ()
    rules: str = ""
    depths: tuple[Depth, ...] = BRIEF
    force: bool = False
    fills: bool = True


@dataclass(frozen=True, slots=True)
class Edition:
    """One report, made: its document and the mail it becomes, or the fault that stopped it."""

    report: BaseReport
    document: ReportDocument | None = None
    message: Message | None = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report: sent, already sent, failed or unknown, with its ledger row or its fault."""

    persona: str
    state: str
    row: LedgerRow | None = None
    fault: Fault | None = None
    labelled_gaps: int = 0
    document: ReportDocument | None = None


def gather(reports: Iterable[BaseReport], run: Run) -> Context:
    """Only the sources that the reports' sections and checks read, asked all at once."""
    wanted = frozenset().union(
        *(needs(report, run.checks, run.reach.portfolio.consequences, run.targets) for report in reports)
    )
    used = (source for source in run.sources if any(_gives(source, key) for key in wanted))
    return corrected(collect(
        used, reach=run.reach, cache=run.cache, retry=run.reading, targets=run.targets, checks=run.checks,
        progress=run.progress,
    ))  # fmt: skip


def make(report: BaseReport, context: Context, run: Run) -> Edition:
    """One report by itself."""
    return finished(drafted(report, context, run), context, run)


def made(reports: Iterable[BaseReport], context: Context, run: Run) -> tuple[Edition, ...]:
    """All reports of a run, after they were compared with each other: one truth, or a flag, or no mail."""
    drafts = [drafted(report, context, _noted(report, run)) for report in reports]
    flags = warnings(draft.document for draft in drafts if draft.document)
    hold = run.targets.text(POLICY) == "hold"
    return tuple(
        _one_truth(draft, flags.get(draft.report.persona, {}), context, run, hold=hold) for draft in drafts
    )


def _noted(report: BaseReport, run: Run) -> Run:
    return replace(run, notes=(*run.notes, *unreached(run.ledger, report.persona, world=run.world)))


def _one_truth(draft: Edition, flags: dict[str, str], context: Context, run: Run, *, hold: bool) -> Edition:
    if hold and flags:
        fix = "correct the report, or write `consistency: flag` in config/targets.yaml"
        fault = Fault("E-TRU-751", "; ".join(flags.values()), f"reports/{draft.report.persona}", fix)
        return Edition(draft.report, fault=fault)
    if draft.document:
        draft = replace(draft, document=flagged(draft.document, flags))
    return finished(draft, context, run)


def drafted(report: BaseReport, context: Context, run: Run) -> Edition:
    """Analysed and put right; a fault stays with this report."""
    try:
        document = analyse(report, context, period=run.period(report), generated_at=run.now)
        document = replace(document, notes=run.notes, banner=run.notes, rules=run.rules)
        return Edition(report, put_right(document, context))
    except ExecReportsError as error:
        return Edition(report, fault=error.faults[0])


def finished(draft: Edition, context: Context, run: Run) -> Edition:
    """Compared with the last edition and rendered."""
    if draft.document is None:
        return draft
    report = draft.report
    again = partial(_again, report, context)
    try:
        document = follow(draft.document, run.ledger, world=run.world, again=again, facts=context.every_fact)
        message = render(document, run.envelope(report), run.templates, run=run.id, depths=run.depths)
    except ExecReportsError as error:
        return Edition(report, fault=error.faults[0])
    return Edition(report, document, message)


def _again(report: BaseReport, context: Context, plain: dict[str, Any], then: datetime) -> ReportDocument:
    """Facts of an earlier edition under today's rules: what differs from that edition comes from the rules."""
    results = {one.name: one for one in map(result_from_plain, plain["results"])}
    past = replace(context, results=results, now=then.astimezone(context.now.tzinfo))
    return analyse(report, past, period="", generated_at=past.now)


def preview(reports: tuple[BaseReport, ...], run: Run) -> Iterator[Edition]:
    """Every report as it would be sent now; touches nothing."""
    yield from made(reports, gather(reports, run), run)


def send(reports: tuple[BaseReport, ...], run: Run) -> Iterator[Outcome]:
    """Every report once per slot; one that fails does not stop the next, what is true for all stops the run."""
    waiting = []
    for report in reports:
        held = run.ledger.holder(slot(report, run)) if run.fills and not run.force else None
        if held is None:
            waiting.append(report)
        else:
            yield settled(report, held, run)
    if not waiting:
        return
    context = gather(waiting, run)
    editions = made(waiting, context, run)
    run.preflight(tuple(edition.message for edition in editions if edition.message))
    for edition in editions:
        yield _send(edition, context, run)


def slot(report: BaseReport, run: Run) -> Slot:
    """The mail this report owes now."""
    return Slot(report.persona, run.envelope(report).audience, run.period(report), run.world)


def settled(report: BaseReport, row: LedgerRow, run: Run) -> Outcome:
    """What the ledger says of a slot: sent in this run, sent before, failed, or unknown until settled."""
    state = str(row.state)
    if row.state is SendState.SENT and row.run != run.id:
        state = "already sent"
    fault = (
        Fault("E-SES-304", row.error or "no outcome was recorded", row.slot.name)
        if state == "unknown"
        else None
    )
    return Outcome(report.persona, "unknown" if state == "intent" else state, row, fault)


def _send(edition: Edition, context: Context, run: Run) -> Outcome:
    report, document, message = edition.report, edition.document, edition.message
    if document is None or message is None:
        return Outcome(report.persona, "failed", fault=edition.fault)
    kept = _archive(document, context, run)
    draft = Draft(message, slot(report, run), run.id, run.force, run.fills, kept, run.notes)
    row = deliver(
        draft, transport=run.transport, ledger=run.ledger, retry=run.sending, now=run.clock, pace=run.pace
    )
    gaps = sum(section.status != "ok" for section in document.sections)
    outcome = settled(report, row, run)
    fault = Fault("E-SES-303", row.error, row.slot.name) if row.state is SendState.FAILED else outcome.fault
    return Outcome(report.persona, outcome.state, row, fault, gaps, document)


def _archive(document: ReportDocument, context: Context, run: Run) -> str:
    """The edition's document and everything it was made of, content-addressed."""
    persona, period, now = document.persona, document.period, run.clock()
    known = context.once("archived", lambda: _bytes(context_to_plain(context)))
    facts = run.ledger.keep("facts", persona, period, known, now=now)
    return run.ledger.keep("report", persona, period, _bytes(edition_data(document, facts=facts)), now=now)


def _bytes(plain: object) -> bytes:
    """In the order it was made in: it decides which line is quoted first."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def _gives(source: Source, wanted: str) -> bool:
    start = wanted[:-1] if wanted.endswith(".*") else None
    return any(key == wanted or (start is not None and key.startswith(start)) for key in source.keys)
