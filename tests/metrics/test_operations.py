"""Jobs, calendar, rental, clients, assets, stack, development."""

from decimal import Decimal

import pytest

from execreports.metrics.assets import asset_count, asset_lists, asset_table
from execreports.metrics.clients import client_table, next_steps_table, rows, unbilled_gap, unbilled_work
from execreports.metrics.delivery_jobs import conversion, owed, owed_table, pipeline_table, utilisation
from execreports.metrics.development import commits_table, practice_table
from execreports.metrics.rental import (
    cash_on_cash,
    costs,
    debt_service,
    noi,
    rent,
    rental_entities,
    rental_figures,
    vacancy,
)
from execreports.metrics.rental_dates import dates_table
from execreports.metrics.stack import stack_table
from execreports.model.document import Table, Text
from execreports.model.facts import Fact, Health
from execreports.model.portfolio import Entity
from execreports.testing.builders import ACME, context, fact, result


def job(name: str, stage: str, price: str = "1000", **labels: str) -> Fact:
    given = {"quoted": "", "invoiced": "", "paid": "", "due": "", "end": "", **labels}
    return fact("job", price, place=f"jobs#/{name}", id=name, stage=stage, **given)  # type: ignore[arg-type]


JOBS = [
    job("1", "done", quoted="2026-01-02", invoiced="1000", paid="400", due="2026-04-25"),
    job("2", "underway", quoted="2026-02-02", invoiced="500", paid="0", end="2026-05-01"),
    job("3", "quoted", quoted="2026-05-02"),
    job("4", "lost", quoted="2026-03-02"),
    job("5", "enquiry"),
    job("6", "lost"),
]


def test_conversion_is_jobs_over_quotes_ever_sent() -> None:
    figure = conversion(context(result(*JOBS)))
    assert figure.value == Decimal("0.5")
    assert figure.formula == "2 won of 4 quoted, 1 still open"


def test_conversion_without_a_quote_is_not_known_rather_than_zero() -> None:
    assert conversion(context(result(JOBS[4]))).reason == "no quote was sent yet"
    assert conversion(context()).reason == "no source gives job"


def test_the_pipeline_stands_in_its_order() -> None:
    table = pipeline_table(context(result(*reversed(JOBS))))
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows] == ["Enquiry", "Quoted", "Booked", "Underway", "Done", "Lost"]
    assert table.rows[2].cells == ("Booked", "0 jobs", "", "")
    assert table.rows[4].cells[1:3] == ("1 job", "worth $1,000")
    assert isinstance(pipeline_table(context()), Text)


def test_money_owed_is_invoiced_minus_paid_with_its_age() -> None:
    given = context(result(*JOBS))
    assert owed(given).value == 1100
    table = owed_table(given)
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("1", "$600", "25 Apr 2026", "10 days overdue"), ("2", "$500", "31 May 2026", "not due yet"),
    ]  # fmt: skip


def test_nobody_owes_anything_only_where_jobs_were_read() -> None:
    assert owed(context(result(keys=["job"]))).value == 0
    gone = result(name="jobs", keys=["job"], health=Health.MISSING, reason="HTML page")
    assert owed(context(gone)).reason == "jobs: HTML page"


WINDOW: dict[str, str | int] = {"delivery.window.from": "2026-05-01", "delivery.window.to": "2026-05-10"}


def event(start: str, end: str, status: str = "busy") -> Fact:
    return fact(
        "calendar.event", text="job", start=start, end=end, status=status, place=f"cal#{start}{status}"
    )


def test_calendar_use_counts_each_busy_day_of_the_window_once() -> None:
    events = [event("2026-04-28", "2026-05-02"), event("2026-05-02", "2026-05-03"), event("2026-05-05", "2026-05-06", "hold"), event("2026-06-01", "2026-06-09")]  # fmt: skip
    figure = utilisation(context(result(*events), leaves=WINDOW))
    assert figure.value == Decimal("0.3")
    assert figure.formula == "3 busy days of 10"
    assert len(figure.facts) == 2


def test_an_empty_calendar_is_zero_and_an_unread_one_not_known() -> None:
    assert utilisation(context(result(keys=["calendar.event"]), leaves=WINDOW)).value == 0
    assert utilisation(context(leaves=WINDOW)).reason == "no source gives calendar.event"


HOUSE = Entity("house", "House", "property")


def unit(key: str, value: str, unit_: str = "USD/month", **labels: str) -> Fact:
    return fact(key, value, unit=unit_, entity="house", place=f"h.md:{key}{labels}", **labels)  # type: ignore[arg-type]


ECONOMICS = [
    unit("rent", "2000"), unit("expense", "500", item="Tax"), unit("expense", "300", item="Loan", category="mortgage"),
    unit("property.invested", "120000", "USD"), unit("property.vacancy", "62", "days", year="2026"),
    unit("property.vacancy", "20", "days", year="2025"),
]  # fmt: skip


def test_unit_economics_of_a_rental() -> None:
    given = context(result(*ECONOMICS), entities=(ACME, HOUSE), leaves={"rental.costs.exclude.0": "mortgage"})
    assert rental_entities(given) == ("house",)
    assert rent(given, "house").value == 2000
    assert costs(given, "house").value == 500
    assert noi(given, "house").value == 1500
    assert debt_service(given, "house").value == 300
    assert cash_on_cash(given, "house").value == Decimal("0.12")  # 12 x (1,500 - 300) / 120,000
    free = context(result(*(one for one in ECONOMICS if one.label("item") != "Loan")), entities=(ACME, HOUSE))
    assert cash_on_cash(free, "house").value == Decimal("0.15")
    assert vacancy(given, "house").value == Decimal("0.5")  # 62 of the 124 days of 2026 that are over
    assert len(rental_figures(given)) == 5


def test_vacancy_of_a_finished_year_is_over_the_whole_year() -> None:
    year = unit("property.vacancy", "73", "days", year="2025")
    assert vacancy(context(result(year)), "house").value == Decimal("0.2")


def test_a_property_without_data_is_shown_as_not_known() -> None:
    figures = rental_figures(context(entities=(ACME, HOUSE)))
    assert [figure.known for figure in figures] == [False] * 5
    assert rent(context(result(keys=["rent"])), "house").reason == "no rent was found"


def test_dates_ahead_stand_in_order_with_their_distance() -> None:
    facts = [
        fact("maintenance.due", text="2026-05-01", item="Roof", place="h:1"),
        fact("lease.end", text="2026-06-30", tenant="K.", place="h:2"),
        fact("maintenance.due", text="2026-05-02", item="Filter", done="yes", place="h:3"),
    ]
    table = dates_table(context(result(*facts)))
    assert isinstance(table, Table)
    assert [(row.cells[0], row.cells[3]) for row in table.rows] == [
        ("Roof", "4 days overdue"),
        ("Lease of K. ends", "in 56 days"),
    ]
    assert isinstance(dates_table(context()), Text)


CLIENTS = [
    fact("client", text="Bakery", client="Bakery", contract="no", place="c:1"),
    fact("client", text="Yoga", client="Yoga", contract="yes", place="c:2"),
    fact("client.hosting", "31", unit="USD/month", client="Bakery", place="h:1"),
    fact("client.hosting", "4", unit="USD/month", client="yoga", place="h:2"),
    fact("client.billed", "45", unit="USD/month", client="Yoga", place="b:1"),
    fact("client.work", "770", client="Bakery", billed="no", place="w:1"),
    fact("client.work", "90", client="Bakery", billed="yes", place="w:2"),
    fact("site.health", text="slow", client="Bakery", date="2026-05-04", place="s:1"),
    fact("task", text="Call the Bakery about hours", done="no", place="t:1"),
]


def test_one_row_per_client_with_hosting_billed_and_gap() -> None:
    given = context(result(*CLIENTS))
    assert unbilled_gap(given).value == 31
    assert unbilled_work(given).value == 770
    table = client_table(given)
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("Bakery", "$31 a month", "$0 a month", "$31 a month", "$770", "slow (4 May 2026)"),
        ("Yoga", "$4 a month", "$45 a month", "$0 a month", "", "not known"),
    ]


def test_what_a_client_pays_too_much_covers_no_other_s_gap() -> None:
    assert [one.gap.value for one in rows(context(result(*CLIENTS)))] == [31, 0]


def test_billing_that_was_not_read_is_no_gap_of_the_whole_cost() -> None:
    gone = result(name="billing", keys=["client.billed"], health=Health.MISSING, reason="gone")
    given = context(result(*CLIENTS[:4]), gone)
    assert unbilled_gap(given).reason == "billing: gone"


def test_next_steps_come_from_the_figures_and_open_tasks() -> None:
    table = next_steps_table(context(result(*CLIENTS)))
    assert isinstance(table, Table)
    (row,) = table.rows
    assert row.cells[1].split("; ") == [
        "agree a contract", "bill the hosting, $31 a month are not covered", "bill the work done, $770",
        "look at the site, it is slow", "Call the Bakery about hours",
    ]  # fmt: skip


def test_no_client_is_zero_where_it_was_looked_for() -> None:
    assert unbilled_gap(context(result(keys=["client", "client.hosting", "client.billed"]))).value == 0
    assert unbilled_gap(context()).reason.startswith("no source gives client")
    assert isinstance(client_table(context()), Text)


def test_assets_stand_by_entity_and_an_entity_without_any_is_shown() -> None:
    facts = [fact("asset", text=f"boat {n}", type="vessel", place=f"r.yaml:{n}") for n in range(10)]
    given = context(result(*facts), entities=(ACME, HOUSE))
    table = asset_table(given)
    assert isinstance(table, Table)
    assert [row.cells[:3] for row in table.rows] == [
        ("Acme", "company", "vessel 10"),
        ("House", "property", "0"),
    ]
    (only,) = asset_lists(given)
    assert isinstance(only, Table)
    assert (len(only.rows), only.note) == (8, "And 2 assets more.")
    assert asset_count(given).value == 10


def test_assets_nobody_lists_are_not_known() -> None:
    table = asset_table(context())
    assert isinstance(table, Table)
    assert table.rows[0].cells[2] == "not known (no source gives asset)"


def test_the_stack_stands_by_entity_and_layer_each_part_once() -> None:
    facts = [
        fact("stack", text="Python", layer="language", version="3.11", place="a:1"),
        fact("stack", text="Python", layer="language", version="3.11", place="b:1"),
        fact("stack", text="CDN", layer="hosting", place="a:2"),
    ]
    table = stack_table(context(result(*facts)))
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("Acme", "language Python 3.11; hosting CDN"),
    ]
    assert isinstance(stack_table(context()), Text)


def test_development_says_what_is_there_and_what_is_not() -> None:
    facts = [
        fact("practice", text="present", practice="tests", place="a:1"), fact("practice", text="absent", practice="ci", place="a:2"),
        fact("git.commits", "4", unit="count", repo="site", days="30", place="g:1"),
        fact("git.commits", "0", unit="count", repo="site", days="7", place="g:2"),
        fact("git.last", text="2026-04-28", repo="site", place="g:3"),
    ]  # fmt: skip
    practice, commits = practice_table(context(result(*facts))), commits_table(context(result(*facts)))
    assert isinstance(practice, Table)
    assert practice.rows[0].cells == ("Acme", "tests", "CI/CD")
    assert isinstance(commits, Table)
    assert commits.rows[0].cells == ("site", "0 in 7 days, 4 in 30 days", "28 Apr 2026, 7 days ago")


@pytest.mark.parametrize("make", [practice_table, commits_table])
def test_development_without_code_is_one_sentence(make: object) -> None:
    assert callable(make)
    assert isinstance(make(context()), Text)
