"""Interleaved runs and their medians; peak memory of a child."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
PEERS = ROOT / "benchmarks" / "peers"


def clean_environment():
    """The environment without settings of the product or of AWS."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AWS_", "SES_", "EXECREPORTS_"))
    }


def run(command, cwd=ROOT):
    """Seconds and output of one child that must succeed."""
    before = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=cwd, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    out, err = child.communicate()
    seconds = time.perf_counter() - before
    if child.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {child.returncode}:\n{err.decode()[-2000:]}")
    return seconds, out.decode()


def peak_memory(command, cwd=ROOT):
    """Peak resident memory of one child in MB (Linux counts ru_maxrss in KiB)."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [PYTHON, "-c", script, *map(str, command)],
        cwd=cwd,
        env=clean_environment(),
        capture_output=True,
        check=True,
    )
    return int(done.stdout) * 1024 / 1e6


def interleaved(commands, times, cwd=ROOT, before=lambda: None):
    """{name: median seconds} of commands run in turn, one warm-up each; `before` each run is not counted."""
    taken = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            before()
            seconds, _ = run(command, cwd)
            if turn:
                taken[name].append(seconds)
    return {name: median(found) for name, found in taken.items()}


def row(what, measured, goal, kept):
    """One line of the table."""
    print(f"{what:<58} {measured:>22}   goal {goal:<16} {'ok' if kept else 'MISSED'}")


__all__ = ["PEERS", "PYTHON", "ROOT", "interleaved", "peak_memory", "resource", "row", "run"]
