"""`init`: a new workspace, the neutral starter or the example; nothing that is there is overwritten."""

from pathlib import Path
from shlex import quote

import click

from execreports.commands.flags import documented, given
from execreports.commands.printing import document
from execreports.workspace import create

QUESTIONS = {
    "SES_REGION": "AWS region in which the sender is verified",
    "SES_FROM_ADDRESS": "Address that sends the mails",
    "REPORT_RECIPIENT_PRIMARY": "Address that reads them",
}


@documented("execreports init my-companies")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--example", is_flag=True, help="The example portfolio with its data, all made up.")
@click.pass_context
def command(context: click.Context, folder: Path, *, example: bool) -> int:
    """Make a workspace in DIR (here, if left out): config/*.yaml to edit, and data to look at."""
    flags = given(context)
    written, kept = create(folder, example=example)
    if flags.may_ask and not example and not (folder / "repos.env").exists():
        _settings(folder / "repos.env")
    if flags.json:
        document(written=[*map(str, written)], kept=[*map(str, kept)])
        return 0
    if not flags.quiet:
        for path in kept:
            click.echo(f"kept     {path}")
        click.echo(f"{len(written)} files written. Next:")
        where = "" if folder == Path() else f" --workspace {quote(str(folder))}"
        click.echo(f"  execreports{where} preview --all")
    return 0


def _settings(path: Path) -> None:
    """Ask for the settings a live run needs; an empty answer leaves a line out."""
    answers = {name: click.prompt(f"{said} ({name})", default="", show_default=False, err=True) for name, said in
               QUESTIONS.items()}  # fmt: skip
    lines = [f"{name}={value}\n" for name, value in answers.items() if value]
    if lines:
        path.touch(mode=0o600)
        path.write_text("".join(lines), encoding="utf-8")
