"""The hosting desk's page: one row per client, what it costs, what is billed, and the gap."""

from collections.abc import Iterator

from execreports.checks.base import actions, findings
from execreports.checks.verdict import verdict
from execreports.metrics import clients, stack
from execreports.model.context import Context
from execreports.model.document import Block, Text
from execreports.report import BaseReport, section


class ClientPortfolioReport(BaseReport):
    """Clients against what is billed, site health, next steps."""

    persona = "client_portfolio"
    title = "Client portfolio report"
    group = "secondary"
    schedule = "0 6 * * 1"
    about = "clients, hosting cost, billing gap, site health and next steps"

    def verdict(self, context: Context) -> Text:
        return verdict(context, "clients", figures=(clients.unbilled_gap(context),))

    @section("Clients and billing gap", uses=["client", "client.hosting", "client.billed", "client.work"])
    def billing_gap(self, context: Context) -> Iterator[Block]:
        yield clients.unbilled_gap(context)
        yield clients.client_table(context)

    @section("Stack behind the sites", uses=["stack"])
    def stacks(self, context: Context) -> Iterator[Block]:
        yield stack.stack_table(context)

    @section("Site health and gaps", uses=["site.health"], areas=["clients"])
    def gaps(self, context: Context) -> Iterator[Block]:
        yield from findings(context, "clients")

    @section("Next steps per client", uses=["client", "task"])
    def next_steps(self, context: Context) -> Iterator[Block]:
        yield clients.next_steps_table(context)
        yield from actions(context, "clients", limit=10)
