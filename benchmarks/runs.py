"""Previewing one report, sending all eight through the stand-in, and the memory that takes."""

from importlib.metadata import version

from benchmarks.example import example
from benchmarks.timing import PEERS, PYTHON, interleaved, peak_memory, row

SEND = (
    "import shutil, sys; from pathlib import Path; root = sys.argv[1]; shutil.rmtree(Path(root, 'var'), True);"
    "from execreports.__main__ import run; sys.argv = ['execreports', '--workspace', root, '-q', 'send', '--all', '--yes']; run()"
)
"""A first send: what the send before it left behind is removed."""


def measure(times=9):
    with example() as workspace:
        base = [PYTHON, "-m", "execreports", "--workspace", workspace, "-q"]
        send, floor = [PYTHON, "-c", SEND, workspace], [PYTHON, PEERS / "eight_mails.py"]
        found = interleaved({"preview": [*base, "preview", "-p", "cto"], "send": send, "floor": floor}, times)
        row("preview -p cto", f"{found['preview']:.2f} s", "<= 1.5 s", found["preview"] <= 1.5)
        row("send --all through the stand-in", f"{found['send']:.2f} s", "<= 3 s", found["send"] <= 3)
        ratio, libraries = (
            found["send"] / found["floor"],
            ", ".join(f"{one} {version(one)}" for one in ("botocore", "duckdb", "gspread")),
        )
        row(
            "send --all against the same imports and eight posts",
            f"{ratio:.2f}x ({found['floor']:.2f} s)",
            "<= 3x",
            ratio <= 3,
        )
        print(f"  eight posts: {libraries}")
        memory = max(peak_memory(send), peak_memory([*base, "preview", "--all"]))
        row("peak memory of `send --all` and `preview --all`", f"{memory:.0f} MB", "<= 200 MB", memory <= 200)


if __name__ == "__main__":
    measure()
