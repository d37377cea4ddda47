"""Handoffs of 5 MB that nobody wrote by hand: seconds of CPU and peak memory of reading each in its own process.

python -m benchmarks.hostile [SHAPE ...]
"""

import sys

from benchmarks.timing import PYTHON, row, run

BYTES = 5_000_000
UNITS = {
    "paragraphs": "word word word\n\n", "lines": "a\n", "list": "- a\n", "nested lists": "- a\n  - b\n    - c\n",
    "numbered": "1. a\n", "emoji list": "- ✅ a\n", "tasks": "- [ ] a 2026-05-05 owner: x\n", "quotes": "> a\n",
    "deep quotes": ">" * 60 + " a\n", "quoted lists": "> - ", "list in a list": "- ", "rules": "- - -\n", "stars": "*",
    "brackets": "[", "backticks": "`a", "dashes": "-", "pipes": "|", "spaces": " ", "empty lines": "\n", "tabs": "\t- a\n",
    "one line": "a $5 b ", "fences": "```\n$5\n```\n", "elements": "<div>\n", "references": "[a]: b 'c\n",
    "open references": "[a]: <b\n\n", "underlined": "a\n---\n", "headings": "# a\n", "bold": "**a** **", "links": "[a](b) ✅ ",
    "labels": "a: b\n", "bold labels": "**a:** ", "states": "**Status:** done\n", "state after state": "**Status:** done ",
    "dates": "2026-05-05 ", "emoji": "✅", "zeros": "\0a\n", "returns": "a\r\n", "dollars": "$", "amounts": "$5", "half tables": "|-\n",
}  # fmt: skip
HEADED = {
    "table": ("| a | b |\n|---|---|\n", "| $1 | done |\n"),
    "emoji table": ("| Status | Cost |\n|---|---|\n", "| ✅ | $5 |\n"),
    "short rows": ("|" + "a|" * 3000 + "\n|" + "-|" * 3000 + "\n", "| x |\n"),
    "open fence": ("```\n", "$5 and 1\n"),
    "front matter": ("---\n", "a: b\n"),
    "comment": ("<!--", " $5 \n"),
    "introduced list": ("steps:\n", "  - ✅ a\n"),
    "lazy quote": ("> a\n", "b\n"),
    "underlined paragraph": ("a\n", "b\n"),
}

READ = """
import re, resource, sys, time
from pathlib import Path
sys.path.insert(0, ".")
from benchmarks.hostile import shape
from execreports.reading.handoff import read_handoff
data = shape(sys.argv[1], int(sys.argv[2]))
read_handoff(b"a")
start = time.process_time()
read_handoff(data)
seconds, status = time.process_time() - start, Path("/proc/self/status")
# ru_maxrss of a child begins at what its parent had when it was started; VmHWM is this program's own
own = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.is_file() else None
print(seconds, (int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024)
"""


def names():
    """Every shape."""
    return [*UNITS, *HEADED, "deep list", "mixed depth", "wide table"]


def shape(name, size=BYTES):
    """The shape of that name, about `size` bytes."""
    if name == "deep list":
        return "".join("  " * depth + "- a\n" for depth in range(int(size**0.5))).encode()[:size]
    if name == "mixed depth":
        return "".join("> " * (number % 30) + "- a\n" for number in range(size // 33)).encode()[:size]
    if name == "wide table":
        cells = size // 12
        return ("|" + "a|" * cells + "\n|" + "-|" * cells + "\n" + ("|" + "x|" * cells + "\n") * 2).encode()
    head, unit = HEADED.get(name) or ("", UNITS[name])
    return (head + unit * (size // len(unit.encode()) + 1)).encode()[:size]


def measure(wanted=()):
    for name in wanted or names():
        seconds, memory = map(float, run([PYTHON, "-c", READ, name, str(BYTES)])[1].split())
        kept = seconds <= 2 and memory <= 300 * 1000 * 1000 / 2**20
        row(f"5 MB of {name}", f"{seconds:.2f} s {memory:.0f} MiB", "<= 2 s, 300 MB", kept)


if __name__ == "__main__":
    measure(sys.argv[1:])
