"""Sixty days sent to eight readers, with outages and changes: what looking then costs, and what a day adds."""

import re
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from benchmarks.timing import PYTHON, ROOT, interleaved, row
from execreports.testing.calls import Caller

DAYS = 60
FIRST = date(2026, 5, 5)
PRICE = "examples/agent_handoffs/projects/jada.md"
LOST = "examples/clients/work.csv"


def workspace(folder, name):
    root = Path(folder, name)
    root.mkdir()
    for part in ("config", "examples"):
        shutil.copytree(ROOT / part, root / part)
    return root


def dated(root, day):
    path = root / "config" / "portfolio.yaml"
    path.write_text(
        re.sub(r"^now: \S+", f"now: {day}T06:00", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )


def live(root):
    """Every third day a price moves, every seventh a source is lost, and comes back."""
    run = Caller(root)
    price, lost = (root / PRICE).read_bytes(), (root / LOST).read_bytes()
    sizes = []
    for number in range(DAYS):
        dated(root, FIRST + timedelta(days=number))
        (root / PRICE).write_bytes(price.replace(b"$1,850", b"$%d" % (1850 + number // 3)))
        if number % 7 == 6:
            (root / LOST).unlink()
        done = run("-q", "send", "--all", "--yes")
        assert done.code in {0, 3}, done.err
        (root / LOST).write_bytes(lost)
        sizes.append((root / "var" / "ledger.sqlite").stat().st_size)
    (root / PRICE).write_bytes(price)
    return sizes


def measure(times=7):
    with tempfile.TemporaryDirectory() as folder:
        first, last = workspace(folder, "first"), workspace(folder, "last")
        sizes = live(last)
        for root in (first, last):
            dated(root, FIRST + timedelta(days=DAYS))
        command = [PYTHON, "-m", "execreports", "-q", "preview", "--all", "--workspace"]
        found = interleaved({"first": [*command, first], "last": [*command, last]}, times)
        ratio = found["last"] / found["first"]
        row(
            f"preview --all after {DAYS} days against the first day", f"{ratio:.2f}x", "<= 1.3x", ratio <= 1.3
        )
        day = (sizes[-1] - sizes[0]) / (DAYS - 1) / 1000
        row("the archive grows a day by", f"{day:.0f} kB", "< 1 MB", day < 1000)


if __name__ == "__main__":
    measure()
