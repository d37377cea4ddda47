"""Tasks in a CSV file for a spreadsheet: one row each, appended."""

import csv
from dataclasses import dataclass
from pathlib import Path

from execreports.sinks.base import Task

HEAD = (
    "id",
    "title",
    "entity",
    "owner",
    "due_on",
    "due_in_days",
    "effort_days",
    "impact",
    "done_when",
    "since",
    "addresses",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class CsvFile:
    """`path` is the file, `shown` how it is named in the ledger."""

    path: Path
    shown: str

    @property
    def name(self) -> str:
        """`csv:var/tasks.csv`."""
        return f"csv:{self.shown}"

    def create(self, task: Task) -> str:
        """Append it, after the head where the file is new; answers with the file and the row's line."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lines = len(self.path.read_bytes().splitlines()) if self.path.exists() else 0
        with self.path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            if not lines:
                writer.writerow(HEAD)
            writer.writerow([_cell(task[name]) for name in HEAD])
        return f"{self.shown}:{max(lines, 1) + 1}"


def _cell(value: object) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(FORMULA) else flat
