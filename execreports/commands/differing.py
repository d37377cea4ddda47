"""`preview --diff DATE`: what changed since the edition of that day, by finding and figure, with addresses."""

from contextlib import ExitStack
from typing import Any

import click

from execreports.commands.assemble import Desk
from execreports.commands.printing import Progress, complain, document
from execreports.commands.runs import looking
from execreports.model.document import ReportDocument, Text, evidence
from execreports.report import BaseReport
from execreports.text import day as day_words


def differences(work: Desk, reports: tuple[BaseReport, ...], day: str, form: str) -> int:
    """Print them; 3 where a report could not be made, 1 (raised) where nothing of that day is archived."""
    from execreports import pipeline
    from execreports.commands.replayed import compared_with

    progress = Progress(work.flags, len(reports))
    pages: list[ReportDocument] = []
    faults = []
    with ExitStack() as stack:
        run = looking(work, stack, progress=progress)
        context = pipeline.gather(reports, run)
        progress.close()
        for edition, _ in compared_with(reports, context, run, day):
            faults += [edition.fault] if edition.fault else []
            pages += [edition.document] if edition.document else []
    if form == "json":
        document(since=day, reports=[_plain(page) for page in pages])
    else:
        for page in pages:
            _told(page)
    complain(faults)
    return 3 if faults else 0


def _told(page: ReportDocument) -> None:
    since = f"since the edition of {day_words(page.compared_with)}" if page.compared_with else ""
    counted = ", ".join(f"{number} {word}" for word, number in page.news.items()) or "nothing changed"
    click.echo(f"{page.title} {since}: {counted}.")
    for change in page.changes:
        click.echo(f"  - {change.text}")
        for place in _places(change):
            click.echo(f"      {place}")


def _places(change: Text) -> list[str]:
    """The addresses that the sentence does not name itself."""
    found = dict.fromkeys(origin.locator for origin in evidence(change))
    return [place for place in found if place not in change.text][:5]


def _plain(page: ReportDocument) -> dict[str, Any]:
    return {
        "persona": page.persona,
        "compared_with": page.compared_with.isoformat() if page.compared_with else None,
        "counts": dict(page.news),
        "changes": [
            {"text": change.text, "origins": [
                {"source": one.source, "locator": one.locator, "as_of": one.as_of.isoformat(), "quote": one.quote}
                for one in evidence(change)
            ]}
            for change in page.changes
        ],
    }  # fmt: skip
