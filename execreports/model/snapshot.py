"""Everything an edition was made from as plain JSON values and back: facts, targets and the portfolio."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from execreports.model.context import Context
from execreports.model.plain import fact_from_plain, fact_to_plain, result_from_plain, result_to_plain
from execreports.model.portfolio import Consequence, Entity, Portfolio
from execreports.model.targets import Targets

Plain = dict[str, Any]


def context_to_plain(context: Context) -> Plain:
    """What was known and what was declared, without the moment and without the checks, which are code."""
    return {
        "results": [result_to_plain(result) for result in context.values()],
        "targets": {path: fact_to_plain(fact) for path, fact in context.targets.leaves.items()},
        "portfolio": _portfolio(context.portfolio),
    }


def context_from_plain(plain: Mapping[str, Any], now: datetime, checks: tuple[object, ...]) -> Context:
    """The context again, at `now`; KeyError or ValueError where the plain form is damaged."""
    results = map(result_from_plain, plain["results"])
    declared = Targets({path: fact_from_plain(fact) for path, fact in plain["targets"].items()})
    given = plain["portfolio"]
    portfolio = Portfolio(
        given["name"], ZoneInfo(given["timezone"]), given["currency"],
        tuple(Entity(**{**one, "aliases": tuple(one["aliases"]), "streams": tuple(one["streams"])})
              for one in given["entities"]),
        consequences=tuple(Consequence(**one) for one in given["consequences"]),
    )  # fmt: skip
    return Context(now, portfolio, {result.name: result for result in results}, declared, checks)


def _portfolio(portfolio: Portfolio) -> Plain:
    return {
        "name": portfolio.name, "timezone": portfolio.timezone.key, "currency": portfolio.currency,
        "entities": [
            {"id": one.id, "name": one.name, "kind": one.kind, "owner": one.owner, "aliases": [*one.aliases],
             "about": one.about, "streams": [*one.streams]}
            for one in portfolio.entities
        ],
        "consequences": [
            {"cause": one.cause, "entity": one.entity, "affects": one.affects, "text": one.text, "persona": one.persona}
            for one in portfolio.consequences
        ],
    }  # fmt: skip
