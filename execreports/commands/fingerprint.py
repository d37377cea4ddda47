"""The version of the rules an edition was made by: what the owner declared, and the code that reads and judges."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from execreports import config as configuration
from execreports.config import Config
from execreports.workspace import Workspace

CODE = ("analyse.py", "report.py", "text.py", "checks", "metrics", "reading", "sources")
"""What turns files into findings and figures, below the package."""
PASSING = {"now", "transport", "embedded", "catch_up"}
"""What `portfolio.yaml` says about running, not about the business."""


def rules(workspace: Workspace, config: Config) -> str:
    """Sixteen hex digits; comments, blank lines, readers and the clock do not count."""
    digest = sha256()
    for name, tree in sorted(config.trees.items()):
        if name != "recipients":
            value = tree.value
            if name == "portfolio" and isinstance(value, dict):
                value = {key: part for key, part in value.items() if key not in PASSING}
            digest.update(json.dumps([name, value], default=str).encode())
    for path in _code(workspace):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _code(workspace: Workspace) -> Iterator[Path]:
    shipped = Path(configuration.__file__).parents[1]
    places = [shipped / name for name in CODE] + [*workspace.reports, *filter(None, [workspace.checks])]
    for place in places:
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))
