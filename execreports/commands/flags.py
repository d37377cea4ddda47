"""The words every command understands, before or after its name."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

_KEY = "execreports.flags"
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@dataclass(frozen=True, slots=True)
class Flags:
    """What was said on the command line beside the command's own options."""

    workspace: "Path | None" = None
    env_file: "Path | None" = None
    verbose: int = 0
    quiet: bool = False
    json: bool = False
    no_color: bool = False
    no_input: bool = False

    @property
    def may_ask(self) -> bool:
        """Only a person at a terminal is asked anything."""
        import sys

        return not self.no_input and not self.json and sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def shows_progress(self) -> bool:
        """Progress goes to a terminal, never into a log or a mail of cron."""
        import sys

        return not self.quiet and not self.json and sys.stderr.isatty()


def given(context: click.Context) -> Flags:
    """The flags of this call."""
    from pathlib import Path

    said = context.find_root().meta.get(_KEY, {})
    paths = {name: Path(said[name]) for name in ("workspace", "env_file") if name in said}
    return Flags(**{**said, **paths})


def _keep(context: click.Context, option: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's own
    if value:
        context.find_root().meta.setdefault(_KEY, {})[option.name] = value
    if (
        os.environ.get("NO_COLOR")
        or os.environ.get("TERM") == "dumb"
        or (option.name == "no_color" and value)
    ):
        context.find_root().color = context.color = False


def options(*, hidden: bool = False) -> list[click.Parameter]:
    """A fresh set of the global options."""
    kept: dict[str, Any] = {"expose_value": False, "callback": _keep, "hidden": hidden}
    folder = click.Path(file_okay=False)
    file = click.Path(dir_okay=False)
    return [
        click.Option(
            ["--workspace"], type=folder, metavar="DIR", help="Folder with config/portfolio.yaml.", **kept
        ),
        click.Option(
            ["--env-file"], type=file, metavar="FILE", help="Settings, in place of repos.env.", **kept
        ),
        click.Option(["-v", "--verbose"], count=True, help="Say more; twice: tracebacks.", **kept),
        click.Option(["-q", "--quiet"], is_flag=True, help="Silent on success.", **kept),
        click.Option(["--json"], is_flag=True, help="One JSON document on stdout.", **kept),
        click.Option(["--no-color"], is_flag=True, help="No colour; NO_COLOR=1 does the same.", **kept),
        click.Option(["--no-input"], is_flag=True, help="Never ask.", **kept),
    ]


class Command(click.Command):
    """A command that takes the global options after its name, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **{"context_settings": HELP, **kwargs})
        self.params += options(hidden=True)


class Group(click.Group):
    """A group of such commands."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **{"context_settings": HELP, **kwargs})
        self.params += options(hidden=True)


def documented(example: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:  # noqa: ANN401 - handed on to click
    """A command whose help ends in one example."""
    return click.command(cls=Command, epilog=f"Example: {example}", **settings)
