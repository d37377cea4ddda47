"""Revenue recognition, chart of accounts, expense categories, the road to profitability, disputes, KPIs."""

from dataclasses import replace
from decimal import Decimal

import pytest

from execreports.metrics.chart_of_accounts import accounts_table, missing_accounts
from execreports.metrics.distance import distance
from execreports.metrics.expense_categories import category_table, spent, uncategorised_table
from execreports.metrics.kpis import kpi_table, missing, register
from execreports.metrics.profitability import profitability_table, road
from execreports.metrics.reconcile import dispute_table, disputes
from execreports.metrics.revenue_recognition import deferred, issues, recognition_table
from execreports.model.document import Table, Text
from execreports.model.facts import Fact, Health, Kind
from execreports.model.quantity import Interval
from execreports.testing.builders import context, fact, result


def booking(
    name: str, served: str, status: str = "confirmed", deposit: str = "925", booked: str = "2026-04-20"
) -> Fact:
    return fact(
        "booking",
        "1850",
        id=name,
        date=booked,
        service_date=served,
        status=status,
        deposit=deposit,
        place=f"log:{name}",
    )


def payout(value: str, reference: str, when: str = "2026-04-22", fee: str = "") -> Fact:
    return fact("payout", value, reference=reference, date=when, fee=fee, place=f"p.csv:{reference}")


def test_a_deposit_before_its_service_is_owed() -> None:
    facts = [
        booking("Q1", "2026-06-20"),
        booking("Q2", "2026-04-28", "done"),
        booking("Q3", "2026-07-01", deposit="75"),
    ]
    given = context(result(*facts))
    assert deferred(given).value == 1000
    assert [one.kind for one in issues(given)] == ["deferred", "deferred"]
    assert [origin.locator for origin in deferred(given).origins] == ["log:Q1", "log:Q3"]


def test_a_deposit_of_a_cancelled_sale_is_no_debt_but_an_issue() -> None:
    given = context(result(booking("Q1", "2026-06-20", "cancelled")))
    assert deferred(given).value == 0
    assert [one.kind for one in issues(given)] == ["kept"]


@pytest.mark.parametrize(
    "paid",
    [
        payout("897.87", "po_1", fee="27.13"),
        payout("1850", "deposit and rest Q1", "2025-01-01"),
        payout("900", "po_2"),
    ],
)
def test_a_payout_with_a_sale_behind_it_is_no_issue(paid: Fact) -> None:
    given = context(result(booking("Q1", "2026-04-24", "done"), paid))
    assert issues(given) == ()


@pytest.mark.parametrize("paid", [payout("500", "po_1"), payout("925", "po_2", "2026-01-01")])
def test_a_payout_without_a_sale_is_one(paid: Fact) -> None:
    (one,) = issues(context(result(booking("Q1", "2026-04-24", "done"), paid)))
    assert one.kind == "payout"
    assert one.figure.value == paid.value


def test_payouts_are_not_judged_while_bookings_cannot_be_read() -> None:
    gone = result(name="log", keys=["booking"], health=Health.MISSING, reason="gone")
    assert issues(context(gone, result(payout("500", "po_1")))) == ()


def test_sales_without_a_record_in_the_books_stand_by_month() -> None:
    facts = [
        booking("Q1", "2026-03-20", "done"),
        booking("Q2", "2026-04-20", "done"),
        booking("Q3", "2026-04-21", "done"),
    ]
    written = fact("revenue", "1850", month="2026-03")
    (one,) = issues(context(result(*facts, written)))
    assert (one.kind, one.subject, one.what) == (
        "unrecorded",
        "Apr 2026",
        "2 sales took place, no revenue in the books",
    )
    assert one.figure.value == 3700
    assert issues(context(result(*facts))) == ()  # no source keeps books: nothing to compare with


def test_recognition_is_not_known_without_bookings() -> None:
    assert deferred(context()).reason == "no source gives booking"
    assert isinstance(recognition_table(context()), Text)
    assert isinstance(recognition_table(context(result(booking("Q1", "2026-06-20")))), Table)


ACCOUNTS = [
    fact("account", text="Checking", number="1000", type="asset", place="coa:1"),
    fact("account", text="Card Fees", number="6100", type="expense", place="coa:2"),
]
WANTED = {
    "accounting.accounts.0.name": "Deferred revenue", "accounting.accounts.0.type": "liability",
    "accounting.accounts.0.why": "deposits are owed", "accounting.accounts.1.name": "Card fees",
}  # fmt: skip


def test_wanted_accounts_the_chart_lacks_stand_first() -> None:
    given = context(result(*ACCOUNTS), leaves=WANTED)
    assert [one.name for one in missing_accounts(given)] == ["Deferred revenue"]
    table = accounts_table(given)
    assert isinstance(table, Table)
    assert table.rows[0].cells == ("Deferred revenue", "missing, liability", "deposits are owed")
    assert table.rows[1].cells == ("Asset", "1 account", "1000 Checking")


def test_a_chart_that_was_not_read_lacks_nothing() -> None:
    assert missing_accounts(context(leaves=WANTED)) == ()
    assert isinstance(accounts_table(context(leaves=WANTED)), Text)


def paid(value: str, description: str, **labels: str) -> Fact:
    plain = fact(
        "bank.transaction", value, date="2026-04-02", description=description, place=f"b.csv:{description}"
    )
    return replace(plain, labels={**plain.labels, **labels})


STATEMENT = [
    paid("-100", "MARINA SLIP 12"), paid("-20", "Marina bar"), paid("-9.50", "XYZ 991"), paid("500", "PAYOUT"),
    paid("-5", "APP", category="Software"),
]  # fmt: skip
RULES = {
    "expense_categories.0.category": "Berth", "expense_categories.0.words.0": "marina slip",
    "expense_categories.1.category": "Meals", "expense_categories.1.words.0": "bar",
}  # fmt: skip


def test_every_line_is_in_a_category_or_listed() -> None:
    given = context(result(*STATEMENT, keys=["expense"]), leaves=RULES)
    table, loose = category_table(given), uncategorised_table(given)
    assert isinstance(table, Table)
    assert {row.cells[0]: row.cells[1] for row in table.rows} == {
        "Berth": "$100", "Meals": "$20", "Not categorised": "$9.50", "Software": "$5",
    }  # fmt: skip
    assert spent(given).value == sum(row.figures[0].value or 0 for row in table.rows)
    assert isinstance(loose, Table)
    assert [row.cells for row in loose.rows] == [("XYZ 991", "2 Apr 2026", "-$9.50")]


def test_planned_costs_stand_beside_what_was_paid() -> None:
    plan = fact("expense", "110", unit="USD/month", item="Slip", category="berth")
    table = category_table(context(result(*STATEMENT, plan), leaves=RULES))
    assert isinstance(table, Table)
    assert table.rows[0].cells == ("Berth", "$100", "1 line", "$110 a month")


def test_expenses_are_not_known_without_a_statement_and_zero_in_an_empty_one() -> None:
    assert spent(context()).reason == "no source gives bank.transaction"
    assert spent(context(result(keys=["bank.transaction"]))).value == 0
    assert isinstance(uncategorised_table(context()), Text)


def milestone(title: str, due: str, measure: str = "", limit: str = "", done: str = "") -> Fact:
    return fact(
        "milestone", text=title, due=due, measure=measure, limit=limit, done=done, place=f"m.md:{title}"
    )


COST = fact("expense", "100", unit="USD/month", item="Slip", place="a.md:1")


def test_milestones_are_decided_by_their_figure() -> None:
    facts = [
        COST, milestone("small", "2026-06", "burn", "<= 100"), milestone("late", "2026-04", "burn", "<= 50"),
        milestone("open", "2026-09", "burn", "<= 50"), milestone("blind", "2026-10", "runway", "2"),
        milestone("word", "2026-11", done="yes"), milestone("beyond", "2027-04", "burn", "1"),
    ]  # fmt: skip
    given = context(result(*facts), leaves={"profitability.until": "2027-Q1"})
    assert [(one.title, one.state) for one in road(given)] == [
        ("late", "late"), ("small", "reached"), ("open", "open"), ("blind", "not known"), ("word", "reached"),
    ]  # fmt: skip
    table = profitability_table(given)
    assert isinstance(table, Table)
    assert table.rows[1].cells[3] == "burn $100 a month, wanted at most $100 a month"


def test_milestones_may_be_declared() -> None:
    leaves = {"profitability.milestones.0.title": "Lean", "profitability.milestones.0.due": "2026-Q4", "profitability.milestones.0.measure": "burn", "profitability.milestones.0.at_most": "100"}  # fmt: skip
    (one,) = road(context(result(COST), leaves=leaves))
    assert (one.state, one.due) == ("reached", "2026-12")
    assert isinstance(profitability_table(context()), Text)


RENT = fact("rent", "2000", unit="USD/month", place="lease.md:4")


@pytest.mark.parametrize(("other", "count"), [("2500", 1), ("2010", 0), ("2000", 0)])
def test_two_places_about_one_thing_are_compared(other: str, count: int) -> None:
    found = disputes(context(result(RENT, fact("rent", other, unit="USD/month", place="bank.md:9"))))
    assert len(found) == count


def test_a_dispute_shows_both_with_addresses_and_how_far_apart() -> None:
    said = fact("rent", "2500", unit="USD/month", kind=Kind.STATED, place="note.md:9")
    given = context(result(said, RENT))
    (one,) = disputes(given)
    assert (one.used, one.other) == ((RENT,), (said,))
    table = dispute_table(given)
    assert isinstance(table, Table)
    assert table.rows[0].cells == (
        "rent, Acme",
        "$2,000 a month (book)",
        "$2,500 a month (book)",
        "$500 apart (25%)",
    )
    assert disputes(context(result(said, RENT), leaves={"reconcile.tolerance": "0.3"})) == ()


def test_a_claim_is_compared_with_the_figure_and_never_used() -> None:
    claim = fact("claim.burn", ("70", "90"), unit="USD/month", kind=Kind.STATED, place="note.md:2")
    (one,) = disputes(context(result(COST, claim)))
    assert one.told == "$100 a month"
    assert one.figures[0].value == 100


def test_no_dispute_is_said_in_words() -> None:
    alone, agreed = (
        dispute_table(context(result(*facts))) for facts in ([RENT], [RENT, replace(RENT, origin=OTHER)])
    )
    assert isinstance(alone, Text)
    assert alone.text == "Nothing to compare."
    assert isinstance(agreed, Text)
    assert agreed.text == "No two sources disagree beyond the tolerance."


OTHER = replace(RENT.origin, locator="bank.md:9")


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        ((85, 85), (62, 62), "$23 apart (27.1%)"),
        ((50, 84), (45, 45), "$5 below the range (10%)"),
        ((50, 84), (90, 100), "$6 above the range (7.1%)"),
        ((50, 84), (60, 60), "within the range"),
        ((50, 84), (40, 126), "reaches $10 below the range (20%) and $42 above the range (50%)"),
        ((50, 50), (60, 70), "$10 above it (20%)"),
        ((0, 0), (5, 5), "$5 apart"),
    ],
)
def test_a_distance_is_told_from_the_nearest_end(
    ours: tuple[int, int], theirs: tuple[int, int], words: str
) -> None:
    first, second = (Interval(Decimal(low), Decimal(high)) for low, high in (ours, theirs))
    assert distance(first, second, "USD/month") == words


KPIS = {
    "kpis.0.id": "rent", "kpis.0.name": "Rent", "kpis.0.entity": "acme", "kpis.0.key": "rent",
    "kpis.1.id": "churn", "kpis.1.name": "Churn", "kpis.1.key": "kpi.churn", "kpis.1.unit": "%", "kpis.1.since": "2026-01-05",
    "kpis.1.source": "sheet", "kpis.1.write": "**Churn:** 3 %", "kpis.1.where": "a.md",
    "kpis.2.id": "burn", "kpis.2.figure": "burn",
}  # fmt: skip


def test_a_missing_kpi_says_what_would_make_it_computable() -> None:
    given = context(result(RENT, COST, keys=["kpi.churn"]), leaves=KPIS)
    assert [one.known for one in register(given)] == [True, False, True]
    (lost,) = missing(given)
    assert (lost.id, lost.since, lost.write, lost.where) == ("churn", "5 Jan 2026", "**Churn:** 3 %", "a.md")
    assert lost.figure.reason == "book was read without a line that says it"
    assert "config/targets.yaml:5" in [fact.origin.locator for fact in lost.declared]


def test_a_kpi_computes_itself_once_a_source_says_it() -> None:
    given = context(result(fact("kpi.churn", "3", unit="%", place="a.md:8")), leaves=KPIS)
    found = {one.id: one for one in register(given)}
    assert found["churn"].figure.value == 3
    assert found["churn"].figure.origins[0].locator == "a.md:8"
    assert found["rent"].figure.reason == "no source gives rent"


def test_kpi_tables_have_words_for_none() -> None:
    assert isinstance(kpi_table(context()), Text)
    assert isinstance(kpi_table(context(leaves=KPIS)), Text)
    assert isinstance(kpi_table(context(result(RENT), leaves=KPIS)), Table)


def test_books_that_hold_nothing_are_one_issue_with_a_lasting_name() -> None:
    facts = [booking("Q1", "2026-03-20", "done"), booking("Q2", "2026-04-20", "done")]
    (one,) = issues(context(result(*facts, keys=["revenue"])))
    assert (one.subject, one.what) == (
        "Sales without a record",
        "2 sales from Mar 2026 to Apr 2026, no revenue in the books",
    )
    assert one.figure.value == 3700


def test_a_kpi_over_several_things_is_their_sum_and_over_months_the_newest() -> None:
    facts = [
        fact("client.billed", "60", unit="USD/month", client="A", place="b.csv:1"),
        fact("client.billed", "45", unit="USD/month", client="B", place="b.csv:2"),
        fact("revenue", "10", month="2026-03", place="r.csv:1"),
        fact("revenue", "7", month="2026-04", place="r.csv:2"),
        fact("kpi.rate", "3", unit="%", date="2026-03-01", place="k.md:1"),
        fact("kpi.rate", "4", unit="%", date="2026-04-01", place="k.md:2"),
    ]
    keys = ("client.billed", "revenue", "kpi.rate")
    leaves = {f"kpis.{index}.key": key for index, key in enumerate(keys)}
    assert [one.figure.value for one in register(context(result(*facts), leaves=leaves))] == [105, 7, 4]
