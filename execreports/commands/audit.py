"""`audit`: the ledger against itself, and against a mailbox of blind copies."""

from pathlib import Path

import click

from execreports.commands.assemble import desk
from execreports.commands.flags import Group, given
from execreports.commands.printing import complain, document, plain_fault


@click.group(cls=Group, epilog="Example: execreports audit verify")
def command() -> None:
    """Prove that nothing in the ledger was changed."""


@command.command(epilog="Example: execreports audit verify --mailbox ~/Maildir")
@click.option(
    "--mailbox",
    type=click.Path(path_type=Path, exists=True),
    help="Maildir, mbox, or a folder of .eml files.",
)
@click.pass_context
def verify(context: click.Context, mailbox: Path | None) -> int:
    """Check chain, rows and archived bytes; 1 where something is not as it was written."""
    from execreports.record import SqliteLedger, audit

    flags = given(context)
    work = desk(flags)
    with SqliteLedger.read(work.workspace.ledger) as ledger:
        faults = ledger.verify()
        if mailbox:
            faults += audit.against(ledger, audit.mails(mailbox))
        mails = len(ledger.rows())
    if flags.json:
        document(ok=not faults, mails=mails, faults=[plain_fault(fault) for fault in faults])
        return int(bool(faults))
    complain(faults)
    if not faults and not flags.quiet:
        click.echo(f"{mails} mails, the chain holds{' and the mailbox agrees' if mailbox else ''}.")
    return int(bool(faults))
