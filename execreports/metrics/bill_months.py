"""The months of a cloud bill: which source speaks for a month, and whether the month is whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from execreports.metrics import months
from execreports.metrics.choice import authority
from execreports.model.context import Context
from execreports.model.facts import Fact

LAST = 9_999


@dataclass(frozen=True, slots=True)
class BillMonth:
    """One month as one source bills it; `estimated` until the bill is final, `running` while the month is.

    `unused` names bills of the month in a currency that cannot be converted, where another bill can be used.
    """

    month: str
    source: str
    facts: tuple[Fact, ...]
    running: bool
    estimated: bool
    unused: str = ""

    @property
    def complete(self) -> bool:
        """True where the month is over and its bill final: only such months are compared."""
        return not self.running and not self.estimated


def bill_months(context: Context, key: str = "cloud.cost") -> tuple[BillMonth, ...]:
    """Every month that has facts under `key`, oldest first, never two sources added for one account."""
    return context.once(("bill_months", key), lambda: _bill_months(context, key))


def _bill_months(context: Context, key: str) -> tuple[BillMonth, ...]:
    by_month: dict[str, list[Fact]] = {}
    for fact in context.facts(key):
        if month := months.parsed(fact.label("month")):
            by_month.setdefault(month, []).append(fact)
    trust = authority(context, key)
    return tuple(_month(context, month, by_month[month], trust) for month in sorted(by_month))


def complete_months(context: Context, billed: tuple[BillMonth, ...]) -> tuple[BillMonth, ...]:
    """Of the months given, those over and final among the last `cloud.months` (twelve), oldest first."""
    count = int(context.targets.number("cloud.months") or 12)
    first = months.shift(months.current(context), -count)
    return tuple(one for one in billed if one.complete and one.month >= first)


def one_bill(context: Context, weigh: Callable[[tuple[Fact, ...]], int] = len) -> dict[str, tuple[Fact, ...]]:
    """Complete month -> what the one source says that weighs most among those that cover the newest month.

    Services are compared inside one bill only: two bills call the same service by different names. By
    default the bill that covers most months is taken; `weigh` looks at the facts of the newest month.
    """
    complete = [one.month for one in complete_months(context, bill_months(context))]
    if not complete:
        return {}
    given: dict[str, dict[str, list[Fact]]] = {}
    for fact in context.facts("cloud.cost"):
        month = months.parsed(fact.label("month"))
        if month in complete:
            given.setdefault(fact.origin.source, {}).setdefault(month, []).append(fact)
    covering = [by_month for by_month in given.values() if complete[-1] in by_month]
    longest = max(
        covering, key=lambda one: (0 if weigh is len else weigh(tuple(one[complete[-1]])), len(one))
    )
    return {month: tuple(longest[month]) for month in complete if month in longest}


def _month(context: Context, month: str, facts: list[Fact], trust: Callable[[str], int]) -> BillMonth:
    told, foreign = _told_apart(context, facts)
    chosen = _spoken_for(told, lambda fact: (_rank(fact), trust(fact.origin.source)))
    sources = dict.fromkeys(fact.origin.source for fact in chosen)
    running = month >= months.current(context)
    estimated = any(fact.label("estimated") == "yes" for fact in chosen)
    return BillMonth(month, "+".join(sources), chosen, running, estimated, foreign)


def _told_apart(context: Context, facts: list[Fact]) -> tuple[list[Fact], str]:
    """The facts of sources that bill in a currency that can be converted, and what the others are; all if none is."""
    units: dict[str, set[str]] = {}
    for fact in facts:
        units.setdefault(fact.origin.source, set()).add(fact.unit)
    strange = {
        source: sorted(unit for unit in given if not _converts(context, unit))
        for source, given in units.items()
    }
    kept = [fact for fact in facts if not strange[fact.origin.source]]
    if not kept:
        return facts, ""
    return kept, "; ".join(
        f"{source} bills in {', '.join(given)}: not used" for source, given in strange.items() if given
    )


def _converts(context: Context, unit: str) -> bool:
    return unit == context.currency or context.targets.number(f"exchange.{unit}") is not None


def _spoken_for(facts: Iterable[Fact], rank: Callable[[Fact], tuple[int, int]]) -> tuple[Fact, ...]:
    """The best source's facts, and those of further sources for accounts that no better one covers."""
    by_source: dict[str, list[Fact]] = {}
    for fact in facts:
        by_source.setdefault(fact.origin.source, []).append(fact)
    best_first = sorted(by_source.values(), key=lambda group: rank(group[0]))
    chosen, covered = list(best_first[0]), _accounts(best_first[0])
    for group in best_first[1:]:
        accounts = _accounts(group)
        if "" not in covered | accounts and not covered & accounts:
            chosen += group
            covered |= accounts
    return tuple(chosen)


def _accounts(facts: Iterable[Fact]) -> set[str]:
    return {fact.label("account") for fact in facts}


def _rank(fact: Fact) -> int:
    """The bill's own authority, 1 before 2; a bill that names none comes last."""
    words = fact.label("authority")
    return int(words) if words.isdecimal() else LAST
