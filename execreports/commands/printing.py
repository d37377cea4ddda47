"""What commands print: tables on stdout, faults and progress on stderr, one JSON document where asked for."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click

from execreports.commands.flags import Flags
from execreports.errors import Fault
from execreports.model.facts import Health, SourceResult

COLOURS = {
    "sent": "green", "already sent": "green", "ok": "green", "fresh": "green", "failed": "red", "FAIL": "red",
    "unknown": "red", "missing": "red", "warn": "yellow", "stale": "yellow", "fallback": "yellow",
}  # fmt: skip


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as they need; a state is coloured on a terminal."""
    lines = [[*map(str, row)] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *lines, strict=True)]
    widths[-1] = 0
    for line in ([*head], *lines):
        cells = [
            click.style(cell.ljust(width), fg=COLOURS.get(cell))
            for cell, width in zip(line, widths, strict=True)
        ]
        click.echo("  ".join(cells).rstrip())


def document(**content: Any) -> None:  # noqa: ANN401 - JSON values
    """One JSON document with its version."""
    click.echo(json.dumps({"schema_version": 1, **content}, ensure_ascii=False, indent=2))


def complain(faults: Iterable[Fault]) -> None:
    """Errors, on stderr, in the one shape."""
    for fault in faults:
        click.echo(str(fault), err=True)


def warned(fault: Fault) -> None:
    """A warning, on stderr."""
    click.echo(str(fault).replace("error", "warning", 1), err=True)


def plain_fault(fault: Fault | None) -> dict[str, str] | None:
    """A fault as JSON values."""
    if fault is None:
        return None
    return {"code": fault.code, "message": fault.message, "place": fault.place, "fix": fault.fix}


class Progress:
    """A line per source on a terminal; nothing elsewhere."""

    def __init__(self, flags: Flags, total: int) -> None:
        self.shown = flags.shows_progress
        self.verbose = flags.verbose > 0 and not flags.json
        self.total = total
        self.done = 0

    def __call__(self, result: SourceResult) -> None:
        """One more source has answered."""
        self.done += 1
        if self.verbose or (self.shown and result.health is not Health.FRESH):
            click.echo(
                f"  {result.name}: {result.health} in {result.elapsed:.1f} s. {result.reason}".rstrip(),
                err=True,
            )
        elif self.shown:
            click.echo(f"\r  {self.done} sources asked", err=True, nl=False)

    def close(self) -> None:
        """End the line."""
        if self.shown and self.done:
            click.echo("\r" + " " * 30 + "\r", err=True, nl=False)
