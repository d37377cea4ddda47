"""The newest complete month by service and by entity, with the change against the month before."""

from collections.abc import Callable
from decimal import Decimal

from execreports.metrics import months
from execreports.metrics.arithmetic import derived, minus
from execreports.metrics.bill_months import bill_months, one_bill
from execreports.metrics.cloud_cost import month_total
from execreports.metrics.ids import scoped, slug
from execreports.metrics.sums import added
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.text import money, shown
from execreports.text import month as month_words

KEYS = ("cloud.cost",)
HALF_A_CENT = Decimal("0.005")
Group = Callable[[Fact], str]
Bill = dict[str, tuple[Fact, ...]]


def service_table(context: Context) -> Shown:
    """One row per service, dearest first; compared only where one bill holds both months whole."""
    return _table(context, "service", one_bill(context), lambda fact: fact.label("service") or "not named")


def entity_table(context: Context) -> Shown:
    """One row per entity, dearest first, out of the bill that knows owners; the rest is called unallocated."""
    declared = {entity.id for entity in context.entities}

    def owned(facts: tuple[Fact, ...]) -> int:
        return sum(fact.entity in declared for fact in facts)

    def owner(fact: Fact) -> str:
        return context.name(fact.entity) if fact.entity in declared else "unallocated"

    return _table(context, "entity", one_bill(context, owned), owner)


def by_service(context: Context, month: str, facts: tuple[Fact, ...]) -> dict[str, Figure]:
    """Service -> its cost in that month."""
    return _by(context, month, facts, "service", lambda fact: fact.label("service") or "not named")


def _table(context: Context, word: str, bill: Bill, group: Group) -> Shown:
    newest = max(bill, default="")
    title = f"Cloud cost by {word}" + (f", {month_words(newest)}" if newest else "")
    rows = _rows(context, bill, newest, word, group) if newest else []
    head = (word.capitalize(), "cost", "change")
    compared = not newest or months.shift(newest, -1) in bill
    note = "" if compared else "Not compared: this bill holds no whole month before it."
    if rows:
        note = f"{note} {_other_bill(context, newest, bill[newest])}".strip()
    return table(context, head, rows, keys=KEYS, noun="complete bills", title=title, note=note)


def _other_bill(context: Context, month: str, facts: tuple[Fact, ...]) -> str:
    """What is to be said where the month's cost stands on the page with another amount, out of another bill."""
    total = added(context, "bill", "bill", facts, keys=KEYS, unit=context.currency)
    billed = next((one for one in bill_months(context) if one.month == month), None)
    used = month_total(context, billed) if billed else None
    if billed is None or used is None or not used.known or shown(used) == shown(total):
        return ""
    other = facts[0].origin.source
    return f"These add up to {shown(total)}: they are out of {other}, the cost of the month out of {billed.source}."


def _rows(context: Context, bill: Bill, newest: str, word: str, group: Group) -> list[Row]:
    now = _by(context, newest, bill[newest], word, group)
    month_before = months.shift(newest, -1)
    facts = bill.get(month_before, ())
    before = _by(context, month_before, facts, word, group)
    named = sorted({**before, **now}, key=lambda name: (-_size(now.get(name)), name))
    return [_row(word, name, now.get(name), before.get(name), compared=bool(facts)) for name in named]


def _row(word: str, name: str, now: Figure | None, before: Figure | None, *, compared: bool) -> Row:
    figures = tuple(figure for figure in (now, before) if figure)
    cost = shown(now) if now else "none"
    if not compared:
        return Row((name, cost, ""), figures=figures)
    if now is None or before is None:
        return Row((name, cost, "new" if now else f"gone, was {shown(figures[0])}"), figures=figures)
    change = derived(
        scoped("cloud_change", word, slug(name)), f"{name}, change", now.unit, (now, before), minus,
        formula="newest complete month - the month before",
    )  # fmt: skip
    return Row((name, cost, _signed(change)), figures=(now, change))


def _by(context: Context, month: str, facts: tuple[Fact, ...], word: str, group: Group) -> dict[str, Figure]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(group(fact), []).append(fact)
    return {
        name: added(
            context, scoped(f"cloud_{word}", month, slug(name)), f"{name}, cloud cost {month_words(month)}", members,
            keys=KEYS, unit=context.currency,
        )
        for name, members in groups.items()
    }  # fmt: skip


def _size(figure: Figure | None) -> Decimal:
    return figure.high if figure and figure.high is not None else Decimal(0)


def _signed(change: Figure) -> str:
    if change.low is None:
        return shown(change)
    if abs(change.low) < HALF_A_CENT:
        return "none"
    return f"{'+' if change.low > 0 else ''}{money(change.low, change.unit)}"
