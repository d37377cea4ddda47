"""Cost allocation and detailed billing reports: total rows, roundings, payer beside linked rows."""

import csv
from decimal import Decimal
from pathlib import Path

from execreports.reading.bills import bill_json, read_bill

ALLOCATION = [
    "InvoiceID", "PayerAccountId", "LinkedAccountId", "RecordType", "RecordID", "BillingPeriodStartDate", "ProductCode",
    "ProductName", "UsageType", "UsageStartDate", "UsageQuantity", "CurrencyCode", "CostBeforeTax", "Credits", "TaxAmount",
    "TotalCost", "user:Entity",
]  # fmt: skip
DETAILED = [
    "InvoiceID", "PayerAccountId", "LinkedAccountId", "RecordType", "RecordId", "ProductName", "RateId", "SubscriptionId",
    "UsageType", "Operation", "ItemDescription", "UsageStartDate", "UsageQuantity", "BlendedCost", "UnBlendedCost",
    "ResourceId",
]  # fmt: skip
LINE = {
    "InvoiceID": "Estimated", "PayerAccountId": "900000000001", "LinkedAccountId": "000000000002",
    "RecordType": "LinkedLineItem", "RecordID": "1", "BillingPeriodStartDate": "2022/03/01 00:00:00",
    "ProductCode": "AmazonEC2", "ProductName": "Amazon Elastic Compute Cloud", "UsageStartDate": "2022/03/01 00:00:00",
    "CurrencyCode": "USD", "CostBeforeTax": "1.000000", "Credits": "0.000000", "TaxAmount": "0.210000",
    "TotalCost": "1.210000", "user:Entity": "north",
}  # fmt: skip
HOUR = {
    "InvoiceID": "77", "PayerAccountId": "900000000001", "LinkedAccountId": "000000000002", "RecordType": "LineItem",
    "RecordId": "1", "ProductName": "Amazon Simple Storage Service", "UsageType": "TimedStorage-ByteHrs",
    "ItemDescription": "storage", "UsageStartDate": "2013-11-01 00:00:00", "UsageQuantity": "3", "BlendedCost": "9",
    "UnBlendedCost": "0.50000000", "ResourceId": "bucket-a",
}  # fmt: skip
Rows = list[dict[str, str]]


def total(record: str, cost: str, **more: str) -> dict[str, str]:
    return {"RecordType": record, "BillingPeriodStartDate": "2022/03/01 00:00:00", "TotalCost": cost, "UnBlendedCost": cost,
            "CurrencyCode": "USD", **more}  # fmt: skip


def write(path: Path, columns: list[str], rows: Rows, head: str = "") -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        stream.write(head)
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerow(columns)
        writer.writerows([[row.get(column, "") for column in columns] for row in rows])
    return path


def test_total_rows_repeat_the_lines_and_are_only_checked(tmp_path: Path) -> None:
    rows = [
        LINE,
        LINE | {"ProductName": "Amazon Simple Storage Service", "TotalCost": "0.001234", "CostBeforeTax": "0.001234",
                "TaxAmount": "0"},
        total("CBRounding", "0.0012340000"),
        total("InvoiceTotal", "1.21"),
        total("AccountTotal", "1.211234"),
        total("StatementTotal", "1.21"),
        total("EstimatedDisclaimer", ""),
    ]  # fmt: skip
    head = '"Don\'t see your tags in the report?"\n'
    bill = read_bill(write(tmp_path / "a.csv", ALLOCATION, rows, head), tags=("Entity",))
    assert (bill.format, bill.currency, bill.estimated, bill.cost_basis) == (
        "cost_allocation",
        "USD",
        True,
        "invoice with tax",
    )
    assert (bill_json(bill)["total"], bill.stated_total, bill.problems) == ("1.211234", Decimal("1.21"), ())
    assert {line.month for line in bill.lines} == {"2022-03"}
    assert {line.line for line in bill.lines} == {3, 4}
    assert bill_json(bill)["charges"] == {"tax": "0.21", "usage": "1.001234"}
    assert {line.tags for line in bill.lines} == {(("Entity", "north"),)}


def test_credits_stand_apart_with_their_sign(tmp_path: Path) -> None:
    rows = [
        LINE | {"CostBeforeTax": "10", "Credits": "-4", "TaxAmount": "0.6", "TotalCost": "6.6"},
        LINE | {"CostBeforeTax": "5", "Credits": "1", "TaxAmount": "0", "TotalCost": "4", "ProductName": "X"},
    ]
    bill = read_bill(write(tmp_path / "a.csv", ALLOCATION, rows))
    assert (bill.total, bill_json(bill)["charges"]) == (
        Decimal("10.6"),
        {"credit": "-5", "tax": "0.6", "usage": "15"},
    )


def test_a_statement_that_disagrees_is_reported(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "a.csv", ALLOCATION, [LINE, total("StatementTotal", "9.99")]))
    assert bill.problems == ((None, "the line items add up to 1.21, the file's own total is 9.99"),)


def test_trap_payer_rows_that_double_the_linked_rows_count_once(tmp_path: Path) -> None:
    payer = LINE | {"RecordType": "PayerLineItem", "LinkedAccountId": ""}
    for rows in ([LINE, payer, total("StatementTotal", "1.21")], [LINE, payer]):
        bill = read_bill(write(tmp_path / "a.csv", ALLOCATION, rows))
        assert (bill.total, [line.account for line in bill.lines]) == (Decimal("1.21"), ["000000000002"] * 2)
        assert "counted once" in bill.problems[0][1]


def test_payer_rows_that_are_the_payers_own_cost_count_too(tmp_path: Path) -> None:
    payer = LINE | {"RecordType": "PayerLineItem", "LinkedAccountId": "", "TotalCost": "2", "CostBeforeTax": "2",
                    "TaxAmount": "0"}  # fmt: skip
    bill = read_bill(write(tmp_path / "a.csv", ALLOCATION, [LINE, payer, total("StatementTotal", "3.21")]))
    assert (bill.total, bill.problems) == (Decimal("3.21"), ())
    assert {line.account for line in bill.lines} == {"000000000002", "900000000001"}


def test_detailed_billing_adds_unblended_line_items_with_tax_told_by_its_words(tmp_path: Path) -> None:
    rows = [
        HOUR,
        HOUR | {"UnBlendedCost": "0.25"},
        HOUR | {"ItemDescription": "Tax for product code AmazonS3", "UnBlendedCost": "0.06", "UsageType": ""},
        total("InvoiceTotal", "0.81"),
        total("StatementTotal", "0.81"),
    ]
    bill = read_bill(write(tmp_path / "a.csv", DETAILED, rows))
    assert (bill.format, bill.total, bill.estimated) == ("detailed_billing", Decimal("0.81"), False)
    assert bill_json(bill)["charges"] == {"tax": "0.06", "usage": "0.75"}
    assert {line.month for line in bill.lines} == {"2013-11"}


def test_trap_detailed_billing_with_rows_of_the_payer_beside_those_of_the_accounts(tmp_path: Path) -> None:
    rows = [HOUR, HOUR | {"LinkedAccountId": ""}, total("StatementTotal", "0.5")]
    bill = read_bill(write(tmp_path / "a.csv", DETAILED, rows))
    assert (bill.total, len(bill.problems)) == (Decimal("0.5"), 1)


def test_a_single_account_has_no_linked_rows_at_all(tmp_path: Path) -> None:
    columns = [name for name in DETAILED if name not in {"BlendedCost", "UnBlendedCost"}] + ["Cost"]
    rows = [HOUR | {"LinkedAccountId": "", "Cost": "0.5"}, total("StatementTotal", "0.5", Cost="0.5")]
    bill = read_bill(write(tmp_path / "a.csv", columns, rows))
    assert (bill.total, bill.problems, bill.lines[0].account) == (Decimal("0.5"), (), "900000000001")
