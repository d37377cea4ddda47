"""`doctor`: everything a run needs, looked at without changing anything; each complaint with its mending."""

import platform
import sys
from collections.abc import Callable, Iterable

import click

from execreports.commands import complaints, examinations
from execreports.commands.assemble import Desk, desk
from execreports.commands.complaints import FAIL, GROUPS, OK, SKIP, WARN, Line
from execreports.commands.flags import documented, given
from execreports.commands.printing import COLOURS, document
from execreports.errors import ConfigError


@documented("execreports doctor --offline")
@click.option("--offline", is_flag=True, help="Ask nobody: no source, no SES.")
@click.pass_context
def command(context: click.Context, *, offline: bool) -> int:
    """Look at configuration, sources, delivery, schedule and alarms; 1 where something fails."""
    flags = given(context)
    try:
        lines = _examined(desk(flags), offline=offline)
    except ConfigError as error:
        lines = [complaints.of(fault, "Config") for fault in error.faults]
    failed = any(line.state == FAIL for line in lines)
    if flags.json:
        document(ok=not failed, checks=[line.plain for line in lines], counts=_counts(lines))
    else:
        _print(lines, quiet=flags.quiet)
    return int(failed)


def _examined(work: Desk, *, offline: bool) -> list[Line]:
    looks: tuple[Callable[[Desk], Iterable[Line]], ...] = (
        examinations.config,
        examinations.no_sources if offline else examinations.sources,
        examinations.no_delivery if offline else examinations.delivery,
        examinations.ledger,
        examinations.schedule,
        examinations.alerts,
    )
    return [line for look in looks for line in look(work)]


def _counts(lines: list[Line]) -> dict[str, int]:
    return {state: sum(line.state == state for line in lines) for state in (FAIL, WARN, OK, SKIP)}


def _print(lines: list[Line], *, quiet: bool) -> None:
    from importlib.metadata import version

    if not quiet:
        click.echo(
            f"execreports {version('execreports')}   Python {platform.python_version()}   {sys.platform}\n"
        )
    for group in GROUPS:
        own = [line for line in lines if line.group == group and not (quiet and line.state in {OK, SKIP})]
        if own:
            click.echo(group)
        for line in own:
            state = click.style(line.state.ljust(4), fg=COLOURS.get(line.state))
            click.echo(f"  {state}  {line.name:<22} {line.text}  {line.code}".rstrip())
            if line.fix:
                click.echo(f"        fix: {line.fix}")
    counts = _counts(lines)
    if not quiet:
        told = f"{counts[FAIL]} failed, {counts[WARN]} warnings, {counts[OK]} ok, {counts[SKIP]} skipped."
        click.echo(f"\n{told} Nothing was sent or changed.")
