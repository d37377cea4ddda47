"""Tables of unknown origin that have at least a date and a cost: read as they are, as format `unknown`."""

import re
from collections.abc import Sequence
from decimal import Decimal

from execreports.reading.bills.amounts import EXACT, total
from execreports.reading.bills.dates import is_date
from execreports.reading.bills.layout import Layout, choose, key, keys
from execreports.reading.bills.query import Group
from execreports.reading.table_roles import is_total

PARTS = {
    "month": (
        "usagestartdate usagedate startdate usagestart date timestamp day datetime time timeperiod timeperiodstart"
        " periodstart chargeperiodstart billingperiodstart billingperiod billingmonth invoicedate invoicemonth month"
        " period start fecha datum data mes monat mois jour dia tag yearmonth"
        " rechnungsdatum abrechnungsmonat leistungsmonat buchungsdatum fechafactura datefacture datafattura"
    ),
    "service": (
        "service servicename product productname productcode servicecode awsservice resourcetype serviceproduct"
        " servicio servico servizio dienst leistung produkt producto produit"
    ),
    "account": "linkedaccount linkedaccountid usageaccountid accountid account awsaccount awsaccountid accountname",
    "amount": (
        "unblendedcost unblendedcostusd amount amountusd cost costusd totalcost totalcosts costs usdcost usd"
        " charge charges totalamount total invoice invoiceamount invoicetotal blendedcost netcost spend spendusd price"
        " costo coste kosten betrag importe custo cout montant valor"
    ),
    "currency": "currency currencycode unit costunit amountunit billingcurrency wahrung moneda devise",
    "kind": "chargetype recordtype lineitemtype chargecategory",
    "estimated": "estimated isestimated",
    "usage_type": "usagetype",
    "operation": "operation",
    "resource": "resourceid resource resourcename instanceid",
    "quantity": "usagequantity quantity usageamount",
    "tags": "tags resourcetags",
}
# A total in words of its own, `Total for May`: only words that open the name of no service, unlike a table's `Sum`.
TOTAL = re.compile(
    r"^(?:grand|sub|sum|overall|invoice|statement|monthly)?[- ]?(?:total|totals|totale|gesamt|summe|suma)\b",
    re.IGNORECASE,
)
CODES = "USD|EUR|GBP|INR|AUD|CAD|JPY|BRL|CHF|CNY|NOK|SEK|DKK|SGD|MXN|ZAR"
UNIT = re.compile(rf"\s*[(\[][^)\]]{{0,12}}[)\]]\s*$|[\W_]+(?:{CODES})\s*$", re.IGNORECASE)
HALF_A_CENT = Decimal("0.005")
CODE = re.compile(rf"(?:^|[\W_])({CODES})(?:$|[\W_])")


def layout(header: Sequence[str]) -> Layout | None:
    """The layout of a plain table, None unless a date and a cost column are named."""
    found = keys(UNIT.sub("", name) for name in header)
    columns = choose(found, PARTS)
    if "month" not in columns or "amount" not in columns:
        return None
    return Layout("unknown", key(header[columns["amount"][0]]) or "cost", columns)


def header_currency(name: str) -> str | None:
    """The currency a column name gives: `Cost (USD)`, `amount_usd`, `Cost ($)`."""
    if found := CODE.search(name.upper()):
        return found[1]
    return "USD" if "$" in name else "EUR" if "€" in name else "GBP" if "£" in name else None


def lines_only(groups: Sequence[Group]) -> tuple[list[Group], Decimal | None, list[str]]:
    """(rows that are no totals, the stated total, problems): a total row is checked, never added."""
    items = [group for group in groups if not _is_total(group)]
    stated = [group for group in groups if _is_total(group) and not is_date(group.month or "")]
    if not stated or stated[0].amount is None:
        return items, None, []
    if len(stated) > 1:
        return items, None, [f"{len(stated)} kinds of total rows are left out and not checked"]
    own, said = total(group.amount for group in items), stated[0].amount
    if abs(EXACT.subtract(own, said)) > HALF_A_CENT:
        return items, said, [f"the rows add up to {own}, the file's own total is {said}"]
    return items, said, []


def stated_apart(groups: Sequence[Group]) -> tuple[list[Group], Decimal | None, list[str]]:
    """The same for an export that has no total row of its own: one with the word in the date cell was added by hand."""
    if any(map(_says_total, {group.month for group in groups})):
        return lines_only(groups)
    return list(groups), None, []


def _is_total(group: Group) -> bool:
    """A row that names itself a total in its date or its service."""
    return _says_total(group.month) or _says_total(group.service)


def _says_total(cell: str | None) -> bool:
    words = (cell or "").strip()
    return bool(TOTAL.match(words)) or is_total(words)
