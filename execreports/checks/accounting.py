"""Whether the books say what happened."""

from collections.abc import Iterator

from execreports.checks.base import Hit, NotCheckedError, check
from execreports.metrics import chart_of_accounts, expense_categories, revenue_recognition
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import plural, shown


@check(
    "sale_unrecorded",
    area="accounting",
    severity=Severity.HIGH,
    title="Sales recorded as revenue",
    remedy="Record the sales in the books",
    done_when="every month with sales has its revenue in the books",
    effort_days="0.5",
    needs=("booking", "revenue"),
)
def sale_unrecorded(context: Context) -> Iterator[Hit]:
    """Services were given, and the books hold no revenue for them."""
    yield from issues(context, "unrecorded")


@check(
    "payout_unmatched",
    area="accounting",
    severity=Severity.HIGH,
    title="Payouts with a booking behind them",
    remedy="Find the booking behind the payout",
    done_when="the payout is matched to a booking",
    effort_days="0.5",
    needs=("payout", "booking"),
)
def payout_unmatched(context: Context) -> Iterator[Hit]:
    """Money came in, and nobody knows what for."""
    yield from issues(context, "payout")


@check(
    "deposit_kept",
    area="accounting",
    severity=Severity.HIGH,
    title="Deposits of cancelled sales decided",
    remedy="Decide whether the deposit is income or goes back",
    done_when="the deposit is booked as income or refunded",
    effort_days="0.5",
    needs=("booking",),
)
def deposit_kept(context: Context) -> Iterator[Hit]:
    """A sale was cancelled, and its deposit is still there."""
    yield from issues(context, "kept")


@check(
    "deposit_deferred",
    area="accounting",
    severity=Severity.MEDIUM,
    title="Deposits held as a liability",
    remedy="Hold the deposit as a liability until the service",
    done_when="the deposit stands under deferred revenue until the service",
    effort_days="0.5",
    needs=("booking",),
)
def deposit_deferred(context: Context) -> Iterator[Hit]:
    """Money in hand for a service that is still to come."""
    yield from issues(context, "deferred")


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


def issues(context: Context, kind: str) -> Iterator[Hit]:
    """The issues of one kind, each with its amount."""
    for issue in revenue_recognition.issues(context):
        if issue.kind == kind:
            title = f"{issue.subject}: {issue.what}"
            yield Hit(issue.entity, issue.subject, title, f"{shown(issue.figure)}.", figures=(issue.figure,))
