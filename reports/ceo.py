"""The CEO's page: what is broken in the business, what nobody measures, and the next thirty days."""

from collections.abc import Iterator

from execreports.checks.base import actions, findings
from execreports.checks.verdict import verdict
from execreports.metrics import assets, blast, break_even, burn, cash, kpis, reconcile, roadmap
from execreports.model.context import Context
from execreports.model.document import Block, Text
from execreports.report import BaseReport, detail, section


class CeoReport(BaseReport):
    """Shortfalls first, then what is not measured, then who does what by when."""

    persona = "ceo"
    title = "CEO report"
    about = "shortfalls, missing KPIs and the 30-day agenda across all entities"

    def verdict(self, context: Context) -> Text:
        return verdict(context, "business", figures=(burn.burn(context), break_even.break_even(context)))

    @section(
        "Executive summary",
        uses=[
            "expense",
            "cloud.cost",
            "sale.*",
            "bank.balance",
            "client.billed",
            "rent",
            "list.size",
            "funnel.*",
        ],
        areas=["sources"],
    )
    def summary(self, context: Context) -> Iterator[Block]:
        yield burn.burn(context)
        yield cash.runway(context)
        yield break_even.break_even(context)
        yield blast.bookings_value(context)
        yield kpis.kpi_table(context)
        yield reconcile.dispute_table(context)

    @section("Asset inventory by entity", uses=["asset", "manifest.objects"])
    def inventory(self, context: Context) -> Iterator[Block]:
        yield assets.asset_table(context)
        yield from assets.asset_lists(context)

    @section("Critical shortfalls", areas=["business"])
    def shortfalls(self, context: Context) -> Iterator[Block]:
        yield from findings(context, "business")

    @section("Missing KPIs", areas=["kpi"])
    def missing_kpis(self, context: Context) -> Iterator[Block]:
        yield from findings(context, "kpi")

    @section("30-day agenda", uses=["task"])
    def agenda(self, context: Context) -> Iterator[Block]:
        yield from actions(context, "business", due=30)
        yield detail(roadmap.open_work(context, days=30))
