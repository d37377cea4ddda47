"""Tables to typed rows: headers by synonym, numbers by column, totals checked and never added in."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.blocks import outline
from execreports.reading.table_facts import TableFacts, read_table
from execreports.reading.table_roles import is_total, role_of


def said(found: TableFacts) -> list[str]:
    return [f"{check.line}: {check.stated} = {check.parts} {check.agrees}" for check in found.totals]


def facts(text: str) -> TableFacts:
    return read_table(outline(text).tables[0], text)


@pytest.mark.parametrize(
    ("header", "role"),
    [("Cost", "cost"), ("Monthly cost ($)", "cost"), ("MRR", "revenue"), ("Betrag (€)", "amount"), ("Kosten", "cost"),
     ("Gasto mensual", "cost"), ("Despesa", "cost"), ("Dépense", "cost"), ("Spesa", "cost"), ("Umsatz", "revenue"),
     ("Chiffre d'affaires", "revenue"), ("Receita", "revenue"), ("Owner", "owner"), ("Responsável", "owner"),
     ("Zuständig", "owner"), ("Status", "status"), ("Estado", "status"), ("Due", "due"), ("Échéance", "due"),
     ("Frist", "due"), ("Scadenza", "due"), ("Mes", "month"), ("Item", "item"), ("Posten", "item"), ("Voce", "item"),
     ("Notes", "notes"), ("xyz", ""), ("", "")],
)  # fmt: skip
def test_headers_by_synonym(header: str, role: str) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize(
    "cell", ["Total", "**TOTAL**", "Subtotal", "Sub-total", "Grand total", "Gesamt", "Summe", "Totale"]
)
def test_total_rows_are_known(cell: str) -> None:
    assert is_total(cell)


def test_rows_have_typed_cells() -> None:
    found = facts(
        "| Item | Cost | Share | Owner | Due | Status |\n|---|---|---|---|---|---|\n"
        "| Mail | $7-9K/mo | 12% | Ana | 2026-06-01 | ✅ Done |\n| Web | ~$50 | 3 | - | soon | blocked |\n"
    )
    assert found.roles == ("item", "cost", "", "owner", "due", "status")
    first, second = found.rows
    assert [cell.kind for cell in first.cells] == ["text", "money", "percent", "text", "date", "status"]
    assert [cell.kind for cell in second.cells] == ["text", "money", "number", "empty", "text", "status"]
    cost = first.cells[found.column("cost")]
    assert [cost.low, cost.high] == [7000, 9000]
    assert (cost.currency, cost.period) == ("USD", "month")
    assert [row.cells[5].text for row in found.rows] == ["done", "blocked"]


def test_numbers_take_the_currency_of_their_header_and_the_mark_of_their_neighbours() -> None:
    found = facts("| Posten | Betrag (€) |\n|---|---|\n| Miete | 1.200 |\n| Strom | 45,50 |\n")
    assert [(row.cells[1].low, row.cells[1].currency) for row in found.rows] == [
        (1200, "EUR"),
        (Decimal("45.50"), "EUR"),
    ]


def test_a_total_row_is_checked_against_its_parts() -> None:
    table = "| Item | Cost |\n|---|---|\n| a | $10 |\n| b | $20 |\n| **Total** | **${}** |\n"
    right, wrong = facts(table.format(30)), facts(table.format(35))
    assert [row.is_total for row in right.rows] == [False, False, True]
    assert said(right) == ["5: 30 = 30 True"]
    assert said(wrong) == ["5: 35 = 30 False"]


def test_subtotals_are_not_parts_of_the_total() -> None:
    found = facts(
        "| i | Cost |\n|---|---|\n| a | 1 |\n| Subtotal | 1 |\n| b | 2 |\n| Subtotal | 2 |\n| Total | 3 |\n"
    )
    assert said(found) == ["4: 1 = 1 True", "6: 2 = 2 True", "7: 3 = 3 True"]


def test_brackets_are_negative_where_only_that_adds_up() -> None:
    found = facts("| Q | Net |\n|---|---|\n| 1 | ($300) |\n| 2 | $100 |\n| Total | ($200) |\n")
    assert said(found) == ["5: -200 = -200 True"]


def test_a_range_or_a_text_makes_no_sum() -> None:
    assert facts("| i | Cost |\n|---|---|\n| a | $5-10 |\n| b | n/a |\n| Total | $20 |\n").totals == ()


def test_a_running_balance_is_not_added_up() -> None:
    assert facts("| i | Balance |\n|---|---|\n| a | 5 |\n| b | 7 |\n| Total | 7 |\n").totals == ()


@given(st.lists(st.decimals(min_value=-9999, max_value=9999, places=2), min_size=1, max_size=8))
def test_any_true_total_agrees(parts: list[Decimal]) -> None:
    rows = "".join(f"| x{number} | {part:.2f} |\n" for number, part in enumerate(parts))
    found = facts(f"| i | Amount |\n|---|---|\n{rows}| Total | {sum(parts):.2f} |\n")
    assert [total.agrees for total in found.totals] == [True]


def test_the_numbers_of_a_table_are_each_others_neighbours() -> None:
    found = facts(
        "| Monat | Umsatz | Kosten |\n|---|---|---|\n| Jan | 12.500 | 9.300,50 |\n| Gesamt | 12.500 | 9.300,50 |\n"
    )
    assert said(found) == ["4: 12500 = 12500 True", "4: 9300.50 = 9300.50 True"]
    assert not any(cell.unsure for row in found.rows for cell in row.cells)


def test_book_keepers_brackets_and_multipliers_in_bare_numbers() -> None:
    found = facts("| Item | Amount |\n|---|---|\n| a | (500) |\n| b | 1.5k |\n")
    assert [row.cells[1].low for row in found.rows] == [-500, 1500]
