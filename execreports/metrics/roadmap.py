"""Open work out of the documents: who does what by when, overdue first."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.text import day, iso_date, plural

KEYS = ("task",)
DONE = "A task is done when its box is ticked, or its line struck, in the document."
TERMS = re.compile(r"\s*\((?:owner|due|check)\b[^()]*\)\s*$", re.IGNORECASE)
TERMS = re.compile(r"\s*\((?:owner|due|by)\b[^()]*\)\s*$", re.IGNORECASE)
"""Owner and day at the end of a task's words: they stand in columns of their own."""


def open_work(context: Context, entities: Iterable[str] = (), days: int = 0, limit: int = 12) -> Shown:
    """One row per open task due within `days` (0: every open task); at most `limit` rows, the rest counted."""
    last = context.now.date() + timedelta(days=days)
    wanted = set(entities)
    facts = [
        fact
        for fact in open_tasks(context)
        if (not wanted or fact.entity in wanted) and (not days or ((when := due(fact)) and when <= last))
    ]
    title = f"Tasks due within {plural(days, 'day')}" if days else "Open tasks"
    more = f"And {plural(len(facts) - limit, 'task')} more." if len(facts) > limit else ""
    return task_table(context, facts[:limit], title, more)


def open_tasks(context: Context) -> list[Fact]:
    """Every task that is not done, soonest due first, without a date last."""
    facts = [fact for fact in context.facts("task") if fact.label("done") != "yes"]
    return sorted(facts, key=lambda fact: (due(fact) or date.max, fact.entity, fact.text))


def task_table(context: Context, facts: Iterable[Fact], title: str, note: str = "") -> Shown:
    """The tasks as a table: for whom, owner, day, when it counts as done."""
    rows = [_row(context, fact) for fact in facts]
    told = " ".join(filter(None, [note, DONE]))
    head = ("Task", "for", "owner", "due", "done when")
    return table(context, head, rows, keys=KEYS, noun="open tasks", title=title, note=told)


def due(fact: Fact) -> date | None:
    """The day a task is due, or None."""
    return iso_date(fact.label("due"))


def words(fact: Fact) -> str:
    """What is to be done, without the owner and the day that stand in columns of their own."""
    return TERMS.sub("", fact.text).strip()


def _row(context: Context, fact: Fact) -> Row:
    when, today = due(fact), context.now.date()
    told = day(when) if when else "not set"
    if when and when < today:
        told += f" ({plural((today - when).days, 'day')} overdue)"
    owner = fact.label("owner") or "not set"
    return Row((words(fact), context.name(fact.entity), owner, told, fact.label("done_when")), (fact,))
