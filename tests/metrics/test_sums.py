"""Sums: known, range, partial, unknown, zero; one thing said twice counts once."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.metrics.arithmetic import derived, minus, over, plus, times
from execreports.metrics.label_amounts import label_number
from execreports.metrics.sums import added, counted, sum_of
from execreports.model.facts import Fact, Health, Kind, Origin
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval, total
from execreports.renderers.tree import fact_lines, figure_tree
from execreports.testing.builders import context, fact, result, targets

AMOUNTS = st.decimals(min_value=-10_000, max_value=10_000, places=2)
RANGES = st.tuples(AMOUNTS, AMOUNTS).map(lambda pair: Interval(min(pair), max(pair)))


def expense(
    value: str | tuple[str, str],
    item: str = "Slip",
    place: str = "costs.md:3",
    *,
    unit: str = "USD/month",
    kind: Kind = Kind.ACTUAL,
) -> Fact:
    return fact("expense", value, item=item, place=place, unit=unit, kind=kind)


@given(RANGES, RANGES, st.floats(0, 1), st.floats(0, 1))
def test_every_arithmetic_holds_every_pair_of_inner_values(
    a: Interval, b: Interval, p: float, q: float
) -> None:
    x, y = (one.low + (one.high - one.low) * Decimal(str(round(part, 3))) for one, part in ((a, p), (b, q)))
    slack = Decimal("0.0001")
    for result_, inner in ((a + b, x + y), (a - b, x - y), (a * b, x * y)):
        assert result_.low - slack <= inner <= result_.high + slack


@given(st.lists(RANGES, max_size=8))
def test_a_total_is_the_sum_of_the_ends_in_any_order(ranges: list[Interval]) -> None:
    summed = total(ranges)
    assert summed.low == sum((one.low for one in ranges), Decimal(0))
    assert summed.high == total(reversed(ranges)).high


@given(RANGES, st.decimals(min_value="0.01", max_value=1000, places=2))
def test_a_division_by_a_single_number_undoes_a_multiplication(a: Interval, number: Decimal) -> None:
    back = over(times(a, Interval.exactly(number)), Interval.exactly(number))
    assert abs(back.low - a.low) < Decimal("0.0001")
    assert abs(back.high - a.high) < Decimal("0.0001")


@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_a_sum_of_facts_is_exact_and_keeps_every_address(values: list[Decimal]) -> None:
    facts = [
        expense(str(value), f"item {index}", f"costs.md:{index}") for index, value in enumerate(values, 1)
    ]
    figure = sum_of(context(result(*facts)), "x", "X", "expense", unit="USD/month")
    assert figure.value == sum(values)
    assert len(figure.origins) == len(values)


def test_a_range_stays_a_range() -> None:
    figure = sum_of(
        context(result(expense(("10", "20")), expense("5", "Web"))), "x", "X", "expense", unit="USD/month"
    )
    assert figure.interval == Interval(Decimal(15), Decimal(25))


def test_the_weakest_kind_wins() -> None:
    facts = [expense("1"), expense("2", "Web", kind=Kind.STATED)]
    assert sum_of(context(result(*facts)), "x", "X", "expense", unit="USD/month").kind is Kind.STATED


def test_without_a_source_it_is_not_known() -> None:
    figure = sum_of(context(), "x", "X", "expense", unit="USD/month")
    assert not figure.known
    assert figure.reason == "no source gives expense"


def test_a_missing_source_gives_its_reason_and_no_zero() -> None:
    down = result(name="ledger", keys=["expense"], health=Health.MISSING, reason="file is gone")
    figure = sum_of(context(down), "x", "X", "expense", unit="USD/month")
    assert figure.interval is None
    assert figure.reason == "ledger: file is gone"


def test_a_sum_over_part_of_the_sources_says_what_it_lacks() -> None:
    down = result(name="ledger", keys=["expense"], health=Health.MISSING, reason="file is gone")
    figure = sum_of(context(result(expense("7")), down), "x", "X", "expense", unit="USD/month")
    assert figure.value == 7
    assert figure.partial == "ledger: file is gone"


def test_zero_only_where_it_was_looked_for() -> None:
    figure = sum_of(context(result(keys=["expense"])), "x", "X", "expense", unit="USD/month")
    assert figure.value == 0
    assert [origin.locator for origin in figure.origins] == ["book.csv"]


def test_another_currency_is_left_out_and_named() -> None:
    figure = sum_of(
        context(result(expense("7"), expense("300", "Yard", unit="EUR/month"))),
        "x",
        "X",
        "expense",
        unit="USD/month",
    )
    assert figure.value == 7
    assert figure.partial == "without Yard (EUR 300 a month, not in USD)"


def test_a_declared_rate_brings_it_in_and_is_part_of_the_evidence() -> None:
    given_ = context(result(expense("300", "Yard", unit="EUR/month")), leaves={"exchange.EUR": "1.1"})
    figure = sum_of(given_, "x", "X", "expense", unit="USD/month")
    assert figure.value == 330
    assert "config/targets.yaml:1" in [origin.locator for origin in figure.origins]


@pytest.mark.parametrize(
    ("unit", "monthly"), [("USD/year", "100"), ("USD/quarter", "400"), ("USD/month", "1200")]
)
def test_other_periods_are_turned_into_months(unit: str, monthly: str) -> None:
    figure = sum_of(context(result(expense("1200", unit=unit))), "x", "X", "expense", unit="USD/month")
    assert figure.value == Decimal(monthly)


def test_words_in_place_of_a_number_are_named() -> None:
    words = fact("expense", text="to be agreed", item="Insurance", place="a.md:1")
    figure = sum_of(context(result(expense("7"), words)), "x", "X", "expense", unit="USD/month")
    assert figure.partial == "without Insurance (to be agreed is no number)"


def test_only_words_are_not_known() -> None:
    words = fact("expense", text="to be agreed", item="Insurance")
    figure = sum_of(context(result(words)), "x", "X", "expense", unit="USD/month")
    assert not figure.known


def test_one_cost_in_two_documents_counts_once() -> None:
    facts = [expense("7", place="a.md:3"), expense("8", place="b.md:9", kind=Kind.STATED)]
    figure = sum_of(context(result(*facts)), "x", "X", "expense", unit="USD/month")
    assert figure.value == 7


def test_two_lines_of_one_document_add_up() -> None:
    facts = [expense("7", place="a.md:3"), expense("8", place="a.md:9")]
    assert sum_of(context(result(*facts)), "x", "X", "expense", unit="USD/month").value == 15


def test_declared_authority_decides_whose_word_counts() -> None:
    sheet = result(expense("9", place="s.csv:1"), name="book")
    other = expense("7", place="a.md:3")
    moved = Origin("handoffs", "a.md:3", other.origin.as_of)
    page = result(
        Fact(
            "acme",
            "expense",
            "USD/month",
            Kind.ESTIMATE,
            moved,
            low=Decimal(7),
            high=Decimal(7),
            labels={"item": "slip"},
        ),
        name="handoffs",
    )
    leaves = {"reconcile.authority.expense.0": "handoffs"}
    assert sum_of(context(sheet, page), "x", "X", "expense", unit="USD/month").value == 9
    assert sum_of(context(sheet, page, leaves=leaves), "x", "X", "expense", unit="USD/month").low == 7


def test_a_count_of_nothing_is_zero_only_where_it_was_looked_for() -> None:
    assert counted(context(result(keys=["asset"])), "n", "N", (), keys=("asset",)).value == 0
    assert not counted(context(), "n", "N", (), keys=("asset",)).known


def test_derived_keeps_reason_partial_parts_and_weakest_kind() -> None:
    known = Figure("a", "A", "", "USD", Kind.TARGET, Interval.exactly(4), partial="without B")
    actual = Figure("b", "B", "", "USD", Kind.ACTUAL, Interval.exactly(1))
    figure = derived("c", "C", "USD", (known, actual), minus, formula="a - b")
    assert figure.value == 3
    assert (figure.partial, figure.kind) == ("without B", Kind.TARGET)
    lost = derived(
        "c", "C", "USD", (known, unknown("d", "D", "USD", "sheet is gone")), minus, formula="a - d"
    )
    assert lost.reason == "sheet is gone"
    assert len(lost.parts) == 2


def test_a_division_by_zero_is_a_reason() -> None:
    zero = Figure("z", "Z", "", "USD", Kind.ACTUAL, Interval.exactly(0))
    figure = derived("c", "C", "USD", (zero, zero), over, formula="z / z")
    assert figure.reason == "the divisor's range holds zero"


def test_plus_names_what_it_lacks_and_is_unknown_without_any() -> None:
    one = Figure("a", "A", "", "USD", Kind.ACTUAL, Interval.exactly(4))
    lost = unknown("d", "Cloud", "USD", "bill is gone")
    assert plus("s", "S", "USD", (one, lost), formula="a + d").partial == "without cloud (bill is gone)"
    assert plus("s", "S", "USD", (lost,), formula="d").reason == "bill is gone"


def test_an_open_end_is_said() -> None:
    open_ = Fact(
        "acme",
        "expense",
        "USD/month",
        Kind.ACTUAL,
        expense("1").origin,
        low=Decimal(50),
        labels={"item": "Ads"},
    )
    figure = added(context(result(open_)), "x", "X", (open_,), keys=("expense",), unit="USD/month")
    assert figure.low == 50
    assert figure.partial == "Ads is open upwards"


def test_half_way_is_nobody_s_estimate() -> None:
    bare, likely = Interval(Decimal(1), Decimal(3)), Interval(Decimal(1), Decimal(4), Decimal(2))
    assert times(bare, Interval.exactly(2)).likely is None
    assert times(likely, Interval.exactly(2)).likely == 4
    assert minus(Interval.exactly(9), likely).likely == 7


def test_a_line_that_was_left_out_of_a_list_makes_its_sum_partial() -> None:
    read = replace(
        result(fact("payout", "5", reference="1")),
        problems=("p.csv:7: row left out: no amount", "p.csv:9: row left out: no date"),
    )
    figure = sum_of(context(read), "x", "X", "payout", unit="USD")
    assert figure.partial == "book: p.csv:7: row left out: no amount and 1 more"
    note = replace(read, problems=("p.csv: not UTF-8: taken as Windows-1252",))
    assert sum_of(context(note), "x", "X", "payout", unit="USD").partial == ""


def test_a_quotient_has_six_places_at_most() -> None:
    third = over(Interval.exactly(1), Interval.exactly(3))
    assert third == Interval.exactly("0.333333")
    assert str(over(Interval.exactly(1), Interval.exactly(8)).low) == "0.125"


def test_a_rate_is_evidence_and_neither_a_wish_nor_an_estimate() -> None:
    known = replace(
        context(result(expense(("10", "20"), unit="CHF/month"))), targets=targets({"exchange.CHF": "1.05"})
    )
    figure = sum_of(known, "x", "X", "expense", unit="USD/month")
    assert figure.interval == Interval(Decimal("10.5"), Decimal(21))
    assert figure.kind is Kind.ACTUAL
    assert [one.key for one in figure.facts] == ["expense", "exchange.CHF"]
    assert any("exchange.CHF: 1.05," in line for line in figure_tree(figure, UTC))


@pytest.mark.parametrize(
    ("written", "number"),
    [("740.00 USD", "740"), ("1,250", "1250"), ("300,00", "300"), ("1.249,50", "1249.50"), ("$85", "85")],
)
def test_numbers_of_labels_keep_their_decimal_mark(written: str, number: str) -> None:
    assert label_number(fact("booking", "5", deposit=written), "deposit") == Decimal(number)


def test_explain_names_the_day_of_the_portfolio_s_zone() -> None:
    slip = expense("10", "Slip")
    late = replace(slip, origin=replace(slip.origin, as_of=datetime(2026, 9, 10, 23, tzinfo=UTC)))
    lines = fact_lines(late, ZoneInfo("Europe/Lisbon"), 0)
    assert "of 11 Sep 2026" in next(lines)
