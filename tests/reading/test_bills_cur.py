"""Cost and Usage Reports: exact, whatever the file has been through."""

import csv
import gzip
import os
import sys
import time
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from execreports.reading.bills import Bill, bill_json, read_bill, read_bills, usage

CUR1 = [
    "identity/LineItemId",
    "bill/InvoiceId",
    "bill/BillingPeriodStartDate",
    "lineItem/UsageAccountId",
    "lineItem/LineItemType",
    "lineItem/UsageStartDate",
    "lineItem/ProductCode",
    "lineItem/UsageType",
    "lineItem/Operation",
    "lineItem/ResourceId",
    "lineItem/UsageAmount",
    "lineItem/CurrencyCode",
    "lineItem/UnblendedCost",
    "resourceTags/user:Entity",
]
Row = dict[str, str]
BASE: Row = {
    "identity/LineItemId": "a",
    "bill/InvoiceId": "77",
    "bill/BillingPeriodStartDate": "2025-03-01T00:00:00Z",
    "lineItem/UsageAccountId": "012345678901",
    "lineItem/LineItemType": "Usage",
    "lineItem/UsageStartDate": "2025-03-01T00:00:00Z",
    "lineItem/ProductCode": "AmazonEC2",
    "lineItem/UsageType": "USW2-BoxUsage:t3.small",
    "lineItem/Operation": "RunInstances",
    "lineItem/ResourceId": "i-0abc",
    "lineItem/UsageAmount": "2.5",
    "lineItem/CurrencyCode": "USD",
    "lineItem/UnblendedCost": "1.25",
    "resourceTags/user:Entity": "north",
}


def row(**changes: str) -> Row:
    """A usual line with some cells changed; `cost=`, `type=` ... stand for the long names."""
    short = {
        "cost": "lineItem/UnblendedCost",
        "kind": "lineItem/LineItemType",
        "service": "lineItem/ProductCode",
        "start": "lineItem/UsageStartDate",
        "account": "lineItem/UsageAccountId",
        "invoice": "bill/InvoiceId",
        "currency": "lineItem/CurrencyCode",
        "entity": "resourceTags/user:Entity",
        "resource": "lineItem/ResourceId",
        "usage_type": "lineItem/UsageType",
    }
    return BASE | {short[name]: value for name, value in changes.items()}


def write(path: Path, rows: list[Row], delimiter: str = ",", columns: list[str] = CUR1) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([[one.get(column, "") for column in columns] for one in rows])
    return path


def snake(name: str) -> str:
    """The CUR 2.0 name of a CUR 1 column."""
    known = {
        "lineItem/UsageAccountId": "line_item_usage_account_id",
        "lineItem/LineItemType": "line_item_line_item_type",
        "lineItem/UsageStartDate": "line_item_usage_start_date",
        "lineItem/ProductCode": "line_item_product_code",
        "lineItem/UsageType": "line_item_usage_type",
        "lineItem/Operation": "line_item_operation",
        "lineItem/ResourceId": "line_item_resource_id",
        "lineItem/UsageAmount": "line_item_usage_amount",
        "lineItem/CurrencyCode": "line_item_currency_code",
        "lineItem/UnblendedCost": "line_item_unblended_cost",
        "bill/InvoiceId": "bill_invoice_id",
        "bill/BillingPeriodStartDate": "bill_billing_period_start_date",
        "identity/LineItemId": "identity_line_item_id",
        "resourceTags/user:Entity": "resource_tags",
    }
    return known[name]


def parquet(path: Path, rows: list[Row], cost: str = "DOUBLE", start: str = "TIMESTAMP") -> Path:
    """CUR 2.0 as Parquet: typed columns, tags in a MAP."""
    text = write(path.with_suffix(".csv"), rows)
    casts = {
        "lineItem/UnblendedCost": cost,
        "lineItem/UsageStartDate": start,
        "bill/BillingPeriodStartDate": start,
    }
    columns = [
        f"MAP {{'user_entity': \"{name}\"}} AS resource_tags"
        if name.startswith("resourceTags")
        else f'CAST("{name}" AS {casts.get(name, "VARCHAR")}) AS {snake(name)}'
        for name in CUR1
    ]
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        source = f"read_csv('{text}', all_varchar = true)"
        connection.execute(f"COPY (SELECT {', '.join(columns)} FROM {source}) TO '{path}'")  # noqa: S608 - own columns
    text.unlink()
    return path


def by(bill: Bill, what: str) -> dict[str | None, Decimal]:
    sums: dict[str | None, Decimal] = {}
    for line in bill.lines:
        key = getattr(line, what)
        sums[key] = sums.get(key, Decimal()) + line.amount
    return sums


@pytest.fixture
def san_diego() -> Iterator[None]:
    """A process that lives where the trap was found."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "America/Los_Angeles"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


def test_trap_z_timestamps_do_not_move_a_month_where_the_users_sit(tmp_path: Path, san_diego: None) -> None:
    rows = [row(start="2025-03-01T00:00:00Z"), row(start="2025-03-31T23:00:00Z")]
    assert by(read_bill(write(tmp_path / "a.csv", rows)), "month") == {"2025-03": Decimal("2.5")}
    zoned = parquet(tmp_path / "z.parquet", rows, start="TIMESTAMPTZ")
    assert by(read_bill(zoned), "month") == {"2025-03": Decimal("2.5")}


def test_trap_zoned_times_need_no_pytz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pytz", None)  # the engine asks for it when a zoned time is fetched
    path = parquet(tmp_path / "z.parquet", [row(cost="2", start="2025-03-31T23:00:00Z")], start="TIMESTAMPTZ")
    assert by(read_bill(path), "month") == {"2025-03": 2}
    found, problems = usage([path], "2025-03")
    assert [one.amount for one in found] == [Decimal(2)]
    assert problems == ()


@pytest.mark.parametrize("cost", ["DOUBLE", "DECIMAL(18,10)"])
def test_trap_a_total_of_floats_is_the_same_in_every_run(tmp_path: Path, cost: str) -> None:
    rows = [row(cost=f"{number % 997}.{number % 10}", resource=str(number)) for number in range(30_000)]
    path = parquet(tmp_path / "b.parquet", rows, cost=cost)
    expected = sum(Decimal(one["lineItem/UnblendedCost"]) for one in rows)
    assert {read_bill(path).total for _ in range(5)} == {expected}


def test_trap_account_ids_keep_their_leading_zero(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "a.csv", [row(account="000123456789")]))
    assert [line.account for line in bill.lines] == ["000123456789"]


def test_trap_rows_with_a_cell_less_than_the_header_are_all_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [row(cost="0.5"), row(cost="0.25")])
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], lines[1].rsplit(",", 1)[0], lines[2]]) + "\n")
    bill = read_bill(path)
    assert (bill.total, bill.rows, bill.format) == (Decimal("0.75"), 2, "cur1")


def test_a_row_with_a_cell_too_many_is_listed_and_not_read_from_the_wrong_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [row(cost="0.5"), row(cost="100")])
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], lines[1], "shifted," + lines[2]]) + "\n")
    bill = read_bill(path)
    assert (bill.total, bill.rejected) == (Decimal("0.5"), 1)
    assert [line for line, _ in bill.problems] == [3]


def test_a_trailing_comma_on_every_row_is_no_extra_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [row(cost="0.5"), row(cost="2")])
    head, *rest = path.read_text().splitlines()
    path.write_text("\n".join([head, *(line + "," for line in rest)]) + "\n")
    assert (read_bill(path).total, read_bill(path).problems) == (Decimal("2.5"), ())


def test_trap_a_cost_column_of_whole_numbers_is_no_bigint(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "a.csv", [row(cost="10"), row(cost="20")]))
    assert bill_json(bill)["total"] == "30"


def test_trap_costs_of_eighteen_and_more_decimals_are_exact(tmp_path: Path) -> None:
    costs = [
        "0.000000000000000001",
        "123456789.123456789012345678",
        "0.000000000000000000001",
        "8E-10",
        "-0.1",
    ]
    bill = read_bill(write(tmp_path / "a.csv", [row(cost=cost) for cost in costs]))
    assert bill_json(bill)["total"] == "123456789.023456789812345679001"


def test_trap_amounts_that_are_no_numbers_are_counted_and_listed(tmp_path: Path) -> None:
    rows = [row(cost="1"), row(cost="n/a"), row(cost="pending"), row(cost="n/a")]
    bill = read_bill(write(tmp_path / "a.csv", rows))
    assert (bill.total, bill.rejected, bill.rows) == (Decimal(1), 3, 4)
    assert bill.problems == (
        (3, "'n/a' is no amount (2 rows): not counted"),
        (4, "'pending' is no amount: not counted"),
    )


def test_trap_dollar_signs_and_thousands_marks_are_read_not_dropped(tmp_path: Path) -> None:
    rows = [row(cost="$5"), row(cost="1,234.5"), row(cost="(2.50)"), row(cost="0.25")]
    bill = read_bill(write(tmp_path / "a.csv", rows))
    assert (bill.total, bill.rejected) == (Decimal("1237.25"), 0)


def test_trap_tax_credits_and_refunds_are_inside_the_total_and_shown_apart(tmp_path: Path) -> None:
    kinds = {"Usage": "10", "Tax": "0.8", "Credit": "-3", "Refund": "-1", "SavingsPlanNegation": "-2", "RIFee": "4",
             "EdpDiscount": "-0.5", "SomethingNew": "0.1"}  # fmt: skip
    bill = read_bill(write(tmp_path / "a.csv", [row(kind=kind, cost=cost) for kind, cost in kinds.items()]))
    assert bill.total == Decimal("8.4")
    assert bill_json(bill)["charges"] == {
        "credit": "-3", "discount": "-0.5", "fee": "4", "negation": "-2", "other": "0.1", "refund": "-1", "tax": "0.8",
        "usage": "10",
    }  # fmt: skip
    assert bill.cost_basis == "unblended"


def test_cur2_parquet_with_typed_columns_and_tags_in_a_map(tmp_path: Path) -> None:
    rows = [row(cost="0.1", entity="north"), row(cost="0.2", entity="south"), row(cost="0.3", entity="south")]
    for cost in ("DOUBLE", "DECIMAL(20,10)", "VARCHAR"):
        bill = read_bill(parquet(tmp_path / "b.parquet", rows, cost=cost), tags=("entity",))
        assert (bill.format, bill_json(bill)["total"]) == ("cur2", "0.6")
        assert {line.tags[0][1]: line.amount for line in bill.lines} == {
            "north": Decimal("0.1"),
            "south": Decimal("0.5"),
        }


def test_cur2_csv_with_tags_as_json(tmp_path: Path) -> None:
    columns = [snake(name) for name in CUR1]
    rows = [
        {snake(name): cell for name, cell in row(cost=cost, entity=tags).items()}
        for cost, tags in (("1", '{"user_entity": "north"}'), ("2", ""), ("4", "{broken"))
    ]
    bill = read_bill(write(tmp_path / "a.csv", rows, columns=columns), tags=("Entity",))
    assert {line.tags: line.amount for line in bill.lines} == {
        (("Entity", "north"),): 1,
        (("Entity", ""),): 6,
    }


def test_a_tag_no_column_has_is_said(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "a.csv", [row()]), tags=("Team",))
    assert (bill.total, bill.problems) == (Decimal("1.25"), ((None, "no column for the tag 'Team'"),))


def test_lines_carry_the_first_line_of_the_file_and_the_rows_behind_them(tmp_path: Path) -> None:
    rows = [row(service="AmazonS3"), row(), row(service="AmazonS3"), row()]
    found = {
        line.service: (line.line, line.rows) for line in read_bill(write(tmp_path / "a.csv", rows)).lines
    }
    assert found == {"AmazonS3": (2, 2), "AmazonEC2": (3, 2)}


def test_a_bill_without_invoices_is_estimated_and_says_which_lines(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "a.csv", [row(), row(start="2025-04-01T00:00:00Z", invoice="")]))
    assert bill.estimated is True
    assert {line.month: line.estimated for line in bill.lines} == {"2025-03": False, "2025-04": True}
    assert read_bill(write(tmp_path / "b.csv", [row()])).estimated is False
    without = [column for column in CUR1 if column != "bill/InvoiceId"]
    assert read_bill(write(tmp_path / "c.csv", [row()], columns=without)).estimated is None


def test_a_zero_bill_is_zero_and_an_empty_one_is_refused(tmp_path: Path) -> None:
    assert bill_json(read_bill(write(tmp_path / "a.csv", [row(cost="0")])))["total"] == "0"
    empty = bill_json(read_bill(write(tmp_path / "b.csv", [])))
    assert (empty["total"], empty["totals"], empty["format"]) == (None, [], "cur1")
    assert empty["problems"][0]["message"] == "a header and no rows"


def test_two_currencies_are_refused_because_they_cannot_be_added(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "a.csv", [row(), row(currency="EUR")]))
    assert (bill.total, bill.lines, bill.format) == (None, (), "cur1")
    assert "EUR and USD" in bill.problems[0][1]


@pytest.mark.parametrize(
    "packing", ["gz", "zip", "two in a zip", "tsv", "semicolon", "utf-16", "bom", "cp1252", "crcrlf"]
)
def test_packings_and_encodings_give_the_same_bill(tmp_path: Path, packing: str) -> None:
    rows = [row(cost="1.5", entity="Zoë"), row(cost="2.25", service="AmazonS3", entity="Zoë")]
    plain = write(tmp_path / "a.csv", rows)
    content = plain.read_bytes()
    path = tmp_path / "packed.csv"
    if packing == "gz":
        path = tmp_path / "a.csv.gz"
        path.write_bytes(gzip.compress(content))
    elif packing.endswith("zip"):
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            if packing == "zip":
                archive.writestr("folder/a.csv", content)
            else:
                archive.writestr("1.csv", write(tmp_path / "1.csv", rows[:1]).read_bytes())
                archive.writestr("2.csv", write(tmp_path / "2.csv", rows[1:]).read_bytes())
            archive.writestr("__MACOSX/._a.csv", b"\0\1\2")
    elif packing in {"tsv", "semicolon"}:
        write(path, rows, "\t" if packing == "tsv" else ";")
    elif packing == "bom":
        path.write_bytes(b"\xef\xbb\xbf" + content)
    elif packing == "crcrlf":
        path.write_bytes(content.replace(b"\n", b"\r\r\n"))
    else:
        path.write_bytes(content.decode().encode(packing))
    bill = read_bill(path, tags=("Entity",))
    assert (bill.format, bill.total, bill.problems) == ("cur1", Decimal("3.75"), ())
    assert {line.tags[0][1] for line in bill.lines} == {"Zoë"}
    assert by(bill, "service") == {"AmazonEC2": Decimal("1.5"), "AmazonS3": Decimal("2.25")}


def test_a_byte_that_is_no_utf8_far_into_the_file_is_no_crash(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [row(cost="0.001", resource="r" * 90) for _ in range(6000)])
    with path.open("ab") as stream:
        stream.write(",".join(row(cost="1", entity="Zo\xeb").values()).encode("cp1252") + b"\n")
    assert read_bill(path).total == Decimal(7)


def test_dates_an_excel_left_behind(tmp_path: Path) -> None:
    rows = [row(start="13/03/2025 0:00", cost="1"), row(start="01/04/2025 0:00", cost="2")]
    assert by(read_bill(write(tmp_path / "a.csv", rows)), "month") == {"2025-03": 1, "2025-04": 2}


def test_dates_that_could_be_two_months_are_reported_not_guessed(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "a.csv", [row(start="03/04/2025", cost="1")]))
    assert by(bill, "month") == {None: 1}
    assert "no certain month" in bill.problems[0][1]


def test_a_usage_date_that_is_missing_is_the_month_of_the_bill(tmp_path: Path) -> None:
    assert by(read_bill(write(tmp_path / "a.csv", [row(start="", cost="1"), row(cost="2")])), "month") == {
        "2025-03": 3
    }


def test_lines_before_the_header_are_stepped_over(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [row()])
    path.write_text('Exported by the finance team\n\n"more, words"\n' + path.read_text())
    bill = read_bill(path)
    assert (bill.total, bill.lines[0].line) == (Decimal("1.25"), 5)


def test_cells_with_line_breaks_quotes_and_missing_cells_together(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [row(resource='a "quoted"\nname', cost="1"), row(cost="2")])
    path.write_text(path.read_text() + ",".join(list(row(cost="4").values())[:-1]) + "\n")
    assert read_bill(path).total == Decimal(7)


def test_file_names_with_wildcards_and_quotes_are_just_names(tmp_path: Path) -> None:
    write(tmp_path / "other.csv", [row(cost="100")])
    for name in ("costs [1].csv", "co*s.csv", "d'oh.csv", "costs (1).csv"):
        assert read_bill(write(tmp_path / name, [row(cost="1")])).total == Decimal(1)


def test_several_files_are_one_bill_and_a_file_named_twice_is_reported(tmp_path: Path) -> None:
    a, b = write(tmp_path / "a.csv", [row(cost="1")]), write(tmp_path / "b.csv", [row(cost="2")])
    assert (read_bills([a, b]).total, read_bills([a, b]).rows) == (Decimal(3), 2)
    twice = read_bills([a, a])
    assert (twice.total, twice.problems) == (
        Decimal(2),
        ((None, "a.csv is named more than once and counts each time"),),
    )


def test_files_with_other_columns_are_still_one_bill(tmp_path: Path) -> None:
    a = write(tmp_path / "a.csv", [row(cost="1")])
    b = write(tmp_path / "b.csv", [row(cost="2")], columns=list(reversed(CUR1)))
    assert read_bills([a, b]).total == Decimal(3)


def test_usage_lists_what_each_resource_used_in_one_month(tmp_path: Path) -> None:
    rows = [
        row(cost="3", resource="vol-1", usage_type="EBS:VolumeUsage.gp2"),
        row(cost="2", resource="vol-1", usage_type="EBS:VolumeUsage.gp2"),
        row(cost="9", resource="i-1"),
        row(cost="50", start="2025-04-02T00:00:00Z"),
    ]
    found, problems = usage([write(tmp_path / "a.csv", rows)], "2025-03", tags=("Entity",))
    assert problems == ()
    assert [(one.resource, one.usage_type, one.quantity, one.amount, one.rows) for one in found] == [
        ("i-1", "USW2-BoxUsage:t3.small", Decimal("2.5"), Decimal(9), 1),
        ("vol-1", "EBS:VolumeUsage.gp2", Decimal(5), Decimal(5), 2),
    ]
    assert found[0].tags == (("Entity", "north"),)


def test_usage_of_more_lines_than_asked_for_says_what_it_leaves_out(tmp_path: Path) -> None:
    rows = [row(cost=str(cost), resource=f"r{cost}") for cost in range(1, 6)]
    found, problems = usage([write(tmp_path / "a.csv", rows)], "2025-03", most=2)
    assert [one.amount for one in found] == [5, 4]
    assert problems == ((None, "3 small lines (6 together) are left out"),)


def test_a_large_file_is_read_without_numbering_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.csv", [row(cost="1"), row(cost="x")])
    monkeypatch.setattr("execreports.reading.bills.engine.NUMBERED_BELOW", 0)
    bill = read_bill(path)
    assert (bill.total, bill.lines[0].line, bill.rejected) == (Decimal(1), None, 1)
    assert bill.problems == ((None, "'x' is no amount: not counted"),)


def test_a_row_that_lost_cells_in_its_middle_is_listed_not_read_from_the_wrong_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [row(cost="0.5"), row(cost="0.25")])
    lines = path.read_text().splitlines()
    cells = lines[2].split(",")
    path.write_text("\n".join([*lines[:2], ",".join(cells[:3] + cells[6:] + ["9999999"])]) + "\n")
    bill = read_bill(path)
    assert (bill.total, bill.rejected) == (Decimal("0.5"), 1)
    assert bill.problems[0] == (3, "'cells out of place' is no amount: not counted")


def test_lines_are_split_by_usage_type_when_asked_and_always_in_the_same_order(tmp_path: Path) -> None:
    rows = [
        row(usage_type="B", account="2"),
        row(usage_type="A", account="1"),
        row(usage_type="A", account="2"),
    ]
    path = write(tmp_path / "a.csv", rows)
    found = [(line.account, line.usage_type) for line in read_bill(path, by_usage_type=True).lines]
    assert found == [("1", "A"), ("2", "A"), ("2", "B")]
    assert [line.usage_type for line in read_bill(path).lines] == [None, None]


def test_a_report_without_any_date_has_amounts_and_no_month(tmp_path: Path) -> None:
    columns = [name for name in CUR1 if "Date" not in name]
    path = write(tmp_path / "a.csv", [row(), row()], columns=columns)
    path.write_text(path.read_text() + "one,cell,less\n")
    bill = read_bill(path)
    assert (bill.total, {line.month for line in bill.lines}) == (Decimal("2.5"), {None})
    assert (None, "2 rows have no month") in bill.problems


@pytest.mark.parametrize("start", ["TIMESTAMP", "TIMESTAMPTZ", "DATE", "VARCHAR"])
def test_usage_of_one_month_is_found_in_parquet_of_any_time_type(tmp_path: Path, start: str) -> None:
    rows = [row(cost="2", resource="vol-1"), row(cost="50", start="2025-04-02T00:00:00Z")]
    found, problems = usage([parquet(tmp_path / "b.parquet", rows, start=start)], "2025-03")
    assert [(one.resource, one.amount) for one in found] == [("vol-1", Decimal(2))]
    assert problems == ()


@pytest.mark.parametrize(
    ("said", "problems"),
    [("3.75", ()), ("4", ((None, "the rows add up to 3.75, the file's own total is 4"),))],
)
def test_a_total_row_added_by_hand_is_checked_and_never_added(
    tmp_path: Path, said: str, problems: tuple[tuple[int | None, str], ...]
) -> None:
    blank = dict.fromkeys(CUR1, "")
    total = blank | {"lineItem/UsageStartDate": "Total", "lineItem/UnblendedCost": said}
    bill = read_bill(write(tmp_path / "a.csv", [row(cost="1.5"), row(cost="2.25"), total]))
    assert (bill.total, bill.stated_total, bill.problems) == (Decimal("3.75"), Decimal(said), problems)


def test_columns_in_another_order_with_credits_and_tax(tmp_path: Path) -> None:
    columns = [snake(name) for name in reversed(CUR1)]
    lines = [("12.3400000000", "Usage"), ("-2.0000000000", "Credit"), ("0.66", "Tax")]
    rows = [{snake(name): cell for name, cell in row(cost=cost, kind=kind).items()} for cost, kind in lines]
    bill = read_bill(write(tmp_path / "a.csv", rows, columns=columns))
    assert bill_json(bill)["charges"] == {"credit": "-2", "tax": "0.66", "usage": "12.34"}
    assert (bill.format, bill.total, bill.currency) == ("cur2", Decimal(11), "USD")
