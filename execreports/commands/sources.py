"""`sources`: every source asked once; health, age, facts, and the lines that could not be read."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

import click

from execreports.commands.assemble import desk
from execreports.commands.flags import documented, given
from execreports.commands.printing import Progress, document, table
from execreports.commands.runs import looking
from execreports.model.facts import SourceResult


@documented("execreports sources")
@click.option("--coverage", is_flag=True, help="List lines that look like a fact and gave none.")
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
        return _coverage(results.values(), run.reach.root, as_json=flags.json)
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
    if flags.verbose:
        for one in results.values():
            for problem in one.problems:
                click.echo(f"{one.name}: {problem}", err=True)
    return 0


def _coverage(results: Iterable[SourceResult], root: Path, *, as_json: bool) -> int:
    """What the readers may have missed, by place."""
    from execreports.sources.coverage import missed

    found = list(missed((fact for one in results for fact in one.facts), root))
    if as_json:
        document(
            missed=[
                {"place": one.place, "looks_like": [*one.looks_like], "quote": one.quote} for one in found
            ]
        )
    else:
        table(
            ("place", "looks like", "says"),
            [(one.place, ", ".join(one.looks_like), one.quote) for one in found],
        )
    return 0


def _plain(result: SourceResult) -> dict[str, object]:
    return {
        "name": result.name, "health": str(result.health), "reason": result.reason or None,
        "as_of": result.as_of.isoformat() if result.as_of else None, "locator": result.locator,
        "facts": len(result.facts), "attempts": result.attempts, "elapsed": round(result.elapsed, 3),
        "problems": [*result.problems],
    }  # fmt: skip
