"""`send`: every report once per slot; what is owed, who is asked, and which exit code tells what came of it."""

from dataclasses import replace
from typing import Any

import click

from execreports.commands.assemble import Desk, desk
from execreports.commands.flags import Flags, documented, given
from execreports.commands.operator import tell_missed
from execreports.commands.outcome import Tally
from execreports.commands.owed import late, open_questions, owed
from execreports.commands.selection import chosen, selecting
from execreports.commands.sending import sent
from execreports.config.recipients import is_address
from execreports.errors import LockHeld, UsageError
from execreports.report import BaseReport


@documented("execreports send -p cto")
@selecting
@click.option("--due", is_flag=True, help="What is owed now by schedule and ledger; never asks.")
@click.option("-n", "--dry-run", is_flag=True, help="The same as preview: touches nothing.")
@click.option("--to", metavar="ADDR", help="A test copy to that address alone; fills no slot.")
@click.option("--force", is_flag=True, help="Send again what was sent; the ledger says so.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.option("--strict", is_flag=True, help="Exit 4 where a sent report has labelled gaps.")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter per option
    context: click.Context, *, personas: tuple[str, ...], groups: tuple[str, ...], everyone: bool, due: bool,
    dry_run: bool, to: str | None, force: bool, yes: bool, strict: bool,
) -> int:  # fmt: skip
    """Send reports, each once per day, week or month; name them, or --group, --all, --due."""
    flags = given(context)
    _checked(named=bool(personas or groups), everyone=everyone, due=due, to=to)
    work = desk(flags)
    reports = chosen(work.reports, personas, groups)
    broken = () if personas or groups else work.reports.faults
    reports, paused = owed(work, reports, due=due)
    if dry_run:
        from execreports.commands.preview import shown

        return shown(work, reports, "json" if flags.json else "text", None, broken=broken)
    _ask(flags, reports, everyone=everyone, force=force, yes=yes)
    tally = Tally(flags, work.reports.personas, broken=broken, paused=paused)
    if reports:
        notes = (*work.notes, *(late(work, reports) if due else ()))
        try:
            sent(work, reports, tally, force=force, **_copy(work, to, notes))
        except LockHeld as held:
            if due and flags.quiet and not flags.json:
                return held.exit_code  # the next tick tries; cron would mail every line that is printed
            raise
    if due:
        tell_missed(work)
    tally.open_questions(open_questions(work))
    code = tally.told(strict=strict)
    if work.embedded and tally.outcomes and not flags.quiet and not flags.json:
        click.echo("Nothing left this machine: the mails are files in var/outbox.", err=True)
    return code


def _checked(*, named: bool, everyone: bool, due: bool, to: str | None) -> None:
    """UsageError (2) where it is not said, or said twice, what to send, or a test copy has no address."""
    ways = {"-p/-g": named, "--all": everyone, "--due": due}
    said = [way for way, there in ways.items() if there]
    if len(said) != 1:
        message = f"{' and '.join(said)} exclude each other" if said else "name what to send"
        raise UsageError(message, fix="one of -p NAME, -g GROUP, --all, --due", code="E-USE-003")
    if to is not None and not is_address(to):
        raise UsageError(f"--to {to!r} is no mail address", fix="--to you@example.com", code="E-USE-003")


def _ask(flags: Flags, reports: tuple[BaseReport, ...], *, everyone: bool, force: bool, yes: bool) -> None:
    """Only --all and --force ask, and only a person."""
    if (everyone or force) and not yes and flags.may_ask:
        said = f"Send {len(reports)} reports{' again' if force else ''}?"
        if not click.confirm(said, err=True):
            raise click.Abort


def _copy(work: Desk, to: str | None, notes: tuple[str, ...]) -> dict[str, Any]:
    """What a test copy changes: its only reader, and that it fills no slot."""
    if to is None:
        return {"notes": notes}
    return {
        "fills": False, "notes": (*notes, f"Test copy for {to}."),
        "envelope": lambda report: replace(work.envelope(report), to=(to,), bcc=(), reply_to=()),
    }  # fmt: skip
