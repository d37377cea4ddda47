"""Open work out of the documents: who does what by when, overdue first."""

from collections.abc import Iterable
from datetime import date, timedelta

from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.text import day, iso_date, plural

KEYS = ("task",)


def open_work(context: Context, entities: Iterable[str] = (), days: int = 0) -> Shown:
    """One row per open task due within `days` (0: every open task): owner, day, success criterion."""
    last = context.now.date() + timedelta(days=days)
    wanted = set(entities)
    facts = [
        fact
        for fact in open_tasks(context)
        if (not wanted or fact.entity in wanted) and (not days or ((when := due(fact)) and when <= last))
    ]
    title = f"Tasks due within {plural(days, 'day')}" if days else "Open tasks"
    return task_table(context, facts, title)


def open_tasks(context: Context) -> list[Fact]:
    """Every task that is not done, soonest due first, without a date last."""
    facts = [fact for fact in context.facts("task") if fact.label("done") != "yes"]
    return sorted(facts, key=lambda fact: (due(fact) or date.max, fact.entity, fact.text))


def task_table(context: Context, facts: Iterable[Fact], title: str, note: str = "") -> Shown:
    """The tasks as a table: for whom, owner, day, when it counts as done."""
    rows = [_row(context, fact) for fact in facts]
    head = ("Task", "for", "owner", "due", "done when")
    return table(context, head, rows, keys=KEYS, noun="open tasks", title=title, note=note)


def due(fact: Fact) -> date | None:
    """The day a task is due, or None."""
    return iso_date(fact.label("due"))


def _row(context: Context, fact: Fact) -> Row:
    when, today = due(fact), context.now.date()
    told = day(when) if when else "not set"
    if when and when < today:
        told += f" ({plural((today - when).days, 'day')} overdue)"
    done = fact.label("done_when") or (
        "its box is ticked" if fact.label("form") == "box" else "it is struck off"
    )
    return Row((fact.text, context.name(fact.entity), fact.label("owner") or "not set", told, done), (fact,))
