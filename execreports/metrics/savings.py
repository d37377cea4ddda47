"""Savings, item by item: what, where, how much a month to the cent, how to undo; the total is their sum."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from execreports.metrics.arithmetic import plus, times
from execreports.metrics.bill_months import BillMonth, bill_months, complete_months
from execreports.metrics.ids import scoped, slug
from execreports.metrics.savings_rules import RULES, Rule
from execreports.metrics.sums import added, gaps
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact, Kind
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval
from execreports.text import month as month_words
from execreports.text import percent, shown

KEYS = ("cloud.usage",)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Saving:
    """One item: the rule that found it, what to do, where, the amount a month, the way back."""

    rule: str
    what: str
    where: str
    entity: str
    figure: Figure
    undo: str
    effort_days: Decimal


def savings(context: Context) -> tuple[Saving, ...]:
    """Every item the rules find in the newest complete month with line detail, largest first.

    A bill line serves one rule only, the first of the table that it fits.
    """
    months = _billed(context)
    lines = months[-1].facts if months else ()
    off = context.targets.texts("cloud.savings.off")
    taken: set[int] = set()
    found: list[Saving] = []
    for rule in (rule for rule in RULES if rule.id not in off):
        groups = _groups(rule, (line for line in lines if id(line) not in taken))
        for where, group in groups.items():
            if item := _item(context, rule, where, group, lines):
                found.append(item)
                taken |= {id(line) for line in group}
    return tuple(sorted(found, key=lambda item: (-(item.figure.low or 0), item.rule, item.where)))


def cloud_savings(context: Context) -> Figure:
    """The sum of all items a month; zero only where line detail of a complete month was read."""
    id, name = "cloud_savings", "Cloud savings identified"  # noqa: A001 - as in Figure
    unit = f"{context.currency}/month"
    months = _billed(context)
    if not months:
        reason = gaps(context, *KEYS) or "no bill holds line detail of a complete month"
        return unknown(id, name, unit, reason)
    items = savings(context)
    if not items:
        return _none_found(context, months[-1], id, name, unit)
    formula = f"sum of the items, bill of {month_words(months[-1].month)}"
    total = plus(id, name, unit, (item.figure for item in items), formula=formula)
    return replace(total, partial=total.partial or _lacking(context, months[-1]))


def _none_found(context: Context, one: BillMonth, id: str, name: str, unit: str) -> Figure:  # noqa: A002 - as in Figure
    """Zero where the lines can be added up in the portfolio's currency, else not known."""
    read = added(context, id, name, one.facts, keys=KEYS, unit=context.currency)
    if not read.known:
        return unknown(id, name, unit, read.reason)
    zero = Figure(id, name, "", unit, Kind.ACTUAL, Interval.exactly(0), searched=context.searched(*KEYS))
    words = f"no rule fits the bill of {month_words(one.month)}"
    return replace(zero, formula=words, partial=_lacking(context, one))


def _lacking(context: Context, one: BillMonth) -> str:
    return "; ".join(filter(None, [gaps(context, *KEYS), one.unused]))


def savings_table(context: Context) -> Shown:
    """One row per item; the rows sum to `cloud_savings`."""
    rows = [
        Row((item.what, place(item.where), f"saves {shown(item.figure)}", item.undo), figures=(item.figure,))
        for item in savings(context)
    ]
    head = ("Saving", "at", "", "undo:")
    return table(context, head, rows, keys=KEYS, noun="savings", title="Savings, item by item")


def _billed(context: Context) -> tuple[BillMonth, ...]:
    """The complete months that have line detail: usage types or resources, not services alone."""
    given = complete_months(context, bill_months(context, "cloud.usage"))
    return tuple(
        one for one in given if any(fact.label("usage_type") or fact.label("resource") for fact in one.facts)
    )


def place(where: str) -> str:
    """A resource as a person reads it: a long name without the part that names the account and region."""
    return where.split(":", 5)[-1] if where.startswith("arn:") else where


def _groups(rule: Rule, lines: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Resource (or usage type where the bill names none) -> the lines the rule is about."""
    groups: dict[str, list[Fact]] = {}
    for line in lines:
        if rule.about(line.label("service"), line.label("usage_type")):
            groups.setdefault(line.label("resource") or line.label("usage_type"), []).append(line)
    return groups


def _item(
    context: Context, rule: Rule, where: str, group: list[Fact], lines: tuple[Fact, ...]
) -> Saving | None:
    path = f"cloud.savings.{rule.id}"
    if not _named(context, rule, where) or not _idle(context, rule, group, lines):
        return None
    if rule.hours and sum(map(_quantity, group), Decimal(0)) < rule.hours:
        return None
    entity = group[0].entity
    cost = added(
        context, scoped("cloud_line", rule.id, slug(where)), f"{where}, as billed", group, keys=KEYS,
        unit=context.currency, entity=entity,
    )  # fmt: skip
    least = context.targets.number(f"{path}.least", rule.least) or Decimal(0)
    if cost.interval is None or cost.interval.low <= 0 or cost.interval.low < least:
        return None
    share = context.targets.number(f"{path}.share", rule.share) or Decimal(0)
    figure = _saved(context, rule, where, cost, share)
    return Saving(rule.id, rule.what, where, entity, figure, rule.undo, rule.effort_days) if figure else None


def _saved(context: Context, rule: Rule, where: str, cost: Figure, share: Decimal) -> Figure | None:
    """The part of the cost that goes away, in whole cents."""
    part = times(cost.interval or Interval.exactly(0), Interval.exactly(share))
    amount = part.each(lambda value: value.quantize(CENT, ROUND_HALF_UP))
    if amount.high <= 0:
        return None
    return Figure(
        scoped("cloud_saving", rule.id, slug(where)), f"{rule.what}, {where}", cost.entity,
        f"{context.currency}/month", cost.kind if share == 1 else Kind.ESTIMATE, amount,
        formula=f"{percent(share)} of {shown(cost)}", parts=(cost,),
    )  # fmt: skip


def _named(context: Context, rule: Rule, where: str) -> bool:
    """Whether the rule is for every resource, or the resource holds one of its words."""
    if rule.named is None:
        return True
    words = context.targets.texts(f"cloud.savings.{rule.id}.words") or rule.named
    parts = slug(where).split("_")
    return any(slug(word) in parts or slug(word) == slug(where) for word in words)


def _idle(context: Context, rule: Rule, group: list[Fact], lines: tuple[Fact, ...]) -> bool:
    """Whether the resource's own traffic lines are at or below what counts as busy; no such line is no traffic."""
    if not rule.traffic:
        return True
    busy = context.targets.number(f"cloud.savings.{rule.id}.{rule.busy_option}", rule.busy) or Decimal(0)
    used = sum((_quantity(line) for line in _traffic(rule, group[0], lines)), Decimal(0))
    return used <= busy


def _traffic(rule: Rule, of: Fact, lines: tuple[Fact, ...]) -> Iterator[Fact]:
    """The traffic lines of the same resource, and those of its account and region that name none."""
    for line in lines:
        if not re.search(rule.traffic, line.label("usage_type"), re.IGNORECASE):
            continue
        unnamed = not line.label("resource") and _region(line) == _region(of)
        named = line.label("resource") and line.label("resource") == of.label("resource")
        if line.label("account") == of.label("account") and (named or unnamed):
            yield line


def _region(line: Fact) -> str:
    """The region code in front of a usage type (`USW2-...`), or nothing in the oldest region."""
    head, mark, _ = line.label("usage_type").partition("-")
    return head if mark and head.isupper() and head[-1:].isdigit() else ""


def _quantity(line: Fact) -> Decimal:
    words = line.label("quantity").replace(",", "")
    try:
        return Decimal(words) if words else Decimal(0)
    except ArithmeticError:
        return Decimal(0)
