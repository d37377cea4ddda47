"""Tasks of documents: actions of their own, joined with a remedy only by a check id, closed by ticking the box."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from execreports.follow import compared, edition_data
from execreports.follow.actions import carried
from execreports.follow.tasks import task_id, tasked
from execreports.model.document import ReportDocument, Row, Section, Table
from execreports.model.facts import Fact
from execreports.model.findings import Action
from execreports.testing.builders import NOW, fact

REMEDY = Action("0123456789ab", "Put the key elsewhere", "acme", owner="CB", check="secret_in_code")


def task(text: str, line: int = 3, **labels: str) -> Fact:
    made = fact("task", text=text, place=f"plan.md:{line}")
    return replace(made, labels={"done": "no", "owner": "AB", **labels})


def page(*facts: Fact, days: int = 0) -> ReportDocument:
    rows = tuple(Row((one.text, "Acme"), (one,)) for one in facts)
    blocks = (Table(("Task", "for"), rows), REMEDY)
    return ReportDocument(
        "ceo", "CEO report", "primary", f"2026-05-{5 + days:02d}", NOW + timedelta(days=days), "",
        (Section("agenda", "Agenda", "ok", blocks),), actions=(REMEDY,), names={"acme": "Acme"},
    )  # fmt: skip


def plain(document: ReportDocument) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(edition_data(document)))
    return found


def sent(*facts: Fact, days: int = 0, before: dict[str, Any] | None = None) -> ReportDocument:
    document = tasked(page(*facts, days=days))
    return carried(compared(document, before) if before else document, before or {}, {})


def test_a_task_keeps_its_identity_wherever_it_stands() -> None:
    assert task_id(task("Call the yard", 3)) == task_id(task("Call  the yard", 9))
    assert task_id(task("Call the yard")) != task_id(task("Call the bank"))
    assert task_id(task("Call the yard")) != task_id(replace(task("Call the yard"), entity="bell"))


def test_a_task_is_an_action_with_owner_day_and_age() -> None:
    first = sent(task("Call the yard", due="2026-05-20"))
    [one] = first.tasks
    assert (one.owner, one.due_on, one.due, one.since) == ("AB", date(2026, 5, 20), 30, date(2026, 5, 5))
    later = sent(task("Call the yard", 9, due="2026-05-20"), days=16, before=plain(first))
    [same] = later.tasks
    assert (same.id, same.since) == (one.id, date(2026, 5, 5))
    assert same.overdue(later.generated_at.date()) == 1
    [table] = [block for block in later.sections[0].blocks if isinstance(block, Table)]
    assert table.rows[0].cells[0] == "Call the yard (open 16 days)"


def test_a_task_joins_a_remedy_only_by_the_check_id_written_in_it() -> None:
    joined = sent(task("Move it (check: secret_in_code)", check="secret_in_code", due="2026-05-20"))
    assert joined.tasks == ()
    assert joined.actions[0].owner == "AB"
    assert joined.actions[0].due_on == date(2026, 5, 20)
    assert [origin.locator for origin in joined.actions[0].origins] == ["plan.md:3"]
    apart = sent(task("Put the key elsewhere"))
    assert [one.title for one in (*apart.actions, *apart.tasks)] == ["Put the key elsewhere"] * 2
    assert apart.actions[0].owner == "CB"


def test_a_task_of_another_entity_joins_nothing() -> None:
    other = replace(task("Move it", check="secret_in_code"), entity="bell")
    assert len(sent(other).tasks) == 1


def test_ticking_the_box_closes_a_task_and_says_so() -> None:
    first = sent(task("Call the yard"))
    ticked = sent(task("Call the yard", done="yes"), days=1, before=plain(first))
    assert ticked.tasks == ()
    [change] = ticked.changes
    assert change.text == "Done: Acme, Call the yard (its box is ticked in plan.md:3)."
    assert ticked.news == {"done": 1}
    back = sent(task("Call the yard"), days=2, before=plain(ticked))
    assert [one.text for one in back.changes] == [
        "Open again: Acme, Call the yard (its box is empty in plan.md:3)."
    ]


def test_overdue_actions_come_first_in_their_section() -> None:
    late = replace(REMEDY, id="ba9876543210", title="Long due", since=date(2026, 1, 1))
    section = Section("agenda", "Agenda", "ok", (REMEDY, late))
    document = replace(page(), sections=(section,), actions=(REMEDY, late))
    done = carried(document, {}, {late.id: "T-12"})
    assert [block.title for block in done.sections[0].blocks if isinstance(block, Action)] == [
        "Long due",
        REMEDY.title,
    ]
    assert done.actions[0].link == "T-12"
    assert done.decisions[0].id == late.id
