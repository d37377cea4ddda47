"""The CFO's page: cash first, then what it takes to break even, then where the next dollar goes."""

from collections.abc import Iterator

from execreports.checks.base import actions, findings
from execreports.checks.verdict import verdict
from execreports.metrics import break_even, burn, capital, cash, revenue, rules
from execreports.model.context import Context
from execreports.model.document import Block, Text
from execreports.report import BaseReport, section


class CfoReport(BaseReport):
    """Burn, break-even, targets, capital and the rules that may not be broken."""

    persona = "cfo"
    title = "CFO report"
    about = "burn, break-even, monthly targets, capital deployment and the owner's rules"

    def verdict(self, context: Context) -> Text:
        return verdict(context, "finance", figures=(burn.burn(context), cash.runway(context)))

    @section(
        "Burn", uses=["expense", "bank.balance", "cloud.cost", "client.billed", "rent"], areas=["finance"]
    )
    def burn_rate(self, context: Context) -> Iterator[Block]:
        yield burn.burn(context)
        yield cash.cash(context)
        yield cash.recurring(context)
        yield cash.runway(context)
        yield burn.burn_table(context)
        yield from findings(context, "finance")

    @section("Break-even", uses=["sale.price", "sale.variable_cost", "expense"])
    def break_even_point(self, context: Context) -> Iterator[Block]:
        yield break_even.break_even(context)
        yield break_even.break_even_table(context)

    @section("Monthly revenue targets", uses=["revenue.target", "revenue"])
    def targets(self, context: Context) -> Iterator[Block]:
        yield revenue.revenue_target(context)
        yield revenue.revenue_recorded(context)
        yield revenue.revenue_table(context)

    @section("Capital deployment", uses=["capital.option"])
    def capital_deployment(self, context: Context) -> Iterator[Block]:
        yield from capital.capital_tables(context)

    @section("Rules that may not be broken")
    def owner_rules(self, context: Context) -> Iterator[Block]:
        yield rules.rules_table(context)

    @section("Actions")
    def next_actions(self, context: Context) -> Iterator[Block]:
        yield from actions(context, "finance", limit=10)
