"""`docs/cli.md`, generated: `python -m execreports.reference > docs/cli.md`."""

import sys
from importlib import import_module

import click

from execreports.cli import COMMANDS, EXIT_CODES, cli

HEAD = """\
# Command line

Generated from the commands themselves (`python -m execreports.reference > docs/cli.md`); a test compares.

What was asked for goes to stdout; progress, warnings and errors go to stderr. Colour and progress appear on a terminal
only. The global options may stand before or after the command.
"""


def reference() -> str:
    """Every command with its help, in the order of `--help`."""
    pages = [_page(cli, "execreports")]
    for name in COMMANDS:
        found: click.Command = import_module(f"execreports.commands.{name}").command
        pages.append(_page(found, f"execreports {name}"))
        if isinstance(found, click.Group):
            pages += [_page(one, f"execreports {name} {sub}") for sub, one in found.commands.items()]
    codes = "".join(f"* {part.strip()}\n" for part in EXIT_CODES.replace("\n", " ").split(";"))
    return f"{HEAD}\n## Exit codes\n\n{codes}\n" + "\n".join(pages)


def _page(command: click.Command, path: str) -> str:
    """The help as printed at 88 columns."""
    settings = {**command.context_settings, "terminal_width": 88, "max_content_width": 88, "color": False}
    with click.Context(command, info_name=path, **settings) as context:
        text = command.get_help(context)
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {path}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
