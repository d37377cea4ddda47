"""A quiet day: nothing changed since the last edition, so the page is what is still open, oldest debt first."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from execreports.model.document import ReportDocument
from execreports.model.findings import Action, Finding
from execreports.text import day, plural

SETTLED = {"done", "accepted"}


def since(document: ReportDocument) -> str:
    """` since 5 May`, the day of the edition that this one is compared with; nothing where there is none."""
    when = document.compared_with
    return f" since {when.day} {when:%b}" if when else ""


def unchanged(document: ReportDocument) -> str:
    """`Since 5 May 2026 nothing changed: 12 figures, 8 findings and 10 actions are as they were.`, in one sentence."""
    counts = [
        plural(len(document.figures), "figure"),
        plural(len(document.findings), "finding"),
        plural(len(document.actions), "action"),
    ]
    since = f"Since {day(document.compared_with)} nothing" if document.compared_with else "Nothing"
    return f"{since} changed: {', '.join(counts[:-1])} and {counts[-1]} are as they were."


def waiting(document: ReportDocument, most: int = 12) -> Iterator[tuple[str, Action | Finding]]:
    """What else is open, with its age: actions and overdue tasks, overdue first, then findings without an action."""
    today = document.generated_at.date()
    shown = {action.id for action in document.decisions}
    late = [task for task in document.tasks if task.overdue(today) > 0]
    listed = [one for one in (*document.actions, *late) if one.id not in shown and one.state not in SETTLED]
    answered = {action.id for action in document.actions}
    left = [one for one in document.findings if one.id not in answered and one.state not in SETTLED]
    lines: list[tuple[str, Action | Finding]] = [
        (f"{_named(document, action.entity)}: {action.title.rstrip('.')}. {standing(action, today)}", action)
        for action in sorted(listed, key=lambda one: -one.overdue(today))
    ]
    yield from [*lines, *_findings(document, left, today)][:most]


def _findings(
    document: ReportDocument, left: list[Finding], today: date
) -> Iterator[tuple[str, Action | Finding]]:
    """The first of each check, with how many there are like it."""
    alike = Counter(one.check for one in left)
    for finding in {one.check: one for one in reversed(left)}.values():
        more = f" and {alike[finding.check] - 1} more like it" if alike[finding.check] > 1 else ""
        yield (
            f"{_named(document, finding.entity)}: {finding.title}{more}. {age(finding.since, today)}",
            finding,
        )


def _named(document: ReportDocument, entity: str) -> str:
    return document.names.get(entity, entity) or "Portfolio"


def standing(action: Action, today: date) -> str:
    """`Owner CB, overdue by 3 days, open 33 days.`, in one sentence."""
    return f"Owner {action.owner}, {due(action, today)}, {age(action.since, today).lower()}"


def due(action: Action, today: date) -> str:
    """`due in 27 days`, `due today`, `overdue by 3 days`."""
    late = action.overdue(today)
    if late > 0:
        return f"overdue by {plural(late, 'day')}"
    return f"due in {plural(-late, 'day')}" if late else "due today"


def age(since: date | None, today: date) -> str:
    """`Open 3 days.` or `Open since today.`, in one sentence."""
    days = (today - since).days if since else 0
    return f"Open {plural(days, 'day')}." if days else "Open since today."
