"""One digit changed in any of fifty source places: the next mail names figure, old, new and the place."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from execreports.analyse import analyse
from execreports.follow import compared, edition_data
from execreports.follow.edition import page_facts
from execreports.follow.facts import now_words, plain_words
from execreports.follow.whole import Whole
from execreports.model.document import ReportDocument
from execreports.model.facts import Fact
from execreports.model.snapshot import context_to_plain
from execreports.renderers.text import Templates, render_text
from execreports.testing.rehearsal import Rehearsal

ROOT = Path(__file__).parents[2]
TEMPLATES = Templates((ROOT / "templates",))
WANTED = 50
FIRST: dict[str, Any] = {"findings": [], "figures": [], "facts": {}, "past": [], "rules": ""}
NUMBER = re.compile(rb"\d[\d,]*(?:\.\d+)?")


class Place(NamedTuple):
    """A line of a file with a number that stands on a page, and the span of the digit to change."""

    persona: str
    name: str
    fact: Fact
    path: str
    line: int
    spot: int


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with Rehearsal.of(ROOT, tmp_path_factory.mktemp("digits")) as rehearsal:
        yield rehearsal


def documents(play: Rehearsal, *personas: str) -> dict[str, ReportDocument]:
    known = play.context
    assert known is not None
    return {
        one.persona: analyse(one, known, period="2026-05-05", generated_at=known.now)
        for one in play._reports
        if not personas or one.persona in personas
    }


def places(play: Rehearsal, pages: dict[str, ReportDocument]) -> list[Place]:
    """Every line behind a figure or a row whose number can be found in it as written, once."""
    found: dict[tuple[str, int], Place] = {}
    for persona, document in pages.items():
        for name, fact in page_facts(document).items():
            path, _, line = fact.origin.locator.rpartition(":")
            file = play.root / path
            if not (path.startswith("examples/") and line.isdecimal() and fact.is_number and file.is_file()):
                continue
            written = file.read_bytes().split(b"\n")[int(line) - 1]
            spot = digit(written, fact)
            if spot is not None:
                found.setdefault((path, int(line)), Place(persona, name, fact, path, int(line), spot))
    return [found[key] for key in sorted(found)]


def digit(written: bytes, fact: Fact) -> int | None:
    """Where the last whole digit of the fact's number stands in its line; None unless the number is there once."""
    value = abs(fact.interval.low)
    spots = [
        match.start() + len(match[0].partition(b".")[0].rstrip(b",")) - 1
        for match in NUMBER.finditer(written)
        if Decimal(match[0].replace(b",", b"").decode()) == value
    ]
    return spots[0] if len(spots) == 1 else None


def spread(all_: list[Place]) -> list[Place]:
    """Fifty of them, from every file in turn."""
    files: dict[str, list[Place]] = {}
    for one in all_:
        files.setdefault(one.path, []).append(one)
    order = [one for rank in range(len(all_)) for places in files.values() for one in places[rank : rank + 1]]
    return order[:WANTED]


def changed(play: Rehearsal, one: Place) -> tuple[str, list[Fact]]:
    """The mail after the digit was raised by one (nine becomes eight), and what then stands at its place."""
    file = play.root / one.path
    before = file.read_bytes()
    lines = before.split(b"\n")
    line = lines[one.line - 1]
    was = line[one.spot : one.spot + 1]
    now = b"8" if was == b"9" else str(int(was) + 1).encode()
    lines[one.line - 1] = line[: one.spot] + now + line[one.spot + 1 :]
    file.write_bytes(b"\n".join(lines))
    try:
        known = play._collected((one.fact.origin.source,))
    finally:
        file.write_bytes(before)
    (report,) = [report for report in play._reports if report.persona == one.persona]
    document = analyse(report, known, period="2026-05-06", generated_at=known.now)
    assert play.context is not None
    whole = Whole(known.every_fact, lambda: json.dumps(context_to_plain(play.context)).encode())  # type: ignore[arg-type]
    told = compared(document, BEFORE[one.persona], whole=whole)
    place = (one.fact.origin.locator, one.fact.key, one.fact.entity)
    there = [
        fact
        for fact in (*page_facts(document).values(), *known.every_fact())
        if (fact.origin.locator, fact.key, fact.entity) == place
    ]
    return " ".join(render_text(told, TEMPLATES).split()), there


BEFORE: dict[str, dict[str, Any]] = {}


def test_the_mail_names_figure_old_new_and_place_each_time(play: Rehearsal) -> None:
    pages = documents(play)
    for persona, page in pages.items():
        BEFORE[persona] = json.loads(json.dumps(edition_data(compared(page, FIRST))))
    chosen = spread(places(play, pages))
    assert len(chosen) == WANTED
    assert len({one.path for one in chosen}) >= 12
    silent = []
    for one in chosen:
        mail, facts = changed(play, one)
        old = plain_words(BEFORE[one.persona]["facts"][one.name])
        told = [f"{now_words(fact)} (was {old})" for fact in facts] or [f"{old} (gone)"]
        place = f"{one.path}:{one.line}"
        if not any(f"{place} {words}" in mail or f": {words}, in {place}" in mail for words in told):
            silent.append(f"{one.persona} {one.path}:{one.line} {told}")
    assert silent == []


def test_nothing_changed_is_a_quiet_page(play: Rehearsal) -> None:
    for document in documents(play).values():
        before = json.loads(json.dumps(edition_data(compared(document, FIRST))))
        before["generated_at"] = "2026-05-04T06:00:00-07:00"
        again = compared(document, before)
        assert again.changes == ()
        assert again.quiet
