"""`retry`: what a run was asked to send and did not; a slot that is filled by now is left alone."""

import click

from execreports.commands.asked import asked_in
from execreports.commands.assemble import Desk, desk
from execreports.commands.flags import documented, given
from execreports.commands.outcome import Tally
from execreports.commands.selection import chosen
from execreports.commands.sending import sent


@documented("execreports retry")
@click.argument("run", required=False)
@click.option("--strict", is_flag=True, help="Exit 4 where a sent report has labelled gaps.")
@click.pass_context
def command(context: click.Context, run: str | None, *, strict: bool) -> int:
    """Send what failed or was not reached in the last run, or in RUN; nothing to do is a success."""
    flags = given(context)
    work = desk(flags)
    personas = _left(work, run)
    tally = Tally(flags, work.reports.personas)
    if personas:
        sent(work, chosen(work.reports, personas, ()), tally, notes=work.notes)
    elif not flags.quiet and not flags.json:
        click.echo("Nothing is left to send.", err=True)
    return tally.told(strict=strict)


def _left(work: Desk, run: str | None) -> tuple[str, ...]:
    from execreports.record import SqliteLedger

    with SqliteLedger.read(work.workspace.ledger) as ledger:
        run_id, personas = asked_in(ledger, run)
        rows = {row.slot.persona: row for row in ledger.rows() if row.run == run_id and row.fills}
    return tuple(one for one in personas if one not in rows or (rows[one].state == "failed"))
