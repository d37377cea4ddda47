"""Clients that cost more than they pay, and sites that do not answer."""

from collections.abc import Iterator

from execreports.checks.base import Hit, check
from execreports.metrics import clients
from execreports.model.context import Context
from execreports.model.findings import Severity
from execreports.text import shown


@check(
    "client_unbilled",
    area="clients",
    severity=Severity.HIGH,
    title="Hosted clients that are billed",
    remedy="Agree on a hosting fee with the client",
    done_when="a monthly bill to the client is recorded",
    effort_days="0.5",
    needs=("client", "client.hosting", "client.billed"),
)
def client_unbilled(context: Context) -> Iterator[Hit]:
    """We pay for a client's hosting and bill nothing."""
    for row in clients.rows(context):
        if row.hosting.known and row.billed.high == 0:  # not known what is billed is no zero
            told = f"Hosting costs {shown(row.hosting)}."
            yield Hit(
                row.entity, row.name, f"{row.name} is hosted and not billed", told, figures=(row.hosting,)
            )


@check(
    "client_below_cost",
    area="clients",
    severity=Severity.MEDIUM,
    title="Fees above cost",
    remedy="Raise the fee above what hosting costs",
    done_when="the fee is above the hosting cost",
    effort_days="0.5",
    needs=("client", "client.hosting", "client.billed"),
)
def client_below_cost(context: Context) -> Iterator[Hit]:
    """A client pays less than it costs us."""
    for row in clients.rows(context):
        cost, fee = row.hosting.low, row.billed.high
        if cost is not None and fee and fee < cost:
            told = f"Costs {shown(row.hosting)}, billed {shown(row.billed)}."
            yield Hit(
                row.entity,
                row.name,
                f"{row.name} pays less than it costs",
                told,
                figures=(row.hosting, row.billed),
            )


@check(
    "site_down",
    area="clients",
    severity=Severity.CRITICAL,
    title="Client sites that answer",
    remedy="Put the client's site right",
    done_when="the site is recorded as up",
    effort_days="0.5",
    needs=("site.health",),
)
def site_down(context: Context) -> Iterator[Hit]:
    """A client's site is down or slow."""
    for state in context.facts("site.health"):
        if state.text in {"down", "slow"}:
            severity = Severity.CRITICAL if state.text == "down" else Severity.MEDIUM
            site = state.label("site") or state.label("client")
            yield Hit(
                state.entity, site, f"{site} is {state.text}", facts=(state,), severity=severity, certain=True
            )


@check(
    "client_without_contract",
    area="clients",
    severity=Severity.MEDIUM,
    title="Clients with a contract",
    remedy="Sign a contract with the client",
    done_when="the client is recorded with a contract",
    effort_days="1",
    needs=("client",),
    due=60,
)
def client_without_contract(context: Context) -> Iterator[Hit]:
    """Nothing says what we owe the client or the client owes us."""
    for client in context.facts("client", contract="no"):
        name = client.label("client")
        yield Hit(client.entity, name, f"no contract with {name}", facts=(client,), certain=True)
