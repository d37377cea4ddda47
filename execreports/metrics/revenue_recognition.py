"""What may be called revenue: money taken before its service is owed, and money must have a sale behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from execreports.metrics import months
from execreports.metrics.choice import distinct
from execreports.metrics.ids import scoped, slug
from execreports.metrics.label_amounts import label_amount, label_date
from execreports.metrics.payout_matching import unmatched
from execreports.metrics.results import SOLD
from execreports.metrics.sums import added
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.text import day, plural, shown
from execreports.text import month as month_words

BOOKING, PAYOUT, REVENUE = "booking", "payout", "revenue"
CANCELLED = frozenset({"cancelled", "canceled"})


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing the books have wrong: its kind, subject (an id or month), what is wrong, and the amount."""

    kind: str
    subject: str
    entity: str
    what: str
    figure: Figure


def issues(context: Context) -> tuple[Issue, ...]:
    """Deposits to defer, deposits kept after a cancellation, payouts without a sale, sales without a record."""
    return (*_deposits(context), *_kept(context), *_unmatched(context), *_unrecorded(context))


def deferred(context: Context) -> Figure:
    """Deposits taken for services that are still to come: owed, no revenue yet."""
    facts = [amount for _, amount, _ in _ahead(context)]
    return added(
        context, "deferred_revenue", "Deposits to defer", facts, keys=(BOOKING,), unit=context.currency,
        formula="deposits of bookings whose service date is still to come",
    )  # fmt: skip


def recognition_table(context: Context) -> Shown:
    """One row per issue."""
    rows = [
        Row((one.subject, context.name(one.entity), shown(one.figure), one.what), figures=(one.figure,))
        for one in issues(context)
    ]
    head = ("Issue", "of", "", "")
    return table(context, head, rows, keys=(BOOKING, PAYOUT), noun="revenue issues", title="Revenue issues")


def _deposits(context: Context) -> Iterator[Issue]:
    for fact, amount, when in _ahead(context):
        yield _issue(context, "deferred", fact, amount, f"deposit for {day(when)}, to be deferred until then")


def _kept(context: Context) -> Iterator[Issue]:
    for fact in distinct(context, context.facts(BOOKING)):
        amount = label_amount(fact, "deposit", context.currency)
        if amount and amount.interval.high > 0 and fact.label("status").casefold() in CANCELLED:
            yield _issue(context, "kept", fact, amount, "deposit of a cancelled sale: income or refund")


def _unmatched(context: Context) -> Iterator[Issue]:
    if context.unread(BOOKING):
        return
    for fact in unmatched(context):
        name = fact.label("reference") or day(fact.label("date"))
        issue = _issue(context, "payout", fact, fact, "payout without a booking")
        yield Issue("payout", f"Payout {name}", issue.entity, issue.what, issue.figure)


def _unrecorded(context: Context) -> Iterator[Issue]:
    """Months with sales that took place and no revenue in the books; silent where the books were not read.

    An entity whose books hold nothing at all is one issue, not one for every month.
    """
    if context.unread(REVENUE):
        return
    written = {(one.entity, months.parsed(one.label("month"))) for one in context.facts(REVENUE)}
    for entity, by_month in sorted(_sold(context).items()):
        recorded = {month for owner, month in written if owner in {entity, ""}}
        open_ = {month: facts for month, facts in by_month.items() if month not in recorded}
        if not recorded and len(open_) > 1:
            facts = [fact for month in sorted(open_) for fact in open_[month]]
            first, last = month_words(min(open_)), month_words(max(open_))
            what = f"{plural(len(facts), 'sale')} from {first} to {last}, no revenue in the books"
            yield _lost(context, "Sales without a record", "every_month", entity, facts, what)
            continue
        for month in sorted(open_):
            what = f"{plural(len(open_[month]), 'sale')} took place, no revenue in the books"
            yield _lost(context, month_words(month), month, entity, open_[month], what)


def _lost(context: Context, subject: str, key: str, entity: str, facts: list[Fact], what: str) -> Issue:
    id, title = scoped("unrecorded", key, entity), f"Not recorded, {subject}"  # noqa: A001 - as in Figure
    figure = added(context, id, title, facts, keys=(BOOKING,), unit=context.currency, entity=entity)
    return Issue("unrecorded", subject, entity, what, figure)


def _sold(context: Context) -> dict[str, dict[str, list[Fact]]]:
    """Entity -> month -> sales that took place."""
    today, found = f"{context.now:%Y-%m-%d}", dict[str, dict[str, list[Fact]]]()
    for fact in distinct(context, context.facts(BOOKING)):
        served = fact.label("service_date")[:10]
        if fact.label("status").casefold() in SOLD and "" < served <= today:
            found.setdefault(fact.entity, {}).setdefault(months.parsed(served), []).append(fact)
    return found


def _ahead(context: Context) -> Iterator[tuple[Fact, Fact, date]]:
    """Bookings with a deposit whose service is still to come: the booking, the deposit, the day."""
    for fact in distinct(context, context.facts(BOOKING)):
        amount, when = label_amount(fact, "deposit", context.currency), label_date(fact, "service_date")
        if amount is None or when is None or amount.interval.high <= 0:
            continue
        if when > context.now.date() and fact.label("status").casefold() not in CANCELLED:
            yield fact, amount, when


def _issue(context: Context, kind: str, fact: Fact, amount: Fact, what: str) -> Issue:
    subject = fact.label("id") or fact.label("reference") or day(fact.label("date")) or "not named"
    id = scoped("recognition", kind, slug(subject))  # noqa: A001 - as in Figure
    keys = (BOOKING, PAYOUT)
    figure = added(
        context, id, f"{subject}, {kind}", (amount,), keys=keys, unit=context.currency, entity=fact.entity
    )
    return Issue(kind, f"Booking {subject}", fact.entity, what, figure)
