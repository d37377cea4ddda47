"""What people decided about actions: closed, accepted for a while, reopened; and what that makes of them today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from execreports.errors import UsageError
from execreports.model.document import Block, ReportDocument
from execreports.model.findings import Action, Finding
from execreports.model.findings import decisions as first_decisions
from execreports.record import Ledger
from execreports.text import day

NOTE = "action"
VERBS = ("close", "accept", "reopen")
SETTLED = {"done", "accepted"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the ledger about an action: what, by whom, why, until when (accept only), on which day."""

    action: str
    verb: str
    by: str
    reason: str
    day: date
    until: date | None = None


def decide(ledger: Ledger, decision: Decision, *, now: datetime) -> None:
    """Write it down. UsageError where an acceptance lacks its reason or its end, or is over already."""
    if decision.verb not in VERBS:
        raise UsageError(f"{decision.verb} is none of {', '.join(VERBS)}")
    if decision.verb == "accept" and not (decision.reason and decision.until):
        raise UsageError("accepting needs a reason and an end", fix="add --reason WORDS --until YYYY-MM-DD")
    if decision.until and decision.until < decision.day:
        raise UsageError(f"{decision.until} is past", fix=f"give a day from {decision.day} on")
    until = decision.until.isoformat() if decision.until else ""
    content = {"action": decision.action, "verb": decision.verb, "by": decision.by, "reason": decision.reason}
    ledger.note(NOTE, {**content, "day": decision.day.isoformat(), "until": until}, now=now)


def decisions(notes: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Decision, ...]]:
    """Action id -> its history, oldest first."""
    found: dict[str, tuple[Decision, ...]] = {}
    for note in notes:
        until = date.fromisoformat(note["until"]) if note.get("until") else None
        one = Decision(
            note["action"], note["verb"], note["by"], note["reason"], date.fromisoformat(note["day"]), until
        )
        found[one.action] = (*found.get(one.action, ()), one)
    return found


def standing(history: tuple[Decision, ...], today: date) -> str:
    """Open, done, accepted or reopened today.

    An action whose finding is still found on a later day than it was closed is reopened: only evidence
    closes for good. An acceptance ends with its last day.
    """
    if not history:
        return "open"
    last = history[-1]
    if last.verb == "accept":
        return "accepted" if last.until and today <= last.until else "reopened"
    if last.verb == "close":
        return "done" if today <= last.day else "reopened"
    return "reopened"


def standings(ledger: Ledger, today: date) -> dict[str, str]:
    """Action id -> what people made of it, as of today."""
    return {name: standing(past, today) for name, past in decisions(ledger.notes(NOTE)).items()}


def decided(document: ReportDocument, ledger: Ledger) -> ReportDocument:
    """The document with every action's and finding's state as people left it; settled ones leave the first screen."""
    history = decisions(ledger.notes(NOTE))
    if not history:
        return document
    states = standings(ledger, document.generated_at.date())

    def marked(block: Block) -> Block:
        if isinstance(block, Action):
            return with_state(block, states)
        if isinstance(block, Finding) and states.get(block.id) == "accepted":
            return replace(
                block, state="accepted", detail=f"{block.detail} {accepted(history[block.id])}".strip()
            )
        return block

    sections = tuple(replace(part, blocks=tuple(map(marked, part.blocks))) for part in document.sections)
    findings = tuple(one for part in sections for one in part.blocks if isinstance(one, Finding))
    actions = tuple(with_state(action, states) for action in document.actions)
    tasks = tuple(with_state(task, states) for task in document.tasks)
    waiting = first_decisions([action for action in actions if action.state not in SETTLED])
    return replace(
        document, sections=sections, findings=_once(findings), actions=actions, tasks=tasks, decisions=waiting
    )


def with_state(action: Action, states: Mapping[str, str]) -> Action:
    """The action as people left it."""
    return replace(action, state=states[action.id]) if action.id in states else action


def accepted(history: tuple[Decision, ...]) -> str:
    """Who accepted it, until when and why."""
    last = history[-1]
    until = day(last.until) if last.until else "further notice"
    return f"Accepted by {last.by} until {until}: {last.reason}."


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple({finding.id: finding for finding in findings}.values())
