import time
from decimal import Decimal
from pathlib import Path

import pytest

from execreports.errors import SourceBroken
from execreports.model.facts import Fact, Kind
from execreports.sources.base import Reach, Source
from execreports.sources.handoffs import Handoffs
from execreports.testing.reaches import reach_at
from execreports.testing.source_contract import SourceContract

TEXT = """\
# Blue Boats: handoff

**Last updated:** 2026-04-28
**Status:** on track
**Trip price:** $1,850
**Lease ends:** 31 August 2026
**People on the list:** 3,676 people (May)

## What a trip costs

| Part | Amount | Note |
|---|---:|---|
| **Crew** | $220 | |
| Fuel | $45-65 | wind |
| Dock | 1,200/yr | |
| **Total** | | |

## Risks

| Risk | Likelihood | Impact | Owner |
|---|---|---|---|
| No booking in June | high | high | CB |

- the mast is old

## Next steps

- [x] Call the yard
- [ ] Sign the paper (owner: Ana, due: 2026-06-01) check: equity_unsigned
- plain item

```
deposit $300
```
"""
PRICE = {"label": "trip price", "key": "sale.price", "unit": "USD", "labels": {"item": "trip"}}
COSTS = {
    "section": "trip costs",
    "key": "sale.variable_cost",
    "value": "Amount",
    "kind": "estimate",
    "labels": {"item": {"is": "trip"}, "part": "Part"},
}


def handoffs(**options: object) -> Handoffs:
    given: dict[str, object] = {"name": "docs", "path": "docs/*.md"}
    return Handoffs.model_validate(given | options)


def read(root: Path, text: str | bytes, source: Handoffs | None = None, name: str = "boats.md") -> list[Fact]:
    write(root, text, name)
    return list((source or handoffs()).read(reach_at(root)))


def write(root: Path, text: str | bytes, name: str = "boats.md") -> None:
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def of(facts: list[Fact], key: str) -> list[Fact]:
    return [fact for fact in facts if fact.key == key]


class TestContract(SourceContract):
    def honest(self, root: Path) -> tuple[Source, Reach]:
        write(root, TEXT)
        write(
            root,
            "Bins - notes\r\n\r\nRent: \xa3500 a month, \x80 20 per day\r\n".encode("latin-1"),
            "bins.md",
        )
        return handoffs(facts=[PRICE], tables=[COSTS]), reach_at(root)

    def broken(self, root: Path) -> tuple[Source, Reach]:
        return handoffs(), reach_at(root)


def test_a_labelled_value_becomes_the_declared_fact_with_its_line(tmp_path: Path) -> None:
    (price,) = of(read(tmp_path, TEXT, handoffs(facts=[PRICE])), "sale.price")
    assert (price.entity, price.value, price.unit, price.kind) == ("boats", Decimal(1850), "USD", Kind.ACTUAL)
    assert price.labels == {"item": "trip"}
    assert price.origin.locator == "docs/boats.md:5"
    assert price.origin.quote == "**Trip price:** $1,850"
    assert price.origin.as_of.isoformat() == "2026-04-28T07:00:00+00:00"


@pytest.mark.parametrize(
    "line",
    [
        "Trip price: $1,850",
        "- **Trip price**: $1,850 from May",
        "| Trip price | $1,850 |",
        "trip PRICE: $1,850",
    ],
)
def test_a_label_is_found_however_it_is_written(tmp_path: Path, line: str) -> None:
    table = f"| Item | Value |\n|---|---|\n{line}\n" if line.startswith("|") else f"{line}\n"
    (price,) = of(read(tmp_path, f"# Blue Boats\n\n{table}", handoffs(facts=[PRICE])), "sale.price")
    assert price.value == Decimal(1850)


def test_a_label_without_a_value_is_not_known(tmp_path: Path) -> None:
    for words in ("TBD", "none", "", "n/a"):
        assert of(read(tmp_path, f"**Trip price:** {words}\n", handoffs(facts=[PRICE])), "sale.price") == []


def test_a_label_with_words_where_a_number_was_declared_is_noted(tmp_path: Path) -> None:
    write(tmp_path, "# Blue Boats\n\n**Trip price:** ask Ana\n")
    reach = reach_at(tmp_path)
    assert of(list(handoffs(facts=[PRICE]).read(reach)), "sale.price") == []
    assert any("docs/boats.md:3" in problem and "ask Ana" in problem for problem in reach.problems)


def test_dates_and_counts_behind_labels(tmp_path: Path) -> None:
    rules = [
        {"label": "Lease ends", "key": "lease.end"},
        {"label": "People on the list", "key": "list.size", "unit": "count"},
        {"label": "Status", "key": "billing.model"},
    ]
    facts = read(tmp_path, TEXT, handoffs(facts=rules))
    assert of(facts, "lease.end")[0].text == "2026-08-31"
    assert of(facts, "list.size")[0].value == Decimal(3676)
    assert of(facts, "billing.model")[0].text == "on track"


def test_a_table_under_a_heading_becomes_facts_and_its_total_row_none(tmp_path: Path) -> None:
    facts = of(read(tmp_path, TEXT, handoffs(tables=[COSTS])), "sale.variable_cost")
    assert [(fact.label("part"), fact.low, fact.high) for fact in facts] == [
        ("Crew", Decimal(220), Decimal(220)),
        ("Fuel", Decimal(45), Decimal(65)),
        ("Dock", Decimal(1200), Decimal(1200)),
    ]
    assert [fact.origin.locator for fact in facts] == [f"docs/boats.md:{line}" for line in (13, 14, 15)]
    assert {fact.kind for fact in facts} == {Kind.ESTIMATE}


def test_a_table_nobody_has_is_noted(tmp_path: Path) -> None:
    write(tmp_path, "# Blue Boats\n")
    reach = reach_at(tmp_path)
    list(handoffs(tables=[COSTS]).read(reach))
    assert "no document has a table under 'trip costs'" in reach.problems[0]


def test_tasks_keep_owner_due_form_section_and_check(tmp_path: Path) -> None:
    tasks = of(read(tmp_path, TEXT), "task")
    assert [(task.label("done"), task.label("form")) for task in tasks] == [
        ("yes", "box"),
        ("no", "box"),
        ("no", "list"),
    ]
    open_task = tasks[1]
    assert open_task.label("owner") == "Ana"
    assert open_task.label("due") == "2026-06-01"
    assert open_task.label("check") == "equity_unsigned"
    assert open_task.label("section") == "Next steps"


def test_risks_of_tables_and_lists(tmp_path: Path) -> None:
    risks = of(read(tmp_path, TEXT), "risk")
    assert [risk.text for risk in risks] == ["No booking in June", "the mast is old"]
    assert risks[0].labels == {"severity": "high", "likelihood": "high", "owner": "CB"}


def test_amounts_are_stated_and_those_in_fences_marked(tmp_path: Path) -> None:
    money = {fact.label("raw"): fact for fact in of(read(tmp_path, TEXT), "money")}
    assert {fact.kind for fact in money.values()} == {Kind.STATED}
    assert money["$300"].label("in_code") == "yes"
    assert money["$1,850"].label("in_code") == ""


def test_the_owners_word_settles_the_entity(tmp_path: Path) -> None:
    facts = read(tmp_path, TEXT, handoffs(entities={"boats.md": "bins"}))
    assert {fact.entity for fact in facts} == {"bins"}


def test_front_matter_settles_the_entity(tmp_path: Path) -> None:
    facts = read(tmp_path, "---\nentity: bins\n---\n# Notes\n\nBlue Boats owes $5\n", name="n.md")
    assert {fact.entity for fact in facts} == {"bins"}


def test_a_document_may_speak_of_several(tmp_path: Path) -> None:
    text = (
        "# Notes\n\nBlue Boats pays $5\n\nBins pays $6\n\nnobody pays $7\n\n## Blue Boats\n\nthe slip is $8\n"
    )
    money = of(read(tmp_path, text, name="n.md"), "money")
    assert [fact.entity for fact in money] == ["boats", "bins", "bins", "boats"]


def test_an_alias_inside_a_word_names_nobody(tmp_path: Path) -> None:
    facts = read(tmp_path, "# Notes\n\nBBQ for $50 and Binsen for $9\n", name="n.md")
    assert {fact.entity for fact in of(facts, "money")} == {""}


def test_a_broken_file_is_noted_and_the_others_go_on(tmp_path: Path) -> None:
    write(tmp_path, TEXT)
    write(tmp_path, b"\xff\xfe\x00", "odd.md")
    (tmp_path / "docs" / "closed.md").write_text("# x")
    (tmp_path / "docs" / "closed.md").chmod(0)
    reach = reach_at(tmp_path)
    assert of(list(handoffs().read(reach)), "document")
    (tmp_path / "docs" / "closed.md").chmod(0o644)


def test_nothing_matched_is_broken(tmp_path: Path) -> None:
    with pytest.raises(SourceBroken, match="no such file"):
        read(tmp_path, TEXT, handoffs(path="elsewhere/*.md"))


def test_a_file_beyond_the_limit_is_named(tmp_path: Path) -> None:
    write(tmp_path, b"x" * (17 << 20))
    with pytest.raises(SourceBroken, match="bytes"):
        list(handoffs().read(reach_at(tmp_path)))


def test_secrets_are_quoted_as_fingerprints(tmp_path: Path) -> None:
    facts = read(tmp_path, "# Blue Boats\n\n- [ ] rotate password = 'hunter2hunter2x9' for $5\n")
    assert all("hunter2" not in fact.origin.quote for fact in facts)


def test_the_age_is_the_label_else_the_newest_date_not_to_come(tmp_path: Path) -> None:
    (document,) = of(read(tmp_path, "# Blue Boats\n\nmet on 2026-04-02, due 2026-06-01\n"), "document")
    assert document.label("updated") == "2026-04-02"


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{'#' * (1 + i % 6)} Part {i}\n\n- [ ] task {i}\n\n" for i in range(8_000)),
        "".join(f"# Risks {i}\n\n- item {i}\n\n" for i in range(8_000)),
        "\n\n".join(f"Bins pays ${i}" for i in range(8_000)),
        "# T\n\n| Item | Status | Amount |\n|---|---|---|\n"
        + "".join(f"| a{i} | ✅ | ${i} |\n" for i in range(8_000)),
    ],
    ids=["headings", "risks", "names", "table"],
)
def test_a_long_document_costs_no_more_than_in_proportion(tmp_path: Path, text: str) -> None:
    """A quadratic step would take minutes at this length; linear ones take about a second."""
    started = time.process_time()
    assert len(read(tmp_path, text)) > 5_000
    assert time.process_time() - started < 10
