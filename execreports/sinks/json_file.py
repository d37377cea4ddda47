"""Tasks in a JSON file: one list, written whole and put in place at once."""

import json
from dataclasses import dataclass
from pathlib import Path

from execreports.errors import MessageRefused
from execreports.sinks.base import Task


@dataclass(frozen=True, slots=True)
class JsonFile:
    """`path` is the file, `shown` how it is named in the ledger."""

    path: Path
    shown: str

    @property
    def name(self) -> str:
        """`json:var/tasks.json`."""
        return f"json:{self.shown}"

    def create(self, task: Task) -> str:
        """Append it; answers with the file and its place in the list."""
        tasks = self._tasks()
        if task["id"] not in {one.get("id") for one in tasks}:
            tasks.append(task)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_name(f"{self.path.name}.new")
        new.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", "utf-8")
        new.replace(self.path)
        place = [one["id"] for one in tasks].index(task["id"])
        return f"{self.shown}#/{place}"

    def _tasks(self) -> list[Task]:
        if not self.path.exists():
            return []
        try:
            found = json.loads(self.path.read_text("utf-8"))
            return [{**one, "id": one["id"]} for one in found]
        except (ValueError, TypeError, KeyError) as error:
            fix = "mend it or move it away; nothing is overwritten"
            raise MessageRefused("the task file is no list of tasks", place=self.shown, fix=fix) from error
