"""The reports before CUR: cost allocation, monthly and detailed billing. Total rows repeat what the lines say."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from execreports.reading.bills.amounts import EXACT, total
from execreports.reading.bills.layout import Layout, choose, keys
from execreports.reading.bills.query import Group

PARTS = {
    "month": "usagestartdate billingperiodstartdate invoicedate",
    "service": "productname productcode",
    "account": "linkedaccountid",
    "payer": "payeraccountid",
    "record": "recordtype",
    "currency": "currencycode",
    "invoice": "invoiceid",
    "usage_type": "usagetype",
    "operation": "operation",
    "resource": "resourceid",
    "quantity": "usagequantity",
}
CENT = Decimal("0.01")


def layout(header: Sequence[str]) -> Layout | None:
    """The layout of a legacy header, None if it is none."""
    found = keys(header)
    if "recordtype" not in found or not {"invoiceid", "payeraccountid", "recordid"} & found.keys():
        return None
    columns = choose(found, PARTS)
    if "totalcost" in found:
        costs = {
            "amount": "totalcost",
            "before_tax": "costbeforetax",
            "credits": "credits",
            "tax": "taxamount",
        }
        return Layout("cost_allocation", "invoice with tax", columns | choose(found, costs))
    cost = choose(found, {"amount": "unblendedcost cost blendedcost"})
    if not cost:
        return None
    basis = "blended" if found.get("blendedcost") == cost["amount"][0] else "unblended, tax as lines"
    return Layout("detailed_billing", basis, columns | cost, found.get("itemdescription"))


def lines_only(groups: Sequence[Group]) -> tuple[list[Group], Decimal | None, list[str]]:
    """(line items, the statement's own total, problems); totals and roundings are checked, never added.

    A payer's report lists the same cost twice, once per linked account and once for the payer: the linked rows are
    kept when the stated total, or the sums per service, say so.
    """
    items = [group for group in groups if (group.record or "LineItem").endswith("LineItem")]
    stated = _stated(groups)
    linked = [
        group
        for group in items
        if group.record == "LinkedLineItem" or (group.record == "LineItem" and group.account)
    ]
    payer = [group for group in items if group not in linked]
    problems = []
    if linked and payer and _doubled(linked, payer, stated):
        problems.append(f"payer rows repeat the linked accounts' rows ({_sum(payer)}); counted once")
        items = linked
    rounding = total(group.amount for group in groups if (group.record or "").endswith("Rounding"))
    if stated is not None and abs(EXACT.subtract(EXACT.add(_sum(items), rounding), stated)) > CENT:
        problems.append(f"the line items add up to {_sum(items)}, the file's own total is {stated}")
    return items, stated, problems


def _stated(groups: Sequence[Group]) -> Decimal | None:
    """The statement total, else the sum of the invoice totals, None if neither is there."""
    by_record: dict[str, list[Decimal]] = defaultdict(list)
    for group in groups:
        if group.amount is not None:
            by_record[group.record or ""].append(group.amount)
    for record in ("StatementTotal", "InvoiceTotal"):
        if record in by_record:
            return total(by_record[record])
    return None


def _doubled(linked: Sequence[Group], payer: Sequence[Group], stated: Decimal | None) -> bool:
    """Whether both lists describe the same money."""
    both = EXACT.add(_sum(linked), _sum(payer))
    if stated is not None:
        return abs(both - stated) > abs(_sum(linked) - stated)
    return _by_service(linked) == _by_service(payer)


def _by_service(groups: Sequence[Group]) -> dict[str | None, Decimal]:
    sums: dict[str | None, Decimal] = defaultdict(Decimal)
    for group in groups:
        sums[group.service] = EXACT.add(sums[group.service], group.amount or Decimal())
    return {service: amount.quantize(CENT) for service, amount in sums.items() if abs(amount) >= CENT}


def _sum(groups: Sequence[Group]) -> Decimal:
    return total(group.amount for group in groups)
