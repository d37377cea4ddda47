"""Reconciliation: two sources about one thing are both shown; the declared order of authority picks one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from execreports.metrics.amounts import NoAmountError, amount, name
from execreports.metrics.bill_disputes import rival_bills
from execreports.metrics.choice import ADDITIVE, SINGLE, by_preference, distinct, document, sameness
from execreports.metrics.distance import distance
from execreports.metrics.index import figures_by_id
from execreports.metrics.tables import Shown
from execreports.model.context import Context
from execreports.model.document import Row, Table, Text
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.model.quantity import Interval
from execreports.text import month as month_words
from execreports.text import quantity, shown

__all__ = ["Dispute", "dispute_table", "disputes", "distinct"]

CLAIM = "claim."
TOLERANCE = Decimal("0.01")
APART = frozenset({"bank.balance", "site.health", "channel", "practice", "client"})
"""Keys that are not compared: their newest fact simply replaces the older ones, or they are words."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two places that say different things: what is used, what the other says, how far apart (share of the used).

    `distance` says it in words, from the nearest end.
    """

    key: str
    entity: str
    subject: str
    used: tuple[Fact, ...]
    other: tuple[Fact, ...]
    apart: Decimal
    told: str
    told_other: str
    distance: str
    figures: tuple[Figure, ...] = ()


def disputes(context: Context) -> tuple[Dispute, ...]:
    """Every pair beyond `reconcile.tolerance`, widest apart first; claims against figures among them."""
    found = [one for key in _keys(context) for one in _of_key(context, key)]
    found += [*_claims(context), *_bills(context)]
    return tuple(sorted(found, key=lambda one: (-one.apart, one.key, one.entity, one.subject)))


def dispute_table(context: Context) -> Shown:
    """One row per dispute: what is used, what the other place says."""
    found = disputes(context)
    if not found:
        words = (
            "No two sources disagree beyond the tolerance." if _comparable(context) else "Nothing to compare."
        )
        return Text(words)
    rows = tuple(
        Row(
            (_title(context, one), one.told, one.told_other, one.distance),
            (*one.used, *one.other),
            one.figures,
        )
        for one in found
    )
    return Table(("Figure", "used", "elsewhere", ""), rows, "Sources that disagree")


def _keys(context: Context) -> tuple[str, ...]:
    default = tuple(key for key in {**ADDITIVE, **SINGLE} if key not in APART)
    return context.targets.texts("reconcile.keys") or default


def _comparable(context: Context) -> bool:
    """Whether two places say anything about one thing at all."""
    pairs = (group for key in _keys(context) for group in _groups(context, key))
    claims = any(fact.is_number for fact in context.facts(f"{CLAIM}*"))
    return claims or any(len({*map(document, group)}) > 1 for group in pairs) or any(rival_bills(context))


def _of_key(context: Context, key: str) -> Iterator[Dispute]:
    for group in _groups(context, key):
        yield from _of_group(context, group)


def _groups(context: Context, key: str) -> Iterable[list[Fact]]:
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in context.facts(key):
        if fact.is_number:
            groups.setdefault(sameness(fact), []).append(fact)
    return groups.values()


def _of_group(context: Context, group: list[Fact]) -> Iterator[Dispute]:
    """What the preferred document says against every other; lines of one document add up."""
    places: dict[str, list[Fact]] = {}
    for fact in by_preference(context, group):
        places.setdefault(document(fact), []).append(fact)
    first, *others = places.values()
    for other in others:
        unit = first[0].unit
        ours, theirs = _said(context, first, unit), _said(context, other, unit)
        if ours is None or theirs is None or (apart := _apart(ours, theirs)) <= _tolerance(context):
            continue
        told, told_other = (
            f"{quantity(one, unit)} ({facts[0].origin.source})"
            for one, facts in ((ours, first), (theirs, other))
        )
        yield Dispute(
            first[0].key, first[0].entity, name(first[0]), tuple(first), tuple(other), apart, told, told_other,
            distance(ours, theirs, unit),
        )  # fmt: skip


def _bills(context: Context) -> Iterator[Dispute]:
    """Months that two sources bill differently."""
    for one, used, other in rival_bills(context):
        if used.interval is None or other.interval is None:
            continue
        if (apart := _apart(used.interval, other.interval)) > _tolerance(context):
            told, told_other = (
                f"{shown(used)} ({one.source})",
                f"{shown(other)} ({other.facts[0].origin.source})",
            )
            subject = f"cloud bill {month_words(one.month)}"
            yield Dispute(
                "cloud.cost", "", subject, used.facts, other.facts, apart, told, told_other,
                distance(used.interval, other.interval, used.unit), (used, other),
            )  # fmt: skip


def _claims(context: Context) -> Iterator[Dispute]:
    """Facts under `claim.<figure id>` against the figure itself."""
    makers = figures_by_id(context)
    for fact in context.facts(f"{CLAIM}*"):
        wanted = fact.key.removeprefix(CLAIM)
        figure = makers[wanted]() if wanted in makers else None
        if figure is None or figure.interval is None or not fact.is_number:
            continue
        claimed = _said(context, [fact], figure.unit)
        if claimed is None or (apart := _apart(figure.interval, claimed)) <= _tolerance(context):
            continue
        told = f"{quantity(claimed, figure.unit)} ({fact.origin.source})"
        words = distance(figure.interval, claimed, figure.unit)
        yield Dispute(
            wanted, fact.entity, figure.name, (), (fact,), apart, shown(figure), told, words, (figure,)
        )


def _said(context: Context, facts: list[Fact], unit: str) -> Interval | None:
    try:
        total = amount(context, facts[0], unit)
        for fact in facts[1:] if facts[0].key in ADDITIVE else ():
            total = total + amount(context, fact, unit)
    except NoAmountError:
        return None
    return total


def _apart(ours: Interval, theirs: Interval) -> Decimal:
    """The wider difference of the two ends, as a share of ours."""
    gap = max(abs(ours.low - theirs.low), abs(ours.high - theirs.high))
    size = max(abs(ours.low), abs(ours.high))
    return gap / size if size else Decimal(int(gap > 0))


def _tolerance(context: Context) -> Decimal:
    declared = context.targets.number("reconcile.tolerance")
    return TOLERANCE if declared is None else declared


def _title(context: Context, one: Dispute) -> str:
    return f"{one.subject}, {context.name(one.entity)}" if one.entity else one.subject
