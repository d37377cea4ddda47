"""Rendering all documents of the example, once its sources are collected and its templates compiled.

Counted in processor time: nothing is waited for, and other work on the machine is no part of it.
"""

import time
from contextlib import ExitStack
from statistics import median

from benchmarks.example import example
from benchmarks.timing import row
from execreports import pipeline
from execreports.commands.assemble import desk
from execreports.commands.flags import Flags
from execreports.commands.runs import looking
from execreports.render import render


def measure(times=15):
    with example() as workspace, ExitStack() as stack:
        work = desk(Flags(workspace=workspace, quiet=True))
        run = looking(work, stack)
        editions = [
            (one.document, run.envelope(one.report)) for one in pipeline.preview(work.reports.reports, run)
        ]
        taken = []
        for _ in range(times):
            start = time.process_time()
            for document, envelope in editions:
                render(document, envelope, run.templates, run=run.id)
            taken.append(time.process_time() - start)
        spent = median(taken) * 1000
    row(f"rendering all {len(editions)} documents", f"{spent:.0f} ms", "<= 50 ms", spent <= 50)


if __name__ == "__main__":
    measure()
