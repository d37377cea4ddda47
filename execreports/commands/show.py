"""`show`: a mail as it was sent, from the archived bytes."""

import re

import click

from execreports.commands.assemble import Desk, desk
from execreports.commands.flags import documented, given
from execreports.commands.printing import document
from execreports.errors import ExecReportsError, UsageError
from execreports.model.mail import LedgerRow, Message

_PERIOD = re.compile(r"\d{4}-(?:\d\d(?:-\d\d)?|W\d\d)")


@documented("execreports show cto 2026-05-05 --headers")
@click.argument("persona")
@click.argument("date")
@click.option("--headers", is_flag=True, help="With sender, readers and headers.")
@click.pass_context
def command(context: click.Context, persona: str, date: str, *, headers: bool) -> int:
    """Show a report's mail of a day, week (2026-W19) or month (2026-05) as it was sent."""
    flags = given(context)
    if not _PERIOD.fullmatch(date):
        said = f"{date!r} is no day, week or month"
        raise UsageError(said, fix="2026-05-05, 2026-W19 or 2026-05", code="E-USE-003")
    row, frozen = _found(desk(flags), persona, date)
    message = Message.thawed(
        frozen, persona=row.slot.persona, period=row.slot.period, audience=row.slot.audience
    )
    if flags.json:
        document(
            state=str(row.state),
            digest=row.digest,
            message_id=row.message_id or None,
            request=message.request(),
        )
        return 0
    if headers:
        for name, value in _headers(message, row):
            click.echo(f"{name}: {value}")
    else:
        click.echo(f"Subject: {message.subject}")
    click.echo()
    click.echo(message.text, nl=False)
    return 0


def _found(work: Desk, persona: str, date: str) -> tuple[LedgerRow, bytes]:
    """The newest mail of that day that has bytes; ExecReportsError (1) where there is none."""
    from execreports.record import SqliteLedger

    with SqliteLedger.read(work.workspace.ledger) as ledger:
        for row in ledger.find(persona, date):
            if row.digest:
                return row, ledger.bytes_of(row)
    fix = "execreports history shows what there is"
    raise ExecReportsError(f"no mail of {persona} for {date}", code="E-AUD-741", fix=fix)


def _headers(message: Message, row: LedgerRow) -> list[tuple[str, str]]:
    envelope = message.envelope
    told = [("From", envelope.sender), ("To", ", ".join(envelope.to)), ("Bcc", ", ".join(envelope.bcc))]
    told += [("Reply-To", ", ".join(envelope.reply_to)), ("Subject", message.subject), *message.headers]
    told += [("MessageId", row.message_id), ("SHA-256", row.digest), ("State", str(row.state))]
    return [(name, value) for name, value in told if value]
