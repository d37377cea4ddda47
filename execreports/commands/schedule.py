"""`schedule`: the lines that wake the program up, for cron, systemd and launchd."""

import difflib
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from execreports.commands.assemble import Desk, clock, desk
from execreports.commands.flags import Group, given
from execreports.commands.installed import install, installed
from execreports.errors import ConfigError
from execreports.schedule import crontab, next_run
from execreports.schedule.units import launchd, systemd

PROGRAM = ".venv/bin/execreports"


@click.group(cls=Group, epilog="Example: execreports schedule show")
def command() -> None:
    """Show, compare, install or remove the lines that wake the program up."""


@command.command(epilog="Example: execreports schedule show --to systemd")
@click.option(
    "--to", type=click.Choice(["crontab", "systemd", "launchd"]), default="crontab", help="For which one."
)
@click.option("--portable", is_flag=True, help="Without this machine's paths, as in crontab.txt.")
@click.pass_context
def show(context: click.Context, *, to: str, portable: bool) -> int:
    """Print them; installs nothing."""
    work = desk(given(context))
    if to == "crontab":
        click.echo(lines(work, portable=portable), nl=False)
        return 0
    for name, text in _units(work, to).items():
        click.echo(f"# {name}" if to == "systemd" else f"<!-- {name} -->")
        click.echo(text)
    return 0


@command.command(epilog="Example: execreports schedule diff")
@click.pass_context
def diff(context: click.Context) -> int:
    """Compare the installed crontab with what it should be; 1 where they differ."""
    work = desk(given(context))
    now, wanted = crontab.current(installed()), lines(work)
    for line in difflib.unified_diff(now.splitlines(), wanted.splitlines(), "crontab", "wanted", lineterm=""):
        click.echo(line)
    return int(now != wanted)


@command.command(epilog="Example: execreports schedule apply -n")
@click.option("-n", "--dry-run", is_flag=True, help="Print the crontab that would be installed.")
@click.pass_context
def apply(context: click.Context, *, dry_run: bool) -> int:
    """Install them: our marked block alone changes, after a backup in var/."""
    flags = given(context)
    work = desk(flags)
    _refuse_documents(work.workspace.root)
    before = installed()
    return _change(work, before, crontab.spliced(before, lines(work)), dry_run=dry_run, quiet=flags.quiet)


@command.command(epilog="Example: execreports schedule remove")
@click.option("-n", "--dry-run", is_flag=True, help="Print the crontab that would be installed.")
@click.pass_context
def remove(context: click.Context, *, dry_run: bool) -> int:
    """Take our block out of the crontab; the rest stays byte for byte."""
    flags = given(context)
    before = installed()
    return _change(desk(flags), before, crontab.removed(before), dry_run=dry_run, quiet=flags.quiet)


def _change(work: Desk, before: bytes, after: bytes, *, dry_run: bool, quiet: bool) -> int:
    if dry_run:
        click.echo(after, nl=False)
        return 0
    if before != after:
        backup = work.workspace.var / f"crontab.{clock():%Y%m%dT%H%M%SZ}.bak"
        install(before, after, backup)
    if not quiet:
        click.echo("Nothing to change." if before == after else "Installed.")
        for report in work.reports.reports:
            when = next_run(report.schedule, work.now, work.config.portfolio.timezone)
            click.echo(f"  {report.persona}: next {when:%a %d %b %H:%M %Z}")
    return 0


def lines(work: Desk, *, portable: bool = False) -> str:
    """Our block of the crontab."""
    own = work.workspace.root / PROGRAM
    program = f"$EXECREPORTS_HOME/{PROGRAM}" if portable or own.exists() else _program()
    home = "" if portable else str(work.workspace.root)
    zone = str(work.config.portfolio.timezone)
    return crontab.block(_schedules(work), home=home, program=program, zone=zone)


def _schedules(work: Desk) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for report in work.reports.reports:
        found.setdefault(report.schedule, []).append(report.persona)
    return found


def _units(work: Desk, to: str) -> Mapping[str, str]:
    root = work.workspace.root
    program = str(root / PROGRAM) if (root / PROGRAM).exists() else _program()
    if to == "launchd":
        return launchd(_schedules(work), home=str(root), program=program)
    return systemd(
        _schedules(work), home=str(root), program=program, zone=str(work.config.portfolio.timezone)
    )


def _program() -> str:
    """The absolute path of this very program; cron has no PATH to speak of."""
    named = Path(sys.argv[0])
    beside = Path(sys.executable).parent / "execreports"
    return str(named.resolve()) if named.name == "execreports" and named.exists() else str(beside)


def _refuse_documents(root: Path) -> None:
    """On a Mac, cron may not read ~/Documents, and sleeps through what it misses."""
    if sys.platform == "darwin" and root.is_relative_to(Path.home() / "Documents"):
        raise ConfigError(
            "cron cannot read ~/Documents on a Mac", code="E-SCH-405", place=root.name,
            fix="execreports schedule show --to launchd",
        )  # fmt: skip
