"""An answer in several files: what is old in it is told by file, and only what rests on it is marked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from execreports.ages import aged
from execreports.model.document import ReportDocument
from execreports.model.facts import DOCUMENT, Fact, Health, SourceResult
from execreports.model.figures import Figure
from execreports.rewrite import aged as marked
from execreports.testing.builders import NOW, READ, fact, result

LIMIT = timedelta(days=14)


def told(key: str, entity: str, file: str, days: int, line: int = 3) -> Fact:
    one = fact(key, "5", entity=entity, place=f"{file}:{line}")
    return replace(one, origin=replace(one.origin, as_of=READ - timedelta(days=days)))


def judged(*facts: Fact, health: Health = Health.FRESH) -> SourceResult:
    newest = max(one.origin.as_of for one in facts)
    return aged(replace(result(*facts), as_of=newest), health, READ, LIMIT, None)


def test_files_that_tell_the_newest_about_somebody_are_stale_each_for_itself() -> None:
    found = judged(
        told("rent", "acme", "a.md", 1), told("rent", "bolt", "b.md", 58), told("rent", "bolt", "old.md", 90)
    )
    assert (found.health, found.reason) == (Health.STALE, "b.md 58 d old, limit 14 d")
    assert found.files == {"b.md", "old.md"}


def test_an_archive_beside_what_is_new_is_no_news() -> None:
    found = judged(told("rent", "acme", "january.csv", 120), told("rent", "acme", "may.csv", 2))
    assert (found.health, found.files) == (Health.FRESH, frozenset())


def test_who_is_mentioned_in_a_new_document_still_has_an_old_one() -> None:
    pages = told(DOCUMENT, "acme", "a.md", 1), told(DOCUMENT, "bolt", "b.md", 58)
    found = judged(*pages, told("status", "bolt", "a.md", 1, line=9), told("rent", "bolt", "b.md", 58))
    assert found.files == {"b.md"}


def test_all_of_it_old_is_said_of_all_of_it() -> None:
    found = judged(told("rent", "acme", "a.md", 30), told("rent", "bolt", "b.md", 58))
    assert (found.reason, found.files) == ("30 d old, limit 14 d", frozenset())


def test_a_reason_names_three_files_and_counts_the_rest() -> None:
    found = judged(
        told("rent", "acme", "a.md", 1), *(told("rent", f"e{n}", f"{n}.md", 20 + n) for n in range(5))
    )
    assert found.reason == "4.md 24 d old, 3.md 23 d old, 2.md 22 d old, 2 more, limit 14 d"


def test_a_last_good_answer_stays_one() -> None:
    assert judged(told("rent", "acme", "a.md", 58), health=Health.FALLBACK).health is Health.FALLBACK


def page(source: SourceResult, *figures: Figure) -> ReportDocument:
    return marked(
        ReportDocument("ceo", "CEO", "Group", "2026-05-05", NOW, "", (), figures=figures, sources=(source,))
    )


def resting_on(*facts: Fact) -> Figure:
    one = facts[0]
    return Figure(one.entity, "Rent", one.entity, "USD", one.kind, one.interval, facts=facts)


@pytest.mark.parametrize(
    ("health", "words"),
    [(Health.STALE, "book is 58 days old"), (Health.FALLBACK, "book from its last good answer, 58 days old")],
)
def test_only_figures_from_the_files_meant_are_marked(health: Health, words: str) -> None:
    new, old = told("rent", "acme", "a.md", 1), told("rent", "bolt", "b.md", 58)
    source = replace(result(new, old), health=health, files=frozenset({"b.md"}), reason="b.md")
    first, second = page(source, resting_on(new), resting_on(old)).figures
    assert (first.flag, second.flag) == ("", words)
    whole = replace(source, files=frozenset())
    assert all(one.flag for one in page(whole, resting_on(new), resting_on(old)).figures)
