"""Tables of unknown origin, other clouds' exports, and what is no bill at all."""

from decimal import Decimal
from pathlib import Path

import pytest

from execreports.reading.bills import bill_json, read_bill

AZURE = (
    "SubscriptionGuid,ResourceGroup,ResourceLocation,UsageDateTime,MeterCategory,MeterId,MeterName,PreTaxCost,"
    "ConsumedService,Currency"
)
AZURE_GERMAN = (
    "Abonnement-GUID (SubscriptionGuid),Ressourcengruppe (ResourceGroup),UsageDateTime (UsageDateTime),"
    "Kategorie der Verbrauchseinheit (MeterCategory),ID der Verbrauchseinheit (MeterId),PreTaxCost (PreTaxCost)"
)
AZURE_MODERN = "InvoiceSectionName,AccountName,SubscriptionId,Date,MeterCategory,MeterId,CostInBillingCurrency,BillingCurrency"
AZURE_PORTAL = "UsageDate,ServiceName,Cost,CostUSD,Currency"
GOOGLE = "Billing account ID,Project ID,Project name,Service description,SKU description,SKU ID,Cost type,Usage start date,Cost ($)"
ORACLE = (
    "lineItem/referenceNo,lineItem/tenantId,lineItem/intervalUsageStart,product/service,product/compartmentId,"
    "usage/billedQuantity,cost/productSku,cost/unitPrice,cost/myCost,cost/currencyCode"
)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("header", "name"),
    [(AZURE, "Azure"), ("\ufeff" + AZURE, "Azure"), (AZURE_GERMAN, "Azure"), (AZURE_MODERN, "Azure"), (AZURE_PORTAL, "Azure"),
     (GOOGLE, "Google Cloud"), (ORACLE, "Oracle Cloud")],
)  # fmt: skip
def test_trap_exports_of_other_clouds_are_refused_by_name_not_read_as_zero(
    tmp_path: Path, header: str, name: str
) -> None:
    cells = ",".join("2025-05-01" if "Date" in part else "1" for part in header.split(","))
    document = bill_json(read_bill(write(tmp_path / "a.csv", f"{header}\n{cells}\n")))
    assert (document["format"], document["total"], document["totals"]) == ("foreign", None, [])
    assert name in document["problems"][0]["message"]


def test_google_rows_in_json_are_refused_by_name(tmp_path: Path) -> None:
    record = (
        '{"billing_account_id": "x", "service": {"id": "1", "description": "BigQuery"}, "sku": {"id": "1",'
        ' "description": "y"}, "usage_start_time": "2025-05-01", "project": {"id": "p"}, "cost": 1.5}'
    )
    assert "Google Cloud" in read_bill(write(tmp_path / "a.json", f"[{record}]")).problems[0][1]


def test_a_date_and_a_cost_are_enough(tmp_path: Path) -> None:
    bill = read_bill(
        write(tmp_path / "a.csv", "Date,Invoice\n2013-10-31,91.18\n2013-11-30,330.42\n2013-11-30,0\n")
    )
    assert (bill.format, bill.total, bill.currency, bill.cost_basis) == (
        "unknown",
        Decimal("421.6"),
        None,
        "invoice",
    )
    assert [(line.month, line.service, str(line.amount)) for line in bill.lines] == [
        ("2013-10", None, "91.18"),
        ("2013-11", None, "330.42"),
    ]


def test_padded_tabs_with_an_estimated_column(tmp_path: Path) -> None:
    text = "TimePeriod\tLinkedAccount\tService\tAmount\tUnit\tEstimated\n2025-05-01 \t 012345678901\tAmazon S3 \t 1.5 \t USD \t "
    bill = read_bill(
        write(tmp_path / "a.csv", text + "True\n2025-05-02 \t 012345678901\tAmazon S3 \t 2 \t USD \t False\n")
    )
    assert (bill.total, bill.currency, bill.estimated) == (Decimal("3.5"), "USD", True)
    assert [(line.service, line.account, line.month) for line in bill.lines] == [
        ("Amazon S3", "012345678901", "2025-05")
    ]


def test_amounts_and_dates_the_european_way(tmp_path: Path) -> None:
    text = "Datum;Dienst;Kosten\n31.12.2024;S3;1.234,50\n01.01.2025;S3;0,25\n15.01.2025;S3;1.000\n"
    bill = read_bill(write(tmp_path / "a.csv", text))
    assert (bill.total, bill.rejected) == (Decimal("2234.75"), 0)
    assert [line.month for line in bill.lines] == ["2024-12", "2025-01"]


def test_a_currency_in_the_column_name(tmp_path: Path) -> None:
    for name, currency in (("Cost (USD)", "USD"), ("cost_eur", "EUR"), ("Amount ($)", "USD")):
        text = f"date,service,{name}\n2025-05-01,S3,1\n"
        bill = read_bill(write(tmp_path / "a.csv", text))
        assert (bill.total, bill.currency) == (Decimal(1), currency), name


def test_total_rows_are_checked_and_never_added(tmp_path: Path) -> None:
    rows = "month,service,cost\n2025-05,S3,1\n2025-05,EC2,2\n"
    assert read_bill(write(tmp_path / "a.csv", rows + "Total,,3\n")).total == 3
    bill = read_bill(write(tmp_path / "b.csv", rows + ",Grand Total,4\n"))
    assert (bill.total, bill.stated_total) == (Decimal(3), Decimal(4))
    assert bill.problems == ((None, "the rows add up to 3, the file's own total is 4"),)


@pytest.mark.parametrize(
    "word", ["Gesamtsumme", "Итого", "Subtotal", "小計", "Total for May", "Total général"]
)
def test_the_total_of_a_table_is_the_total_of_a_bill(tmp_path: Path, word: str) -> None:
    rows = "date,service,cost\n2025-05-01,a,1\n2025-05-02,b,2\n"
    assert read_bill(write(tmp_path / "a.csv", f"{rows}{word},,3\n")).total == 3


@pytest.mark.parametrize("service", ["Sum Up", "Summer party", "Combined Logistics"])
def test_a_service_whose_name_begins_like_a_total_is_paid(tmp_path: Path, service: str) -> None:
    rows = "date,service,cost\n2025-05-01,a,1\n2025-05-02,b,2\n"
    assert read_bill(write(tmp_path / "a.csv", f"{rows}2025-05-03,{service},3\n")).total == 6


def test_rows_without_an_amount_or_a_date_are_said(tmp_path: Path) -> None:
    bill = read_bill(
        write(tmp_path / "a.csv", "date,service,cost\n2025-05-01,S3,1\n2025-05-02,S3,\n,EC2,4\n")
    )
    assert (bill.total, bill.rows) == (Decimal(5), 3)
    assert [message for _, message in bill.problems] == ["1 rows have no amount", "1 rows have no month"]


def test_tags_in_columns_and_negative_amounts(tmp_path: Path) -> None:
    text = "date,service,amount,App,Owner\n2025-05-01,S3,10,web,\n2025-05-01,S3,-2.5,web,ops\n"
    bill = read_bill(write(tmp_path / "a.csv", text), tags=("Owner",))
    assert {line.tags[0][1]: str(line.amount) for line in bill.lines} == {"": "10", "ops": "-2.5"}


def test_records_in_json_and_json_lines_are_tables_too(tmp_path: Path) -> None:
    records = (
        '{"date": "2025-05-01", "service": "S3", "cost": 0.1}',
        '{"date": "2025-05-02", "service": "S3", "cost": 0.2}',
    )
    for text in ("[" + ",".join(records) + "]", "\n".join(records), '{"rows": [' + ",".join(records) + "]}"):
        assert bill_json(read_bill(write(tmp_path / "a.json", text)))["total"] == "0.3"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"hello\n", "no header"),
        (b"name,age\nAnn,3\n", "no header"),
        (b"<!DOCTYPE html><html><title>Sign in</title>", "HTML"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Excel"),
        (b"\x28\xb5\x2f\xfd....", "zstd"),
        (b"PAR1....PAR1", "cannot be read"),
        (b"\x1f\x8b\x08\0\0", "broken"),
        (b"PK\x03\x04nonsense", "zip"),
        (b"date,cost\n\0\0\0\n", "not text"),
        (b"date,cost\n2025-05-01,abc\n", "none of its 1 amounts"),
        (b'date,cost\n2025-05-01,"1\n', ""),
    ],
)
def test_what_is_no_bill_is_refused_and_nothing_crashes(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    document = bill_json(read_bill(tmp_path / "a.csv"))
    assert (document["total"], document["totals"]) == (None, [])
    assert why in document["problems"][0]["message"]
    assert {"format", "currency", "estimated", "total", "totals"} <= document.keys()


def test_a_file_that_is_not_there_is_a_problem_not_an_exception(tmp_path: Path) -> None:
    assert "cannot be read" in read_bill(tmp_path / "none.csv").problems[0][1]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Date,Service,Cost ($)\n2026-01-31,EC2,5\n2026-02-28,S3,6.5\nTotal,,11.5\n", "USD"),
        ("Rechnungsdatum;Dienst;Betrag (€)\n31.01.2026;EC2;5,00\n28.02.2026;S3;6,5\nSumme;;11,50\n", "EUR"),
        ("Month,Service,Cost\n2026-01,EC2,USD 5\n2026-02,S3,6.50 USD\nTotal,,11.5\n", "USD"),
        ("Month,Service,Cost\n2026-01,EC2,€5\n2026-02,S3,€6.50\nTotal,,€11.5\n", "EUR"),
    ],
    ids=["unit in the heading is no pivot", "German", "codes beside amounts", "signs beside amounts"],
)
def test_a_list_with_a_line_for_each_service(tmp_path: Path, text: str, currency: str) -> None:
    bill = read_bill(write(tmp_path / "a.csv", text))
    assert (bill.format, bill.total, bill.currency, bill.problems) == (
        "unknown",
        Decimal("11.5"),
        currency,
        (),
    )
    assert {line.service: line.month for line in bill.lines} == {"EC2": "2026-01", "S3": "2026-02"}


@pytest.mark.parametrize("other", ["€6.5", "EUR 6.5", "£6.5"])
def test_amounts_that_carry_two_currencies_are_refused_and_not_added(tmp_path: Path, other: str) -> None:
    bill = read_bill(
        write(tmp_path / "a.csv", f"Date,Service,Cost\n2026-01-31,EC2,$5\n2026-02-28,S3,{other}\n")
    )
    assert (bill.total, bill.lines) == (None, ())
    assert "cannot be added up" in bill.problems[0][1]
