"""`--as-of`: the archived facts of a day, analysed and rendered again; today's sources are not asked."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from execreports.commands.assemble import Desk, day_of
from execreports.errors import ExecReportsError
from execreports.model.context import Context
from execreports.model.plain import result_from_plain
from execreports.pipeline import Edition, Run, make
from execreports.report import BaseReport
from execreports.schedule import owed_at, period


def replayed(work: Desk, reports: tuple[BaseReport, ...], run: Run, as_of: str) -> Iterator[Edition]:
    """Each report from the facts archived for that day; ExecReportsError (1) where there are none."""
    day = day_of(as_of)
    zone = work.config.portfolio.timezone
    for report in reports:
        at = owed_at(report.schedule, day)
        now = datetime.combine(day, at or datetime.min.time(), zone)
        kept = run.ledger.kept("facts", report.persona, period(report.schedule, now))
        if kept is None:
            said = f"no facts of {report.persona} are archived for {day}"
            raise ExecReportsError(said, code="E-AUD-740", fix="execreports history shows the days there are")
        results = {one.name: one for one in map(result_from_plain, json.loads(kept))}
        context = Context(now, work.config.portfolio, results, run.targets, run.checks)
        at_that_time = replace(run, now=now, period=lambda one, now=now: period(one.schedule, now))  # type: ignore[misc]
        yield make(report, context, at_that_time)
