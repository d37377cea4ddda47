"""Which payout belongs to which sale: by reference, else by amount (less a fee) and date."""

from decimal import Decimal

from execreports.metrics.choice import distinct
from execreports.metrics.label_amounts import label_date, label_number
from execreports.model.context import Context
from execreports.model.facts import Fact


def unmatched(context: Context) -> tuple[Fact, ...]:
    """Payouts with no sale behind them, in their order."""
    sales = distinct(context, context.facts("booking"))
    return tuple(
        fact for fact in context.facts("payout") if not any(_belongs(context, fact, sale) for sale in sales)
    )


def _belongs(context: Context, payout: Fact, sale: Fact) -> bool:
    told = " ".join([payout.text, *payout.labels.values()]).casefold()
    name = sale.label("id").casefold()
    if name and name in told:
        return True
    return _near(context, payout, sale) and _amounts_agree(context, payout, sale)


def _near(context: Context, payout: Fact, sale: Fact) -> bool:
    """Within `accounting.match_days` after the booking or around the service."""
    paid = label_date(payout, "date")
    days = [label_date(sale, name) for name in ("date", "service_date")]
    limit = context.targets.number("accounting.match_days", Decimal(5))
    return paid is not None and any(day is not None and abs((paid - day).days) <= limit for day in days)


def _amounts_agree(context: Context, payout: Fact, sale: Fact) -> bool:
    """The payout is the deposit, the price or the rest, less a fee of at most `accounting.match_share`."""
    if not (payout.is_number and sale.is_number) or payout.unit != sale.unit:
        return False
    price, deposit = sale.interval.high, label_number(sale, "deposit") or Decimal(0)
    paid = payout.interval.high + (label_number(payout, "fee") or Decimal(0))
    share = context.targets.number("accounting.match_share", Decimal("0.05"))
    wanted = (amount for amount in (price, deposit, price - deposit) if amount > 0)
    return any(amount * (1 - share) <= paid <= amount for amount in wanted)
