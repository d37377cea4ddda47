"""The delivery desk's page: jobs, the calendar, what quotes become, and who owes money."""

from collections.abc import Iterator

from execreports.checks.base import actions, findings
from execreports.checks.verdict import verdict
from execreports.metrics import delivery_jobs
from execreports.model.context import Context
from execreports.model.document import Block, Text
from execreports.report import BaseReport, section


class YachtDeliveryReport(BaseReport):
    """Pipeline, calendar use, conversion, money owed, gaps."""

    persona = "yacht_delivery"
    title = "Yacht delivery report"
    group = "secondary"
    schedule = "0 6 * * 1"
    about = "delivery jobs, calendar use, conversion, money owed and operations gaps"

    def verdict(self, context: Context) -> Text:
        figures = (delivery_jobs.owed(context), delivery_jobs.utilisation(context))
        return verdict(context, "delivery", figures=figures)

    @section("Jobs and pipeline", uses=["job"])
    def pipeline(self, context: Context) -> Iterator[Block]:
        yield delivery_jobs.pipeline_table(context)

    @section("Calendar use", uses=["calendar.event"])
    def calendar(self, context: Context) -> Iterator[Block]:
        yield delivery_jobs.utilisation(context)

    @section("Quote-to-job conversion", uses=["job"])
    def conversion(self, context: Context) -> Iterator[Block]:
        yield delivery_jobs.conversion(context)

    @section("Money owed", uses=["job"])
    def money_owed(self, context: Context) -> Iterator[Block]:
        yield delivery_jobs.owed(context)
        yield delivery_jobs.owed_table(context)

    @section("Operations gaps", areas=["delivery"])
    def gaps(self, context: Context) -> Iterator[Block]:
        yield from findings(context, "delivery")

    @section("Actions")
    def next_actions(self, context: Context) -> Iterator[Block]:
        yield from actions(context, "delivery", limit=10)
