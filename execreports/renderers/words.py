"""What the page says of a block beside its own words: kind, terms, age, health."""

from datetime import date, tzinfo

from execreports.model.document import Row, Section, Table
from execreports.model.facts import Health, SourceResult
from execreports.model.figures import Figure
from execreports.model.findings import Action, Finding
from execreports.renderers.marks import day_words
from execreports.renderers.quiet import due
from execreports.text import day, plural


def about(figure: Figure, section: Section | None = None) -> str:
    """The kind where it is not a measured one, and what a sum lacks where its section has not said it."""
    told = [] if figure.kind == "actual" or not figure.known else [str(figure.kind)]
    above = section is not None and section.status == "partial" and figure.partial in section.reason
    told += ["partial, see above" if above else f"partial: {figure.partial}"] if figure.partial else []
    told += [figure.flag] if figure.flag else []
    return f" ({'; '.join(told)})" if told else ""


def more(finding: Finding, today: date) -> str:
    """Detail, state and age, consequences: one paragraph under the finding."""
    told = [finding.detail, standing(finding, today)]
    told += [f"Consequence: {effect}" for effect in finding.consequences]
    return " ".join(
        sentence if sentence.endswith((".", "!", "?")) else f"{sentence}." for sentence in told if sentence
    )


def standing(finding: Finding, today: date) -> str:
    """`Open 7 days.`; nothing on the day it is first seen."""
    if finding.since is None or finding.since == today:
        return ""
    days = plural((today - finding.since).days, "day")
    return (
        f"Open {days}."
        if finding.state == "open"
        else f"{finding.state.capitalize()}, first seen {days} ago."
    )


def terms(action: Action, today: date, *, short: bool = False, timed: bool = True) -> str:
    """`Owner CB, 0.5 days, impact 10, due in 30 days. Done when ...`; the short form leaves the criterion out.

    Not `timed`: the list the action stands in has said when all of it is due.
    """
    days, since = action.effort_days, action.since
    effort = f"{days:f} {'day' if days == 1 else 'days'}" if days else "effort not set"
    told = [f"Owner {action.owner}", effort, f"impact {action.impact:f}"]
    told += [due(action, today)] if timed else []
    told += [f"open {plural((today - since).days, 'day')}"] if since and since < today else []
    told += [action.state] if action.state != "open" else []
    told += [f"tracked as {action.link}"] if action.link else []
    done = f" Done when {action.done_when}." if action.done_when and not short else ""
    return f"{', '.join(told)}.{done}"


def cells(table: Table, row: Row) -> str:
    """A row that reads without alignment: `label: head value; head value`."""
    label, *rest = row.cells
    told = [f"{head} {cell}".strip() for head, cell in zip(table.head[1:], rest, strict=False) if cell]
    return f"{label}: {'; '.join(told)}" if told else label


def coverage(sources: tuple[SourceResult, ...]) -> str:
    """The line before anything else: `11 of 13 sources fresh; 1 stale (bills); 1 missing (jobs)`."""
    if not sources:
        return "No source is configured for this report."
    fresh = sum(result.health is Health.FRESH for result in sources)
    parts = [f"{fresh} of {plural(len(sources), 'source')} fresh"]
    words = {Health.STALE: "stale", Health.FALLBACK: "from the last good answer", Health.MISSING: "missing"}
    for health, word in words.items():
        named = [result.name for result in sources if result.health is health]
        parts += [f"{len(named)} {word} ({', '.join(named)})"] if named else []
    return "; ".join(parts) + "."


def health(sources: tuple[SourceResult, ...], zone: tzinfo | None) -> list[str]:
    """One line for all fresh sources, one for each that is not, one for each with lines not read; local days."""
    fresh = [result for result in sources if result.health is Health.FRESH]
    days = [day_words(when.astimezone(zone)) for when in sorted(one.as_of for one in fresh if one.as_of)]
    span = (
        ""
        if not days
        else f", as of {days[0]}"
        if days[0] == days[-1]
        else f", as of {days[0]} to {days[-1]}"
    )
    told = [f"Fresh: {plural(len(fresh), 'source')}{span}."] if fresh else []
    told += [_unwell(result, zone) for result in sources if result.health is not Health.FRESH]
    unread = [f"{result.name} {len(result.problems)}" for result in sources if result.problems]
    return told + (
        [f"Not read or doubtful: {', '.join(unread)}; execreports sources lists them."] if unread else []
    )


def _unwell(result: SourceResult, zone: tzinfo | None) -> str:
    when = ""
    if result.since:
        when = f" since {day(result.since)}"
    elif result.as_of and result.health is not Health.MISSING:
        when = f", as of {day_words(result.as_of.astimezone(zone))}"
    name = "Last good answer" if result.health is Health.FALLBACK else str(result.health).capitalize()
    return f"{name}: {result.name}{when}, {result.reason or 'no reason given'}."


def titled(table: Table, section: Section) -> bool:
    """Whether a table's title says more than the heading it stands under."""
    return bool(set(table.title.casefold().split()) - set(section.title.casefold().split()))
