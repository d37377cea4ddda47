"""`arm`: this machine may mail from this workspace."""

import click

from execreports.commands import arming
from execreports.commands.assemble import desk
from execreports.commands.flags import documented, given
from execreports.commands.running import locked


@documented("execreports arm")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def command(context: click.Context, *, yes: bool) -> int:
    """Allow live mail from this machine; a workspace copied elsewhere has to be armed there."""
    from execreports.record import SqliteLedger

    flags = given(context)
    work = desk(flags)
    if (
        flags.may_ask
        and not yes
        and not click.confirm(f"Send real mail for {work.config.portfolio.name}?", err=True)
    ):
        raise click.Abort
    with locked(work.workspace.var), SqliteLedger.open(work.workspace.ledger) as ledger:
        arming.arm(ledger)
    if not flags.quiet:
        click.echo("Armed: mails may go out from this machine, and from no other.")
    return 0
