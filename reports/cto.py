"""The CTO's page: risk first, then spend, then how code gets live."""

from collections.abc import Iterator

from execreports.checks.base import actions, findings
from execreports.checks.verdict import verdict
from execreports.metrics import cloud_anomaly, cloud_cost, cloud_services, development, savings, stack
from execreports.model.context import Context
from execreports.model.document import Block, Text
from execreports.report import BaseReport, detail, section


class CtoReport(BaseReport):
    """Security gaps, cost, what users meet, the development cycle, and ten things to do."""

    persona = "cto"
    title = "CTO report"
    about = "security gaps, cloud cost, user experience and engineering actions"

    def verdict(self, context: Context) -> Text:
        return verdict(
            context, "security", figures=(cloud_cost.cloud_cost(context), savings.cloud_savings(context))
        )

    @section("Security gaps", areas=["security"])
    def security_gaps(self, context: Context) -> Iterator[Block]:
        yield from findings(context, "security")

    @section("Stack audit by entity", uses=["stack"])
    def stack_audit(self, context: Context) -> Iterator[Block]:
        yield stack.stack_table(context)

    @section("Cost optimisation", uses=["cloud.cost", "cloud.usage"], areas=["cost"])
    def cost(self, context: Context) -> Iterator[Block]:
        yield cloud_cost.cloud_cost(context)
        yield cloud_cost.cloud_latest(context)
        yield cloud_cost.cloud_running(context)
        yield savings.cloud_savings(context)
        yield savings.savings_table(context)
        yield cloud_services.service_table(context)
        yield detail(cloud_services.entity_table(context))
        yield cloud_anomaly.anomaly_table(context)
        yield from findings(context, "cost")

    @section("UX shortfalls", areas=["ux"])
    def ux(self, context: Context) -> Iterator[Block]:
        yield from findings(context, "ux")

    @section("Development cycle", uses=["practice", "git.commits"], areas=["development"])
    def development_cycle(self, context: Context) -> Iterator[Block]:
        yield detail(development.practice_table(context))
        yield development.commits_table(context)
        yield from findings(context, "development")

    @section("Ranked engineering actions")
    def engineering_actions(self, context: Context) -> Iterator[Block]:
        yield from actions(context, "security", "cost", "ux", "development", limit=10)
