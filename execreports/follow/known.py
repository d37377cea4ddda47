"""What is not known today and was: the last good value, its age, and since when its source is missing."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from execreports.follow.archived import old_words, places
from execreports.follow.edition import good_of
from execreports.model.document import Good, ReportDocument
from execreports.model.facts import Health, SourceResult
from execreports.model.figures import Figure
from execreports.rewrite import phrased, rewritten
from execreports.text import age

Plain = dict[str, Any]


def last_known(document: ReportDocument, before: Plain) -> ReportDocument:
    """The document with `since` on missing sources and, in each place of an unknown figure, what it last was."""
    today = document.generated_at.date()
    sources = tuple(_since(result, before, today) for result in document.sources)
    earlier = good_of(before) | {
        one["id"]: _good(one) for one in before["figures"] if one["known"] and one["origins"]
    }  # fmt: skip
    unknown = {figure.id for figure in document.figures if not figure.known}
    good = {id_: one for id_, one in earlier.items() if id_ in unknown}
    missing = tuple(result for result in sources if result.since)
    since = phrased(document, {f"{one.name}: {one.reason}": _missing(one) for one in missing if one.reason})
    say = partial(_said, good=good, now=document.generated_at)
    told = rewritten(since, dict.fromkeys(good, say))
    return replace(told, sources=sources, good=good)


def _good(plain: Plain) -> Good:
    """An archived figure as the last good value, with its first three places."""
    stood = places(plain)
    return Good(old_words(plain), max(place.as_of for place in stood), stood[:3])


def _since(result: SourceResult, before: Plain, today: date) -> SourceResult:
    """The first day a missing source gave nothing, as far as the editions remember."""
    if result.health is not Health.MISSING:
        return result
    was = {one["name"]: one["health"] for one in before["sources"]}.get(result.name)
    known = before.get("missing", {}).get(result.name)
    if known:
        return replace(result, since=date.fromisoformat(known))
    last = datetime.fromisoformat(before["generated_at"]).date() if was == Health.MISSING else today
    return replace(result, since=last)


def _missing(result: SourceResult) -> str:
    """`bills: no such file, missing since 3 May`."""
    when = f"{result.since.day} {result.since:%b}" if result.since else "today"
    return f"{result.name}: {result.reason}, missing since {when}"


def _said(figure: Figure, good: dict[str, Good], now: datetime) -> Figure:
    """`not known (bills: no such file, missing since 3 May; last good $84, 3 days old)`."""
    one = good[figure.id]
    old = age(one.as_of, now)
    last = f"last good {one.words}, {old}{'' if old == 'just now' else ' old'}"
    return replace(figure, reason=f"{figure.reason}; {last}", searched=(*figure.searched, *one.origins))
