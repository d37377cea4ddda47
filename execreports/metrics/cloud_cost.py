"""What the cloud costs a month: whole and final months only; the running one is shown apart."""

from collections.abc import Iterator
from dataclasses import replace

from execreports.metrics import months
from execreports.metrics.arithmetic import lacks, reasons
from execreports.metrics.bill_months import BillMonth, bill_months, complete_months
from execreports.metrics.ids import scoped
from execreports.metrics.sums import added, gaps
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Kind
from execreports.model.figures import Figure, unknown, weakest
from execreports.model.quantity import Interval
from execreports.text import month as month_words
from execreports.text import plural, shown

KEYS = ("cloud.cost",)
APART = ("tax", "credit", "refund")


def cloud_cost(context: Context, entity: str = "") -> Figure:
    """From the lowest to the highest complete month of the last twelve; no most likely value."""
    return context.once(("cloud_cost", entity), lambda: _cloud_cost(context, entity))


def _cloud_cost(context: Context, entity: str) -> Figure:
    id, name = scoped("cloud_cost", entity), "Cloud cost"  # noqa: A001 - as in Figure
    unit = f"{context.currency}/month"
    billed = bill_months(context)
    parts = tuple(month_total(context, one, entity) for one in complete_months(context, billed))
    known = [part.interval for part in parts if part.interval is not None]
    if not known:
        reason = gaps(context, *KEYS) or reasons(parts) or "the bills hold no complete month"
        return unknown(id, name, unit, reason, entity=entity)
    low, high = min(one.low for one in known), max(one.high for one in known)
    return Figure(
        id, name, entity, unit, weakest(part.kind for part in parts),
        Interval(low, high, low if low == high else None), parts=parts,
        partial="; ".join(filter(None, [lacks(parts), *_holes(context, billed)])),
        formula=f"lowest and highest of {plural(len(known), 'complete month')}",
    )  # fmt: skip


def cloud_latest(context: Context, entity: str = "") -> Figure:
    """The newest complete month."""
    name, id = "Cloud cost, newest complete month", scoped("cloud_latest", entity)  # noqa: A001 - as in Figure
    complete = complete_months(context, bill_months(context))
    if not complete:
        reason = gaps(context, *KEYS) or "the bills hold no complete month"
        return unknown(id, name, context.currency, reason, entity=entity)
    title = f"Cloud cost, {month_words(complete[-1].month)}"
    return replace(month_total(context, complete[-1], entity), id=id, name=title)


def cloud_running(context: Context, entity: str = "") -> Figure:
    """The running month so far, an estimate that is compared with nothing."""
    id = scoped("cloud_running", entity)  # noqa: A001 - as in Figure
    current = months.current(context)
    name = f"Cloud cost, {month_words(current)} to date"
    running = next((one for one in bill_months(context) if one.month == current), None)
    if running is None:
        reason = gaps(context, *KEYS) or "the bills do not hold the running month yet"
        return unknown(id, name, context.currency, reason, entity=entity)
    figure = month_total(context, running, entity)
    words = "month to date, estimated; compared with no whole month"
    return replace(figure, id=id, name=name, kind=Kind.ESTIMATE, formula=words)


def month_total(context: Context, one: BillMonth, entity: str = "") -> Figure:
    """Everything one month's bill charges, credits and tax included; an estimate until it is final."""
    facts = [fact for fact in one.facts if not entity or fact.entity == entity]
    figure = added(
        context, scoped("cloud_month", one.month, entity), month_words(one.month), facts, keys=KEYS,
        unit=context.currency, entity=entity,
    )  # fmt: skip
    partial = "; ".join(filter(None, [figure.partial, one.unused]))
    return replace(figure, kind=figure.kind if one.complete else Kind.ESTIMATE, partial=partial)


def month_table(context: Context) -> Shown:
    """One row per month, newest first: the total, what of it is tax, credit or refund, and its standing."""
    rows = [_row(context, one) for one in reversed(bill_months(context))]
    head = ("Month", "total", "of which", "bill")
    return table(context, head, rows, keys=KEYS, noun="bills", title="Cloud bills")


def _row(context: Context, one: BillMonth) -> Row:
    figure = month_total(context, one)
    apart = [_apart(context, one, charge) for charge in APART]
    told = [f"{part.name} {shown(part)}" for part in apart if part.facts]
    standing = "month to date, estimated" if one.running else "estimated" if one.estimated else "final"
    cells = (month_words(one.month), shown(figure), ", ".join(told), standing)
    return Row(cells, figures=(figure, *(part for part in apart if part.facts)))


def _apart(context: Context, one: BillMonth, charge: str) -> Figure:
    facts = [fact for fact in one.facts if fact.label("charge") == charge]
    id = scoped("cloud_month", one.month, charge)  # noqa: A001 - as in Figure
    return added(context, id, charge, facts, keys=KEYS, unit=context.currency)


def _holes(context: Context, billed: tuple[BillMonth, ...]) -> Iterator[str]:
    """Months between the first and the newest that no bill covers, or whose bill is not final."""
    given = {one.month: one for one in billed}
    newest = months.shift(months.current(context), -1)
    first = max(min(given), months.shift(newest, 1 - int(context.targets.number("cloud.months") or 12)))
    for month in months.span(first, newest):
        if month not in given:
            yield f"no bill for {month_words(month)}"
        elif given[month].estimated:
            yield f"{month_words(month)} is still estimated and left out"
