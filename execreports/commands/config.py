"""`config`: the merged configuration with its places, its faults, and its schema."""

import json

import click

from execreports.commands.assemble import Desk, desk
from execreports.commands.flags import Group, given
from execreports.commands.printing import document, table
from execreports.config import FILES
from execreports.config.tree import Path_
from execreports.errors import ConfigError
from execreports.settings import Settings

PUBLIC = ("SES_REGION", "SES_FROM_ADDRESS", "SES_CONFIGURATION_SET", "REPORT_RECIPIENT_PRIMARY",
          "REPORT_RECIPIENT_BCC", "AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SESV2",
          "GOOGLE_SERVICE_ACCOUNT_FILE", "ALARM_SENDMAIL", "ALARM_RECIPIENT")  # fmt: skip
"""The settings whose values may be printed; every other one is `set (hidden)`."""


@click.group(cls=Group, epilog="Example: execreports config show --origin")
def command() -> None:
    """Show, validate or describe the configuration."""


@command.command(epilog="Example: execreports config show --origin")
@click.option("--origin", is_flag=True, help="With the file and line, or the environment, of each value.")
@click.pass_context
def show(context: click.Context, *, origin: bool) -> int:
    """Every value, secrets hidden."""
    flags = given(context)
    rows = _rows(desk(flags))
    if flags.json:
        document(values=[{"key": key, "value": value, "origin": place} for key, value, place in rows])
    elif origin:
        table(("key", "value", "origin"), rows)
    else:
        table(("key", "value"), [row[:2] for row in rows])
    return 0


def _rows(work: Desk) -> list[tuple[str, str, str]]:
    rows = []
    for name in Settings.names():
        value = work.loaded.settings.text(name)
        if value:
            rows.append((name, value if name in PUBLIC else "set (hidden)", work.loaded.place(name)))
    rows += [(name, "set (hidden)", "repos.env") for name in sorted(work.loaded.others)]
    for file in FILES:
        tree = work.config.trees[file]
        for path in tree.values:
            leaf = _value(tree.value, path)
            if leaf is not None and not isinstance(leaf, dict | list):
                hidden = path[0] == "embedded" and path[-1] not in PUBLIC
                text = "set (hidden)" if hidden else str(leaf)
                rows.append((f"{file}.{'.'.join(map(str, path))}", text, tree.at(path)))
    return rows


def _value(value: object, path: Path_) -> object:
    for step in path:
        value = value[step]  # type: ignore[index]  # a path of this very tree
    return value


@command.command(epilog="Example: execreports config validate")
@click.pass_context
def validate(context: click.Context) -> int:
    """Every fault of repos.env and config/*.yaml at once; 78 where there is one."""
    from execreports.config.recipients import unknown_reports

    flags = given(context)
    work = desk(flags)
    faults = [*work.reports.faults]
    personas = [report.persona for report in work.reports.reports]
    faults += unknown_reports(work.config.recipients, work.config.trees["recipients"], personas)
    try:
        sources = len(work.sources)
    except ConfigError as error:
        faults += error.faults
    if faults:
        raise ConfigError.of(faults)
    if flags.json:
        document(faults=[])
    elif not flags.quiet:
        entities = len(work.config.portfolio.entities)
        click.echo(f"Good: {entities} entities, {sources} sources, {len(personas)} reports.")
    return 0


@command.command(epilog="Example: execreports config schema sources > sources.schema.json")
@click.argument("file", type=click.Choice(FILES), default="portfolio")
def schema(file: str) -> int:
    """The JSON Schema (draft 7) of one file, for editors."""
    from execreports.config.schema import schema as described
    from execreports.discovery.kinds import kinds

    click.echo(json.dumps(described(file, kinds() if file == "sources" else {}), indent=2))
    return 0
