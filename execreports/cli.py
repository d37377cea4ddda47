"""Words in, exit codes out. Help comes from a static table; a command is imported when it is called."""

import errno
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from execreports.commands.flags import HELP, options
from execreports.errors import ExecReportsError, Fault

COMMANDS = {
    "init": "Make a workspace: the neutral starter, or --example.",
    "doctor": "Look at everything a run needs, and say how to mend it.",
    "check": "The deploy gate: code, config, schedules, templates.",
    "list": "Reports with schedule, readers, last and next mail.",
    "preview": "Show reports as they would be sent now; touches nothing.",
    "send": "Send reports, each once per day, week or month.",
    "sources": "Ask every source; show health and age.",
    "inspect": "Show what would be read from any file.",
    "explain": "Show where a figure comes from.",
    "history": "What was sent, and what became of it.",
    "show": "Show a mail as it was sent.",
    "resend": "Settle a mail nobody knows the outcome of.",
    "retry": "Send what failed or was not reached in a run.",
    "actions": "List actions; close, accept or reopen them.",
    "audit": "Prove that nothing in the ledger was changed.",
    "feedback": "Deliveries, bounces and complaints, from SES.",
    "arm": "Allow live mail from this machine.",
    "schedule": "Show, compare, install or remove the crontab lines.",
    "config": "Show, validate or describe the configuration.",
}
"""What `--help` prints, in this order, without importing a command."""

SELDOM = (300_000, 50, 100)
"""When garbage in cycles is looked for: a run makes little and is soon over; the usual 700 costs it a tenth."""

EXIT_CODES = """\
0 sent, nothing due, already sent, clean; 1 failed or findings; 2 usage; 3 some report failed;
4 labelled gaps with --strict; 69 SES unavailable; 75 another run at work; 77 credentials or
sender; 78 configuration; 130, 143 interrupted. Treat any other code as a failure.
"""


class Lazy(click.Group):
    """Commands from `execreports/commands/<name>.py`, each with an attribute `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of the table."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"execreports.commands.{cmd_name}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A word that is no command ends with the nearest one that is."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            close = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" (did you mean '{close[0]}'?)" if close else ""
            raise click.UsageError(f"no command {args[0]}{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The static table; importing nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])
        with formatter.section("Exit codes"):
            formatter.write_text(EXIT_CODES)


UNWRITABLE = frozenset({errno.ENOSPC, errno.EBADF, errno.EIO})


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"execreports {version('execreports')}")
        context.exit()


cli = Lazy(
    "execreports",
    help="Executive reports from scattered sources: every figure with its address, every mail sent once.",
    params=[
        *options(),
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_version,
            help="Print the version.",
        ),
    ],
    context_settings=HELP,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Whatever goes wrong is said in one shape on stderr."""
    words = [*(sys.argv[1:] if arguments is None else arguments)]
    gc.set_threshold(*SELDOM)
    try:
        result = cli.main(args=words, prog_name="execreports", standalone_mode=False)
        _flushed(words)
    except BrokenPipeError:
        sys.stdout = None  # whoever read it has had enough; nothing more is flushed
        return 0
    except (click.Abort, KeyboardInterrupt):
        return 130
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except Exception as error:  # noqa: BLE001 - the last place where anything can be said
        faults, code = _told(error)
        _say(faults, code, as_json="--json" in words, error=error if "-vv" in words else None)
        return code
    return result if isinstance(result, int) else 0


def _flushed(words: Sequence[str]) -> None:
    """What was asked for is out; OSError where it could not be written, or standard output is closed."""
    if sys.stdout is None:
        if "send" not in words:
            raise OSError(errno.EBADF, "it is closed")
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        sys.stdout = None  # what is left in it cannot go anywhere
        raise


def _told(error: Exception) -> tuple[tuple[Fault, ...], int]:
    if isinstance(error, ExecReportsError):
        return error.faults, error.exit_code
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "execreports"
        return (Fault("E-USE-001", error.format_message(), fix=f"{path} --help"),), 2
    if isinstance(error, click.ClickException):
        return (Fault("E-USE-001", error.format_message()),), 2
    if isinstance(error, OSError) and error.filename is None and error.errno in UNWRITABLE:
        said = f"standard output cannot be written: {error.strerror}"
        return (Fault("E-INT-901", said, fix="free disk space, or send it elsewhere"),), 1
    said = f"{type(error).__name__} in {_where(error)}"
    return (Fault("E-INT-901", said, fix="run it again with -vv and report what it prints"),), 1


def _where(error: Exception) -> str:
    """The innermost line, without any value: values may be secrets."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "nowhere"
    name = trace.tb_frame.f_code.co_filename.rpartition("/")[2]
    return f"{name}:{trace.tb_lineno}"


def _say(faults: Sequence[Fault], code: int, *, as_json: bool, error: Exception | None) -> None:
    if error is not None:
        import traceback

        from execreports.transports.quiet import Redactor

        click.echo(Redactor()("".join(traceback.format_exception(error))), err=True, nl=False)
    if as_json:
        import json

        told: list[dict[str, Any]] = [
            {"code": one.code, "message": one.message, "place": one.place, "fix": one.fix} for one in faults
        ]
        click.echo(
            json.dumps({"schema_version": 1, "exit_code": code, "error": told[0], "faults": told}), err=True
        )
    else:
        for fault in faults:
            click.echo(str(fault), err=True)
