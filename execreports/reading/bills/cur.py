"""Cost and Usage Reports: CUR 1 (`lineItem/UnblendedCost`), CUR 2.0 and Athena columns (`line_item_unblended_cost`)."""

from collections.abc import Sequence

from execreports.reading.bills.layout import Layout, choose, keys

PARTS = {
    "month": "lineitemusagestartdate billbillingperiodstartdate identitytimeinterval",
    "service": "lineitemproductcode productservicecode productproductname",
    "account": "lineitemusageaccountid billpayeraccountid",
    "kind": "lineitemlineitemtype",
    "currency": "lineitemcurrencycode pricingcurrency",
    "invoice": "billinvoiceid",
    "usage_type": "lineitemusagetype",
    "operation": "lineitemoperation",
    "resource": "lineitemresourceid",
    "quantity": "lineitemusageamount",
    "tags": "resourcetags",
}
COSTS = {
    "lineitemunblendedcost": "unblended",
    "lineitemnetunblendedcost": "net unblended",
    "lineitemblendedcost": "blended",
}


def layout(header: Sequence[str]) -> Layout | None:
    """The layout of a CUR header, None if it is none."""
    found = keys(header)
    cost = next((name for name in COSTS if name in found), None)
    if (
        cost is None
        or not {"lineitemproductcode", "lineitemlineitemtype", "lineitemusagestartdate"} & found.keys()
    ):
        return None
    columns = choose(found, PARTS) | {"amount": (found[cost],)}
    return Layout("cur1" if "/" in header[found[cost]] else "cur2", COSTS[cost], columns)
