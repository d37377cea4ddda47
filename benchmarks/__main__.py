"""Print every figure. Names after the command pick some: `python -m benchmarks startup runs`."""

import compileall
import importlib
import os
import platform
import sys

from benchmarks.timing import ROOT

ALL = ["startup", "runs", "collection", "rendering", "handoffs", "cur_csv", "history"]

if __name__ == "__main__":
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; medians of interleaved runs, bytecode compiled\n"
    )
    for folder in ("execreports", "reports"):  # as `make` and every wheel do; pip does it for the libraries
        compileall.compile_dir(ROOT / folder, quiet=1)
    for name in sys.argv[1:] or ALL:
        importlib.import_module(f"benchmarks.{name}").measure()
