"""Properties: sums to the last digit, months and amounts however they are written, and SQL another engine can take."""

import csv
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.bills import amounts, engine, query, read_bill
from execreports.reading.bills.cur import layout
from execreports.reading.bills.dates import is_date, months
from execreports.reading.bills.engine import Table
from execreports.reading.bills.query import Query

HEADER = [
    "lineItem/UsageStartDate",
    "lineItem/ProductCode",
    "lineItem/LineItemType",
    "lineItem/UnblendedCost",
]
COSTS = st.decimals(-(10**6), 10**6, places=18) | st.decimals(-100, 100, places=2) | st.just(Decimal("1E-20"))
DAYS = st.dates(date(2019, 1, 1), date(2029, 12, 28))


@given(
    st.lists(
        st.tuples(DAYS, st.sampled_from(["AmazonEC2", "AmazonS3", 'odd "name"', "a,b"]), COSTS),
        min_size=1,
        max_size=60,
    )
)
def test_any_cur_adds_up_to_the_last_digit(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[date, str, Decimal]]
) -> None:
    path = tmp_path_factory.mktemp("x") / "cur.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        writer.writerows([f"{day}T00:00:00Z", service, "Usage", str(cost)] for day, service, cost in rows)
    bill = read_bill(path)
    expected: dict[tuple[str, str], Decimal] = {}
    for day, service, cost in rows:
        key = (f"{day:%Y-%m}", service)
        expected[key] = amounts.total((expected.get(key), cost))
    assert {(line.month, line.service): line.amount for line in bill.lines} == expected
    assert (bill.total, bill.rows) == (amounts.total(expected.values()), len(rows))


@given(st.lists(st.decimals(-(10**9), 10**9, places=20), max_size=50))
def test_trap_a_total_is_exact_where_the_default_precision_would_round(values: list[Decimal]) -> None:
    scaled = sum(int(value.scaleb(20, amounts.EXACT)) for value in values)
    assert amounts.total(values) == Decimal(scaled).scaleb(-20, amounts.EXACT)


@given(st.decimals(-(10**9), 10**9, places=6))
def test_an_amount_reads_the_same_in_every_notation(value: Decimal) -> None:
    whole, _, fraction = f"{abs(value):,.6f}".partition(".")
    sign = "-" if value < 0 else ""
    assert amounts.amount(f"{sign}{whole}.{fraction}") == value
    assert amounts.amount(f"{sign}{whole.replace(',', '.')},{fraction}", ",") == value
    assert amounts.amount(f"{sign}${whole}.{fraction}") == value
    assert amounts.amount(f"USD {sign}{abs(value):.6f}") == value
    assert amounts.amount(f"{value:E}") == value
    assert Decimal(amounts.written(value)) == value


@pytest.mark.parametrize(
    "text", ["", "-", "n/a", "1,23", "1.2.3", "NaN", "Infinity", "1e999", "$", "12%", "1_000", "0x10", "--1"]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert amounts.amount(text) is None


@given(st.text(max_size=30))
def test_no_text_crashes_the_cell_readers(text: str) -> None:
    amounts.amount(text)
    amounts.amount(text, ",")
    is_date(text)
    months([text])


@given(
    DAYS,
    st.integers(2, 40),
    st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%y", "%d.%m.%Y", "%Y-%m-%d", "%d-%b-%Y", "%B %d, %Y"]),
)
def test_runs_of_days_give_their_months_or_nothing_wrong(start: date, length: int, pattern: str) -> None:
    days = {
        (start + timedelta(days=day)).strftime(pattern): start + timedelta(days=day) for day in range(length)
    }
    found, problems = months(days)
    wrong = {
        text: month for text, month in found.items() if month is not None and month != f"{days[text]:%Y-%m}"
    }
    assert not wrong
    assert bool(problems) == (None in found.values())
    if length > 28:
        assert not problems


@given(st.lists(st.from_regex(r"\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d\d)", fullmatch=True), max_size=4))
def test_days_that_are_none_are_reported_and_no_crash(days: list[str]) -> None:
    found, problems = months([*days, "00/05/2026", "05/00/2026"])
    assert found["00/05/2026"] in {None, "2026-05"}
    assert problems


def test_days_of_both_orders_in_one_column_are_reported() -> None:
    found, problems = months(["13/01/2025", "01/13/2025", "02/03/2025"])
    assert set(found.values()) == {None}
    assert "both orders occur" in problems[0]


def test_trap_group_by_all_is_never_written_nor_any_word_of_one_engine() -> None:
    table = Table((Path("a.csv"),), tuple(HEADER))
    found = layout(HEADER)
    assert found is not None
    statement = Query(Table((Path(__file__),), table.header), found).statement()
    outside = statement.replace(engine.numbered(Table((Path(__file__),), table.header)), "files")
    words = {word.upper() for word in re.findall(r"[A-Za-z_]{2,}(?=\()", outside)}
    assert words <= {
        "SUM",
        "ARRAY_AGG",
        "COUNT",
        "MIN",
        "SUBSTR",
        "COALESCE",
        "LOWER",
        "TRIM",
        "TRY_CAST",
        "DECIMAL",
    }
    assert "GROUP BY month, service, kind" in statement
    assert "ALL" not in statement.split("GROUP BY")[1]


def test_only_one_module_of_the_reading_layer_knows_the_engine() -> None:
    folder = Path(query.__file__).parent.parent
    users = {
        path.name
        for path in folder.rglob("*.py")
        if re.search(r"import duckdb|duckdb\.", path.read_text("utf-8"))
    }
    assert users == {"engine.py"}
