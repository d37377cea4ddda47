"""Burn, cash, break-even, targets, capital, rules: known, range, partial, zero and unknown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.metrics.break_even import break_even, break_even_table, contribution, price, sales_needed
from execreports.metrics.burn import burn, burn_table
from execreports.metrics.capital import capital_tables, options
from execreports.metrics.cash import cash, cash_table, net_burn, recurring, runway
from execreports.metrics.limits import Limit, parsed
from execreports.metrics.results import quarter_result, sales_month
from execreports.metrics.revenue import months_recorded, revenue_recorded, revenue_table, revenue_target
from execreports.metrics.rules import rules_table, verdicts
from execreports.model.document import Table, Text
from execreports.model.facts import Fact, Health, Kind
from execreports.model.figures import Figure
from execreports.model.quantity import Interval
from execreports.testing.builders import context, fact, result

MONTHLY = "USD/month"
WHOLE = st.integers(1, 100_000).map(Decimal)


def expense(
    value: str | tuple[str, str], item: str, category: str = "", *, entity: str = "acme", fixed: str = ""
) -> Fact:
    return fact(
        "expense",
        value,
        entity=entity,
        unit=MONTHLY,
        item=item,
        category=category,
        fixed=fixed,
        place=f"a.md:{item}",
    )


def bill(month: str, value: str) -> Fact:
    return fact("cloud.cost", value, month=month, service="Compute", place=f"bill.csv:{month}")


SALES = (
    fact("sale.price", "1850", item="lesson", place="a.md:9"),
    fact("sale.variable_cost", "300", item="lesson", part="fuel", place="a.md:10"),
    fact("sale.variable_cost", "100", item="lesson", part="crew", place="a.md:11"),
)
COSTS = (expense(("6950", "8916"), "Slip"), bill("2026-03", "50"), bill("2026-04", "84"))


def test_burn_is_recurring_costs_and_the_range_of_the_bill() -> None:
    figure_ = burn(context(result(*COSTS)))
    assert figure_.low == 7000
    assert figure_.high == 9000
    assert {origin.locator for origin in figure_.origins} == {
        "a.md:Slip",
        "bill.csv:2026-03",
        "bill.csv:2026-04",
    }


def test_burn_of_one_entity_leaves_the_others_out() -> None:
    facts = [expense("100", "Slip"), expense("50", "Web", entity="other")]
    assert burn(context(result(*facts)), "acme").value == 100
    assert burn(context(result(*facts)), "acme").id == "burn/acme"


def test_what_the_bill_covers_is_not_counted_twice() -> None:
    facts = [expense("100", "Slip"), expense("70", "Servers", "Cloud"), bill("2026-04", "84")]
    assert burn(context(result(*facts))).low == 184
    assert burn(context(result(*facts[:2]))).value == 170


def test_costs_that_are_not_fixed_are_no_burn() -> None:
    assert burn(context(result(expense("100", "Slip"), expense("9", "Fuel", fixed="no")))).value == 100


def test_burn_without_a_readable_bill_says_so() -> None:
    gone = result(name="bills", keys=["cloud.cost"], health=Health.MISSING, reason="half a file")
    figure_ = burn(context(result(expense("100", "Slip")), gone))
    assert figure_.value == 100
    assert figure_.partial == "without cloud cost (bills: half a file)"


def test_burn_is_not_known_where_nothing_gives_it() -> None:
    assert burn(context()).reason == "no source gives expense"
    assert isinstance(burn_table(context()), Text)


def test_the_burn_table_lists_every_cost_dearest_first_and_the_bill() -> None:
    table = burn_table(context(result(expense("5", "Web"), *COSTS)))
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows] == ["Slip", "Web", "Cloud bill"]
    assert table.rows[2].cells[3] == "$50-84 a month"


def test_cash_is_the_newest_balance_of_each_account() -> None:
    facts = [
        fact("bank.balance", "100", account="1", date="2026-04-01", place="b.csv:1"),
        fact("bank.balance", "90", account="1", date="2026-05-01", place="b.csv:9"),
        fact("bank.balance", "10", account="2", date="2026-05-01", place="c.csv:9"),
    ]
    assert cash(context(result(*facts))).value == 100
    assert isinstance(cash_table(context(result(*facts))), Table)


def test_runway_is_cash_over_net_burn_as_a_range() -> None:
    facts = [
        fact("bank.balance", "12000", account="1"), expense(("3000", "4000"), "Slip"),
        fact("rent", "1000", unit=MONTHLY, place="r.md:1"),
    ]  # fmt: skip
    given_ = context(result(*facts))
    assert net_burn(given_).interval == Interval(Decimal(2000), Decimal(3000))
    assert runway(given_).low == 4
    assert runway(given_).high == 6


def test_runway_says_where_recurring_revenue_is_not_known() -> None:
    given_ = context(result(fact("bank.balance", "12000", account="1"), expense("3000", "Slip")))
    assert runway(given_).value == 4
    assert "no recurring revenue taken off" in runway(given_).partial
    assert not recurring(given_).known


def test_runway_is_not_limited_where_income_covers_the_burn() -> None:
    facts = [
        fact("bank.balance", "1", account="1"),
        expense("300", "Slip"),
        fact("rent", "1000", unit=MONTHLY),
    ]
    assert "covers the burn" in runway(context(result(*facts))).reason


def test_break_even_at_low_middle_and_high_fixed_cost() -> None:
    figure_ = break_even(context(result(*COSTS, *SALES)))
    assert figure_.interval == Interval(Decimal(5), Decimal(7), Decimal(6))
    locators = {origin.locator for origin in figure_.origins}
    assert {"a.md:9", "a.md:10", "a.md:11", "a.md:Slip", "bill.csv:2026-04"} <= locators


def test_a_price_change_moves_it() -> None:
    dearer = fact("sale.price", "2400", item="lesson", place="a.md:9")
    assert break_even(context(result(*COSTS, dearer, *SALES[1:]))).interval == Interval(
        Decimal(4), Decimal(5), Decimal(4)
    )


@given(WHOLE, WHOLE, WHOLE, WHOLE)
def test_sales_needed_pay_the_fixed_cost_and_one_less_does_not(
    a: Decimal, b: Decimal, c: Decimal, d: Decimal
) -> None:
    fixed, margin = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    needed = sales_needed(fixed, margin)
    assert needed.low * margin.high >= fixed.low > (needed.low - 1) * margin.high
    assert needed.high * margin.low >= fixed.high > (needed.high - 1) * margin.low
    assert needed.likely is not None
    assert needed.low <= needed.likely <= needed.high


@pytest.mark.parametrize(
    ("variable", "reason"),
    [
        ("2000", "the price does not cover the variable cost of a sale"),
        (("1800", "1900"), "the price may not cover"),
    ],
)
def test_a_sale_that_brings_nothing_has_no_break_even(variable: str | tuple[str, str], reason: str) -> None:
    cost = fact("sale.variable_cost", variable, item="lesson", part="fuel")
    given_ = context(result(*COSTS, SALES[0], cost))
    assert break_even(given_).reason.startswith(reason)
    assert isinstance(break_even_table(given_), Text)


def test_no_price_no_break_even() -> None:
    assert break_even(context(result(*COSTS))).reason.startswith("no source gives sale.price")
    assert price(context(result(keys=["sale.price"]))).reason == "no sale.price was found"


def test_several_prices_need_the_owner_s_word() -> None:
    other = fact("sale.price", "90", item="cruise", place="a.md:30")
    facts = result(*COSTS, *SALES, other)
    assert "break_even.item" in price(context(facts)).reason
    assert contribution(context(facts, leaves={"break_even.item": "lesson"})).value == 1450


def test_no_variable_cost_is_zero_only_where_it_was_looked_for() -> None:
    assert contribution(context(result(SALES[0], keys=["sale.variable_cost"]))).value == 1850
    of_another = fact("sale.variable_cost", "9", item="loaf", place="a.md:12")
    named = context(result(SALES[0], of_another), leaves={"break_even.item": "lesson"})
    assert "only other items have one" in contribution(named).reason
    assert not contribution(context(result(SALES[0]))).known


def test_the_break_even_table_shows_what_goes_in_and_three_cases() -> None:
    table = break_even_table(context(result(*COSTS, *SALES), leaves={"break_even.units": "lessons"}))
    assert isinstance(table, Table)
    assert [row.cells[1] for row in table.rows[-3:]] == [
        "5 lessons at $7,000 a month", "6 lessons at $8,000 a month", "7 lessons at $9,000 a month",
    ]  # fmt: skip


TARGETS = [fact("revenue.target", value, kind=Kind.TARGET, month=f"2026-{month:02d}", place=f"t.md:{month}") for month, value in ((4, "4000"), (5, "5000"), (6, "6000"))]  # fmt: skip


def test_targets_run_to_the_declared_quarter() -> None:
    booked = fact("revenue", "1500", month="2026-04")
    given_ = context(result(*TARGETS, booked, *SALES), leaves={"revenue.until": "2026-Q2"})
    table = revenue_table(given_)
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("Apr 2026", "$4,000", "$1,500", "$2,500", "2"),
        ("May 2026", "$5,000", "$0", "$5,000", "3"),
        ("Jun 2026", "$6,000", "", "", "4"),
    ]
    assert revenue_target(given_).value == 11_000
    assert revenue_recorded(given_).value == 1500
    assert months_recorded(given_).value == 1


def test_revenue_that_nobody_records_is_not_known_rather_than_zero() -> None:
    table = revenue_table(context(result(*TARGETS)))
    assert isinstance(table, Table)
    assert table.rows[0].cells[2] == "not known (no source gives revenue)"


def test_a_target_can_be_declared() -> None:
    given_ = context(leaves={"revenue.targets.2026-06": "700"})
    assert revenue_target(given_).value == 700
    assert revenue_target(given_).origins[0].locator == "config/targets.yaml:1"


def test_revenue_without_any_target_is_one_sentence() -> None:
    assert isinstance(revenue_table(context()), Text)


CAPITAL = [
    fact("capital.option", "0", option="Mail the list", place="c.md:1"),
    fact("capital.option", "450", option="Order form", place="c.md:2"),
    fact("capital.option", "300", option="Price list", place="c.md:3"),
    fact("capital.option", "5200", option="Third box", place="c.md:4"),
    fact("capital.option", "9000", option="New roof", place="c.md:5"),
    fact("capital.return", "900", unit=MONTHLY, option="Mail the list", place="c.md:6"),
    fact("capital.return", "700", unit=MONTHLY, option="Order form", place="c.md:7"),
    fact("capital.return", "240", unit=MONTHLY, option="Price list", place="c.md:8"),
    fact("capital.return", "520", unit=MONTHLY, option="Third box", place="c.md:9"),
]


def test_options_stand_by_tier_soonest_paid_back_first() -> None:
    found = options(context(result(*CAPITAL)))
    assert [(one.name, one.tier) for one in found] == [
        ("Mail the list", "zero-cost"), ("Order form", "low-cost"), ("Price list", "low-cost"),
        ("Third box", "revenue-producing"), ("New roof", "no return named"),
    ]  # fmt: skip
    assert found[3].payback.value == 10
    assert not found[4].payback.known
    assert len(capital_tables(context(result(*CAPITAL)))) == 4


def test_the_low_cost_limit_is_declared_and_a_named_tier_wins() -> None:
    assert (
        options(context(result(*CAPITAL), leaves={"capital.low_cost": "400"}))[2].tier == "revenue-producing"
    )
    named = fact("capital.option", "9", option="Flyer", tier="Revenue-producing")
    assert options(context(result(named)))[0].tier == "revenue-producing"


def test_no_option_is_one_sentence() -> None:
    (only,) = capital_tables(context())
    assert isinstance(only, Text)


def ruled(**limits: str) -> str:
    leaves = {
        "rules.0.id": "cap",
        "rules.0.text": "Keep costs down",
        "rules.0.measure": "burn",
        **{f"rules.0.{name}": value for name, value in limits.items()},
    }
    return verdicts(context(result(*COSTS), leaves=leaves))[0].state


def test_a_rule_is_kept_broken_at_risk_or_not_known() -> None:
    assert ruled(at_most="9000") == "kept"
    assert ruled(at_most="6999") == "broken"
    assert ruled(at_most="8000") == "at risk"
    assert ruled(at_least="9001") == "broken"
    assert ruled(at_least="7000") == "kept"
    leaves = {"rules.0.measure": "runway", "rules.0.at_least": "2"}
    assert verdicts(context(result(*COSTS), leaves=leaves))[0].state == "not known"
    assert isinstance(rules_table(context(result(*COSTS), leaves=leaves)), Table)
    assert isinstance(rules_table(context()), Text)


def test_limits_are_read_out_of_documents() -> None:
    assert parsed("6") == parsed(">= 6") == Limit(least=Decimal(6))
    assert parsed("<= $500") == Limit(most=Decimal(500))
    assert parsed("soon") == Limit()


def test_a_limit_never_holds_for_a_figure_that_is_not_known() -> None:
    assert Limit(least=Decimal(0)).judge(Figure("a", "A", "", "USD", Kind.ACTUAL)) is None


def booking(name: str, served: str, status: str = "done") -> Fact:
    return fact(
        "booking", "1850", id=name, date="2026-01-02", service_date=served, status=status, place=f"log:{name}"
    )


def test_the_best_month_counts_sales_that_took_place() -> None:
    facts = [booking("1", "2026-03-01"), booking("2", "2026-04-01"), booking("3", "2026-04-09", "confirmed"), booking("4", "2026-04-10", "cancelled"), booking("5", "2026-07-01", "confirmed"), booking("6", "2026-07-02", "confirmed"), booking("7", "2026-07-03", "confirmed")]  # fmt: skip
    assert sales_month(context(result(*facts))).value == 2
    assert sales_month(context(result(keys=["booking"]))).value == 0


def test_the_result_of_a_quarter_needs_recorded_revenue() -> None:
    facts = [expense("100", "Slip"), fact("revenue", "900", month="2026-02")]
    assert quarter_result(context(result(*facts))).value == 600
    assert "no revenue is recorded" in quarter_result(context(result(facts[0], keys=["revenue"]))).reason
