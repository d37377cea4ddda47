"""Tables to typed rows: headers by synonym, numbers by column, totals checked and never added in."""

from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.blocks import outline
from execreports.reading.table_facts import TableFacts, read_table
from execreports.reading.table_headers import read_header
from execreports.reading.table_json import table_json
from execreports.reading.table_roles import is_plain_total, is_total, role_of
from execreports.reading.table_totals import contradiction


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


@pytest.mark.parametrize(
    ("header", "currency", "period", "power"),
    [("Betrag (CHF)", "CHF", "", 0), ("Cost (USD)", "USD", "", 0), ("$/mo", "USD", "month", 0),
     ("Monthly cost", "", "month", 0), ("Kosten pro Monat (€)", "EUR", "month", 0), ("Coste anual (€)", "EUR", "year", 0),
     ("Custo mensal (R$)", "BRL", "month", 0), ("CHF/Jahr", "CHF", "year", 0), ("MRR ($)", "USD", "month", 0),
     ("Revenue ($K)", "USD", "", 3), ("Umsatz (TEUR)", "EUR", "", 3), ("Umsatz (Mio. €)", "EUR", "", 6),
     ("Ingresos (miles de €)", "EUR", "", 3), ("Spend (USD thousands)", "USD", "", 3), ("Amount ($'000)", "USD", "", 3),
     ("Kosten im Jahr 2025 (EUR)", "EUR", "", 0), ("Cost (EUR/USD)", "", "", 0)],
)  # fmt: skip
def test_a_header_gives_currency_period_and_thousands(
    header: str, currency: str, period: str, power: int
) -> None:
    found = read_header(header)
    assert (found.currency, found.period, found.power) == (currency, period, power)


@pytest.mark.parametrize(
    "header", ["Starter ($9)", "Clicks/$", "Users per $", "EUR/USD", "PHP", "Fr", "Owner (EUR)", "Date"]
)
def test_a_price_a_rate_or_a_weekday_in_a_header_is_no_currency_of_its_column(header: str) -> None:
    assert read_header(header).currency is None


def test_a_cost_per_month_is_a_cost() -> None:
    assert [role_of(name) for name in ("Cost per month", "Kosten/Monat", "Month")] == [
        "cost",
        "cost",
        "month",
    ]


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [("Betrag (CHF)", "1'200.50", "1200.50 1200.50 CHF None"), ("Cost (USD)", "~420", "420 420 USD None ~"),
     ("Prezzo (EUR)", "45–60", "45 60 EUR None"), ("Coût (€)", "1 234,50", "1234.50 1234.50 EUR None"),
     ("Preis (€)", "50,-", "50 50 EUR None"), ("Cost ($)", "(300)", "-300 -300 USD None"),
     ("$/mo", "20+", "20 None USD month"), ("Cost ($K)", "420", "420000 420000 USD None"),
     ("Cost ($K)", "1.5M", "1500000 1500000 USD None"), ("Kosten (€)", "30 pro Jahr", "30 30 EUR year")],
)  # fmt: skip
def test_a_number_takes_the_currency_that_only_its_header_names(header: str, cell: str, said: str) -> None:
    found = facts(f"| Item | {header} |\n|---|---|\n| a | {cell} |\n").rows[0].cells[1]
    approx = " ~" if found.approx else ""
    assert f"{found.low} {found.high} {found.currency} {found.period}{approx}" == said
    assert found.implied


@pytest.mark.parametrize("cell", ["EUR 5", "$5", "n/a", "12 %", "2026-05-01", "v1.2", "see below"])
def test_a_cell_that_speaks_for_itself_takes_nothing(cell: str) -> None:
    found = facts(f"| Item | Betrag (CHF) |\n|---|---|\n| a | {cell} |\n").rows[0].cells[1]
    assert not found.implied


@pytest.mark.parametrize(
    "cell",
    [
        "TOTAL GERAL",
        "Total général",
        "Suma total",
        "Gesamtsumme",
        "Итого",
        "合計",
        "Totaal",
        "Total monthly costs",
    ],
)
def test_plain_totals_in_many_languages(cell: str) -> None:
    assert is_plain_total(cell)


@pytest.mark.parametrize(
    "cell", ["Total per year", "Total incl. VAT", "Summe netto", "Total (with 10 % buffer)"]
)
def test_a_total_in_other_terms_repeats_others_but_is_not_held_against_them(cell: str) -> None:
    assert is_total(cell)
    found = facts(f"| i | Cost |\n|---|---|\n| a | $10 |\n| b | $20 |\n| {cell} | $33 |\n")
    assert found.rows[-1].is_total
    assert said(found) == []


@pytest.mark.parametrize(
    "cell", ["Total Wine & More", "TotalEnergies", "Summer party", "Sum Up", "Total cost of ownership"]
)
def test_a_name_that_begins_like_a_total_is_none(cell: str) -> None:
    assert not is_total(cell)


def test_what_is_written_in_other_terms_is_not_added_up() -> None:
    mixed = "| i | Cost |\n|---|---|\n| a | $10/mo |\n| b | $20/yr |\n| Total | $33 |\n"
    rounded = "| i | Cost |\n|---|---|\n| a | $1.2k |\n| b | $1.3k |\n| Total | $2.4k |\n"
    approx = "| i | Cost |\n|---|---|\n| a | ~$10 |\n| b | $20 |\n| Total | $33 |\n"
    prices = "| i | Unit price |\n|---|---|\n| a | $10 |\n| b | $20 |\n| Total | $15 |\n"
    assert [
        [one for one in facts(text).totals if not one.agrees] for text in (mixed, rounded, approx, prices)
    ] == [[]] * 4


def test_a_share_of_a_row_is_no_part_and_a_bare_total_takes_the_currency_of_its_parts() -> None:
    found = facts(
        "| i | Cost |\n|---|---|\n| a | $10 |\n| of which tax | $2 |\n| b | $20 |\n| Total | 30 |\n"
    )
    assert said(found) == ["6: 30 = 30 True"]


@pytest.mark.parametrize(
    ("first", "second", "total", "agrees"),
    [
        ("$10-15", "$20-30", "$30-45", [True]), ("$10-15", "$20-30", "$30-50", [False]),
        ("10–15 €", "20–30 €", "35–45 €", [False]), ("$10-15", "$5", "$15-20", [True]),
        ("$10-15", "$20-30", "$40", [True]), ("$10-15", "$20-30", "$46", [False]), ("$10", "$20", "$25-35", [True]),
        ("$10", "$20", "$31-35", [False]), ("$1-2k", "$3-4k", "$4-6k", [True]), ("$1-2k", "$3-4k", "$9-12k", [False]),
        ("$10+", "$20-30", "$30-45", []), ("~$10-15", "$20-30", "$30-50", []), ("€10-15", "$20-30", "$30-50", []),
        ("$10-15/mo", "$20-30/yr", "$30-50", []), ("~$10-15", "$20-30", "$30-45", [True]),
    ],
)  # fmt: skip
def test_ranges_are_held_against_each_other_by_their_ends(
    first: str, second: str, total: str, agrees: list[bool]
) -> None:
    found = facts(f"| i | Cost |\n|---|---|\n| a | {first} |\n| b | {second} |\n| Total | {total} |\n")
    assert [check.agrees for check in found.totals] == agrees


def test_both_ends_of_a_wrong_range_are_told() -> None:
    table = "| i | Cost |\n|---|---|\n| a | $10-15 |\n| b | $20-30 |\n| Total | $30-50 |\n"
    (check,) = facts(table).totals
    assert [check.stated, check.stated_high, check.parts, check.parts_high] == [
        Decimal(one) for one in (30, 50, 30, 45)
    ]
    assert contradiction((check.stated, check.stated_high), (check.parts, check.parts_high)) == (
        "the total row says 30 to 50, the rows above it add up to 30 to 45"
    )
    (printed,) = cast("list[dict[str, object]]", table_json(outline(table).tables[0], table)["totals"])
    assert printed == {
        "line": 5, "column": 1, "stated": "30", "parts": "30", "stated_high": "50", "parts_high": "45", "agrees": False,
    }  # fmt: skip


AMOUNTS = st.lists(st.integers(min_value=1, max_value=999_999), min_size=1, max_size=8)
STYLES = st.sampled_from(
    [("Cost (USD)", "{:,.2f}"), ("Cost", "${:,.2f}"), ("Betrag (CHF)", "{:.2f}"), ("$/mo", "{:.2f}")]
)


@given(
    AMOUNTS,
    STYLES,
    st.integers(min_value=2, max_value=10_000),
    st.sampled_from(["Total", "**Summe**", "Totale"]),
)
def test_a_changed_total_is_always_told_and_a_true_one_never(
    cents: list[int], style: tuple[str, str], change: int, word: str
) -> None:
    header, shape = style
    parts = [Decimal(one).scaleb(-2) for one in cents]

    def with_total(total: Decimal) -> TableFacts:
        rows = "".join(f"| x{number} | {shape.format(part)} |\n" for number, part in enumerate(parts))
        return facts(f"| i | {header} |\n|---|---|\n{rows}| {word} | {shape.format(total)} |\n")

    right = with_total(sum(parts, Decimal(0)))
    wrong = with_total(sum(parts, Decimal(0)) + Decimal(change).scaleb(-2))
    assert [one.agrees for one in right.totals] == [True]
    assert [one.agrees for one in wrong.totals] == [False]


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("Monatskosten (€)", "month"), ("Jahresumsatz", "year"), ("Maandkosten", "month"), ("Månadskostnad (kr)", "month"),
        ("Kuukausihinta", "month"), ("月額費用", "month"), ("Stundenpreis", "hour"), ("Kosten", ""), ("Monatsende", ""),
    ],
)  # fmt: skip
def test_a_header_that_is_one_word_with_its_period(header: str, period: str) -> None:
    assert read_header(header).period == period
