"""Formats are told by their header, whatever the file is called and in whatever order its columns stand."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from execreports.reading.bills import bill_json, read_bill

FOCUS_1_0 = (
    "AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingCurrency BillingPeriodEnd BillingPeriodStart"
    " ChargeCategory ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd ChargePeriodStart"
    " CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName CommitmentDiscountStatus"
    " CommitmentDiscountType ConsumedQuantity ConsumedUnit ContractedCost ContractedUnitPrice EffectiveCost"
    " InvoiceIssuerName ListCost ListUnitPrice PricingCategory PricingQuantity PricingUnit ProviderName PublisherName"
    " RegionId RegionName ResourceId ResourceName ResourceType ServiceCategory ServiceName SkuId SkuPriceId SubAccountId"
    " SubAccountName Tags"
)
FOCUS_1_2 = (
    FOCUS_1_0
    + " "
    + (
        "BillingAccountType CapacityReservationId CapacityReservationStatus CommitmentDiscountQuantity CommitmentDiscountUnit"
        " InvoiceId PricingCurrency PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost"
        " PricingCurrencyListUnitPrice ServiceSubcategory SkuMeter SkuPriceDetails SubAccountType"
    )
)
CUR_1 = (
    "identity/LineItemId identity/TimeInterval bill/InvoiceId bill/BillingPeriodStartDate lineItem/UsageAccountId"
    " lineItem/LineItemType lineItem/UsageStartDate lineItem/ProductCode lineItem/CurrencyCode lineItem/UnblendedCost"
)
CUR_2 = (
    "bill_billing_period_start_date bill_invoice_id identity_line_item_id identity_time_interval line_item_blended_cost"
    " line_item_currency_code line_item_line_item_type line_item_product_code line_item_unblended_cost"
    " line_item_usage_account_id line_item_usage_start_date resource_tags"
)
DOTTED = CUR_1.replace("/", ".")
CELLS = {
    "lineitemtype": "Usage", "chargecategory": "Usage", "currency": "USD", "startdate": "2026-02-01T00:00:00Z",
    "periodstart": "2026-02-01T00:00:00Z", "unblendedcost": "1.5", "unblended_cost": "1.5", "blended_cost": "9", "billedcost": "1.5",
    "effectivecost": "0.5", "productcode": "AmazonS3", "product_code": "AmazonS3", "servicename": "Amazon S3",
    "providername": "AWS", "invoiceid": "77", "invoice_id": "77", "accountid": "001234567890", "account_id": "001234567890",
    "start_date": "2026-02-01T00:00:00Z", "line_item_type": "Usage", "currency_code": "USD", "currencycode": "USD",
}  # fmt: skip


def cell(column: str) -> str:
    name = column.casefold().rpartition("/")[2].rpartition(".")[2]
    return next((value for ending, value in CELLS.items() if name.endswith(ending)), "")


@pytest.mark.parametrize("name", ["bill.csv", "notes.txt", "focus.csv", "cost_explorer.tsv"])
@pytest.mark.parametrize("turn", [0, 3, 7])
@pytest.mark.parametrize(
    ("names", "known"),
    [
        pytest.param(CUR_1, "cur1", id="legacy CUR"),
        pytest.param(CUR_2, "cur2", id="CUR 2.0"),
        pytest.param(DOTTED, "cur2", id="dotted CUR"),
        pytest.param(FOCUS_1_0, "focus", id="FOCUS 1.0"),
        pytest.param(FOCUS_1_2, "focus", id="FOCUS 1.2"),
    ],
)
def test_trap_the_format_is_told_by_the_header_not_by_name_or_order(
    tmp_path: Path, names: str, known: str, turn: int, name: str
) -> None:
    header = names.split()
    columns = header[turn:] + header[:turn]
    path = tmp_path / name
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([columns, [cell(column) for column in columns]])
    bill = read_bill(path)
    assert (bill.format, bill.total, bill.currency, bill.problems) == (known, Decimal("1.5"), "USD", ())
    assert [(line.month, line.account) for line in bill.lines] == [("2026-02", "001234567890")]


def test_trap_the_cost_basis_of_every_format_is_named(tmp_path: Path) -> None:
    bases = set()
    for number, names in enumerate((CUR_1, CUR_2, FOCUS_1_2)):
        header = names.split()
        path = tmp_path / f"{number}.csv"
        path.write_text(",".join(header) + "\n" + ",".join(map(cell, header)) + "\n")
        bases.add(bill_json(read_bill(path))["cost_basis"])
    assert bases == {"unblended", "billed"}


def test_the_columns_of_the_two_focus_versions_are_as_many_as_the_specification_says() -> None:
    assert (len(FOCUS_1_0.split()), len(FOCUS_1_2.split())) == (43, 57)
