"""Previewing one report, sending all eight through the stand-in, and the memory that takes."""

import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks.timing import PEERS, PYTHON, ROOT, interleaved, peak_memory, row


def measure(times=7):
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder, "workspace")
        workspace.mkdir()
        for name in ("config", "examples"):
            shutil.copytree(ROOT / name, workspace / name)
        base = [PYTHON, "-m", "execreports", "--workspace", workspace, "-q"]
        send = [PYTHON, "-c", SEND, workspace]
        found = interleaved(
            {
                "preview": [*base, "preview", "-p", "cto"],
                "send": send,
                "floor": [PYTHON, PEERS / "eight_mails.py"],
            },
            times,
        )
        row("preview -p cto", f"{found['preview']:.2f} s", "<= 1.5 s", found["preview"] <= 1.5)
        row("send --all through the stand-in", f"{found['send']:.2f} s", "<= 3 s", found["send"] <= 3)
        ratio = found["send"] / found["floor"]
        row(
            f"send --all against eight bare posts, boto3 {version('boto3')}",
            f"{ratio:.2f}x",
            "<= 3x",
            ratio <= 3,
        )
        memory = max(peak_memory(send), peak_memory([*base, "preview", "--all"]))
        row("peak memory of the two", f"{memory:.0f} MiB", "<= 200 MB", memory <= 200 * 1000 * 1000 / 2**20)


SEND = (
    "import shutil, sys; from pathlib import Path; root = sys.argv[1]; shutil.rmtree(Path(root, 'var'), True);"
    "from execreports.cli import main; sys.argv = ['execreports', '--workspace', root, '-q', 'send', '--all', '--yes']; main()"
)


if __name__ == "__main__":
    measure()
