"""FOCUS 1.0 to 1.2: several providers in one file, NULL as text, billed beside effective cost."""

import csv
from decimal import Decimal
from pathlib import Path

from execreports.reading.bills import bill_json, read_bill, usage

COLUMNS = [
    "BilledCost", "BillingAccountId", "BillingCurrency", "BillingPeriodStart", "ChargeCategory", "ChargeClass",
    "ChargePeriodStart", "CommitmentDiscountId", "ConsumedQuantity", "EffectiveCost", "ProviderName", "ResourceId",
    "ServiceName", "SkuId", "SubAccountId", "Tags",
]  # fmt: skip
BASE = dict(zip(COLUMNS, [
    "1.00000000000", "999", "USD", "2025-05-01 00:00:00", "Usage", "NULL", "2025-05-03 10:00:00", "NULL", "2",
    "0.50000000000", "AWS", "NULL", "Amazon Simple Storage Service", "SKU1", "000123456789", '{"entity": "north"}',
], strict=True))  # fmt: skip


def write(path: Path, *rows: dict[str, str], columns: list[str] = COLUMNS) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([[(BASE | row)[column] for column in columns] for row in rows])
    return path


def test_trap_null_as_text_is_nothing(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "f.csv", {}, {"ServiceName": "NULL", "EffectiveCost": "NULL"}))
    assert (bill.total, bill.rejected) == (Decimal(2), 0)
    assert {line.service for line in bill.lines} == {"Amazon Simple Storage Service", None}


def test_trap_billed_and_effective_cost_are_named_and_kept_apart(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "f.csv", {}, {"BilledCost": "0", "EffectiveCost": "0.7"}))
    assert (bill.format, bill.cost_basis, bill.total) == ("focus", "billed", Decimal(1))
    assert [line.effective for line in bill.lines] == [Decimal("1.2")]


def test_only_the_rows_of_aws_count_and_the_others_are_named(tmp_path: Path) -> None:
    rows = [
        {},
        {"ProviderName": "Microsoft", "BilledCost": "5"},
        {"ProviderName": "Amazon Web Services, Inc."},
    ]
    bill = read_bill(write(tmp_path / "f.csv", *rows))
    assert (bill.total, bill.currency) == (Decimal(2), "USD")
    assert bill.problems == ((None, "rows of Microsoft (5) are not AWS and are left out"),)


def test_other_currencies_of_other_providers_do_not_matter(tmp_path: Path) -> None:
    bill = read_bill(
        write(tmp_path / "f.csv", {}, {"ProviderName": "Google Cloud", "BillingCurrency": "EUR"})
    )
    assert (bill.total, bill.currency) == (Decimal(1), "USD")


def test_a_file_of_another_provider_alone_is_refused_by_name(tmp_path: Path) -> None:
    document = bill_json(read_bill(write(tmp_path / "f.csv", {"ProviderName": "Oracle"})))
    assert (document["total"], document["totals"]) == (None, [])
    assert "Oracle" in document["problems"][0]["message"]


def test_credits_taxes_purchases_and_corrections_are_shown_apart(tmp_path: Path) -> None:
    rows = [
        {},
        {"ChargeCategory": "Credit", "BilledCost": "-2.6"},
        {"ChargeCategory": "Tax", "BilledCost": "0.1"},
        {"ChargeCategory": "Purchase", "BilledCost": "3"},
        {"ChargeClass": "Correction", "BilledCost": "-0.2"},
    ]
    bill = read_bill(write(tmp_path / "f.csv", *rows))
    expected = {"adjustment": "-0.2", "credit": "-2.6", "fee": "3", "tax": "0.1", "usage": "1"}
    assert bill_json(bill)["charges"] == expected
    assert bill.total == Decimal("1.3")


def test_month_is_that_of_the_charge_not_of_the_bill(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "f.csv", {"ChargePeriodStart": "2025-04-30T23:00:00Z"}))
    assert [line.month for line in bill.lines] == ["2025-04"]


def test_sub_accounts_and_tags_split_the_bill(tmp_path: Path) -> None:
    rows = [{}, {"Tags": "NULL"}, {"Tags": '{"user:entity": "south", "x": "y"}'}]
    bill = read_bill(write(tmp_path / "f.csv", *rows), tags=("entity",))
    assert sorted(line.tags[0][1] for line in bill.lines) == ["", "north", "south"]
    assert {line.account for line in bill.lines} == {"000123456789"}


def test_focus_1_2_has_invoice_ids_and_so_an_estimate(tmp_path: Path) -> None:
    columns = [*COLUMNS, "InvoiceId"]
    assert read_bill(write(tmp_path / "a.csv", {"InvoiceId": "77"}, columns=columns)).estimated is False
    assert read_bill(write(tmp_path / "b.csv", {"InvoiceId": "NULL"}, columns=columns)).estimated is True
    assert read_bill(write(tmp_path / "c.csv", {})).estimated is None


def test_usage_of_a_focus_file(tmp_path: Path) -> None:
    found, _ = usage(
        [write(tmp_path / "f.csv", {"ResourceId": "bucket-a"}, {"ProviderName": "Microsoft"})], "2025-05"
    )
    assert [(one.resource, one.quantity, one.amount, one.usage_type) for one in found] == [
        ("bucket-a", Decimal(2), Decimal(1), "SKU1")
    ]


def test_tax_of_an_invoice_whose_provider_is_null_is_told_by_the_issuer(tmp_path: Path) -> None:
    columns = [*COLUMNS, "InvoiceIssuerName"]
    rows = [
        {"InvoiceIssuerName": "Amazon Web Services, Inc.", "ProviderName": "NULL", "ChargeCategory": "Tax"},
        {
            "InvoiceIssuerName": "Microsoft",
            "ProviderName": "NULL",
            "BilledCost": "7",
            "BillingCurrency": "EUR",
        },
        {"InvoiceIssuerName": "Amazon Web Services, Inc."},
    ]
    bill = read_bill(write(tmp_path / "f.csv", *rows, columns=columns))
    assert (bill.total, bill.currency) == (Decimal(2), "USD")
    assert bill_json(bill)["charges"] == {"tax": "1", "usage": "1"}
    assert bill.problems == ((None, "rows of Microsoft (7) are not AWS and are left out"),)


def test_a_seller_on_the_marketplace_is_on_the_bill_of_aws(tmp_path: Path) -> None:
    columns = [*COLUMNS, "PublisherName"]
    bill = read_bill(write(tmp_path / "f.csv", {"PublisherName": "A Shop of Panels"}, columns=columns))
    assert (bill.total, bill.problems) == (Decimal(1), ())


def test_a_file_saved_by_a_german_spreadsheet(tmp_path: Path) -> None:
    text = (
        "\ufeffBilledCost;BillingCurrency;ChargePeriodStart;ChargeCategory;EffectiveCost;ProviderName;ServiceName\n"
        "1.234,50;EUR;01.02.2026 00:00;Usage;1.000,00;AWS;Amazon EC2\n0,25;EUR;02.02.2026 00:00;Usage;0,25;AWS;S3\n"
    )
    (tmp_path / "f.csv").write_text(text)
    bill = read_bill(tmp_path / "f.csv")
    assert (bill.format, bill.total, bill.currency, bill.problems) == ("focus", Decimal("1234.75"), "EUR", ())
    assert {line.service: (line.month, line.effective) for line in bill.lines} == {
        "Amazon EC2": ("2026-02", Decimal(1000)),
        "S3": ("2026-02", Decimal("0.25")),
    }
