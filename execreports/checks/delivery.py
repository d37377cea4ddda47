"""Gaps in the work of a desk that quotes, schedules and gets paid for jobs."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from execreports.checks.base import Hit, check
from execreports.checks.scope import limit
from execreports.model.context import Context
from execreports.model.facts import Fact
from execreports.model.findings import Severity
from execreports.text import day, iso_date, money

BUSY = {"busy", "hold"}


@check(
    "payment_overdue",
    area="delivery",
    severity=Severity.HIGH,
    title="Invoices paid when due",
    remedy="Call the client about the open invoice",
    done_when="the job is recorded as paid in full",
    effort_days="0.25",
    needs=("job",),
)
def payment_overdue(context: Context) -> Iterator[Hit]:
    """A job is invoiced, due and not paid."""
    for job in context.facts("job"):
        due = iso_date(job.label("due"))
        owed = amount(job, "invoiced") - amount(job, "paid")
        if due and due < context.now.date() and owed > 0:
            told = (
                f"{money(owed, context.currency)} due {day(due)}, {(context.now.date() - due).days} days ago."
            )
            yield Hit(
                job.entity,
                job.label("id"),
                f"payment overdue for job {job.label('id')}",
                told,
                facts=(job,),
                certain=True,
            )


@check(
    "quote_unanswered",
    area="delivery",
    severity=Severity.MEDIUM,
    title="Quotes that get an answer",
    remedy="Ask the client about the open quote",
    done_when="the job is booked or lost",
    effort_days="0.25",
    needs=("job",),
)
def quote_unanswered(context: Context) -> Iterator[Hit]:
    """A quote went out and nothing came back."""
    most = limit(context, "quote_unanswered", "days", "14")
    for job in context.facts("job", stage="quoted"):
        sent = iso_date(job.label("quoted"))
        if sent and (context.now.date() - sent).days > most:
            told = f"Quoted {day(sent)}."
            yield Hit(
                job.entity,
                job.label("id"),
                f"no answer to the quote for job {job.label('id')}",
                told,
                facts=(job,),
                certain=True,
            )


@check(
    "job_without_dates",
    area="delivery",
    severity=Severity.MEDIUM,
    title="Booked jobs with dates",
    remedy="Agree the dates of the job and record them",
    done_when="the job has a start and an end",
    effort_days="0.25",
    needs=("job",),
)
def job_without_dates(context: Context) -> Iterator[Hit]:
    """A job is booked and nobody wrote down when."""
    for job in context.facts("job"):
        if job.label("stage") in {"booked", "underway"} and not (job.label("start") and job.label("end")):
            yield Hit(
                job.entity, job.label("id"), f"job {job.label('id')} has no dates", facts=(job,), certain=True
            )


@check(
    "calendar_clash",
    area="delivery",
    severity=Severity.HIGH,
    title="A calendar without clashes",
    remedy="Move one of the two entries",
    done_when="no two busy entries overlap",
    effort_days="0.25",
    needs=("calendar.event",),
)
def calendar_clash(context: Context) -> Iterator[Hit]:
    """Two busy entries of one entity overlap."""
    busy = [event for event in context.facts("calendar.event") if event.label("status") in BUSY]
    for one, other in combinations(sorted(busy, key=lambda event: event.label("start")), 2):
        if one.entity == other.entity and other.label("start") < one.label("end"):
            subject = f"{one.label('start')} {other.label('start')}"
            told = f"{one.label('subject')} and {other.label('subject')} from {day(other.label('start'))}."
            yield Hit(
                one.entity, subject, "two calendar entries clash", told, facts=(one, other), certain=True
            )


def amount(job: Fact, label: str) -> Decimal:
    """A label that holds money; nothing written counts as nothing agreed."""
    return Decimal(job.label(label) or 0)
