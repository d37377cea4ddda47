"""A bill of six million rows and an inventory of a million objects, beside bare scripts that do the same work.

python -m benchmarks.cur_csv [--rows 6000000] [--objects 1000000] [--times 5] [--folder DIR]
"""

import argparse
import os
import tempfile
from decimal import Decimal
from pathlib import Path

from benchmarks.timing import PEERS, PYTHON, interleaved, peak_memory, row, run

BILL = """
import sys
from pathlib import Path
from execreports.reading.bills import read_bills
bill = read_bills([Path(path) for path in sys.argv[1:]], tags=("entity",))
assert not bill.problems, bill.problems[:3]
print(bill.total)
"""
INVENTORY = """
import sys
from pathlib import Path
from execreports.reading.manifests import read_manifest
found = read_manifest(Path(sys.argv[1]))
assert not found.problems, found.problems
print(found.objects, found.bytes)
"""


def measure(rows=6_000_000, objects=1_000_000, times=5, parent=None):
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        _bill(Path(folder), rows, times)
        _inventory(Path(folder), objects, times)


def _bill(folder, rows, times):
    path = folder / "cur.csv"
    true = Decimal(run([PYTHON, PEERS / "bill_rows.py", str(rows), path])[1])
    four = [folder / f"cur-{number}.csv" for number in range(4)]
    for one in four:
        os.link(path, one)
    print(f"CUR CSV of {rows:,} rows, {path.stat().st_size / 1e9:.2f} GB")
    ours, bare = [PYTHON, "-c", BILL, path], [PYTHON, PEERS / "bare_bill.py", path]
    found = interleaved({"ours": ours, "bare": bare}, times)
    ratio = found["ours"] / found["bare"]
    row(f"bill against bare DuckDB ({found['bare']:.2f} s)", f"{ratio:.2f}x", "<= 1.10x", ratio <= 1.1)
    memory = peak_memory(ours)
    row("its peak memory", f"{memory:.0f} MB", "<= 512 MB", memory <= 512)
    totals = {Decimal(run(ours)[1]) for _ in range(5)}
    row("its total in 5 runs", "exact" if totals == {true} else str(totals), "exact", totals == {true})
    slowly = {"ours": ours, "plain": [PYTHON, PEERS / "stdlib_bill.py", path]}
    found = interleaved(slowly, min(times, 3))
    slow = found["plain"] / found["ours"]
    row(f"stdlib csv + Decimal ({found['plain']:.2f} s) against it", f"{slow:.1f}x", ">= 8x", slow >= 8)
    found = interleaved({"ours": ours, "four": [PYTHON, "-c", BILL, *four]}, min(times, 3))
    often = found["four"] / found["ours"]
    row("the file four times as one bill, against once", f"{often:.2f}x", "<= 4.5x", often <= 4.5)
    more = peak_memory([PYTHON, "-c", BILL, *four]) / memory
    row("its peak memory, against once", f"{more:.2f}x", "<= 1.2x", more <= 1.2)


def _inventory(folder, objects, times):
    run([PYTHON, PEERS / "inventory_rows.py", str(objects), folder])
    ours = [PYTHON, "-c", INVENTORY, folder / "manifest.json"]
    bare = [PYTHON, PEERS / "bare_inventory.py", folder / "part.csv.gz"]
    found = interleaved({"ours": ours, "bare": bare}, times)
    ratio = found["ours"] / found["bare"]
    row(f"S3 Inventory of {objects:,} against bare DuckDB", f"{ratio:.2f}x", "<= 1.2x", ratio <= 1.2)
    same = run(ours)[1] == run(bare)[1]
    row("its counts, checksum verified", "equal" if same else "different", "equal", same)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=6_000_000)
    parser.add_argument("--objects", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--folder", help="where the generated files go (default: the temporary folder)")
    options = parser.parse_args()
    measure(options.rows, options.objects, options.times, options.folder)
