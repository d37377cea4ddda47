"""The owner's limits applied to how old an answer is: stale as a whole, stale in some files, or as good as missing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from execreports.model.facts import DOCUMENT, Fact, Health, SourceResult

_NAMED = 3  # files that a reason names


def aged(
    result: SourceResult,
    health: Health,
    now: datetime,
    warn_after: timedelta | None,
    error_after: timedelta | None,
) -> SourceResult:
    """The answer under `health`, or stale past `warn_after`, or missing past `error_after`.

    An answer is as old as its newest part; of one in several files those are stale that tell the newest about
    somebody and are past `warn_after` all the same.
    """
    age = now - (result.as_of or now)
    if error_after and age > error_after:
        why = f"{days(age)} old, limit {days(error_after)}"
        reason = f"{result.reason}; last good answer {why}" if result.reason else why
        return replace(result, health=Health.MISSING, facts=(), reason=reason, files=frozenset())
    if health is not Health.FRESH or not warn_after:
        return replace(result, health=health)
    if age > warn_after:
        return replace(result, health=Health.STALE, reason=f"{days(age)} old, limit {days(warn_after)}")
    behind = _behind(result.facts, now - warn_after)
    if not behind:
        return replace(result, health=health)
    told = sorted(behind.values(), key=lambda fact: fact.origin.as_of)
    named = [f"{fact.origin.file} {days(now - fact.origin.as_of)} old" for fact in told[:_NAMED]]
    more = [f"{len(told) - _NAMED} more"] if len(told) > _NAMED else []
    return replace(
        result, health=Health.STALE, reason=f"{', '.join([*named, *more])}, limit {days(warn_after)}",
        files=frozenset(fact.origin.file for fact in result.facts if fact.entity in behind
                        and fact.origin.as_of <= behind[fact.entity].origin.as_of),
    )  # fmt: skip


def _behind(facts: Iterable[Fact], limit: datetime) -> dict[str, Fact]:
    """The newest fact about each entity about which nothing is as new as the limit.

    A document that only mentions somebody is not about them: where documents are known as such, they decide.
    """
    every = list(facts)
    newest: dict[str, Fact] = {}
    for fact in [one for one in every if one.key == DOCUMENT] or every:
        known = newest.get(fact.entity)
        if known is None or fact.origin.as_of > known.origin.as_of:
            newest[fact.entity] = fact
    return {entity: fact for entity, fact in newest.items() if fact.origin.as_of < limit}


def days(age: timedelta) -> str:
    """`3 d`, `5 h` or `10 min`."""
    minutes = int(age.total_seconds() // 60)
    if minutes >= 24 * 60:
        return f"{minutes // (24 * 60)} d"
    return f"{minutes // 60} h" if minutes >= 60 else f"{minutes} min"
