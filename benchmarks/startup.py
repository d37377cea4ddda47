"""`execreports --help` against `python -c "import click"` in the same environment."""

from importlib.metadata import version

from benchmarks.timing import PYTHON, interleaved, row


def measure(times=25):
    found = interleaved(
        {"help": [PYTHON, "-m", "execreports", "--help"], "click": [PYTHON, "-c", "import click"]}, times
    )
    ratio = found["help"] / found["click"]
    row(
        f"--help against `import click` {version('click')}",
        f"{ratio:.2f}x ({found['help'] * 1000:.0f} ms)",
        "<= 1.40x",
        ratio <= 1.4,
    )


if __name__ == "__main__":
    measure()
