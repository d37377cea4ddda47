"""The accountant's page: what may be called revenue, where the books have holes, and the road to profit."""

from collections.abc import Iterator

from execreports.checks.base import actions, findings
from execreports.checks.verdict import verdict
from execreports.metrics import (
    chart_of_accounts,
    expense_categories,
    profitability,
    reconcile,
    revenue_recognition,
)
from execreports.model.context import Context
from execreports.model.document import Block, Text
from execreports.report import BaseReport, detail, section


class AccountingReport(BaseReport):
    """Revenue recognition, chart of accounts, expenses by category, profitability."""

    persona = "accounting"
    title = "Accounting report"
    about = "revenue recognition, chart of accounts, expense audit and the road to profitability"

    def verdict(self, context: Context) -> Text:
        figures = (revenue_recognition.deferred(context), expense_categories.spent(context))
        return verdict(context, "accounting", figures=figures)

    @section("Revenue recognition", uses=["booking", "payout", "revenue"], areas=["accounting"])
    def recognition(self, context: Context) -> Iterator[Block]:
        yield revenue_recognition.deferred(context)
        yield from findings(context, "accounting")
        yield detail(revenue_recognition.recognition_table(context))

    @section("Chart of accounts", uses=["account"], areas=["accounts"])
    def accounts(self, context: Context) -> Iterator[Block]:
        yield from findings(context, "accounts")
        yield detail(chart_of_accounts.accounts_table(context))

    @section("Expense audit by category", uses=["bank.transaction"], areas=["expenses"])
    def expenses(self, context: Context) -> Iterator[Block]:
        yield expense_categories.spent(context)
        yield expense_categories.category_table(context)
        yield expense_categories.uncategorised_table(context)
        yield from findings(context, "expenses")

    @section("Road to profitability", uses=["milestone", "expense"])
    def road(self, context: Context) -> Iterator[Block]:
        yield profitability.profitability_table(context)

    @section("Sources that disagree", uses=["cloud.cost"], areas=["sources"])
    def disputes(self, context: Context) -> Iterator[Block]:
        yield detail(reconcile.dispute_table(context))
        yield from findings(context, "sources")
        yield from actions(context, "sources", limit=3)

    @section("Actions")
    def next_actions(self, context: Context) -> Iterator[Block]:
        yield from actions(context, "accounting", "accounts", "expenses", limit=10)
