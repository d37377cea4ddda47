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
from execreports.model.targets import Targets

Maker = Callable[[], Figure]

BURN = ("expense", "cloud.cost")
INCOME = ("client.billed", "rent")
SALE = ("sale.price", "sale.variable_cost")
FUNNEL = ("list.size", "funnel.delivered", "funnel.opened", "funnel.clicked", "funnel.booked")
CLIENTS = ("client", "client.hosting", "client.billed", "client.work", "site.health")

WHOLE: tuple[tuple[str, Callable[[Context], Figure], tuple[str, ...]], ...] = (
    ("burn", burn.burn, BURN),
    ("cloud_cost", cloud_cost.cloud_cost, ("cloud.cost",)),
    ("cloud_latest", cloud_cost.cloud_latest, ("cloud.cost",)),
    ("cloud_running", cloud_cost.cloud_running, ("cloud.cost",)),
    ("cloud_savings", savings.cloud_savings, ("cloud.usage",)),
    ("cash", cash.cash, ("bank.balance",)),
    ("recurring_revenue", cash.recurring, INCOME),
    ("net_burn", cash.net_burn, (*BURN, *INCOME)),
    ("runway", cash.runway, ("bank.balance", *BURN, *INCOME)),
    ("price", break_even.price, SALE[:1]),
    ("variable_cost", break_even.variable_cost, SALE[1:]),
    ("contribution", break_even.contribution, SALE),
    ("break_even", break_even.break_even, (*BURN, *SALE)),
    ("revenue_target", revenue.revenue_target, ("revenue.target",)),
    ("revenue_recorded", revenue.revenue_recorded, ("revenue", "revenue.target")),
    ("months_recorded", revenue.months_recorded, ("revenue",)),
    ("sales_month", results.sales_month, ("booking",)),
    ("quarter_result", results.quarter_result, ("revenue", *BURN)),
    ("list_size", blast.list_size, FUNNEL[:1]),
    ("bookings", blast.bookings, (*FUNNEL, "funnel.value")),
    ("bookings_value", blast.bookings_value, (*FUNNEL, "funnel.value")),
    ("deferred_revenue", revenue_recognition.deferred, ("booking",)),
    ("spent", expense_categories.spent, ("bank.transaction",)),
    ("assets", assets.asset_count, ("asset",)),
    ("quote_to_job", delivery_jobs.conversion, ("job",)),
    ("calendar_use", delivery_jobs.utilisation, ("calendar.event",)),
    ("money_owed", delivery_jobs.owed, ("job",)),
    ("unbilled_gap", clients.unbilled_gap, CLIENTS),
    ("unbilled_work", clients.unbilled_work, ("client.work",)),
)

EACH: tuple[tuple[str, Callable[[Context, str], Figure], tuple[str, ...]], ...] = (
    ("burn", burn.burn, BURN),
    ("cloud_cost", cloud_cost.cloud_cost, ("cloud.cost",)),
    ("cloud_latest", cloud_cost.cloud_latest, ("cloud.cost",)),
    ("assets", assets.asset_count, ("asset",)),
    ("rent", rental.rent, ("rent",)),
    ("rental_costs", rental.costs, ("expense",)),
    ("noi", rental.noi, ("rent", "expense")),
    ("vacancy", rental.vacancy, ("property.vacancy",)),
    ("cash_on_cash", rental.cash_on_cash, ("rent", "expense", "property.invested")),
)


def needs(id: str, targets: Targets) -> tuple[str, ...]:  # noqa: A002 - the field's own name
    """The fact keys a figure is computed from, so that a page that names it asks every source it rests on."""
    metric = targets.text(f"figures.{id}", id).partition("/")[0]
    found = next((keys for name, _, keys in (*WHOLE, *EACH) if name == metric), ())
    declared = (
        targets.texts("cash.recurring") if metric in {"recurring_revenue", "net_burn", "runway"} else ()
    )
    return tuple(dict.fromkeys([*found, *declared]))


def declared_needs(targets: Targets) -> tuple[str, ...]:
    """The fact keys behind the owner's rules, milestones and KPIs, as `targets.yaml` and `kpis.yaml` name them."""
    keys: list[str] = []
    for path in ("rules", "profitability.milestones", "kpis"):
        for _, at in targets.each(path):
            named = targets.text(f"{at}.measure") or targets.text(f"{at}.figure")
            keys += needs(named, targets) if named else filter(None, [targets.text(f"{at}.key")])
    return tuple(dict.fromkeys(keys))


def figures_by_id(context: Context) -> Mapping[str, Maker]:
    """Id -> the function that computes it; nothing is computed yet."""
    found: dict[str, Maker] = {metric: partial(make, context) for metric, make, _ in WHOLE}
    for metric, of_entity, _ in EACH:
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
