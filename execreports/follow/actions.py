"""Actions from edition to edition: since when they are open, where a sink keeps them, overdue ones first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from execreports.follow.tasks import Tasks
from execreports.model.document import Block, ReportDocument
from execreports.model.findings import Action, decisions
from execreports.record import Ledger

SINK_NOTE = "task"
SETTLED = {"done", "accepted"}


def carried(document: ReportDocument, before: Mapping[str, Any], links: Mapping[str, str]) -> ReportDocument:
    """Every action and task with its age: its finding's, its own from the last edition, or today's."""
    today = document.generated_at.date()
    ages = {
        one["id"]: date.fromisoformat(one["since"])
        for one in (*before.get("actions", ()), *before.get("tasks", ()))
        if one.get("since")
    }
    ages |= {one.id: one.since for one in document.findings if one.since}

    def aged(action: Action) -> Action:
        link = links.get(action.id, action.link)
        return replace(action, since=ages.get(action.id, action.since or today), link=link)

    sections = tuple(
        replace(section, blocks=_overdue_first(_blocks(section.blocks, aged), today))
        for section in document.sections
    )
    actions = tuple(_sorted(map(aged, document.actions), today))
    tasks = tuple(_sorted(map(aged, document.tasks), today))
    open_ = [action for action in actions if action.state not in SETTLED]
    late = [action for action in open_ if action.overdue(today) > 0]
    now = replace(document, sections=sections, actions=actions, tasks=tasks)
    first = decisions([replace(one, due=0) if one in late else one for one in open_])
    by_id = {action.id: action for action in actions}
    return Tasks.of(now).aged(replace(now, decisions=tuple(by_id[one.id] for one in first)))


def links_of(ledger: Ledger) -> dict[str, str]:
    """Action id -> what the sink answered when it was created there."""
    return {note["action"]: note["answer"] for note in ledger.notes(SINK_NOTE) if note.get("answer")}


def _blocks(blocks: Iterable[Block], aged: Any) -> list[Block]:  # noqa: ANN401 - a function of actions
    return [aged(block) if isinstance(block, Action) else block for block in blocks]


def _overdue_first(blocks: list[Block], today: date) -> tuple[Block, ...]:
    """Each run of actions among the blocks, sorted."""
    found: list[Block] = []
    for is_action, run in groupby(blocks, key=lambda block: isinstance(block, Action)):
        listed = [*run]
        found += _sorted([one for one in listed if isinstance(one, Action)], today) if is_action else listed
    return tuple(found)


def _sorted(actions: Iterable[Action], today: date) -> list[Action]:
    """Overdue first, the longest first; the others stay in their order."""
    return sorted(actions, key=lambda action: min(0, -action.overdue(today)))
