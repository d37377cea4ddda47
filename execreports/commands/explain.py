"""`explain`: where a figure or a mark comes from, as a tree down to the quoted words; and whether it still stands."""

import difflib
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from execreports.commands.assemble import Desk, desk
from execreports.commands.flags import documented, given
from execreports.commands.printing import Progress, complain, document, table
from execreports.commands.runs import looking
from execreports.commands.selection import chosen
from execreports.errors import ExecReportsError, UsageError
from execreports.model.document import ReportDocument
from execreports.model.figures import Figure
from execreports.text import shown

if TYPE_CHECKING:
    from execreports.commands.marked import Marked
    from execreports.pipeline import Edition, Run


@documented("execreports explain cto cloud_cost")
@click.argument("persona")
@click.argument("figure", required=False, metavar="[FIGURE|MARK]")
@click.option("--as-of", metavar="DATE", help="The page of that day, from the archive.")
@click.option("--check", "again", is_flag=True, help="Read the sources again: what no longer stands there.")
@click.pass_context
def command(
    context: click.Context, *, persona: str, figure: str | None, as_of: str | None, again: bool
) -> int:
    """List a report's figures, or explain one, or what a mark such as [5] of its mail stands for."""
    flags = given(context)
    work = desk(flags)
    with ExitStack() as stack:
        progress = Progress(flags, 1)
        run = looking(work, stack, progress=progress)
        if again:
            from execreports.commands.rereading import reread

            return reread(work, run, persona, figure, as_of)
        page = _page(work, run, persona, as_of)
        progress.close()
        mark = (figure or "").strip("[]")
        if mark.isdecimal():
            return _mark(_marked(page, run, int(mark)), as_json=flags.json)
    return _figures(page, figure, as_json=flags.json)


def _page(work: Desk, run: "Run", persona: str, as_of: str | None) -> ReportDocument:
    """Today's page, or an archived one; what stopped it is raised."""
    from execreports import pipeline
    from execreports.commands.replayed import replayed

    reports = chosen(work.reports, [persona], [])
    editions: list[Edition] = []
    if as_of:
        editions = [*replayed(reports, run, as_of, lambda fault: complain([fault]))]
    else:
        editions = [*pipeline.preview(reports, run)]
    edition = editions[0]
    if edition.document is None:
        raise ExecReportsError.of([edition.fault] if edition.fault else [])
    return edition.document


def _figures(page: ReportDocument, name: str | None, *, as_json: bool) -> int:
    from execreports.renderers.data import document_data
    from execreports.renderers.tree import figure_tree

    wanted = [named(page, name)] if name else [*page.figures]
    if as_json:
        ids = {one.id for one in wanted}
        document(figures=[one for one in document_data(page)["figures"] if one["id"] in ids])
    elif name:
        for line in figure_tree(wanted[0], page.generated_at.tzinfo):
            click.echo(line)
    else:
        rows = [(one.id, one.name, shown(one), str(one.kind)) for one in wanted]
        table(("figure", "name", "value", "kind"), rows)
    return 0


def _marked(page: ReportDocument, run: "Run", number: int) -> "Marked":
    from execreports.commands.marked import marked

    found = marked(page, run.templates, run.depths, number)
    if not found.origins:
        fix = f"execreports preview -p {page.persona} shows its marks"
        raise UsageError(f"no mark [{number}] in {page.persona}", fix=fix, code="E-USE-002")
    return found


def _mark(found: "Marked", *, as_json: bool) -> int:
    if as_json:
        document(mark=found.number, **found.plain())
    else:
        for line in found.lines():
            click.echo(line)
    return 0


def named(page: ReportDocument, name: str) -> Figure:
    """The figure of that id or name; UsageError with the nearest one where there is none."""
    for figure in page.figures:
        if name in {figure.id, figure.name}:
            return figure
    known = [figure.id for figure in page.figures]
    close = difflib.get_close_matches(name, known, n=1)
    hint = f" (did you mean '{close[0]}'?)" if close else ""
    fix = f"execreports explain {page.persona} lists its figures"
    raise UsageError(f"no figure {name} in {page.persona}{hint}", fix=fix, code="E-USE-002")
