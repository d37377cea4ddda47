"""30/60/90-day milestones: open tasks by the window they are due in, and how many actions are due by then."""

from collections.abc import Iterable
from datetime import date, timedelta

from execreports.metrics.roadmap import due, open_tasks, task_table
from execreports.metrics.tables import Shown
from execreports.model.context import Context
from execreports.model.facts import Fact
from execreports.model.findings import Action
from execreports.text import day, plural

HORIZONS = (30, 60, 90)


def milestones(context: Context, persona: str = "", actions: Iterable[Action] = ()) -> tuple[Shown, ...]:
    """One table per window; what is overdue stands in the first. `agenda.<persona>` narrows the tasks."""
    given, tasks = tuple(actions), [fact for fact in open_tasks(context) if _belongs(context, persona, fact)]
    return tuple(
        _window(context, first, last, tasks, given)
        for first, last in zip((0, *HORIZONS), HORIZONS, strict=False)
    )


def _window(context: Context, first: int, last: int, tasks: list[Fact], actions: tuple[Action, ...]) -> Shown:
    start, end = (context.now.date() + timedelta(days=days) for days in (first, last))
    after = date.min if not first else start
    within = [fact for fact in tasks if (when := due(fact)) and after < when <= end]
    waiting = sum(first < action.due <= last for action in actions)
    note = (
        f"{plural(waiting, 'action')} of this report {'is' if waiting == 1 else 'are'} due by then too."
        if waiting
        else ""
    )
    return task_table(context, within, f"Within {last} days, by {day(end)}", note)


def _belongs(context: Context, persona: str, fact: Fact) -> bool:
    """Whether the persona's agenda names the task's entity and a part of its section; no agenda names all."""
    entities = context.targets.texts(f"agenda.{persona}.entities")
    sections = context.targets.texts(f"agenda.{persona}.sections")
    told = fact.label("section").casefold()
    in_section = not sections or any(words.casefold() in told for words in sections)
    return (not entities or fact.entity in entities) and in_section
