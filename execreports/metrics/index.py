"""Every figure by its id, computed when it is asked for."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import partial

from execreports.metrics import (
    assets,
    blast,
    break_even,
    burn,
    cash,
    clients,
    cloud_cost,
    delivery_jobs,
    expense_categories,
    rental,
    results,
    revenue,
    revenue_recognition,
    savings,
)
from execreports.model.context import Context
from execreports.model.figures import Figure, unknown

Maker = Callable[[], Figure]

WHOLE: tuple[tuple[str, Callable[[Context], Figure]], ...] = (
    ("burn", burn.burn),
    ("cloud_cost", cloud_cost.cloud_cost),
    ("cloud_latest", cloud_cost.cloud_latest),
    ("cloud_running", cloud_cost.cloud_running),
    ("cloud_savings", savings.cloud_savings),
    ("cash", cash.cash),
    ("recurring_revenue", cash.recurring),
    ("net_burn", cash.net_burn),
    ("runway", cash.runway),
    ("price", break_even.price),
    ("variable_cost", break_even.variable_cost),
    ("contribution", break_even.contribution),
    ("break_even", break_even.break_even),
    ("revenue_target", revenue.revenue_target),
    ("revenue_recorded", revenue.revenue_recorded),
    ("months_recorded", revenue.months_recorded),
    ("sales_month", results.sales_month),
    ("quarter_result", results.quarter_result),
    ("list_size", blast.list_size),
    ("bookings", blast.bookings),
    ("bookings_value", blast.bookings_value),
    ("deferred_revenue", revenue_recognition.deferred),
    ("spent", expense_categories.spent),
    ("assets", assets.asset_count),
    ("quote_to_job", delivery_jobs.conversion),
    ("calendar_use", delivery_jobs.utilisation),
    ("money_owed", delivery_jobs.owed),
    ("unbilled_gap", clients.unbilled_gap),
    ("unbilled_work", clients.unbilled_work),
)

EACH: tuple[tuple[str, Callable[[Context, str], Figure]], ...] = (
    ("burn", burn.burn),
    ("cloud_cost", cloud_cost.cloud_cost),
    ("cloud_latest", cloud_cost.cloud_latest),
    ("assets", assets.asset_count),
    ("rent", rental.rent),
    ("rental_costs", rental.costs),
    ("noi", rental.noi),
    ("vacancy", rental.vacancy),
    ("cash_on_cash", rental.cash_on_cash),
)


def figures_by_id(context: Context) -> Mapping[str, Maker]:
    """Id -> the function that computes it; nothing is computed yet."""
    found: dict[str, Maker] = {metric: partial(make, context) for metric, make in WHOLE}
    for metric, of_entity in EACH:
        found |= {f"{metric}/{one.id}": partial(of_entity, context, one.id) for one in context.entities}
    return found


def figure(context: Context, id: str) -> Figure:  # noqa: A002 - the field's own name
    """The figure of that id; one that does not exist is a figure not known, with the nearest ids in the reason."""
    known = figures_by_id(context)
    wanted = context.targets.text(f"figures.{id}", id) if id else id
    if wanted in known:
        return known[wanted]()
    near = ", ".join(get_close_matches(wanted, known, n=3))
    reason = f"no figure is called {wanted or '(nothing)'}" + (f"; near: {near}" if near else "")
    return unknown(id or "unnamed", id or "Unnamed figure", "count", reason)
