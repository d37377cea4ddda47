"""The examples of the CommonMark and GFM specifications, and of parsers' own tests, read as handoffs.

python -m benchmarks.commonmark DIR

DIR holds any of: JSON lists of {"markdown": ..., "expect": {"tables": [...], "tasks": [...]}} (truth where `expect` is
given), specifications in text with examples between lines of 32 backticks, and fixtures separated by lines of a dot.
"""

import json
import re
import resource
import sys
import time
from pathlib import Path

from benchmarks.timing import row
from execreports.reading.handoff import as_json, read_handoff
from execreports.reading.plain import plain

EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n", re.DOTALL | re.MULTILINE)
DOT = re.compile(r"^\.$", re.MULTILINE)


def measure(folder=None):
    if folder is None:
        print(
            "commonmark: not measured, it needs the folder of the examples: python -m benchmarks.commonmark DIR"
        )
        return
    texts, truths = _examples(Path(folder))
    slowest, crashes = 0.0, []
    for text in texts:
        start = time.process_time()
        try:
            json.dumps(as_json(read_handoff(text.encode("utf-8", "surrogatepass"))))
        except Exception as error:  # noqa: BLE001  whatever it is, it is counted
            crashes.append(f"{error!r} on {text[:60]!r}")
        slowest = max(slowest, time.process_time() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row(f"{len(texts):,} examples read", f"{len(crashes)} crashes", "0", not crashes)
    row("the slowest of them", f"{slowest:.3f} s", "<= 2 s", slowest <= 2)
    row("peak memory", f"{memory:.0f} MiB", "<= 300 MB", memory <= 300 * 1000 * 1000 / 2**20)
    _agreement(truths)
    print(*crashes[:5], sep="\n", end="" if not crashes else "\n")


def _agreement(truths):
    """Tables (header, body rows) and tasks (done or not) against what the reference HTML shows."""
    right, wrong, left_out = {"tables": 0, "tasks": 0}, [], 0
    for one in truths:
        found, expect = read_handoff(one["markdown"].encode()), one["expect"]
        if "<table" in one["markdown"].lower():
            left_out += 1
            continue
        tables = [(_words(table.header), len(table.rows)) for table in found.tables]
        tasks = [task.done for task in found.tasks if task.is_boxed]
        wanted = [(_words(table["header"]), table["rows"]) for table in expect["tables"]]
        for name, ours, theirs in (
            ("tables", tables, wanted),
            ("tasks", tasks, [_done(task) for task in expect["tasks"]]),
        ):
            if ours == theirs:
                right[name] += 1
            else:
                wrong.append(f"{one.get('source')}:{one.get('line')} {name}: {ours}, wanted {theirs}")
    for name, number in right.items():
        total = len(truths) - left_out
        row(
            f"examples with the true {name} ({left_out} with HTML tables left out)",
            f"{number} of {total}",
            "all",
            number == total,
        )
    print(*wrong, sep="\n", end="" if not wrong else "\n")


def _words(header):
    return [" ".join(plain(cell).split()) for cell in header]


def _done(task):
    return task["done"] if isinstance(task, dict) else bool(task)


def _examples(folder):
    """Every example of the folder, every file as a whole, all of them as one text; and those with a truth."""
    texts, truths = [], []
    for path in sorted(folder.iterdir()):
        text = path.read_text("utf-8", "replace")
        if path.suffix == ".json":
            parts = [one for one in json.loads(text) if isinstance(one, dict) and "markdown" in one]
            texts += [one["markdown"] for one in parts]
            truths += [one for one in parts if "expect" in one]
        else:
            found = [example.replace("→", "\t") for example in EXAMPLE.findall(text)]
            texts += [text, *(found or DOT.split(text))]
    return [*texts, "\n\n".join(texts)], truths


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    measure(sys.argv[1])
