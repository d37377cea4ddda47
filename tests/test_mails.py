"""The eight mails of the example as a reader meets them: narrow, indented, addressed, one page long."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from execreports.analyse import analyse
from execreports.follow import follow
from execreports.model.document import ReportDocument, Table
from execreports.record import SqliteLedger
from execreports.renderers.depth import BRIEF, FULL, Depth
from execreports.renderers.marks import Marks
from execreports.renderers.text import Templates, page
from execreports.testing.rehearsal import Rehearsal

ROOT = Path(__file__).resolve().parents[1]
PERSONAS = ("ceo", "cto", "cfo", "cmo", "accounting", "yacht_delivery", "rental", "client_portfolio")
TEMPLATES = Templates((ROOT / "templates",))
PINNED = "The clock is pinned to 2026-05-05 06:00 in config/portfolio.yaml."
MARK = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Mail:
    document: ReportDocument
    text: str
    marks: Marks

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def body(self) -> list[str]:
        """The lines above the data."""
        return self.lines[: self.lines.index("DATA BEHIND THIS REPORT")]

    def paragraphs(self) -> Iterator[str]:
        """Rows and sentences: a line that begins one, with the lines that continue it."""
        current: list[str] = []
        for line in self.body:
            begins = re.match(r"  (?:- |\d+\. |\S)", line) or not line.startswith(" ")
            if begins and current and not (current[0][0] != " " and line and line[0] != " "):
                yield " ".join(part.strip() for part in current)
                current = []
            heading = line[:1].strip() not in {"", "["} and line == line.upper()
            current += [line] if line and not heading else []
        if current:
            yield " ".join(part.strip() for part in current)


def mails(play: Rehearsal, depths: tuple[Depth, ...] = BRIEF) -> dict[str, Mail]:
    assert play.context is not None
    found = {}
    with SqliteLedger.read(play.root / "none.sqlite") as ledger:
        for report in play._reports:
            document = analyse(report, play.context, period="2026-05-05", generated_at=play.context.now)
            document = follow(replace(document, notes=(PINNED,)), ledger, world="embedded")
            text, marks = page(document, TEMPLATES, depths)
            found[report.persona] = Mail(document, text, marks)
    return found


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with Rehearsal.of(ROOT, tmp_path_factory.mktemp("mails")) as rehearsal:
        yield rehearsal


@pytest.fixture(scope="module")
def brief(play: Rehearsal) -> dict[str, Mail]:
    return mails(play)


@pytest.fixture(scope="module")
def full(play: Rehearsal) -> dict[str, Mail]:
    return mails(play, FULL)


@pytest.fixture(scope="module")
def missing(play: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Mail]:
    """The same with every source unavailable."""
    with Rehearsal.of(ROOT, tmp_path_factory.mktemp("missing")) as dark:
        (dark.root / "examples").rename(dark.root / "examples.gone")
        dark._standin.close() if hasattr(dark._standin, "close") else None
        dark.run()
        return mails(dark)


@pytest.mark.parametrize("persona", PERSONAS)
def test_golden(persona: str, brief: dict[str, Mail], golden: Callable[[str, str], None]) -> None:
    golden(f"{persona}.txt", brief[persona].text)


@pytest.mark.parametrize("persona", PERSONAS)
def test_golden_with_every_source_missing(
    persona: str, missing: dict[str, Mail], golden: Callable[[str, str], None]
) -> None:
    golden(f"missing/{persona}.txt", missing[persona].text)


def test_no_golden_file_is_left_over() -> None:
    kept = {
        path.relative_to(ROOT / "tests" / "golden").as_posix()
        for path in (ROOT / "tests" / "golden").rglob("*.txt")
    }
    assert kept == {
        f"{folder}{persona}.txt" for folder in ("", "missing/", "bad_day/") for persona in PERSONAS
    }


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_line_is_narrow_ascii_and_indented(
    persona: str, full: dict[str, Mail], missing: dict[str, Mail]
) -> None:
    for mail in (full[persona], missing[persona]):
        first_blank = mail.lines.index("")
        for number, line in enumerate(mail.lines):
            assert len(line) <= 72, line
            assert line.isascii(), line
            assert line == line.rstrip(), line
            assert not re.search(r"([=_*#~-])\1{3,}", line), line
            heading = line == line.upper() and (len(line) < 40 or line.endswith("."))
            assert number < first_blank or not line or line.startswith("  ") or heading, line


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_mail_is_one_page(persona: str, brief: dict[str, Mail], missing: dict[str, Mail]) -> None:
    assert len(brief[persona].lines) <= 150
    assert len(missing[persona].lines) <= 150


def test_the_first_screen_of_the_ceo_stands_before_the_sections(brief: dict[str, Mail]) -> None:
    assert brief["ceo"].lines.index("EXECUTIVE SUMMARY") <= 30


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_mark_is_listed_and_every_listed_place_is_there(
    persona: str, full: dict[str, Mail], play: Rehearsal
) -> None:
    mail = full[persona]
    used = {int(number) for number in MARK.findall("\n".join(mail.body))}
    assert used == set(range(1, len(used) + 1))
    listed = {int(number) for number in MARK.findall(mail.marks.listing())}
    assert used == listed
    for number in used:
        for origin in mail.marks.origins(number):
            path, _, line = origin.locator.rpartition(":")
            file = play.root / path
            if LINES.fullmatch(line) and file.is_file():
                assert max(map(int, re.findall(r"\d+", line))) <= file.read_bytes().count(b"\n") + 1, (
                    origin.locator
                )


LINES = re.compile(r"\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*")
EXEMPT = re.compile(
    r"""\b\d{1,2}\ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:\ \d{4})?   # 5 May 2026
    | \b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\ \d{4}                   # May 2026
    | \b\d{4}-\d{2}(?:-\d{2})?(?:\ \d{2}:\d{2})? | \b\d{4}-Q\d                       # ISO dates, quarters
    | ^\d+\.(?=\s) | \(\d+\)$ | \b(?:30|60|90)(?:[-/ ]?days?\b|/)                     # ordinals, counts of rows, horizons
    | \b[Aa]nd\ \d+\ (?:\w+\ )?more\b | ^\d+\ steps?\ of\ \d+ | ^\d+\ actions?\ of\ this | ^\d+\ more\ entr | \b\d+\ of\ \d+\ (?:findings?|sources?|checks?)\b | \bby\ \d+\ checks?\b
    | \b\d+\ checks?\ (?:could|wait)\b | \b\d+\ (?:stale|missing|from\ the\ last)\b
    """,
    re.VERBOSE,
)  # fmt: skip


def test_every_printed_number_has_an_address(full: dict[str, Mail], play: Rehearsal) -> None:
    entities = play.context.entities if play.context else ()
    names = [word for entity in entities for word in (entity.name, *entity.aliases)]
    bare, exempt, total = [], 0, 0
    for mail in full.values():
        for paragraph in mail.paragraphs():
            groups = re.findall(r"\d+", MARK.sub("", paragraph))
            total += len(groups)
            if MARK.search(paragraph):
                continue
            rest = paragraph
            for name in names:
                rest = rest.replace(name, "")
            left = re.findall(r"\d+", EXEMPT.sub("", rest))
            exempt += len(groups) - len(left)
            bare += [paragraph] if left else []
    assert bare == []
    assert exempt <= total * 0.1, f"{exempt} of {total} numbers are exempt"


def test_a_section_of_details_alone_is_not_called_empty(brief: dict[str, Mail]) -> None:
    document = brief["ceo"].document
    agenda = next(one for one in document.sections if one.title == "30-day agenda")
    details = tuple(one for one in agenda.blocks if isinstance(one, Table) and one.detail)
    text, _ = page(replace(document, sections=(replace(agenda, blocks=details),)), TEMPLATES, BRIEF)
    assert "Tasks due within 30 days:" in text
    assert "Nothing to report." not in text
