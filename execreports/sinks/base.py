"""What a task sink is: it creates one task for one action and answers with the name the task has there."""

from collections.abc import Mapping
from typing import Any, Protocol

from execreports.model.findings import Action

Task = dict[str, Any]


class Sink(Protocol):
    """One place that keeps tasks. `name` stands in the ledger and holds no secret."""

    @property
    def name(self) -> str:
        """`json:var/tasks.json`."""
        ...

    def create(self, task: Task) -> str:
        """Create it; returns what links back (an id, a URL).

        TransportDown: certainly not created, a later run tries again. MessageRefused: refused.
        OutcomeUnknown: it may be there; never created again by itself.
        """
        ...


def task_of(action: Action, names: Mapping[str, str]) -> Task:
    """An action as a sink gets it: plain values, entity by name, addresses in full."""
    return {
        "id": action.id, "title": action.title, "entity": names.get(action.entity, action.entity) or "Portfolio",
        "owner": action.owner, "due_in_days": action.due,
        "due_on": action.due_on.isoformat() if action.due_on else None,
        "effort_days": f"{action.effort_days:f}" if action.effort_days is not None else None,
        "impact": f"{action.impact:f}", "done_when": action.done_when,
        "check": action.check or None, "since": action.since.isoformat() if action.since else None,
        "addresses": list(dict.fromkeys(origin.locator for origin in action.origins))[:20],
    }  # fmt: skip
