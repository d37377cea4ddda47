"""`sources`: every source asked once; health, age, facts, and the lines that could not be read."""

from collections.abc import Iterable
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from execreports.commands.assemble import Desk, desk
from execreports.commands.flags import documented, given
from execreports.commands.printing import Progress, document, table
from execreports.commands.runs import looking
from execreports.model.facts import SourceResult

if TYPE_CHECKING:
    from execreports.sources.coverage import Covered, Missed


MOST = 5


@documented("execreports sources")
@click.option(
    "--coverage", is_flag=True, help="List lines that look like a fact and gave none a report uses."
)
@click.pass_context
def command(context: click.Context, *, coverage: bool) -> int:
    """Ask every source and show its health and age; touches nothing."""
    flags = given(context)
    work = desk(flags)
    progress = Progress(flags, len(work.sources))
    with ExitStack() as stack:
        run = looking(work, stack, progress=progress)
        from execreports.collect import collect

        results = collect(
            run.sources, reach=run.reach, cache=run.cache, retry=run.reading, progress=progress
        ).results
    progress.close()
    if coverage:
        return _coverage(results.values(), work, as_json=flags.json)
    if flags.json:
        document(sources=[*map(_plain, results.values())])
        return 0
    zone = work.config.portfolio.timezone
    rows = [
        (one.name, str(one.health), f"{one.as_of.astimezone(zone):%Y-%m-%d %H:%M}" if one.as_of else "never",
         str(len(one.facts)), str(len(one.problems)), one.reason)
        for one in results.values()
    ]  # fmt: skip
    table(("source", "health", "as of", "facts", "not read", "reason"), rows)
    _not_read(results.values(), all_of_it=bool(flags.verbose))
    return 0


def _not_read(results: Iterable[SourceResult], *, all_of_it: bool) -> None:
    """What stands behind the column "not read": the first of each source, all with -v."""
    for one in results:
        most = len(one.problems) if all_of_it else MOST
        for problem in one.problems[:most]:
            click.echo(f"{one.name}: {problem}", err=True)
        if len(one.problems) > most:
            click.echo(f"{one.name}: and {len(one.problems) - most} more; -v lists them", err=True)


def _coverage(results: Iterable[SourceResult], work: Desk, *, as_json: bool) -> int:
    """What the reports do not get to see: counts per document, then the lines."""
    from execreports.sources.coverage import SIGNS, coverage, used_by

    facts = (fact for one in results for fact in one.facts)
    found = coverage(facts, work.workspace.root, used_by(_wanted(work)))
    if as_json:
        document(
            documents=[_document(one) for one in found],
            missed=[_miss(one) for doc in found for one in doc.missed],
        )
        return 0
    rows = [(one.path, str(one.facts), str(one.used), *map(str, one.counts.values())) for one in found]
    table(("document", "facts", "used", *(f"missed {sign}" for sign in SIGNS)), rows)
    click.echo()
    lines = [one for doc in found for one in doc.missed]
    table(
        ("line", "looks like", "read as", "says"),
        [
            (one.place, ", ".join(one.looks_like), ", ".join(one.read_as) or "nothing", one.quote)
            for one in lines
        ],
    )
    return 0


def _wanted(work: Desk) -> frozenset[str]:
    """Every fact key that some report reads."""
    from execreports.analyse import needs

    links, targets = work.config.portfolio.consequences, work.config.targets
    return frozenset().union(
        *(needs(one, work.checks.checks, links, targets) for one in work.reports.reports)
    )


def _document(one: "Covered") -> dict[str, object]:
    return {"path": one.path, "facts": one.facts, "used": one.used, "missed": {**one.counts}}


def _miss(one: "Missed") -> dict[str, object]:
    return {
        "place": one.place, "looks_like": [*one.looks_like], "read_as": [*one.read_as], "quote": one.quote,
    }  # fmt: skip


def _plain(result: SourceResult) -> dict[str, object]:
    return {
        "name": result.name, "health": str(result.health), "reason": result.reason or None,
        "as_of": result.as_of.isoformat() if result.as_of else None, "locator": result.locator,
        "facts": len(result.facts), "attempts": result.attempts, "elapsed": round(result.elapsed, 3),
        "problems": [*result.problems],
    }  # fmt: skip
