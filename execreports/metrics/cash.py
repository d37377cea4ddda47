"""Cash in the bank, and how many months it lasts."""

from collections.abc import Iterable
from dataclasses import replace

from execreports.metrics.arithmetic import derived, minus, over, plus
from execreports.metrics.burn import burn
from execreports.metrics.choice import distinct
from execreports.metrics.sums import added, sum_of
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure, unknown
from execreports.text import day, quantity

RECURRING = ("client.billed", "rent")
NAMES = {"client.billed": "Billed to clients", "rent": "Rent"}


def cash(context: Context) -> Figure:
    """The newest balance of every account, added up."""
    return added(
        context, "cash", "Cash in the bank", balances(context), keys=("bank.balance",), unit=context.currency,
        formula="newest balance of each account",
    )  # fmt: skip


def balances(context: Context) -> tuple[Fact, ...]:
    """The newest balance of every account."""
    return distinct(context, context.facts("bank.balance"))


def recurring(context: Context) -> Figure:
    """Monthly income that comes without a new sale; only keys that some source gives are asked."""
    id, name, unit = "recurring_revenue", "Recurring revenue", f"{context.currency}/month"  # noqa: A001 - as in Figure
    keys = context.targets.texts("cash.recurring") or RECURRING
    given = [key for key in keys if context.providers(key) or context.facts(key)]
    if not given:
        return unknown(id, name, unit, f"no source gives {' or '.join(keys)}")
    parts = [sum_of(context, f"recurring/{key}", NAMES.get(key, key), key, unit=unit) for key in given]
    return plus(id, name, unit, parts, formula="sum of what is billed every month")


def net_burn(context: Context) -> Figure:
    """Burn minus recurring revenue; the whole burn, saying so, where recurring revenue is not known."""
    income, spending = recurring(context), burn(context)
    unit = f"{context.currency}/month"
    if not income.known:
        return _whole(spending, income)
    return derived(
        "net_burn", "Net burn", unit, (spending, income), minus, formula="burn - recurring revenue"
    )


def runway(context: Context) -> Figure:
    """Months until the cash is gone at the net burn; not limited where income covers the burn."""
    spent = net_burn(context)
    if spent.high is not None and spent.high <= 0:
        return unknown(
            "runway", "Runway", "months", "recurring revenue covers the burn, so cash does not run out"
        )
    if spent.low is not None and spent.low <= 0:
        return unknown("runway", "Runway", "months", "recurring revenue may cover the burn")
    formula = "cash / (burn - recurring revenue)"
    return derived("runway", "Runway", "months", (cash(context), spent), over, formula=formula)


def cash_table(context: Context) -> Shown:
    """One row per account: balance and its day."""
    rows = [_row(fact) for fact in _by_size(balances(context))]
    head = ("Account", "balance", "on")
    return table(context, head, rows, keys=("bank.balance",), noun="balances", title="Cash by account")


def _row(fact: Fact) -> Row:
    amount = quantity(fact.interval, fact.unit) if fact.is_number else fact.text
    return Row((fact.label("account") or "Account", amount, day(fact.label("date"))), facts=(fact,))


def _by_size(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: -fact.interval.mid if fact.is_number else 0)


def _whole(spending: Figure, income: Figure) -> Figure:
    words = f"no recurring revenue taken off ({income.reason})"
    partial = "; ".join(filter(None, [spending.partial, words]))
    return replace(spending, id="net_burn", name="Net burn", partial=partial if spending.known else "")
