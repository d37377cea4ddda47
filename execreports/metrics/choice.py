"""Which of several facts about one thing is used: said once in two documents, it counts once."""

from collections.abc import Callable, Iterable

from execreports.model.context import Context
from execreports.model.facts import Fact, Kind

Sameness = tuple[str, ...]

ADDITIVE: dict[str, tuple[str, ...]] = {
    "expense": ("item",),
    "sale.variable_cost": ("item", "part"),
    "revenue": ("month", "item"),
    "client.hosting": ("client",),
    "client.billed": ("client",),
    "rent": ("unit", "tenant"),
}
"""Keys whose lines add up within one document; two documents naming the same labels mean the same line."""

SINGLE: dict[str, tuple[str, ...]] = {
    "sale.price": ("item",),
    "revenue.target": ("month",),
    "capital.option": ("option",),
    "capital.return": ("option",),
    "list.size": ("list",),
    "funnel.delivered": ("list",),
    "funnel.opened": ("list",),
    "funnel.clicked": ("list",),
    "funnel.booked": ("list",),
    "funnel.value": ("list",),
    "channel": ("channel",),
    "channel.bookings": ("channel",),
    "channel.value": ("channel",),
    "channel.commission": ("channel",),
    "channel.effort": ("channel",),
    "property.invested": (),
    "property.vacancy": ("year",),
    "bank.balance": ("account",),
    "site.health": ("client", "site"),
    "booking": ("id",),
    "job": ("id",),
    "client": ("client",),
    "practice": ("practice",),
}
"""Keys of which one thing has one fact: the preferred, and of those the newest."""

NAMELESS = frozenset({"expense", "sale.variable_cost", "booking", "job"})
"""Keys of which two nameless facts are two things; elsewhere (a rent, a list) they speak of the same."""

KINDS = (Kind.ACTUAL, Kind.ESTIMATE, Kind.TARGET, Kind.MODEL, Kind.STATED)


def distinct(context: Context, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts without what is said a second time elsewhere, in their order."""
    given = tuple(facts)
    groups: dict[Sameness, list[Fact]] = {}
    for fact in given:
        groups.setdefault(sameness(fact), []).append(fact)
    kept = {id(fact) for group in groups.values() for fact in _kept(context, group)}
    return tuple(fact for fact in given if id(fact) in kept)


def preferred(context: Context, facts: Iterable[Fact]) -> Fact | None:
    """The one fact to use: declared authority, then the firmer kind, then the newer, then the first."""
    return next(iter(by_preference(context, facts)), None)


def by_preference(context: Context, facts: Iterable[Fact]) -> list[Fact]:
    """The facts, the one whose word counts most first."""
    newest_first = sorted(facts, key=lambda fact: (fact.label("date"), fact.origin.as_of), reverse=True)
    if len(newest_first) < 2:
        return newest_first
    rank = authority(context, newest_first[0].key)
    return sorted(newest_first, key=lambda fact: (rank(fact.origin.source), KINDS.index(fact.kind)))


def authority(context: Context, key: str) -> Callable[[str], int]:
    """The rank of a source's word about a key in the declared order; what is not named comes last."""
    declared = context.targets.texts
    order = declared(f"reconcile.authority.{key}") or declared("reconcile.authority.default")
    return lambda source: order.index(source) if source in order else len(order)


def sameness(fact: Fact) -> Sameness:
    """What two facts share that speak of the same thing; of undeclared keys every fact is its own."""
    names = ADDITIVE.get(fact.key, SINGLE.get(fact.key))
    words = tuple(fact.label(name).strip().casefold() for name in names or ())
    if names is None or (fact.key in NAMELESS and not any(words)):
        return (fact.entity, fact.key, str(id(fact)))
    return (fact.entity, fact.key, *words)


def document(fact: Fact) -> str:
    """The file, sheet or address a fact stands in, without the line."""
    head, mark, _ = fact.origin.locator.partition("#")
    return f"{fact.origin.source}:{head if mark else head.rsplit(':', 1)[0]}"


def _kept(context: Context, group: list[Fact]) -> list[Fact]:
    first = by_preference(context, group)[0] if len(group) > 1 else group[0]
    if first.key not in ADDITIVE:
        return [first] if first.key in SINGLE else group
    return [fact for fact in group if document(fact) == document(first)]
