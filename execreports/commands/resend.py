"""`resend`: a person settles what nobody knows: the archived bytes once more, or the word that they arrived."""

from contextlib import ExitStack
from dataclasses import replace

import click

from execreports.commands import arming
from execreports.commands.asked import row_named
from execreports.commands.assemble import Desk, clock, desk
from execreports.commands.flags import documented, given
from execreports.commands.outcome import Tally
from execreports.commands.printing import warned
from execreports.commands.running import locked
from execreports.commands.runs import sending
from execreports.errors import UsageError
from execreports.model.mail import Draft, LedgerRow, Message, SendState

OPEN = (SendState.UNKNOWN, SendState.INTENT)


@documented("execreports resend 8f3c2a1e/cto --arrived")
@click.argument("name", metavar="RUN/PERSONA")
@click.option("--arrived", is_flag=True, help="It did arrive: close it without mailing.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def command(context: click.Context, name: str, *, arrived: bool, yes: bool) -> int:
    """Send the exact archived bytes of a mail again, marked and recorded; or close it with --arrived."""
    flags = given(context)
    work = desk(flags)
    tally = Tally(flags)
    with locked(work.workspace.var):
        if arrived:
            return _arrived(work, name, quiet=flags.quiet)
        if flags.may_ask and not yes and not click.confirm(f"Send {name} again?", err=True):
            raise click.Abort
        _again(work, name, tally)
    return tally.told(strict=False)


def _arrived(work: Desk, name: str, *, quiet: bool) -> int:
    from execreports.record import SqliteLedger

    with SqliteLedger.open(work.workspace.ledger) as ledger:
        row = row_named(ledger, name)
        if row.state not in OPEN:
            raise UsageError(f"{name} is {row.state} already; there is nothing to settle", code="E-USE-005")
        ledger.settle(row, SendState.SENT, now=clock(), note="a person saw it arrive")
    if not quiet:
        click.echo(f"{name}: sent, on your word; nothing was mailed.")
    return 0


def _again(work: Desk, name: str, tally: Tally) -> None:
    from execreports import pipeline
    from execreports.deliver import deliver

    with ExitStack() as stack:
        run = sending(work, stack, warned, force=True)
        row = row_named(run.ledger, name)
        arming.require(work, run.ledger, fills=True)
        message = _thawed(run.ledger.bytes_of(row), row)
        run.preflight((message,))
        notes = (*row.notes, f"the bytes of {row.id} once more")
        draft = Draft(
            message, row.slot, run.id, force=True, fills=row.fills, document=row.document, notes=notes
        )
        sent = deliver(
            draft, transport=run.transport, ledger=run.ledger, retry=run.sending, now=run.clock, pace=run.pace
        )
        tally.run = run.id
        report = next((one for one in work.reports.reports if one.persona == row.slot.persona), None)
        if report is None:
            raise UsageError(f"no report {row.slot.persona} any more", code="E-USE-002")
        tally.add(pipeline.settled(report, sent, run))


def _thawed(frozen: bytes, row: LedgerRow) -> Message:
    """The archived mail with a mark that it is a second sending; its text stays byte for byte."""
    message = Message.thawed(
        frozen, persona=row.slot.persona, period=row.slot.period, audience=row.slot.audience
    )
    kept = tuple(pair for pair in message.headers if pair[0] != "X-ExecReports-Resent")
    return replace(message, headers=(*kept, ("X-ExecReports-Resent", row.id)))
