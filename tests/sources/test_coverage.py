"""Lines that look like a fact and gave none a report uses: a coarse net under the readers."""

from pathlib import Path

import pytest

from execreports.sources.coverage import Covered, coverage, used_by
from execreports.sources.handoffs import Handoffs
from execreports.testing.reaches import reach_at

USED = ("task", "kpi.*", "sale.price")


def found(root: Path, text: str, *uses: str) -> Covered:
    (root / "note.md").write_text(text, "utf-8")
    reach = reach_at(root)
    rules = [{"label": "Price", "key": "sale.price", "unit": "USD"}]
    source = Handoffs.model_validate({"name": "docs", "path": "*.md", "facts": rules})
    (one,) = coverage(source.read(reach), root, used_by(uses or USED))
    return one


def test_what_became_a_fact_that_a_report_uses_is_not_missed(tmp_path: Path) -> None:
    one = found(tmp_path, "# Note\n\n- [ ] pay $50 by 2026-05-09\n\n**Price:** $1,850\n")
    assert (one.missed, one.used) == ((), 2)
    assert one.facts == 4  # the two amounts as well


def test_a_fact_that_no_report_uses_is_missed_and_says_what_it_was_read_as(tmp_path: Path) -> None:
    text = "# Note\n\n**Status:** blocked\n\nThe slip costs $50 a month since 2026-04-02.\n"
    one = found(tmp_path, text)
    assert [(miss.place, miss.looks_like, miss.read_as) for miss in one.missed] == [
        ("note.md:3", ("status",), ("status",)),
        ("note.md:5", ("money", "date"), ("money",)),
    ]
    assert one.counts == {"money": 1, "status": 1, "date": 1}
    assert (one.facts, one.used) == (2, 0)
    assert found(tmp_path, text, "status", "money").missed == ()


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
    (one,) = found(tmp_path, f"# Note\n\nupdated: 2026-05-01\n\n{line}\n").missed
    assert (one.place, one.looks_like, one.quote) == ("note.md:5", ("date",), line)
    assert one.read_as == ()


def test_the_day_that_tells_a_documents_age_is_used(tmp_path: Path) -> None:
    assert found(tmp_path, "# Note\n\n**Updated:** 30. April 2026\n").missed == ()


def test_an_amount_the_reader_let_through_is_caught_by_a_coarser_net(tmp_path: Path) -> None:
    caught = found(tmp_path, "# Note\n\n- [ ] call\n\nx = `$1` and USD12x\n").missed
    assert [(one.place, one.looks_like) for one in caught] == [("note.md:5", ("money",))]


def test_a_document_that_gave_nothing_is_listed_with_its_zeros(tmp_path: Path) -> None:
    assert found(tmp_path, "# Note\n\nwords\n") == Covered("note.md", 0, 0, ())


def test_secrets_on_a_missed_line_are_fingerprints(tmp_path: Path) -> None:
    (one,) = found(
        tmp_path, "# N\n\n2026-04-02 password = 'hunter2hunter2x9'\n\nupdated: 2026-05-01\n"
    ).missed
    assert "hunter2" not in one.quote


def test_a_key_under_a_star_is_used() -> None:
    uses = used_by(("kpi.*", "task"))
    assert [uses(key) for key in ("kpi.cac", "task", "kpi", "tasks", "money")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert not used_by(())("task")


def test_an_amount_under_a_currency_is_read_and_a_secret_under_its_header_is_not_shown(
    tmp_path: Path,
) -> None:
    text = "# N\n\n| Konto (€) | Passwort | Stand |\n|---|---|---|\n| 420 | FAKEhunter2x9 | 2026-05-03 |\n"
    one = found(tmp_path, text, "kpi.*")
    assert [(miss.place, miss.read_as) for miss in one.missed] == [("note.md:5", ("money",))]
    assert "hunter2" not in one.missed[0].quote
