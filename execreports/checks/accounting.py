"""Whether the books say what happened."""

from collections.abc import Iterator

from execreports.checks.base import Hit, NotCheckedError, check
from execreports.metrics import chart_of_accounts, expense_categories, revenue_recognition
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import plural, shown


@check(
    "revenue_recognition",
    area="accounting",
    severity=Severity.HIGH,
    title="Revenue recorded when it is earned",
    remedy="Book the amount in the month of the service",
    done_when="the amount stands in the books under the month of the service",
    effort_days="0.5",
    needs=("booking", "payout", "revenue"),
)
def recognition(context: Context) -> Iterator[Hit]:
    """Money in hand that is not earned, earned that is not booked, or paid by nobody knows whom."""
    for issue in revenue_recognition.issues(context):
        subject = f"{issue.kind} {issue.subject}"
        yield Hit(
            issue.entity,
            subject,
            f"{issue.subject}: {issue.what}",
            f"{shown(issue.figure)}.",
            figures=(issue.figure,),
        )


@check(
    "account_missing",
    area="accounts",
    severity=Severity.MEDIUM,
    title="Every account the business needs",
    remedy="Open the missing account",
    done_when="the account is in the chart of accounts",
    effort_days="0.25",
    needs=("account",),
)
def account_missing(context: Context) -> Iterator[Hit]:
    """The chart of accounts has no place for something that happens."""
    if not context.targets.names("accounting.accounts"):
        raise NotCheckedError("no account is declared as wanted; see accounting.accounts in targets.yaml")
    for wanted in chart_of_accounts.missing_accounts(context):
        yield Hit("", wanted.name, f"no account for {wanted.name.lower()}", wanted.why)


@check(
    "expense_uncategorised",
    area="expenses",
    severity=Severity.LOW,
    title="Every expense in a category",
    remedy="Give the expense a category, or a rule that does",
    done_when="no expense is listed as uncategorised",
    effort_days="0.25",
    needs=("bank.transaction",),
)
def expense_uncategorised(context: Context) -> Iterator[Hit]:
    """Money left the bank and nobody says for what."""
    paid = expense_categories.paid_lines(context)
    lines = tuple(
        line for line in paid if expense_categories.category(context, line) == expense_categories.NONE
    )
    if lines:
        told = f"{plural(len(lines), 'line')} of the bank statement."
        yield Hit("", "uncategorised", "expenses without a category", told, facts=lines, certain=True)
