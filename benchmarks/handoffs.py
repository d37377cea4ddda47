"""Ten thousand handoffs, cold and unchanged, beside a plain full parse of the same files.

python -m benchmarks.handoffs [--files 10000] [--times 3] [--folder DIR]

Each run is a fresh process; what it takes is measured inside it, so that nobody's imports count.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.timing import PEERS, PYTHON, row, run

OURS = """
import sys, time
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from execreports.model.portfolio import Entity, Portfolio
from execreports.reading.handoff import read_handoff
from execreports.sources.base import Memory
from execreports.sources.handoffs import Handoffs
from execreports.sources.outside import live_reach
folder, var, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
zone = ZoneInfo("America/Los_Angeles")
entities = (Entity("boats", "Blue Boats", "company"), Entity("bins", "Bin Brothers", "company"))
portfolio = Portfolio("Bench", zone, "USD", entities)
reach = live_reach(folder, datetime(2026, 5, 5, 6, tzinfo=zone), portfolio, lambda name: None)
reach = replace(reach, memory=Memory(var, writable=how == "fill"))
source = Handoffs(name="handoffs", path="*.md", entity="boats")
read_handoff(b"# imports\\n\\n- [ ] $5\\n")
wall, cpu, found = time.perf_counter(), time.process_time(), 0
if how == "extract":
    for path in sorted(folder.glob("*.md")):
        one = read_handoff(path.read_bytes())
        parts = (one.headings, one.tables, one.tasks, one.statuses, one.money, one.labels, one.dates)
        found += sum(map(len, parts))
else:
    for fact in source.read(reach):
        found += 1
        if how == "looked":
            fact.origin, fact.value, fact.labels
print(time.perf_counter() - wall, time.process_time() - cpu, found)
"""
SAID = {
    "peer": "markdown-it-py, full parse",
    "cold": "cold: headings, tables, tasks, states, amounts, dates",
    "facts": "cold, as facts with entity, address and redacted quote",
    "warm": "unchanged, facts at hand",
    "looked": "unchanged, every fact looked at",
}
RATIOS = (
    ("cold", "peer", "cold against a full parse", 1.5),
    ("facts", "peer", "cold with entities and redaction", 0),
    ("warm", "facts", "unchanged against cold", 25),
    ("looked", "facts", "unchanged, every fact looked at", 0),
)


def measure(files=10_000, times=3, parent=None):
    with tempfile.TemporaryDirectory(dir=parent) as folder, tempfile.TemporaryDirectory(dir=parent) as var:
        run([PYTHON, PEERS / "handoff_files.py", str(files), folder])
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(f"{files:,} handoffs, {size / 1e6:.1f} MB")
        ours = [PYTHON, "-c", OURS, folder]
        _spent([*ours, var, "fill"])
        commands = {
            "peer": [PYTHON, PEERS / "full_parse.py", folder],
            "cold": [*ours, Path(var, "absent"), "extract"],
            "facts": [*ours, Path(var, "absent"), "read"],
            "warm": [*ours, var, "read"],
            "looked": [*ours, var, "looked"],
        }
        taken = {name: [] for name in commands}
        for _ in range(times):
            for name, command in commands.items():
                taken[name].append(_spent(command))
        _table(taken)


def _table(taken):
    wall = {name: median(one[0] for one in runs) for name, runs in taken.items()}
    cpu = {name: median(one[1] for one in runs) for name, runs in taken.items()}
    for name, said in SAID.items():
        found = f"{taken[name][0][2]:,.0f} {'tokens' if name == 'peer' else 'facts'}"
        print(f"{said:<58} {wall[name]:8.2f} s wall {cpu[name]:8.2f} s CPU   {found}")
    for name, peer, said, goal in RATIOS:
        ratios = (wall[peer] / wall[name], cpu[peer] / cpu[name])
        wanted = f">= {goal}x" if goal else "(none)"
        row(f"{said} (wall, CPU)", " ".join(f"{one:.2f}x" for one in ratios), wanted, min(ratios) >= goal)


def _spent(command):
    """(wall seconds, CPU seconds, things found) as the child measured them."""
    return tuple(map(float, run(command)[1].split()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--folder", help="where the generated files go (default: the temporary folder)")
    options = parser.parse_args()
    measure(options.files, options.times, options.folder)
