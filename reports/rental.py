"""The landlord's page: what each unit earns, which dates are coming, and what is missing."""

from collections.abc import Iterator

from execreports.checks.base import actions, findings
from execreports.checks.verdict import verdict
from execreports.metrics import rental, rental_dates, roadmap
from execreports.model.context import Context
from execreports.model.document import Block, Text
from execreports.report import BaseReport, section


class RentalReport(BaseReport):
    """Unit economics, dates, gaps."""

    persona = "rental"
    title = "Rental report"
    group = "secondary"
    schedule = "0 6 * * 1"
    about = "unit economics, lease and maintenance dates, and gaps of rental property"

    def verdict(self, context: Context) -> Text:
        return verdict(context, "rental", figures=rental.rental_figures(context)[:3])

    @section("Unit economics", uses=["rent", "expense", "property.*"])
    def economics(self, context: Context) -> Iterator[Block]:
        yield from rental.rental_figures(context)

    @section("Lease and maintenance dates", uses=["lease.end", "maintenance.due"])
    def dates(self, context: Context) -> Iterator[Block]:
        yield rental_dates.dates_table(context)

    @section("Open work", uses=["task"])
    def open_work(self, context: Context) -> Iterator[Block]:
        yield roadmap.open_work(context, rental.rental_entities(context))

    @section("Gaps", areas=["rental"])
    def gaps(self, context: Context) -> Iterator[Block]:
        yield from findings(context, "rental")

    @section("Actions")
    def next_actions(self, context: Context) -> Iterator[Block]:
        yield from actions(context, "rental", limit=10)
