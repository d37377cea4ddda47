"""Numbers of cells and labelled values: the whole of it or a note, never the first digits."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from execreports.sources.base import Reach
from execreports.sources.handoffs import Handoffs
from execreports.sources.quantities import quantity
from execreports.testing.builders import NOW, context


def read(folder: Path, value: str, unit: str = "count") -> tuple[list[Decimal | None], list[str]]:
    (folder / "a.md").write_text(
        f"# Notes\n\nUpdated: {date(2026, 5, 1)}\n\n- **Guests:** {value}\n", "utf-8"
    )
    reach = Reach(folder, NOW, context().portfolio, lambda: None, lambda: None, lambda _: None)
    source = Handoffs.model_validate(
        {"name": "n", "path": "*.md", "facts": [{"label": "Guests", "key": "kpi.guests", "unit": unit}]}
    )
    return [fact.low for fact in source.read(reach) if fact.key == "kpi.guests"], reach.problems


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("1 200", 1200), ("1\u202f200 guests", 1200), ("1.200", 1200), ("1,200 (May)", 1200), ("1'200", 1200),
        ("40", 40), ("12 guests", 12), ("~40 of them", 40),
    ],
)  # fmt: skip
def test_a_count_is_read_whole(tmp_path: Path, value: str, count: int) -> None:
    assert read(tmp_path, value) == ([Decimal(count)], [])


@pytest.mark.parametrize("value", ["12 hundred", "1 200,50 EUR", "-5", "2.5", "1 2000", "3 x 4", "2 × 12"])
def test_what_is_no_count_is_noted_and_gives_nothing(tmp_path: Path, value: str) -> None:
    facts, notes = read(tmp_path, value)
    assert not facts
    assert any("a.md:5" in note for note in notes)


@pytest.mark.parametrize("cell", ["2 × 520 €/Monat", "2 x $520", "3*4"])
def test_a_product_is_no_number(cell: str) -> None:
    assert quantity(cell) is None


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("5.200\u20136.100", "5200", "6100"), ("1.900 - 2.100", "1900", "2100"), ("1.200,50-1.300,00", "1200.50", "1300"),
        ("24.90", "24.90", "24.90"), ("86'400.00", "86400", "86400"), ("1.234.567,8", "1234567.8", "1234567.8"),
        ("1.200", "1200", "1200"), ("-5", "-5", "-5"), ("7-9K", "7000", "9000"),
    ],
)  # fmt: skip
def test_ranges_and_the_other_mark_in_a_column_of_decimal_commas(cell: str, low: str, high: str) -> None:
    found = quantity(cell, ",")
    assert found
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("header", "unit"),
    [("Betrag (CHF/Monat)", "CHF/month"), ("Per month", "USD/month"), ("Cost EUR", "EUR/month")],
)
def test_a_header_s_currency_counts_where_no_unit_is_declared(tmp_path: Path, header: str, unit: str) -> None:
    (tmp_path / "a.md").write_text(
        f"# N\n\nUpdated: 2026-05-01\n\n## Kosten\n\n| Posten | {header} |\n|---|---|\n| Lohn | 86'400.00 |\n"
    )
    reach = Reach(tmp_path, NOW, context().portfolio, lambda: None, lambda: None, lambda _: None)
    rule = {"section": "Kosten", "key": "expense", "value": header, "labels": {"item": "Posten"}}
    source = Handoffs.model_validate({"name": "n", "path": "*.md", "tables": [rule]})
    (found,) = (fact for fact in source.read(reach) if fact.key == "expense")
    assert (found.value, found.unit) == (Decimal(86400), unit)
