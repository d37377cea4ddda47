"""Clients: what each costs to host, what is billed, the gap between them, work not billed, and the site's health."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from execreports.metrics.arithmetic import derived, plus
from execreports.metrics.choice import distinct, preferred
from execreports.metrics.ids import scoped, slug
from execreports.metrics.roadmap import words
from execreports.metrics.sums import added, gaps, sum_of
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact, Kind
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import ZERO, Interval
from execreports.text import day, shown

HOSTING, BILLED, WORK, HEALTH = "client.hosting", "client.billed", "client.work", "site.health"
KEYS = ("client", HOSTING, BILLED)


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One client: monthly hosting cost, monthly billing, the gap (never negative), unbilled work, site health."""

    name: str
    entity: str
    client: Fact | None
    hosting: Figure
    billed: Figure
    gap: Figure
    work: Figure
    health: Fact | None


def rows(context: Context) -> tuple[ClientRow, ...]:
    """One row per client that any source names, widest gap first."""
    found = [_client(context, name) for name in _names(context)]
    return tuple(sorted(found, key=lambda one: (-(one.gap.high or ZERO), one.name.casefold())))


def unbilled_gap(context: Context) -> Figure:
    """What hosting costs beyond what is billed, a month, over all clients that cost more than they pay."""
    id, name, unit = "unbilled_gap", "Hosting not billed", f"{context.currency}/month"  # noqa: A001 - as in Figure
    found = rows(context)
    if not found:
        reason = gaps(context, *KEYS)
        if reason:
            return unknown(id, name, unit, reason)
        nothing = Interval.exactly(0)
        return Figure(
            id, name, "", unit, Kind.ACTUAL, nothing, searched=context.searched(*KEYS), formula="no client"
        )
    return plus(
        id, name, unit, (one.gap for one in found), formula="sum of hosting - billed, where more than zero"
    )


def unbilled_work(context: Context) -> Figure:
    """Work done for clients that no bill holds."""
    return sum_of(
        context, "unbilled_work", "Work not billed", WORK, unit=context.currency, keep=_open,
    )  # fmt: skip


def client_table(context: Context) -> Shown:
    """One row per client."""
    lines = [_row(one) for one in rows(context)]
    head = ("Client", "hosting", "billed", "gap", "unbilled work", "site")
    return table(context, head, lines, keys=KEYS, noun="clients", title="Clients")


def next_steps_table(context: Context) -> Shown:
    """One row per client that has something to do: what the figures ask for, then open tasks that name it."""
    lines = []
    for one in rows(context):
        steps, tasks = list(_steps(one)), _tasks(context, one)
        if steps or tasks:
            told = "; ".join([*steps, *(_without(words(fact), one.name) for fact in tasks)])
            facts = (*filter(None, (one.client, one.health)), *tasks)
            lines.append(Row((one.name, told), facts, (one.gap, one.work)))
    return table(
        context, ("Client", ""), lines, keys=("client",), noun="next steps", title="Next steps per client"
    )


def _names(context: Context) -> list[str]:
    names: dict[str, str] = {}
    for key in ("client", HOSTING, BILLED, WORK):
        for fact in _facts(context, key):
            if name := _name(fact):
                names.setdefault(name.casefold(), name)
    return list(names.values())


def _facts(context: Context, key: str) -> tuple[Fact, ...]:
    """Facts of the declared entity; work may be another's, who does it for the clients."""
    entity = "" if key == WORK else context.targets.text("clients.entity")
    return distinct(context, context.facts(key, entity=entity or None))


def _name(fact: Fact) -> str:
    return (fact.label("client") or (fact.text if fact.key == "client" else "")).strip()


def _of(context: Context, key: str, name: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in _facts(context, key) if _name(fact).casefold() == name.casefold())


def _client(context: Context, name: str) -> ClientRow:
    monthly, key = f"{context.currency}/month", slug(name)
    fact = preferred(context, _of(context, "client", name))
    hosting = _known_sum(context, scoped("hosting", key), f"{name}, hosting", HOSTING, name, monthly)
    billed = _known_sum(context, scoped("billed", key), f"{name}, billed", BILLED, name, monthly)
    gap = derived(
        scoped("billing_gap", key), f"{name}, gap", monthly, (hosting, billed), _beyond,
        formula="hosting - billed, not below zero",
    )  # fmt: skip
    todo = [one for one in _of(context, WORK, name) if _open(one)]
    work = added(
        context, scoped("unbilled", key), f"{name}, unbilled work", todo, keys=(WORK,), unit=context.currency
    )
    health = preferred(context, _of(context, HEALTH, name))
    entity = next((one.entity for one in (fact, *hosting.facts, *billed.facts) if one), "")
    return ClientRow(name, entity, fact, hosting, billed, gap, work, health)


def _known_sum(context: Context, id: str, name: str, key: str, client: str, unit: str) -> Figure:  # noqa: A002 - as in Figure
    return added(context, id, name, _of(context, key, client), keys=(key,), unit=unit)


def _beyond(hosting: Interval, billed: Interval) -> Interval:
    return (hosting - billed).each(lambda value: max(value, ZERO))


def _open(fact: Fact) -> bool:
    return fact.label("billed").casefold() in {"no", "", "false"}


def _row(one: ClientRow) -> Row:
    health = "not known"
    if one.health:
        when = one.health.label("date")
        health = f"{one.health.text} ({day(when)})" if when else one.health.text
    unbilled = shown(one.work) if one.work.high != 0 else ""
    figures = (one.hosting, one.billed, one.gap, one.work)
    cells = (one.name, shown(one.hosting), shown(one.billed), shown(one.gap), unbilled, health)
    return Row(cells, tuple(filter(None, (one.client, one.health))), figures)


def _steps(one: ClientRow) -> Iterator[str]:
    if one.client and one.client.label("contract").casefold() == "no":
        yield "agree a contract"
    if one.gap.high:
        yield f"bill the hosting, {shown(replace(one.gap))} are not covered"
    if one.work.high:
        yield f"bill the work done, {shown(one.work)}"
    if one.health and one.health.text.casefold() in {"down", "slow"}:
        yield f"look at the site, it is {one.health.text.casefold()}"


def _without(told: str, name: str) -> str:
    """The task without the client's name in front of it."""
    return told[len(name) + 1 :].strip() if told.casefold().startswith(f"{name.casefold()}:") else told


def _tasks(context: Context, one: ClientRow) -> tuple[Fact, ...]:
    wanted = one.name.casefold()
    return tuple(
        fact
        for fact in context.facts("task")
        if fact.label("done") != "yes" and wanted in fact.text.casefold()
    )
