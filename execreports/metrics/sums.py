"""Adding facts up: unknown keeps its reason, a partial sum says what it lacks, a zero was looked for."""

import re
from collections.abc import Callable, Iterable, Iterator

from execreports.metrics.amounts import NoAmountError, amount, name, rate_fact
from execreports.metrics.choice import distinct
from execreports.metrics.ranges import summed
from execreports.model.context import Context
from execreports.model.facts import Fact, Health, Kind
from execreports.model.figures import Figure, unknown, weakest
from execreports.model.quantity import Interval

RECORDS = frozenset({
    "bank.transaction", "booking", "cloud.cost", "cloud.usage", "job", "payout", "pipeline.lead", "revenue",
})  # fmt: skip
"""Keys whose sources are lists of records: a line that was left out is missing in every sum."""
LOST = re.compile(
    r"left out|not read|half-written|could not|cannot|rejected|no amount|no month|not counted|not the whole|no bill"
    r"|own total (?:says|is)|answer's total is",
    re.IGNORECASE,
)


def gaps(context: Context, *keys: str) -> str:
    """Why facts under the keys are not, or not all, there; empty where every provider was read whole."""
    found = [
        reason
        for key in keys
        if (reason := context.unread(key)) and (context.providers(key) or not context.facts(key))
    ]
    found += [reason for key in keys if key in RECORDS for reason in _left_out(context, key)]
    return "; ".join(dict.fromkeys(found))


def _left_out(context: Context, key: str) -> Iterator[str]:
    for result in context.providers(key):
        lost = [problem for problem in result.problems if LOST.search(problem)]
        if lost and result.health is not Health.MISSING:
            more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
            yield f"{result.name}: {lost[0]}{more}"


def sum_of(  # noqa: PLR0913 - what a sum is made of, each named at the call
    context: Context,
    id: str,  # noqa: A002 - the field's own name
    title: str,
    key: str,
    *,
    unit: str,
    entity: str = "",
    keep: Callable[[Fact], bool] | None = None,
    formula: str = "",
) -> Figure:
    """The sum of every distinct fact under a key, of one entity or all."""
    facts = distinct(context, context.facts(key, entity=entity or None))
    kept = [fact for fact in facts if keep is None or keep(fact)]
    return added(context, id, title, kept, keys=(key,), unit=unit, entity=entity, formula=formula)


def added(  # noqa: PLR0913 - what a sum is made of, each named at the call
    context: Context,
    id: str,  # noqa: A002 - the field's own name
    title: str,
    facts: Iterable[Fact],
    *,
    keys: tuple[str, ...],
    unit: str,
    entity: str = "",
    formula: str = "",
) -> Figure:
    """The sum of the facts: zero where the keys were read and hold none, unknown where they were not."""
    given, lacking = tuple(facts), gaps(context, *keys)
    if not given and lacking:
        return unknown(id, title, unit, lacking, entity=entity)
    amounts, used, left_out = _amounts(context, given, unit)
    if given and not amounts:
        return unknown(id, title, unit, "; ".join(left_out), entity=entity)
    return Figure(
        id, title, entity, unit, weakest(fact.kind for fact in used if not fact.is_rate), summed(amounts),
        partial="; ".join(dict.fromkeys(filter(None, [lacking, *left_out]))),
        formula=formula or _words(len(amounts)), facts=tuple(used),
        searched=() if used else context.searched(*keys),
    )  # fmt: skip


def counted(
    context: Context,
    id: str,  # noqa: A002 - the field's own name
    title: str,
    facts: Iterable[Fact],
    *,
    keys: tuple[str, ...],
    unit: str = "count",
    entity: str = "",
) -> Figure:
    """How many facts there are: zero where the keys were read, unknown where they were not."""
    given, lacking = tuple(facts), gaps(context, *keys)
    if not given and lacking:
        return unknown(id, title, unit, lacking, entity=entity)
    return Figure(
        id, title, entity, unit, Kind.ACTUAL, Interval.exactly(len(given)), partial=lacking,
        formula=f"{len(given)} counted", facts=given, searched=() if given else context.searched(*keys),
    )  # fmt: skip


def _amounts(
    context: Context, facts: Iterable[Fact], unit: str
) -> tuple[list[Interval], list[Fact], list[str]]:
    amounts: list[Interval] = []
    used: list[Fact] = []
    left_out: list[str] = []
    for fact in facts:
        try:
            amounts.append(amount(context, fact, unit))
        except NoAmountError as reason:
            left_out.append(f"without {reason}")
            continue
        used += [fact, *rate_fact(context, fact, unit)]
        if fact.low is not None and fact.high is None and fact.value is None:
            left_out.append(f"{name(fact)} is open upwards")
    return amounts, used, left_out


def _words(count: int) -> str:
    return "nothing was found" if not count else "as read" if count == 1 else f"sum of {count} amounts"
