"""Small promises of what changed: sources named by what became of them, sliding windows are no news, actions stay."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from execreports.follow.edition import edition_data, fact_name, plain_fact
from execreports.follow.facts import Moved
from execreports.follow.health import source_changes
from execreports.follow.kept import kept_open
from execreports.follow.loose import loose_changes
from execreports.follow.whole import Whole
from execreports.model.document import CheckAnswer, Past, ReportDocument, Section
from execreports.model.facts import Fact, Health, Kind, Origin, SourceResult
from execreports.model.findings import Action
from execreports.model.plain import fact_to_plain

NOW = datetime(2026, 5, 11, 6, tzinfo=UTC)
PLACE = Origin("git", "repo@abc", NOW)


def document(**more: Any) -> ReportDocument:
    fields: dict[str, Any] = {"sources": (source("git", Health.FRESH),), **more}
    return ReportDocument(
        persona="cto", title="CTO", group="primary", period="2026-05-11", generated_at=NOW, headline="",
        **{"sections": (), **fields},
    )  # fmt: skip


def source(name: str, health: Health, reason: str = "") -> SourceResult:
    return SourceResult(name, health, (), NOW, reason=reason)


def commits(number: int, **labels: str) -> Fact:
    given = {"repo": "site", "days": "30", **labels}
    return Fact(
        entity="qos",
        key="git.commits",
        value=Decimal(number),
        unit="count",
        kind=Kind.ACTUAL,
        labels=given,
        origin=PLACE,
    )


def told(now: int, before: int) -> list[str]:
    moved = Moved("a", commits(now), plain_fact(commits(before)))
    return [change.text.text for change in loose_changes(document(), [moved])]


def test_each_source_is_named_with_what_became_of_it() -> None:
    before = {"sources": [{"name": name, "health": health} for name, health in (
        ("bills", "fresh"), ("jobs", "fresh"), ("leads", "missing"), ("bank", "stale"), ("mail", "fresh"),
    )]}  # fmt: skip
    now = (
        source("bills", Health.MISSING, "no such file"), source("jobs", Health.FALLBACK, "no answer"),
        source("leads", Health.FRESH), source("bank", Health.STALE, "9 d old, limit 7 d"), source("mail", Health.FRESH),
        source("new", Health.FRESH),
    )  # fmt: skip
    (change,) = source_changes(document(sources=now), before)
    assert change.text.text == (
        "Sources: bills lost (no such file); jobs lost, a last good answer stands in (no answer); leads fresh again."
    )
    assert list(source_changes(document(sources=now[4:]), before)) == []


def test_a_window_that_slides_is_no_news_but_a_rise_and_a_fall_to_zero_are() -> None:
    assert told(6, 9) == []
    assert told(9, 6) == ["Qos, git commits in 30 days: repo@abc 9 (was 6)."]
    assert told(0, 2) == ["Qos, git commits in 30 days: repo@abc 0 (was 2)."]


def test_what_is_computed_from_a_fact_that_says_the_same_is_no_changed_source() -> None:
    booking = commits(1850)
    deposit = replace(booking, value=Decimal(925), low=Decimal(925), high=Decimal(925))
    name = fact_name(booking)
    both = Whole(lambda: [booking], lambda: archived(booking))
    assert (
        list(
            both.completed(
                [Moved(name, booking, plain_fact(deposit)), Moved(name, None, plain_fact(deposit))]
            )
        )
        == []
    )
    other = Whole(lambda: [booking], lambda: archived(commits(1800)))
    assert len(list(other.completed([Moved(name, booking, plain_fact(deposit))]))) == 1


def archived(fact: Fact) -> bytes:
    return json.dumps({"results": [{"facts": [fact_to_plain(fact)]}]}, default=str).encode()


def test_what_was_to_be_done_stays_until_it_can_be_checked() -> None:
    action = Action(
        "a1", "Call them", "qos", owner="M", check="overdue", since=date(2026, 5, 5), origins=(PLACE,)
    )
    before = edition_data(
        document(sections=(Section("actions", "Actions", "ok", (action,)),), actions=(action,))
    )
    waiting = Past("a1", "overdue", "qos", "x", "overdue", "high", date(2026, 5, 5))
    blind = CheckAnswer("overdue", "Paid", "not checked", "no file")
    today = document(sections=(Section("actions", "Actions", "ok"),), past=(waiting,), checks=(blind,))
    assert kept_open(today, before, {}).actions == (action,)
    assert kept_open(today, before, {}).sections[0].blocks == (action,)
    assert kept_open(today, before, {"a1": "accepted"}).actions[0].state == "accepted"
    settled = replace(today, past=(replace(waiting, resolved=NOW.date()),))
    assert kept_open(settled, before, {}).actions == ()
    assert kept_open(replace(today, checks=()), before, {}).actions == ()
