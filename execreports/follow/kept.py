"""Actions whose finding could not be checked today: they are still to be done, so they stay where they stood."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from execreports.follow.decisions import with_state
from execreports.model.document import ReportDocument, Section
from execreports.model.facts import Origin
from execreports.model.findings import Action

Plain = dict[str, Any]


def kept_open(document: ReportDocument, before: Plain, states: Mapping[str, str]) -> ReportDocument:
    """The document with them, in the sections of the last edition and with what people decided since.

    What came from a check that is no longer part of the report is not kept: nothing could ever close it.
    """
    asked = {answer.check for answer in document.checks}
    waiting = {one.id for one in document.past if one.resolved is None and one.check in asked}
    waiting -= {action.id for action in document.actions}
    kept = {one["id"]: with_state(_action(one), states) for one in before["actions"] if one["id"] in waiting}
    if not kept:
        return document
    places = {
        block["id"]: part["id"] for part in before["sections"] for block in part["blocks"]
        if block["type"] == "action" and block["id"] in kept
    }  # fmt: skip
    sections = tuple(_with(part, kept, places) for part in document.sections)
    return replace(document, sections=sections, actions=(*document.actions, *kept.values()))


def _with(section: Section, kept: Mapping[str, Action], places: Mapping[str, str]) -> Section:
    here = tuple(action for id_, action in kept.items() if places.get(id_) == section.id)
    return replace(section, blocks=(*section.blocks, *here))


def _action(plain: Plain) -> Action:
    """An action of the last edition; its places are those of its finding, which are not read today."""
    effort, due_on, since = plain["effort_days"], plain["due_on"], plain["since"]
    return Action(
        id=plain["id"], title=plain["title"], entity=plain["entity"], owner=plain["owner"], due=plain["due"],
        effort_days=Decimal(effort) if effort else None, impact=Decimal(plain["impact"]),
        done_when=plain["done_when"], state=plain["state"], since=date.fromisoformat(since) if since else None,
        due_on=date.fromisoformat(due_on) if due_on else None, check=plain["check"] or "",
        link=plain["link"] or "", origins=tuple(
            Origin(one["source"], one["locator"], datetime.fromisoformat(one["as_of"]), quote=one["quote"])
            for one in plain["origins"]
        ),
    )  # fmt: skip
