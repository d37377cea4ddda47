"""FOCUS 1.0 to 1.2: several providers may share one file; only the rows of AWS are this bill's."""

import re
from collections.abc import Sequence

from execreports.reading.bills.layout import Layout, choose, keys

PARTS = {
    "amount": "billedcost",
    "effective": "effectivecost",
    "month": "chargeperiodstart billingperiodstart",
    "service": "servicename",
    "account": "subaccountid billingaccountid",
    "kind": "chargecategory",
    "category": "chargeclass",
    "currency": "billingcurrency",
    "provider": "providername serviceprovidername invoiceissuername publishername",
    "invoice": "invoiceid",
    "usage_type": "xusagetype skumeter skuid",
    "operation": "xoperation",
    "resource": "resourceid",
    "quantity": "consumedquantity",
    "tags": "tags",
}
AWS = re.compile(r"\b(?:aws|amazon|aispl)\b", re.IGNORECASE)


def layout(header: Sequence[str]) -> Layout | None:
    """The layout of a FOCUS header, None if it is none."""
    found = keys(header)
    if "billedcost" not in found or not {"chargeperiodstart", "billingperiodstart"} & found.keys():
        return None
    return Layout("focus", "billed", choose(found, PARTS))


def is_aws(provider: str | None) -> bool:
    """True for every spelling of AWS, and where no provider is named."""
    return not provider or AWS.search(provider) is not None
