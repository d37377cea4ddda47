"""A copy of the example workspace, so that nothing is measured, or left behind, in the checkout."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.timing import ROOT


@contextmanager
def example() -> Iterator[Path]:
    """Its folder, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("config", "examples"):
            shutil.copytree(ROOT / name, Path(folder, name))
        yield Path(folder)
