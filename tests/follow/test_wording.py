"""Unknown, stale, partial and zero are four different things on every page, and each is said in its own words."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from execreports.analyse import analyse
from execreports.follow import compared, edition_data
from execreports.follow.edition import page_facts
from execreports.metrics.choice import ADDITIVE, SINGLE, sameness
from execreports.model.context import Context
from execreports.model.document import ReportDocument, Row, Table, Text, evidence
from execreports.model.facts import Fact, Health, SourceResult
from execreports.renderers.depth import FULL
from execreports.renderers.text import Templates, render_text
from execreports.testing.rehearsal import Rehearsal

ROOT = Path(__file__).parents[2]
TEMPLATES = Templates((ROOT / "templates",))
PERSONAS = ("accounting", "ceo", "cfo", "client_portfolio", "cmo", "cto", "rental", "yacht_delivery")
FIRST: dict[str, Any] = {"findings": [], "figures": [], "facts": {}, "past": [], "rules": ""}
Pages = dict[str, ReportDocument]


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with Rehearsal.of(ROOT, tmp_path_factory.mktemp("wording")) as rehearsal:
        yield rehearsal


def made(play: Rehearsal, known: Context) -> Pages:
    return {
        one.persona: analyse(one, known, period="2026-05-05", generated_at=known.now) for one in play._reports
    }


def archived(document: ReportDocument) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(edition_data(document)))
    return plain


@pytest.fixture(scope="module")
def monday(play: Rehearsal) -> dict[str, dict[str, Any]]:
    assert play.context is not None
    return {name: archived(compared(page, FIRST)) for name, page in made(play, play.context).items()}


@pytest.fixture(scope="module")
def later(play: Rehearsal, monday: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Three days after every source was deleted: two mails of each persona, of the first day and of the third."""
    assert play.context is not None
    gone = {
        name: replace(result, health=Health.MISSING, facts=(), reason="no such file")
        for name, result in play.context.results.items()
    }
    told: dict[str, list[str]] = {}
    before = monday
    for days in (1, 3):
        dark = replace(play.context, results=gone, now=play.context.now + timedelta(days=days))
        pages = {name: compared(page, before[name]) for name, page in made(play, dark).items()}
        for name, page in pages.items():
            told.setdefault(name, []).append(flat(page))
        before = {name: archived(page) for name, page in pages.items()}
    return told


def flat(page: ReportDocument) -> str:
    return " ".join(render_text(page, TEMPLATES, FULL).split())


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_source_that_is_gone_says_since_when_and_what_was_good(
    persona: str, monday: dict[str, dict[str, Any]], later: dict[str, list[str]]
) -> None:
    first, third = later[persona]
    for mail in (first, third):
        assert "no such file, missing since 6 May" in mail
        assert "missing since 6 May, missing since" not in mail
    figures = [one for one in monday[persona]["figures"] if one["known"] and one["origins"]]
    assert figures
    assert "last good" in first
    assert "days old)" in third
    assert "$0" not in third.partition("DATA BEHIND")[0].replace("last good $0", "")


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_source_gone_for_longer_is_no_news(persona: str, later: dict[str, list[str]]) -> None:
    first, third = (mail.partition("WHAT CHANGED")[2].partition(" [")[0] for mail in later[persona])
    assert first
    assert "Not checked today" not in later[persona][1]
    assert "cannot be shown today" not in third


STALE = {
    "accounting": "bank", "ceo": "list_stats", "cfo": "bank", "client_portfolio": "client_billing", "cmo": "list_stats",
    "cto": "cloud_months", "rental": "handoffs", "yacht_delivery": "eyd_jobs",
}  # fmt: skip


@pytest.mark.parametrize("health", [Health.STALE, Health.FALLBACK])
def test_a_figure_of_an_old_answer_carries_its_age(play: Rehearsal, health: Health) -> None:
    assert play.context is not None
    bank = play.context.results["bank"]
    old = replace(bank, health=health, reason="no answer", as_of=play.context.now - timedelta(days=9))
    page = made(play, replace(play.context, results={**play.context.results, "bank": old}))["cfo"]
    word = "bank is 9 days old" if health is Health.STALE else "bank from its last good answer, 9 days old"
    assert f"Cash in the bank: $23,055.98 ({word})" in flat(compared(page, FIRST))


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_stale_source_is_named_in_the_first_lines_and_in_its_section(persona: str, play: Rehearsal) -> None:
    assert play.context is not None
    name = STALE[persona]
    old = replace(play.context.results[name], health=Health.STALE, reason="40 d old, limit 7 d")
    page = made(play, replace(play.context, results={**play.context.results, name: old}))[persona]
    mail = flat(compared(page, FIRST))
    assert f"1 stale ({name})" in mail or f"stale ({name}," in mail or f", {name})" in mail
    assert f"{name} is stale (40 d old, limit 7 d)" in mail


@pytest.mark.parametrize("persona", PERSONAS)
def test_what_falls_to_zero_reads_zero_and_what_it_was(
    persona: str, play: Rehearsal, monday: dict[str, dict[str, Any]]
) -> None:
    """Every number of the persona's sources at zero: each figure that was something else says both."""
    assert play.context is not None
    page = made(play, play.context)[persona]
    was = next(one for one in monday[persona]["figures"] if one["known"] and one["low"] not in {None, "0"})
    nothing = [
        replace(
            one,
            interval=replace(one.interval, low=one.interval.low * 0, high=one.interval.low * 0, likely=None),
        )
        for one in page.figures
        if one.id == was["id"] and one.interval is not None
    ]
    now = replace(page, figures=tuple(nothing))
    told = [change.text for change in compared(now, monday[persona]).changes]
    assert any(": 0 (was " in text or ": $0" in text or ": 0" in text for text in told), told
    assert any("(was " in text for text in told)


def test_a_kpi_that_was_never_measured_says_so_and_a_new_one_turns_itself_on(
    play: Rehearsal, monday: dict[str, dict[str, Any]]
) -> None:
    path = "examples/agent_handoffs/projects/queenofsandiego.md"
    file = play.root / path
    before = file.read_bytes()
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    with ExitStack() as stack:
        stack.callback(file.write_bytes, before)
        file.write_bytes(before.rstrip() + newline * 2 + b"**Net promoter score:** 61" + newline)
        known = play._collected(("handoffs",))
    page = made(play, known)["ceo"]
    told = [change.text for change in compared(page, monday["ceo"]).changes]
    assert any(text.startswith("Net promoter score: measured for the first time, 61") for text in told), told
    assert any(
        text.startswith("Resolved: QueenofSanDiego, Net promoter score is not measured") for text in told
    )
    back = compared(made(play, play.context or known)["ceo"], archived(compared(page, monday["ceo"])))
    assert any(change.text.startswith("Net promoter score: not measured (was 61)") for change in back.changes)


def rival(page: ReportDocument, known: Context) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Numbers on the page, and another source that says three times as much about the same thing."""
    if page.persona == "cto":
        month = [fact for fact in known["cloud_months"].facts if fact.label("month") == "2025-08"]
        return tuple(month), tuple(tripled(fact, authority="9") for fact in month)
    for fact in page_facts(page).values():
        if fact.is_number and fact.key in {**ADDITIVE, **SINGLE} and fact.interval.low > 0:
            alone = [one for one in known.facts(fact.key) if sameness(one) == sameness(fact)]
            if alone == [fact]:
                return (fact,), (tripled(fact),)
    return (), ()


def tripled(fact: Fact, **labels: str) -> Fact:
    low, high = fact.interval.low * 3, fact.interval.high * 3
    origin = replace(fact.origin, source="rival", locator="rival.csv:7", quote="", digest="")
    return replace(fact, value=low, low=low, high=high, origin=origin, labels={**fact.labels, **labels})


@pytest.mark.parametrize("persona", PERSONAS)
def test_two_sources_apart_are_both_printed_with_their_addresses(persona: str, play: Rehearsal) -> None:
    assert play.context is not None
    used, other = rival(made(play, play.context)[persona], play.context)
    assert used
    keys, as_of = frozenset({used[0].key}), used[0].origin.as_of
    result = SourceResult("rival", Health.FRESH, other, as_of, keys=keys, locator="rival.csv")
    page = made(play, replace(play.context, results={**play.context.results, "rival": result}))[persona]
    both = {used[0].origin.locator, "rival.csv:7"}
    parts: list[Text | Row] = []
    for block in (block for section in page.sections for block in section.blocks):
        if isinstance(block, Text) and block.text.startswith("Sources disagree on "):
            parts.append(block)
        elif isinstance(block, Table):
            parts += block.rows
    assert any(both <= {origin.locator for origin in evidence(part)} for part in parts), used[0]
    assert "rival.csv" in flat(compared(page, FIRST))


def test_a_line_that_can_no_longer_be_read_resolves_nothing(
    play: Rehearsal, monday: dict[str, dict[str, Any]]
) -> None:
    assert play.context is not None
    with play.edited("examples/clients/clients.csv", "2023-09-01", "2023-00-01"):
        broken = play._collected(("clients",))
    tuesday = compared(made(play, broken)["client_portfolio"], monday["client_portfolio"])
    told = [change.text for change in tuesday.changes if "no contract with Blue Door Yoga" in change.text]
    assert [text.partition(":")[0] for text in told] == ["Not checked today"]
    wednesday = compared(made(play, broken)["client_portfolio"], archived(tuesday))
    assert not any(change.text.startswith("Resolved") for change in wednesday.changes)
    with play.edited("examples/clients/clients.csv", "2023-09-01,no", "2023-09-01,yes"):
        mended = play._collected(("clients",))
    thursday = compared(made(play, mended)["client_portfolio"], archived(wednesday))
    assert any(
        change.text.startswith("Resolved: ") and "Blue Door" in change.text for change in thursday.changes
    )
