"""Previewing one report, sending all eight through the stand-in, and the memory that takes."""

import shutil
from importlib.metadata import version

from benchmarks.example import example
from benchmarks.timing import PEERS, PYTHON, interleaved, peak_memory, row

SHOWN = ("botocore", "duckdb", "gspread", "pydantic")


def measure(times=9):
    with example() as workspace:
        base = [PYTHON, "-m", "execreports", "--workspace", workspace, "-q"]
        preview, send = [*base, "preview", "-p", "cto"], [*base, "send", "--all", "--yes"]

        def first():
            """A first send: what the one before it left behind is removed."""
            shutil.rmtree(workspace / "var", ignore_errors=True)

        commands = {"preview": preview, "send": send, "floor": [PYTHON, PEERS / "eight_mails.py"]}
        found = interleaved(commands, times, before=first)
        row("preview -p cto", f"{found['preview']:.2f} s", "<= 1.5 s", found["preview"] <= 1.5)
        row("send --all through the stand-in", f"{found['send']:.2f} s", "<= 3 s", found["send"] <= 3)
        ratio, shown = found["send"] / found["floor"], f"{found['send'] / found['floor']:.2f}x"
        row(
            f"the same against its imports and eight posts ({found['floor']:.2f} s)",
            shown,
            "<= 3x",
            ratio <= 3,
        )
        print("  with " + ", ".join(f"{name} {version(name)}" for name in SHOWN))
        first()
        memory = max(peak_memory(send), peak_memory([*base, "preview", "--all"]))
        row("peak memory of `send --all` and `preview --all`", f"{memory:.0f} MB", "<= 200 MB", memory <= 200)


if __name__ == "__main__":
    measure()
