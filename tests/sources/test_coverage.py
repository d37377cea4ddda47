from pathlib import Path

import pytest

from execreports.sources.coverage import Missed, missed
from execreports.sources.handoffs import Handoffs
from execreports.testing.reaches import reach_at


def found(root: Path, text: str) -> list[Missed]:
    (root / "note.md").write_text(text)
    reach = reach_at(root)
    return list(missed(Handoffs(name="docs", path="*.md").read(reach), root))


def test_what_became_a_fact_is_not_missed(tmp_path: Path) -> None:
    assert found(tmp_path, "# Note\n\n**Status:** done\n\nThe slip costs $50 a month.\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "We met on 2026-04-02 at the dock",
        "since 12. März nothing happened",
        "paid 03/04/2026",
        "am 5 de mayo",
    ],
)
def test_a_date_that_no_fact_holds_is_listed_with_its_line(tmp_path: Path, line: str) -> None:
    (one,) = found(tmp_path, f"# Note\n\n**Status:** done\n\n{line}\n")
    assert (one.place, one.looks_like, one.quote) == ("note.md:5", ("date",), line)


def test_an_amount_the_reader_let_through_is_caught_by_a_coarser_net(tmp_path: Path) -> None:
    caught = found(tmp_path, "# Note\n\n- [ ] call\n\nx = `$1` and USD12x\n")
    assert [(one.place, one.looks_like) for one in caught] == [("note.md:5", ("money",))]


def test_a_document_that_gave_nothing_is_listed_as_a_whole(tmp_path: Path) -> None:
    assert found(tmp_path, "# Note\n\nwords\n") == [Missed("note.md", (), "nothing in it became a fact")]


def test_secrets_on_a_missed_line_are_fingerprints(tmp_path: Path) -> None:
    (one, *_) = [
        miss
        for miss in found(tmp_path, "# N\n\n2026-04-02 password = 'hunter2hunter2x9'\n")
        if miss.looks_like
    ]
    assert "hunter2" not in one.quote
