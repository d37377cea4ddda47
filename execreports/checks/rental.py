"""Gaps in letting a property."""

from collections.abc import Iterator
from datetime import timedelta

from execreports.checks.base import Hit, NotCheckedError, check
from execreports.checks.scope import limit
from execreports.metrics import rental
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import day, iso_date, shown


@check(
    "lease_ending",
    area="rental",
    severity=Severity.HIGH,
    title="Leases that run on",
    remedy="Agree on the next lease",
    done_when="a lease with a later end is recorded",
    effort_days="1",
    needs=("lease.end",),
)
def lease_ending(context: Context) -> Iterator[Hit]:
    """A lease ends soon, or has ended."""
    soon = context.now.date() + timedelta(days=int(limit(context, "lease_ending", "days", "60")))
    for lease in context.facts("lease.end"):
        end = iso_date(lease.text)
        if end and end <= soon:
            unit = lease.label("unit") or "the unit"
            yield Hit(
                lease.entity, unit, f"the lease of {unit} ends {day(end)}", facts=(lease,), certain=True
            )


@check(
    "maintenance_overdue",
    area="rental",
    severity=Severity.MEDIUM,
    title="Upkeep done when due",
    remedy="Have the overdue upkeep done",
    done_when="the upkeep is recorded as done",
    effort_days="0.5",
    needs=("maintenance.due",),
)
def maintenance_overdue(context: Context) -> Iterator[Hit]:
    """Upkeep is past its date and not done."""
    for upkeep in context.facts("maintenance.due"):
        due = iso_date(upkeep.text)
        if due and due < context.now.date() and upkeep.label("done") != "yes":
            item = upkeep.label("item")
            yield Hit(
                upkeep.entity, item, f"{item} is overdue since {day(due)}", facts=(upkeep,), certain=True
            )


@check(
    "rent_not_received",
    area="rental",
    severity=Severity.HIGH,
    title="Rent in the bank",
    remedy="Ask the tenant for the rent",
    done_when="the rent stands on the bank statement",
    effort_days="0.25",
    needs=("rent", "bank.transaction"),
)
def rent_not_received(context: Context) -> Iterator[Hit]:
    """No payment of rent reached the bank in the last weeks."""
    since = context.now.date() - timedelta(days=int(limit(context, "rent_not_received", "days", "35")))
    for rent in context.facts("rent"):
        paid = [
            fact for fact in context.facts("bank.transaction", entity=rent.entity)
            if fact.interval.high > 0 and (when := iso_date(fact.label("date"))) and when >= since
        ]  # fmt: skip
        if not paid:
            unit = rent.label("unit") or "rent"
            yield Hit(rent.entity, unit, f"no rent received since {day(since)}", facts=(rent,))


@check(
    "vacancy_high",
    area="rental",
    severity=Severity.MEDIUM,
    title="Few empty days",
    remedy="Let the unit",
    done_when="the share of empty days is below its limit",
    effort_days="3",
    needs=("property.vacancy",),
)
def vacancy_high(context: Context) -> Iterator[Hit]:
    """The property stands empty too long."""
    most = limit(context, "vacancy_high", "share", "0.1")
    for entity in rental.rental_entities(context):
        share = rental.vacancy(context, entity)
        if share.low is not None and share.low > most:
            yield Hit(
                entity, "vacancy", "the property stands empty too often", f"{shown(share)}.", figures=(share,)
            )


@check(
    "property_loses_money",
    area="rental",
    severity=Severity.CRITICAL,
    title="A property that earns",
    remedy="Raise the rent or cut the costs of the property",
    done_when="net operating income is above zero",
    effort_days="3",
    needs=("rent", "expense"),
)
def property_loses_money(context: Context) -> Iterator[Hit]:
    """Costs are higher than the rent."""
    for entity in rental.rental_entities(context):
        income = rental.noi(context, entity)
        if not income.known:
            raise NotCheckedError(income.reason)
        if income.high is not None and income.high < 0:
            yield Hit(entity, "income", "the property loses money", f"{shown(income)}.", figures=(income,))
