"""Figures by id, and the fact keys each of them rests on."""

from dataclasses import dataclass, field

import pytest

from execreports.metrics.index import declared_needs, figure, figures_by_id, needs
from execreports.model.context import Context
from execreports.model.facts import Fact, SourceResult
from execreports.testing.builders import ACME, context, fact, result

MONTHLY = "USD/month"
EVERYTHING = [
    fact("expense", "100", unit=MONTHLY, item="Slip"), fact("cloud.cost", "50", month="2026-04", service="Compute"),
    fact("cloud.cost", "5", month="2026-05", service="Compute"),
    fact("cloud.usage", "9", month="2026-04", usage_type="EBS:VolumeUsage.gp2"), fact("bank.balance", "900", account="1"),
    fact("client.billed", "5", unit=MONTHLY, client="B"), fact("rent", "7", unit=MONTHLY), fact("sale.price", "90", item="a"),
    fact("sale.variable_cost", "9", item="a", part="b"), fact("revenue.target", "9", month="2026-05"),
    fact("revenue", "3", month="2026-02"), fact("booking", "9", id="1", status="done", service_date="2026-04-01", deposit="3"),
    fact("list.size", "90", unit="count"), fact("funnel.delivered", "0.9", unit="ratio"), fact("funnel.opened", "0.9", unit="ratio"),
    fact("funnel.clicked", "0.9", unit="ratio"), fact("funnel.booked", "0.9", unit="ratio"), fact("funnel.value", "9"),
    fact("bank.transaction", "-9", description="x"), fact("asset", text="boat"), fact("job", "9", id="1", stage="done", quoted="2026-01-01", invoiced="9"),
    fact("calendar.event", text="x", start="2026-05-06", end="2026-05-07", status="busy"), fact("client", text="B", client="B"),
    fact("client.hosting", "9", unit=MONTHLY, client="B"), fact("client.work", "9", client="B", billed="no"),
    fact("property.vacancy", "9", unit="days", year="2025"), fact("property.invested", "900"),
]  # fmt: skip


@dataclass(frozen=True)
class Watched(Context):
    """A context that remembers which keys it was asked for."""

    asked: set[str] = field(default_factory=set)

    def facts(self, key: str, *, entity: str | None = None, **labels: str) -> tuple[Fact, ...]:
        self.asked.add(key)
        return super(Watched, self).facts(key, entity=entity, **labels)  # noqa: UP008 - slots

    def providers(self, key: str) -> tuple[SourceResult, ...]:
        self.asked.add(key)
        return super(Watched, self).providers(key)  # noqa: UP008 - slots


IDS = [*figures_by_id(context(entities=(ACME,)))]


@pytest.mark.parametrize("name", IDS)
def test_a_figure_asks_for_the_keys_it_declares_and_for_no_other(name: str) -> None:
    plain = context(result(*EVERYTHING))
    watched = Watched(plain.now, plain.portfolio, plain.results, plain.targets)
    made = figures_by_id(watched)[name]()
    assert made.known
    assert made.origins
    assert watched.asked == set(needs(name, plain.targets))


def test_what_the_owner_declares_names_the_keys_behind_it() -> None:
    leaves = {
        "rules.0.measure": "runway", "kpis.0.key": "kpi.churn", "kpis.1.figure": "lists", "figures.lists": "list_size",
        "cash.recurring.0": "rent", "cash.recurring.1": "subscription",
    }  # fmt: skip
    keys = declared_needs(context(leaves=leaves).targets)
    assert {"bank.balance", "expense", "cloud.cost", "subscription", "kpi.churn", "list.size"} <= set(keys)
    assert declared_needs(context().targets) == ()


def test_every_figure_has_the_id_it_is_found_under_and_is_not_known_without_sources() -> None:
    given = context(entities=(ACME,))
    for name, make in figures_by_id(given).items():
        assert make().id == name
        assert not make().known


def test_an_own_word_stands_for_an_id_and_a_wrong_one_names_the_nearest() -> None:
    assert (
        figure(context(leaves={"figures.lessons_month": "sales_month"}), "lessons_month").id == "sales_month"
    )
    assert "near: break_even" in figure(context(), "breakeven").reason
