"""`list`: the reports, when they go out, to how many, and what became of the last one."""

import click

from execreports.commands.assemble import Desk, desk
from execreports.commands.flags import documented, given
from execreports.commands.printing import complain, document, plain_fault, table
from execreports.errors import ConfigError
from execreports.model.mail import LedgerRow
from execreports.report import BaseReport
from execreports.schedule import next_run


@documented("execreports list")
@click.pass_context
def command(context: click.Context) -> int:
    """List reports with schedule, readers, last and next mail; 1 where a report's file is broken."""
    flags = given(context)
    work = desk(flags)
    last = _last(work)
    rows = [_row(work, report, last.get(report.persona)) for report in work.reports.reports]
    if flags.json:
        document(reports=rows, faults=[plain_fault(fault) for fault in work.reports.faults])
    else:
        names = ("persona", "group", "schedule", "period", "readers", "last", "next")
        table(names, [[str(row[name]) for name in names] for row in rows])
        complain(work.reports.faults)
    return 1 if work.reports.faults else 0


def _row(work: Desk, report: BaseReport, last: LedgerRow | None) -> dict[str, object]:
    zone = work.config.portfolio.timezone
    return {
        "persona": report.persona, "title": report.title, "group": report.group, "schedule": report.schedule,
        "period": work.period(report), "readers": _readers(work, report),
        "last": f"{last.slot.period} {last.state}" if last else "never",
        "next": next_run(report.schedule, work.now, zone).strftime("%Y-%m-%d %H:%M"),
        "audience": work.config.recipients.audience(report.persona),
        "paused": work.config.recipients.paused_report(report.persona, work.now.date()) or None,
    }  # fmt: skip


def _readers(work: Desk, report: BaseReport) -> int:
    try:
        envelope = work.envelope(report)
    except ConfigError:
        return 0
    return len(envelope.to) + len(envelope.bcc)


def _last(work: Desk) -> dict[str, LedgerRow]:
    from execreports.record import SqliteLedger

    with SqliteLedger.read(work.workspace.ledger) as ledger:
        return {row.slot.persona: row for row in ledger.rows() if row.slot.world == work.world and row.fills}
