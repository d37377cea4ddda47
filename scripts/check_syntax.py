#!/usr/bin/env python3
"""The first gate of a deploy: every Python file compiles. `execreports check` then imports and renders."""

import py_compile
import sys
import tempfile
from pathlib import Path

FOLDERS = ("execreports", "reports", "checks", "scripts", "tests", "benchmarks")


def broken(root: Path) -> list[str]:
    """`path:line: message` of every file below the folders that does not compile; writes nothing there."""
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py")):
            try:
                py_compile.compile(str(path), cfile=f"{scratch}/x.pyc", doraise=True)
            except py_compile.PyCompileError as error:
                line = getattr(error.exc_value, "lineno", None) or 1
                found.append(f"{path.relative_to(root)}:{line}: {error.exc_value}")
    return found


def main() -> int:
    """Print what is broken; 1 where something is."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    faults = broken(root)
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
