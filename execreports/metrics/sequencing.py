"""In which order to open channels: most net contribution per day of work first, never before what they depend on."""

from dataclasses import dataclass, replace
from decimal import Decimal

from execreports.metrics.arithmetic import derived, minus, over, times
from execreports.metrics.channels import channels, name
from execreports.metrics.choice import distinct, preferred
from execreports.metrics.ids import scoped, slug
from execreports.metrics.sums import added, gaps
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval
from execreports.text import shown

PARTS = (("channel.bookings", "bookings a month"), ("channel.value", "value of a booking"),
         ("channel.commission", "commission"), ("channel.effort", "days of work"))  # fmt: skip
LIVE = "live"


@dataclass(frozen=True, slots=True)
class Step:
    """One channel in the order; equal ranks go together. Rank 0: it cannot be placed, `why` says why."""

    rank: int
    channel: str
    entity: str
    figure: Figure
    after: tuple[str, ...]
    why: str
    fact: Fact


def sequence(context: Context, kind: str = "ota") -> tuple[Step, ...]:
    """Channels of one type that are not live yet, in order, then those that cannot be placed.

    All channels take part in the ordering (one may wait for a channel of another type); ranks count
    those of the asked type only.
    """
    every = channels(context)
    waiting = {_key(fact): fact for fact in every if fact.text.casefold() != LIVE}
    live = {_key(fact) for fact in every} - set(waiting)
    worth = {key: contribution(context, fact) for key, fact in waiting.items()}
    waves, stuck = _waves(waiting, worth, live)
    asked = [[key for key in wave if _is(waiting[key], kind)] for wave in waves]
    steps = [
        _step(rank, waiting[key], worth[key], "")
        for rank, wave in enumerate(filter(None, asked), start=1)
        for key in wave
    ]
    left = [_step(0, waiting[key], worth[key], why) for key, why in stuck.items() if _is(waiting[key], kind)]
    return (*steps, *left)


def contribution(context: Context, fact: Fact) -> Figure:
    """Bookings x value x (1 - commission) / days of work: what a day spent on the channel brings a month."""
    parts = tuple(_part(context, fact, key, words) for key, words in PARTS)
    return derived(
        scoped("channel_worth", slug(name(fact))), f"{name(fact)}, net a month per day of work",
        f"{context.currency}/month", parts, _net, formula="bookings x value x (1 - commission) / days of work",
        entity=fact.entity,
    )  # fmt: skip


def sequence_table(context: Context, kind: str = "ota") -> Shown:
    """One row per channel in order."""
    rows = [_row(one) for one in sequence(context, kind)]
    head = ("Channel", "rank", "brings", "after")
    title = f"Order of {kind.upper() if kind == 'ota' else kind} channels"
    return table(context, head, rows, keys=("channel",), noun=f"{kind} channels to open", title=title)


def _row(one: Step) -> Row:
    rank = str(one.rank) if one.rank else one.why
    cells = (one.channel, rank, f"{shown(one.figure)} per day of work", ", ".join(one.after))
    return Row(cells, (one.fact,), (one.figure,))


def _waves(
    waiting: dict[str, Fact], worth: dict[str, Figure], live: set[str]
) -> tuple[list[list[str]], dict[str, str]]:
    """Groups of equal worth, best first, each after what it depends on; and what cannot be placed."""
    placed, waves = set(live), list[list[str]]()
    rest = dict(waiting)
    while ready := [key for key, fact in rest.items() if _after(fact) <= placed and worth[key].known]:
        best = max(_worth(worth[key]) for key in ready)
        wave = sorted(key for key in ready if _worth(worth[key]) == best)
        waves.append(wave)
        placed |= set(wave)
        rest = {key: fact for key, fact in rest.items() if key not in placed}
    return waves, {key: _reason(fact, worth[key], placed) for key, fact in rest.items()}


def _reason(fact: Fact, worth: Figure, placed: set[str]) -> str:
    if not worth.known:
        return f"not ranked ({worth.reason})"
    return f"not ranked (waits for {', '.join(sorted(_after(fact) - placed))})"


def _step(rank: int, fact: Fact, worth: Figure, why: str) -> Step:
    after = tuple(part.strip() for part in fact.label("after").split(",") if part.strip())
    return Step(rank, name(fact), fact.entity, worth, after, why, fact)


def _part(context: Context, fact: Fact, key: str, words: str) -> Figure:
    id, title = scoped(key.replace(".", "_"), slug(name(fact))), f"{name(fact)}, {words}"  # noqa: A001 - as in Figure
    facts = distinct(context, context.facts(key, entity=fact.entity))
    chosen = preferred(context, [one for one in facts if _key(one) == _key(fact)])
    if chosen is None:
        unit = context.currency if key == "channel.value" else "count"
        return unknown(
            id, title, unit, gaps(context, key) or f"{key} of {name(fact)} was not found", entity=fact.entity
        )
    if key == "channel.value":
        return added(context, id, title, (chosen,), keys=(key,), unit=context.currency, entity=fact.entity)
    return added(
        context, id, title, (_plain(chosen, key),), keys=(key,), unit=chosen.unit, entity=fact.entity
    )


def _plain(fact: Fact, key: str) -> Fact:
    """A commission written as a share of one, in percent."""
    if key != "channel.commission" or fact.unit != "ratio" or not fact.is_number:
        return fact
    part = fact.interval * Interval.exactly(100)
    return replace(fact, low=part.low, high=part.high, value=part.likely)


def _net(bookings: Interval, value: Interval, commission: Interval, days: Interval) -> Interval:
    if days.low <= 0:
        raise ValueError("no days of work are named")
    kept = minus(Interval.exactly(1), times(commission, Interval.exactly("0.01")))
    return over(times(bookings, value, kept), days)


def _worth(figure: Figure) -> Decimal:
    return figure.interval.mid if figure.interval else Decimal(0)


def _key(fact: Fact) -> str:
    return name(fact).casefold()


def _after(fact: Fact) -> set[str]:
    return {part.strip().casefold() for part in fact.label("after").split(",") if part.strip()}


def _is(fact: Fact, kind: str) -> bool:
    return not kind or fact.label("type").casefold() == kind
