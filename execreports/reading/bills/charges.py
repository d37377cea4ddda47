"""Which kind of charge a line is: credits, tax and refunds are shown apart from usage."""

from functools import cache

CHARGE_TYPES = {
    "usage": "usage",
    "discountedusage": "usage",
    "savingsplancoveredusage": "usage",
    "savingsplannegation": "negation",
    "fee": "fee",
    "rifee": "fee",
    "savingsplanrecurringfee": "fee",
    "savingsplanupfrontfee": "fee",
    "purchase": "fee",
    "recurring": "fee",
    "tax": "tax",
    "credit": "credit",
    "refund": "refund",
    "adjustment": "adjustment",
    "correction": "adjustment",
    "rounding": "adjustment",
}


@cache
def charge_type(raw: str | None, charge_class: str | None = None) -> str:
    """The charge type of a CUR line item type or a FOCUS charge category; what is not listed is `other`.

    A FOCUS row of class Correction is an adjustment unless it is a tax or a credit already.
    """
    word = (raw or "usage").replace(" ", "").casefold()
    if word.endswith("discount"):
        return "discount"
    found = CHARGE_TYPES.get(word, "other")
    if (charge_class or "").casefold() == "correction" and found in {"usage", "fee"}:
        return "adjustment"
    return found


def service_charge(service: str | None) -> str:
    """The charge type where only a service's name tells: Cost Explorer lists Tax and Refund beside the services."""
    word = (service or "").strip().casefold()
    return {
        "tax": "tax",
        "refund": "refund",
        "refunds": "refund",
        "credit": "credit",
        "credits": "credit",
    }.get(word, "usage")
