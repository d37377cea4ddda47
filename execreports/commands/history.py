"""`history`: every mail that was meant to go out, and what became of it."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from execreports.commands.assemble import day_of, desk
from execreports.commands.flags import documented, given
from execreports.commands.printing import document, table
from execreports.model.mail import LedgerRow

if TYPE_CHECKING:
    from execreports.feedback import Standing


@documented("execreports history -p cto")
@click.option("-p", "--persona", "personas", multiple=True, metavar="NAME", help="One report; repeatable.")
@click.option("--since", metavar="DATE", help="From that day on.")
@click.pass_context
def command(context: click.Context, personas: tuple[str, ...], since: str | None) -> int:
    """List what was sent, oldest first, with state and MessageId."""
    from execreports.feedback import delivered
    from execreports.record import SqliteLedger

    flags = given(context)
    work = desk(flags)
    first = day_of(since) if since else None
    zone = work.config.portfolio.timezone
    with SqliteLedger.read(work.workspace.ledger) as ledger:
        standing = delivered(ledger)
        rows = [
            row
            for row in ledger.rows()
            if (not personas or row.slot.persona in personas)
            and (first is None or row.created_at.astimezone(zone).date() >= first)
        ]
    if flags.json:
        document(rows=[{**_plain(row), "recipients": _recipients(standing.get(row.id, ()))} for row in rows])
    elif rows:
        table(
            ("run", "report", "period", "world", "state", "written", "MessageId"),
            [
                (row.run[:8], row.slot.persona, row.slot.period, row.slot.world, _state(row, standing.get(row.id, ())),
                 f"{row.created_at.astimezone(zone):%Y-%m-%d %H:%M}", row.message_id)
                for row in rows
            ],
        )  # fmt: skip
    elif not flags.quiet:
        click.echo("Nothing was sent yet.", err=True)
    return 0


def _recipients(standing: "tuple[Standing, ...]") -> list[dict[str, str]]:
    return [
        {"address": one.recipient, "state": one.state, "at": one.at, "detail": one.detail} for one in standing
    ]


def _state(row: LedgerRow, standing: "tuple[Standing, ...]") -> str:
    words = [str(row.state)]
    counts = Counter(one.state for one in standing)
    words += [f"{count} {state}" for state, count in sorted(counts.items())]
    words += ["forced"] if row.forced else []
    words += ["copy"] if not row.fills else []
    words += ["superseded"] if row.superseded_by else []
    return ", ".join(words)


def _plain(row: LedgerRow) -> dict[str, object]:
    return {
        "id": row.id, "run": row.run, "persona": row.slot.persona, "audience": row.slot.audience,
        "period": row.slot.period, "world": row.slot.world, "state": str(row.state), "subject": row.subject,
        "to": [*row.to], "bcc": [*row.bcc], "transport": row.transport, "digest": row.digest,
        "message_id": row.message_id or None, "created_at": row.created_at.isoformat(),
        "settled_at": row.settled_at.isoformat() if row.settled_at else None, "error": row.error or None,
        "forced": row.forced, "fills": row.fills, "superseded_by": row.superseded_by or None,
        "notes": [*row.notes],
    }  # fmt: skip
