"""Jobs: the pipeline by stage, how many quotes become jobs, how full the calendar is, and who owes money."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from execreports.metrics.arithmetic import derived, over
from execreports.metrics.choice import distinct
from execreports.metrics.ids import scoped, slug
from execreports.metrics.label_amounts import label_amount, label_date, label_number
from execreports.metrics.sums import added, counted, gaps
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact, Kind
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval
from execreports.text import day, iso_date, plural, shown

JOB, CALENDAR = "job", "calendar.event"
STAGES = ("enquiry", "quoted", "booked", "underway", "done", "lost")
WON = frozenset({"booked", "underway", "done"})
AHEAD = 90


def jobs(context: Context) -> tuple[Fact, ...]:
    """Every job of the declared entity (or all), once each."""
    return distinct(context, context.facts(JOB, entity=context.targets.text("delivery.entity") or None))


def pipeline_table(context: Context) -> Shown:
    """One row per stage: how many jobs, what they are worth, which."""
    stages = context.targets.texts("delivery.stages") or STAGES
    given = [_stage(fact) or "no stage" for fact in jobs(context)]
    rows = [_stage_row(context, stage) for stage in dict.fromkeys([*stages, *given]) if given]
    return table(context, ("Stage", "", "", ""), rows, keys=(JOB,), noun="jobs", title="Jobs by stage")


def conversion(context: Context) -> Figure:
    """Of all jobs that were ever quoted, the share that was booked."""
    keys, id, name = (JOB,), "quote_to_job", "Quotes that became jobs"  # noqa: A001 - as in Figure
    quoted = [fact for fact in jobs(context) if _quoted(fact)]
    won = counted(context, "jobs_won", "Jobs won", [f for f in quoted if _stage(f) in WON], keys=keys)
    asked = counted(context, "jobs_quoted", "Jobs quoted", quoted, keys=keys)
    if asked.known and not quoted:
        return replace(unknown(id, name, "ratio", "no quote was sent yet"), parts=(won, asked))
    still_open = sum(_stage(fact) == "quoted" for fact in quoted)
    formula = f"{shown(won)} won of {shown(asked)} quoted, {still_open} still open"
    return derived(id, name, "ratio", (won, asked), over, formula=formula)


def utilisation(context: Context) -> Figure:
    """Busy days over all days of the declared window; both ends of an event are busy."""
    first, last = window(context)
    id, name = "calendar_use", f"Calendar use, {day(first)} to {day(last)}"  # noqa: A001 - as in Figure
    keys, entity = (CALENDAR,), context.targets.text("delivery.entity")
    events = context.facts(CALENDAR, entity=entity or None)
    if not events and (reason := gaps(context, CALENDAR)):
        return unknown(id, name, "ratio", reason, entity=entity)
    busy = [fact for fact in events if fact.label("status") == "busy" and set(_days(fact, first, last))]
    taken = {when for fact in busy for when in _days(fact, first, last)}
    total = (last - first).days + 1
    share = over(Interval.exactly(len(taken)), Interval.exactly(total))
    return Figure(
        id, name, entity, "ratio", Kind.ACTUAL, share, partial=gaps(context, CALENDAR), facts=tuple(busy),
        formula=f"{plural(len(taken), 'busy day')} of {total}", searched=() if busy else context.searched(*keys),
    )  # fmt: skip


def window(context: Context) -> tuple[date, date]:
    """The declared days, or the next ninety, today included."""
    first = iso_date(context.targets.text("delivery.window.from")) or context.now.date()
    last = iso_date(context.targets.text("delivery.window.to")) or first + timedelta(days=AHEAD - 1)
    return first, max(first, last)


def owed(context: Context) -> Figure:
    """What is invoiced and not paid."""
    facts = [rest for _, rest in _unpaid(context)]
    formula = "invoiced - paid, per job"
    return added(
        context, "money_owed", "Money owed to us", facts, keys=(JOB,), unit=context.currency, formula=formula
    )


def owed_table(context: Context) -> Shown:
    """One row per unpaid job, longest overdue first."""
    pairs = sorted(
        _unpaid(context), key=lambda pair: (_due(context, pair[0]) or date.max, pair[0].label("id"))
    )
    rows = [_owed_row(context, job, rest) for job, rest in pairs]
    return table(
        context, ("Job", "owes", "due", ""), rows, keys=(JOB,), noun="unpaid invoices", title="Who owes money"
    )


def _stage(fact: Fact) -> str:
    return fact.label("stage").strip().casefold()


def _quoted(fact: Fact) -> bool:
    return bool(fact.label("quoted")) or _stage(fact) in WON | {"quoted"}


def _stage_row(context: Context, stage: str) -> Row:
    members = [fact for fact in jobs(context) if (_stage(fact) or "no stage") == stage]
    number = counted(context, scoped("jobs", slug(stage)), f"Jobs {stage}", members, keys=(JOB,))
    priced = [fact for fact in members if fact.is_number]
    worth = added(
        context,
        scoped("jobs_worth", slug(stage)),
        f"Jobs {stage}, worth",
        priced,
        keys=(JOB,),
        unit=context.currency,
    )
    names = ", ".join(filter(None, (fact.label("id") for fact in members)))
    figures = (number, worth) if priced or not members else (number,)
    priced_words = f"worth {shown(worth)}" if priced else "not priced" if members else ""
    return Row(
        (
            stage.capitalize(),
            plural(len(members), "job"),
            priced_words,
            names,
        ),
        figures=figures,
    )


def _days(fact: Fact, first: date, last: date) -> Iterator[date]:
    start = label_date(fact, "start")
    end = label_date(fact, "end") or start
    if start is None or end is None:
        return
    when = max(start, first)
    while when <= min(end, last):
        yield when
        when += timedelta(days=1)


def _unpaid(context: Context) -> Iterator[tuple[Fact, Fact]]:
    """Jobs with an open rest, and that rest at the job's address."""
    for fact in jobs(context):
        invoiced = label_amount(fact, "invoiced", context.currency)
        if invoiced is None:
            continue
        rest = invoiced.interval.high - (label_number(fact, "paid") or 0)
        if rest > 0:
            yield fact, replace(invoiced, value=rest, low=rest, high=rest)


def _due(context: Context, job: Fact) -> date | None:
    if given := label_date(job, "due"):
        return given
    ended = label_date(job, "end")
    terms = int(context.targets.number("delivery.terms_days", Decimal(30)))
    return ended + timedelta(days=terms) if ended else None


def _owed_row(context: Context, job: Fact, rest: Fact) -> Row:
    name, due = job.label("id") or job.text or "not named", _due(context, job)
    id = scoped("owed", slug(name))  # noqa: A001 - as in Figure
    figure = added(context, id, f"Owed for {name}", (rest,), keys=(JOB,), unit=context.currency)
    late = (context.now.date() - due).days if due else 0
    age = f"{plural(late, 'day')} overdue" if late > 0 else "not due yet" if due else ""
    return Row((name, shown(figure), day(due) if due else "no date", age), figures=(figure,))
