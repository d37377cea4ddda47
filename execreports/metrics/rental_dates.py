"""Lease and maintenance dates of rental property, the next one first."""

from datetime import date

from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.text import day, iso_date, plural

LEASE, UPKEEP = "lease.end", "maintenance.due"


def dates_table(context: Context) -> Shown:
    """One row per lease end and open upkeep: the day, and how far away it is."""
    facts = [
        *context.facts(LEASE),
        *(one for one in context.facts(UPKEEP) if one.label("done") not in {"yes", "done"}),
    ]
    facts.sort(key=lambda fact: _when(fact) or date.max)
    rows = [_row(context, fact) for fact in facts]
    head = ("Date", "of", "on", "")
    return table(context, head, rows, keys=(LEASE, UPKEEP), noun="lease or upkeep dates", title="Dates ahead")


def _row(context: Context, fact: Fact) -> Row:
    if fact.key == UPKEEP:
        what = fact.label("item") or "Upkeep"
    else:
        what = f"Lease of {fact.label('tenant') or fact.label('unit') or 'the unit'} ends"
    when = _when(fact)
    told = _away((when - context.now.date()).days) if when else "no date can be read"
    return Row((what, context.name(fact.entity), day(when) if when else fact.text, told), facts=(fact,))


def _when(fact: Fact) -> date | None:
    return iso_date(fact.text) or iso_date(fact.label("date"))


def _away(days: int) -> str:
    return (
        f"{plural(-days, 'day')} overdue"
        if days < 0
        else "today"
        if not days
        else f"in {plural(days, 'day')}"
    )
