"""Print every figure. Names after the command pick some: `python -m benchmarks startup runs`."""

import importlib
import os
import platform
import sys

ALL = ["startup", "runs", "collection", "rendering", "cur_csv", "history"]

if __name__ == "__main__":
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; medians of interleaved runs\n"
    )
    for name in sys.argv[1:] or ALL:
        importlib.import_module(f"benchmarks.{name}").measure()
