"""`explain`: where a figure comes from, with every address in full."""

import difflib
from contextlib import ExitStack

import click

from execreports.commands.assemble import desk
from execreports.commands.flags import documented, given
from execreports.commands.printing import Progress, document, table
from execreports.commands.runs import looking
from execreports.commands.selection import chosen
from execreports.errors import ExecReportsError, UsageError
from execreports.model.document import ReportDocument
from execreports.model.figures import Figure
from execreports.text import shown


@documented("execreports explain cto cloud_cost")
@click.argument("persona")
@click.argument("figure", required=False)
@click.pass_context
def command(context: click.Context, persona: str, figure: str | None) -> int:
    """List a report's figures, or explain one: value, formula, and the place of each number."""
    from execreports import pipeline
    from execreports.renderers.data import document_data

    flags = given(context)
    work = desk(flags)
    reports = chosen(work.reports, [persona], [])
    progress = Progress(flags, 1)
    with ExitStack() as stack:
        [edition] = pipeline.preview(reports, looking(work, stack, progress=progress))
    progress.close()
    if edition.document is None:
        raise ExecReportsError.of([edition.fault] if edition.fault else [])
    page = edition.document
    wanted = [_named(page, figure)] if figure else [*page.figures]
    if flags.json:
        ids = {one.id for one in wanted}
        document(figures=[one for one in document_data(page)["figures"] if one["id"] in ids])
    elif figure:
        _told(wanted[0], page)
    else:
        table(
            ("figure", "name", "value", "kind"),
            [(one.id, one.name, shown(one), str(one.kind)) for one in wanted],
        )
    return 0


def _named(page: ReportDocument, name: str) -> Figure:
    for figure in page.figures:
        if name in {figure.id, figure.name}:
            return figure
    known = [figure.id for figure in page.figures]
    close = difflib.get_close_matches(name, known, n=1)
    hint = f" (did you mean '{close[0]}'?)" if close else ""
    fix = f"execreports explain {page.persona} lists its figures"
    raise UsageError(f"no figure {name} in {page.persona}{hint}", fix=fix, code="E-USE-002")


def _told(figure: Figure, page: ReportDocument) -> None:
    entity = page.names.get(figure.entity, figure.entity)
    click.echo(f"{figure.name}{f' ({entity})' if entity else ''}: {shown(figure)}")
    click.echo(f"  kind:    {figure.kind}")
    for word, text in (("formula", figure.formula), ("reason", figure.reason), ("partial", figure.partial)):
        if text:
            click.echo(f"  {word + ':':<9}{text}")
    click.echo("  from:")
    for origin in figure.origins:
        click.echo(f"    {origin.locator}  ({origin.source}, as of {origin.as_of:%Y-%m-%d %H:%M} UTC)")
        if origin.quote:
            click.echo(f"      {origin.quote}")
