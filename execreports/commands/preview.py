"""`preview`: reports as they would be sent now, through the same path; no file of `var/` is touched."""

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from execreports.commands.assemble import Desk, clock, desk
from execreports.commands.flags import documented, given
from execreports.commands.printing import Progress, complain, warned
from execreports.commands.runs import looking
from execreports.commands.selection import chosen, selecting
from execreports.errors import Fault, UsageError
from execreports.report import BaseReport

SUFFIX = {"text": "txt", "json": "json", "eml": "eml"}


@documented("execreports preview -p cto")
@selecting
@click.option(
    "--format", "form", type=click.Choice([*SUFFIX]), default="text", show_default=True, help="Form."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Write files there.")
@click.option("--as-of", metavar="DATE", help="Render the archived facts of that day.")
@click.option("--diff", "since", metavar="DATE", help="Only what changed since the edition of that day.")
@click.option("--full", "whole_page", is_flag=True, help="Every row, however long the page gets.")
@click.pass_context
def preview(  # noqa: PLR0913 - one parameter for each word of the command
    context: click.Context, *, personas: tuple[str, ...], groups: tuple[str, ...], everyone: bool, form: str,
    output: Path | None, as_of: str | None, since: str | None, whole_page: bool,
) -> int:  # fmt: skip
    """Show reports as they would be sent now; all of them where none is named."""
    flags = given(context)
    work = desk(flags)
    reports = chosen(work.reports, () if everyone else personas, () if everyone else groups)
    form = "json" if flags.json else form
    if since:
        from execreports.commands.differing import differences

        if as_of or output or form == "eml":
            fix = "name one of them; --diff prints text or JSON about today"
            raise UsageError("--diff goes with no --as-of, no -o and no eml", fix=fix, code="E-USE-003")
        return differences(work, reports, since, form)
    whole = not (personas or groups) or everyone
    broken = work.reports.faults if whole else ()
    return shown(work, reports, form, output, as_of, broken=broken, full=whole_page)


def shown(
    work: Desk, reports: tuple[BaseReport, ...], form: str, output: Path | None, as_of: str | None = None,
    broken: tuple[Fault, ...] = (), *, full: bool = False,
) -> int:  # fmt: skip
    """Make every report and print it or write it; 3 where one could not be made."""
    progress = Progress(work.flags, len(reports))
    faults = [*broken]
    pages: list[tuple[str, Any]] = []
    with ExitStack() as stack:
        for edition in _editions(work, reports, progress, as_of, stack, full=full):
            if edition.fault:
                faults.append(edition.fault)
            if edition.document and edition.message:
                pages.append((edition.report.persona, _page(edition, form)))
        progress.close()
    _give(pages, form, output, single=len(reports) == 1)
    complain(faults)
    return 3 if faults else 0


def _editions(
    work: Desk,
    reports: tuple[BaseReport, ...],
    progress: Progress,
    as_of: str | None,
    stack: ExitStack,
    *,
    full: bool,
) -> Any:  # noqa: ANN401 - an iterator of pipeline.Edition, imported late
    from execreports import pipeline
    from execreports.renderers.depth import BRIEF, FULL

    run = looking(work, stack, progress=progress, depths=FULL if full else BRIEF)
    if as_of is None:
        return pipeline.preview(reports, run)
    from execreports.commands.replayed import replayed

    return replayed(reports, run, as_of, warned)


def _page(edition: Any, form: str) -> Any:  # noqa: ANN401 - text, bytes or JSON values
    if form == "json":
        from execreports.renderers.data import document_data

        return document_data(edition.document)
    if form == "eml":
        from execreports.transports.mime import mail

        return mail(edition.message, message_id=f"preview-{edition.report.persona}", at=clock())
    return f"Subject: {edition.message.subject}\n\n{edition.message.text}"


def _give(pages: list[tuple[str, Any]], form: str, output: Path | None, *, single: bool) -> None:
    if output and str(output) != "-":
        output.mkdir(parents=True, exist_ok=True)
        for persona, page in pages:
            (output / f"{persona}.{SUFFIX[form]}").write_bytes(_bytes(page))
            click.echo(str(output / f"{persona}.{SUFFIX[form]}"))
    elif form == "json":
        told = [page for _, page in pages]
        click.echo(_bytes(told[0] if single and told else {"reports": told}), nl=False)
    else:
        click.echo(b"\n\n".join(_bytes(page) for _, page in pages), nl=False)


def _bytes(page: Any) -> bytes:  # noqa: ANN401 - text, bytes or JSON values
    if isinstance(page, bytes):
        return page
    return (page if isinstance(page, str) else json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode()


command = preview
