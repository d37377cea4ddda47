"""Findings from edition to edition: new, worse, better, reopened, resolved, or not checked today."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from execreports.follow.rules import Redone
from execreports.model.document import STILL, CheckAnswer, Past, ReportDocument, Text
from execreports.model.facts import Origin
from execreports.model.findings import Finding, Severity
from execreports.text import day, plural


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what changed: the word it is counted under, the sentence, and whether something fell to nothing."""

    word: str
    text: Text
    fell: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """Today's findings with their states, and what is no longer on the page."""

    findings: tuple[Finding, ...]
    past: tuple[Past, ...]


def followed(document: ReportDocument, before: dict[str, Any]) -> Followed:
    """Today's findings beside the last edition's; resolved only where the check could see that it is gone."""
    today = document.generated_at.date()
    open_before = {one["id"]: one for one in before["findings"]}
    past = {one.id: one for one in map(_past, before.get("past", ()))}
    findings = tuple(_stated(finding, open_before, past, today) for finding in document.findings)
    here = {finding.id for finding in findings}
    gone = [_past(one) for one in open_before.values() if one["id"] not in here]
    waiting = [one for one in past.values() if one.id not in here]
    answers = {answer.check: answer for answer in document.checks}
    old = {text for one in before.get("sources", ()) for text in one["problems"]}
    settled = [_settled(one, answers.get(one.check), today, _unread(one, document)) for one in waiting]
    settled += [_settled(one, answers.get(one.check), today, _unread(one, document, old)) for one in gone]
    return Followed(findings, tuple(settled))


def finding_changes(
    document: ReportDocument, told: Followed, before: dict[str, Any], redone: Redone | None = None
) -> Iterator[Change]:
    """New, reopened, worse and better first, then resolved, then what could not be checked.

    `redone` tells what comes from changed rules, not from the business.
    """
    for word in ("new", "reopened", "worse", "better"):
        for finding in told.findings:
            if finding.state == word:
                by_rules = redone is not None and redone.appeared(finding)
                yield _appeared(finding, document, word, by_rules=by_rules)
    yield from _gone(document, told, before, redone)


def _appeared(finding: Finding, document: ReportDocument, word: str, *, by_rules: bool) -> Change:
    name = document.names.get(finding.entity, finding.entity)
    because = " by changed rules, not by changed sources" if by_rules else ""
    sentence = f"{word.capitalize()}{because}: {name + ', ' if name else ''}{finding.title}."
    text = Text(sentence, finding.facts, finding.figures, finding.searched)
    return Change("changed by rules" if by_rules else word, text)


def _gone(
    document: ReportDocument, told: Followed, before: dict[str, Any], redone: Redone | None
) -> Iterator[Change]:
    today = document.generated_at.date()
    for one in told.past:
        if one.resolved == today:
            by_rules = redone is not None and redone.went(one.id)
            word = "No longer found under changed rules" if by_rules else "Resolved"
            sentence = f"{word}: {_named(one, document)}, open since {_day(one.since, today)}."
            yield Change("changed by rules" if by_rules else "resolved", Text(sentence, origins=one.stood))
    yield from _unseen(document, told, before)


def _unseen(document: ReportDocument, told: Followed, before: dict[str, Any]) -> Iterator[Change]:
    """What could not be checked today, each once; what was not checked last time either, in one line."""
    today = document.generated_at.date()
    answers = {answer.check: answer for answer in document.checks}
    waiting = {one["id"] for one in before.get("past", ()) if not one.get("resolved")}
    again = []
    for one in told.past:
        if one.resolved is not None:
            continue
        why = _unread(one, document) or _blind(answers.get(one.check))
        if one.id in waiting:
            again.append((one, why))
            continue
        words = f"{_named(one, document)}, open since {_day(one.since, today)} ({why})"
        yield Change("not checked", Text(f"Not checked today: {words}.", origins=one.stood))
    if again:
        since = min(one.since for one, _ in again)
        reasons = "; ".join(dict.fromkeys(why for _, why in again))
        words = f"{plural(len(again), 'finding')}, the oldest open since {_day(since, today)} ({reasons})"
        yield Change(STILL, Text(f"Still not checked: {words}."))


def _stated(finding: Finding, before: dict[str, Any], past: dict[str, Past], today: date) -> Finding:
    """The finding with its state and the day it was first seen."""
    known = before.get(finding.id)
    earlier = past.get(finding.id) if known is None else _past(known)
    if earlier is None:
        return replace(finding, state="new", since=today)
    if earlier.resolved is not None:
        return replace(finding, state="reopened", since=earlier.since)
    was, now = Severity(earlier.severity).weight, finding.severity.weight
    state = "open" if was == now else ("worse" if now > was else "better")
    return replace(finding, state=state, since=earlier.since)


def _settled(one: Past, answer: CheckAnswer | None, today: date, unread: str) -> Past:
    """Resolved today where the check ran over everything it needs, the finding's own lines included; else it waits."""
    if (
        one.resolved is not None
        or answer is None
        or answer.outcome == "not checked"
        or answer.unsure
        or unread
    ):
        return one
    return replace(one, resolved=today)


def _unread(one: Past, document: ReportDocument, known: Collection[str] = ()) -> str:
    """What could not be read where the finding stood: a line that was left out proves nothing gone.

    `known` are problems that were there while the finding was: they are not why it went.
    """
    problems = (text for result in document.sources for text in result.problems if text not in known)
    return next((text for text in problems if any(text.startswith(f"{place}:") for place in one.places)), "")


def _blind(answer: CheckAnswer | None) -> str:
    if answer is None:
        return "the check is no longer part of this report"
    return answer.unsure or answer.reason or "no answer"


def _day(when: date, today: date) -> str:
    """`5 May`, with its year where it is another one."""
    return f"{when.day} {when:%b}" if when.year == today.year else day(when)


def _named(one: Past, document: ReportDocument) -> str:
    name = document.names.get(one.entity, one.entity)
    return f"{name}, {one.title}" if name else one.title


def _past(plain: dict[str, Any]) -> Past:
    resolved = plain.get("resolved")
    since = plain.get("since") or plain.get("resolved")
    return Past(
        plain["id"], plain["check"], plain["entity"], plain["subject"], plain["title"], plain["severity"],
        date.fromisoformat(since) if since else date.min, date.fromisoformat(resolved) if resolved else None,
        tuple(plain.get("places") or dict.fromkeys(origin["locator"] for origin in plain.get("origins", ()))),
        _stood(plain),
    )  # fmt: skip


def _stood(plain: dict[str, Any]) -> tuple[Origin, ...]:
    """The first three places that the finding was read from, as of then."""
    given = [(one["source"], one["locator"], one["as_of"]) for one in plain.get("origins", ())]
    given = given or [tuple(one) for one in plain.get("stood", ())]
    return tuple(Origin(source, place, datetime.fromisoformat(at)) for source, place, at in given[:3])
