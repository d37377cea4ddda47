"""A workspace of another kind, or with every source gone: no metric fails, none invents a number."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from execreports.metrics import (
    assets,
    blast,
    break_even,
    burn,
    capital,
    cash,
    channels,
    chart_of_accounts,
    clients,
    cloud_anomaly,
    cloud_cost,
    cloud_services,
    delivery_jobs,
    development,
    expense_categories,
    kpis,
    milestones,
    profitability,
    reconcile,
    rental,
    rental_dates,
    revenue,
    revenue_recognition,
    roadmap,
    rules,
    savings,
    seo,
    sequencing,
    stack,
)
from execreports.metrics.index import figures_by_id
from execreports.model.context import Context
from execreports.model.document import Table, Text
from execreports.model.facts import Fact, Health
from execreports.model.figures import Figure
from execreports.model.portfolio import Entity
from execreports.testing.builders import context, fact, result

SHOP = Entity("laden", "Laden", "company")
FLAT = Entity("wohnung", "Wohnung", "property")
Made = Figure | Table | Text | Iterable[object]

MAKERS: tuple[Callable[[Context], Made], ...] = (
    assets.asset_table, assets.asset_lists, blast.blast_table, blast.assumptions, break_even.break_even_table,
    burn.burn_table, capital.capital_tables, cash.cash_table, cash.net_burn, channels.visibility_table,
    chart_of_accounts.accounts_table, chart_of_accounts.missing_accounts, clients.client_table,
    clients.next_steps_table, cloud_anomaly.anomaly_table, cloud_cost.month_table, cloud_services.entity_table,
    cloud_services.service_table, delivery_jobs.owed_table, delivery_jobs.pipeline_table, development.commits_table,
    development.practice_table, expense_categories.category_table, expense_categories.uncategorised_table,
    kpis.kpi_table, kpis.register, milestones.milestones, profitability.profitability_table, reconcile.dispute_table,
    rental.rental_figures, rental_dates.dates_table, revenue.revenue_table, revenue_recognition.issues,
    revenue_recognition.recognition_table, roadmap.open_work, rules.rules_table, savings.savings_table,
    seo.seo_table, sequencing.sequence_table, stack.stack_table,
)  # fmt: skip
KEYS = [
    "expense",
    "cloud.cost",
    "cloud.usage",
    "bank.balance",
    "bank.transaction",
    "client",
    "client.hosting",
    "client.billed",
    "client.work",
    "rent",
    "sale.price",
    "sale.variable_cost",
    "revenue",
    "revenue.target",
    "booking",
    "payout",
    "list.size",
    "funnel.delivered",
    "funnel.value",
    "channel",
    "asset",
    "job",
    "calendar.event",
    "property.vacancy",
    "property.invested",
    "lease.end",
    "maintenance.due",
    "account",
    "milestone",
    "task",
    "practice",
    "git.commits",
    "stack",
    "site.feature",
    "capital.option",
]


def abroad(*facts: Fact) -> Context:
    plain = context(result(*facts), currency="EUR", entities=(SHOP, FLAT))
    zone = ZoneInfo("Europe/Berlin")
    return replace(plain, now=plain.now.astimezone(zone), portfolio=replace(plain.portfolio, timezone=zone))


def gone() -> Context:
    return context(
        result(name="book", keys=KEYS, health=Health.MISSING, reason="file is gone"),
        entities=(SHOP, FLAT),
        currency="EUR",
    )


def words(made: Made) -> str:
    if isinstance(made, Figure):
        return f"{made.name} {made.interval} {made.reason} {made.partial}"
    if isinstance(made, Text):
        return made.text
    if isinstance(made, Table):
        return " ".join([made.title, made.note, *(cell for row in made.rows for cell in row.cells)])
    return " ".join(words(one) for one in made if isinstance(one, Figure | Table | Text))


def figures(made: Made) -> list[Figure]:
    if isinstance(made, Figure):
        return [made]
    if isinstance(made, Text):
        return list(made.figures)
    if isinstance(made, Table):
        return [figure for row in made.rows for figure in row.figures]
    return [figure for one in made if isinstance(one, Figure | Table | Text) for figure in figures(one)]


def name(make: object) -> str:
    return f"{make.__module__.rpartition('.')[2]}.{getattr(make, '__name__', '')}"


@pytest.mark.parametrize("make", MAKERS, ids=name)
@pytest.mark.parametrize("given", [abroad(), gone()], ids=["nothing", "gone"])
def test_nothing_is_invented_where_nothing_was_read(make: Callable[[Context], Made], given: Context) -> None:
    made = make(given)
    assert not [figure.id for figure in figures(made) if figure.known]
    assert "$" not in words(made)


@pytest.mark.parametrize("given", [abroad(), gone()], ids=["nothing", "gone"])
def test_every_figure_says_why_it_is_not_known(given: Context) -> None:
    for make in figures_by_id(given).values():
        figure = make()
        assert not figure.known
        assert figure.reason


def test_another_currency_is_computed_and_printed_in_its_own() -> None:
    given = abroad(
        fact("expense", "1200", entity="laden", unit="EUR/month", item="Miete", place="a.md:1"),
        fact("rent", "900", entity="wohnung", unit="EUR/month", place="a.md:2"),
    )
    assert words(burn.burn_table(given)) == "Recurring costs  Miete Laden  EUR 1,200 a month"
    assert rental.rent(given, "wohnung").value == 900
    assert "$" not in words(rental.rental_figures(given))


def test_every_known_figure_in_a_table_has_an_address() -> None:
    given = abroad(
        fact("expense", "1200", entity="laden", unit="EUR/month", item="Miete", place="a.md:1"),
        fact("sale.price", "50", entity="laden", unit="EUR", item="Kurs", place="a.md:2"),
        fact("sale.variable_cost", "5", entity="laden", unit="EUR", item="Kurs", place="a.md:3"),
        fact("revenue.target", "900", unit="EUR", month="2026-05", place="a.md:4"),
        fact("client.hosting", "9", entity="laden", unit="EUR/month", client="K", place="a.md:5"),
    )
    known = [figure for make in MAKERS for figure in figures(make(given)) if figure.known]
    assert len(known) > 8
    assert not [figure.id for figure in known if not figure.origins]
