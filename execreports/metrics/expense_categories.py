"""Expense audit: what was paid, by category; every line that fits no rule is listed on its own."""

from collections.abc import Iterable
from decimal import Decimal

from execreports.metrics.arithmetic import derived
from execreports.metrics.choice import distinct
from execreports.metrics.ids import scoped, slug
from execreports.metrics.sums import added
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.model.quantity import Interval
from execreports.text import day, plural, quantity, shown

PAID, PLANNED = "bank.transaction", "expense"
NONE = "not categorised"


def paid_lines(context: Context) -> tuple[Fact, ...]:
    """Every line of the statements that took money out."""
    return tuple(fact for fact in context.facts(PAID) if fact.is_number and fact.interval.high < 0)


def category(context: Context, fact: Fact) -> str:
    """The category the line names, or that of the first rule with a word in it; `not categorised` else."""
    if words := fact.label("category").strip():
        return words
    told = f"{fact.label('description')} {fact.label('item')} {fact.text}".casefold()
    for _, path in context.targets.each("expense_categories"):
        if any(word.casefold() in told for word in context.targets.texts(f"{path}.words")):
            return context.targets.text(f"{path}.category")
    return NONE


def categorised(context: Context, lines: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Category -> its lines; same words in other capitals are one category."""
    groups: dict[str, list[Fact]] = {}
    names: dict[str, str] = {}
    for fact in lines:
        name = category(context, fact)
        groups.setdefault(names.setdefault(name.casefold(), name), []).append(fact)
    return groups


def spent(context: Context) -> Figure:
    """Everything paid out of the accounts in the statements that were read."""
    return _paid(context, "spent", "Paid out of the accounts", paid_lines(context))


def category_table(context: Context) -> Shown:
    """One row per category, dearest first: paid in the statements, planned a month."""
    paid = categorised(context, paid_lines(context))
    planned = categorised(context, distinct(context, context.facts(PLANNED)))
    names = {name.casefold(): name for name in [*planned, *paid]}
    rows = [_row(context, name, _of(paid, name), _of(planned, name)) for name in names.values()]
    rows.sort(key=lambda pair: (-pair[0], pair[1].cells[0]))
    title = f"Expenses by category{_period(paid_lines(context))}"
    head = ("Category", "paid", "in", "planned")
    return table(context, head, [row for _, row in rows], keys=(PAID,), noun="expenses", title=title)


def uncategorised_table(context: Context) -> Shown:
    """One row per line without a category: statements first, then recurring costs."""
    lines = [*paid_lines(context), *distinct(context, context.facts(PLANNED))]
    rows = [_line(context, fact) for fact in lines if category(context, fact) == NONE]
    head = ("Line", "on", "amount")
    return table(
        context, head, rows, keys=(PAID, PLANNED), noun="lines without a category", title="Not categorised"
    )


def _row(context: Context, name: str, paid: list[Fact], planned: list[Fact]) -> tuple[Decimal, Row]:
    key = slug(name)
    spent_ = _paid(context, scoped("paid", key), f"Paid, {name}", paid)
    plan = added(
        context, scoped("planned", key), f"Planned, {name}", planned, keys=(PLANNED,),
        unit=f"{context.currency}/month",
    )  # fmt: skip
    figures = tuple(figure for figure, facts in ((spent_, paid), (plan, planned)) if facts)
    cells = (
        name.capitalize() if name == NONE else name, shown(spent_) if paid else "",
        plural(len(paid), "line") if paid else "", shown(plan) if planned else "",
    )  # fmt: skip
    size = (spent_.high or Decimal(0)) if paid else Decimal(0)
    return size, Row(cells, figures=figures)


def _paid(context: Context, id: str, name: str, facts: Iterable[Fact]) -> Figure:  # noqa: A002 - as in Figure
    """The outflow as a positive amount."""
    raw = added(context, f"{id}/signed", f"{name}, as signed", facts, keys=(PAID,), unit=context.currency)
    return derived(id, name, context.currency, (raw,), _turned, formula="sum of what went out")


def _turned(signed: Interval) -> Interval:
    return Interval.exactly(0) - signed


def _line(context: Context, fact: Fact) -> Row:
    words = fact.label("description") or fact.label("item") or fact.text or "no description"
    amount = quantity(fact.interval, fact.unit) if fact.is_number else fact.text
    when = day(fact.label("date")) if fact.label("date") else context.name(fact.entity)
    return Row((words, when, amount), facts=(fact,))


def _of(groups: dict[str, list[Fact]], name: str) -> list[Fact]:
    return next((facts for one, facts in groups.items() if one.casefold() == name.casefold()), [])


def _period(lines: tuple[Fact, ...]) -> str:
    days = sorted(filter(None, (fact.label("date")[:10] for fact in lines)))
    return f", {day(days[0])} to {day(days[-1])}" if days else ""
