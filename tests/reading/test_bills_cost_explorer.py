"""Cost Explorer: downloads (pivots) as they are clicked, re-saved and edited, and the API's answers."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.bills import Bill, bill_json, read_bill, read_bills

HEADER = ["Service", "EC2-Instances($)", "S3($)", "Tax($)", "Total costs($)"]
DAYS = [["2025-05-31", "1.5", "", "0.25", "1.75"], ["2025-06-01", "2", "0.0000000001", "", "2.0000000001"]]
TOTALS = ["Service total", "3.5", "0.0000000001", "0.25", "3.7500000001"]


def write(path: Path, rows: list[list[str]], delimiter: str = ",", head: str = "") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_MINIMAL).writerows(rows)
    path.write_text(head + text.getvalue(), encoding="utf-8")
    return path


def sums(bill: Bill, what: str) -> dict[str | None, str]:
    found: dict[str | None, Decimal] = {}
    for line in bill.lines:
        found[getattr(line, what)] = found.get(getattr(line, what), Decimal()) + line.amount
    return {name: str(amount) for name, amount in found.items() if amount}


def test_trap_cost_explorer_pivot_with_bom_units_total_row_and_total_column(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "c.csv", [HEADER, TOTALS, *DAYS], head="\ufeff"))
    assert (bill.format, bill.currency, bill.problems, bill.encoding) == (
        "cost_explorer",
        "USD",
        (),
        "utf-8-sig",
    )
    assert bill_json(bill)["total"] == "3.7500000001"
    assert bill_json(bill)["stated_total"] == "3.7500000001"
    assert sums(bill, "month") == {"2025-05": "1.75", "2025-06": "2.0000000001"}
    assert sums(bill, "charge_type") == {"usage": "3.5000000001", "tax": "0.25"}
    assert {line.line for line in bill.lines} == {3, 4}


def test_an_excel_resave_loses_units_and_gains_exponents_and_day_first_dates(tmp_path: Path) -> None:
    rows = [
        ["Service", "EC2-Instances", "S3($)", "Tax", "Total cost ($)"],
        ["Service Total", "3.5", "5.80E-07", "0.25", "3.75000058"],
        ["28-02-2022", "1.5", "5.80E-07", "0.25", "1.75000058"],
        ["01-03-2022", "2", "", "", "2"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert (bill_json(bill)["total"], bill.currency, bill.problems) == ("3.75000058", "USD", ())
    assert sums(bill, "month") == {"2022-02": "1.75000058", "2022-03": "2"}


def test_a_european_excel_with_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    rows = [
        ["Service", "EC2-Instances(€)", "S3(€)", "Total costs(€)"],
        ["Service total", "1.234,5", "0,25", "1.234,75"],
        ["01.02.2025", "1.234,5", "0,25", "1.234,75"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", rows, ";"))
    assert (bill_json(bill)["total"], bill.currency, sums(bill, "month")) == (
        "1234.75",
        "EUR",
        {"2025-02": "1234.75"},
    )


@pytest.mark.parametrize(
    ("dates", "months"),
    [
        (["01/02/2025", "02/02/2025", "03/02/2025"], {"2025-02"}),
        (["1/2/2025", "1/3/2025", "1/4/2025"], {None}),
        (["2/28/25", "3/1/25"], {"2025-02", "2025-03"}),
        (["01-Feb-25", "01-Mar-25"], {"2025-02", "2025-03"}),
        (["Feb 2025", "March 2025"], {"2025-02", "2025-03"}),
        (["45689", "45717"], {"2025-02", "2025-03"}),
        (["2025/2/1", "2025/3/1"], {"2025-02", "2025-03"}),
        (["04/04/2025"], {"2025-04"}),
    ],
)
def test_other_date_orders_are_decided_by_the_data_or_reported(
    tmp_path: Path, dates: list[str], months: set[str | None]
) -> None:
    bill = read_bill(write(tmp_path / "c.csv", [HEADER, *[[day, "1", "", "", "1"] for day in dates]]))
    assert {line.month for line in bill.lines} == months
    assert bool(bill.problems) == (None in months)
    assert bill.total == len(dates)


def test_two_header_rows_name_accounts_by_number_and_name(tmp_path: Path) -> None:
    rows = [
        ["Linked account", "111122223333", "000111122222", "Total costs($)"],
        ["Linked account name", "north($)", "south($)", "Total costs($)"],
        ["Linked account total", "3", "4", "7"],
        ["2025-05-01", "1", "4", "5"],
        ["2025-06-01", "2", "", "2"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert (bill.total, bill.problems, bill.currency) == (Decimal(7), (), "USD")
    assert sums(bill, "account") == {"111122223333": "3", "000111122222": "4"}
    assert sums(bill, "service") == {None: "7"}


def test_two_header_rows_name_services_by_code_and_name(tmp_path: Path) -> None:
    rows = [
        ["Service", "AmazonEC2", "AmazonS3", ""],
        ["Service", "EC2-Instances($)", "S3($)", "Total costs($)"],
        ["Service total", "3", "4", "7"],
        ["2025-05-01", "3", "4", "7"],
    ]
    assert sums(read_bill(write(tmp_path / "c.csv", rows)), "service") == {"EC2-Instances": "3", "S3": "4"}


def test_trap_the_first_heading_of_a_pivot_is_its_group_by_dimension_not_always_a_service(
    tmp_path: Path,
) -> None:
    rows = [["Region", "us-west-2($)", "global($)", "Total costs($)"], ["2025-05-01", "3", "4", "7"]]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert {(line.service, line.tags) for line in bill.lines} == {
        (None, (("Region", "us-west-2"),)),
        (None, (("Region", "global"),)),
    }
    rows = [["entity", "north($)", "No tag key: entity($)", "Total costs($)"], ["2025-05-01", "3", "4", "7"]]
    assert sums(read_bill(write(tmp_path / "t.csv", rows)), "service") == {None: "7"}


def test_trap_a_stated_total_the_cells_disagree_with_is_reported_and_there_is_no_total(
    tmp_path: Path,
) -> None:
    bill = read_bill(
        write(tmp_path / "c.csv", [HEADER, ["Service total", "30", "0", "0.25", "30.25"], *DAYS])
    )
    assert (bill.total, bill.refused, len(bill.lines)) == (None, False, 4)
    assert bill.problems == (
        (2, "Total costs adds up to 3.7500000001, the file's own total says 30.25"),
        (2, "EC2-Instances adds up to 3.5, the file's own total says 30"),
    )


def test_trap_a_row_total_the_cells_disagree_with_is_reported(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "c.csv", [HEADER, ["2025-05-01", "", "", "", "54.54"], *DAYS[1:]]))
    assert bill.total is None
    assert bill.problems[0] == (2, "the cells of the row add up to 0, the file's own total says 54.54")


def test_rounding_of_the_totals_is_no_disagreement(tmp_path: Path) -> None:
    rows = [HEADER, ["Service total", "3.5", "0.0000000001", "0.25", "3.7499999998"], *DAYS]
    assert read_bill(write(tmp_path / "c.csv", rows)).problems == ()


def test_a_cell_that_is_no_amount_is_listed(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "c.csv", [HEADER, ["2025-05-01", "n/a", "1", "", ""]]))
    assert (bill.total, bill.rejected, bill.problems[0]) == (Decimal(1), 1, (2, "'n/a' is no amount"))


def test_a_month_in_two_downloads_is_reported(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, [HEADER, *DAYS]) for name in ("a.csv", "b.csv")]
    assert (None, "2025-05 is in 2 files and counts each time") in read_bills(paths).problems


def test_a_download_and_a_cur_are_not_added_to_each_other(tmp_path: Path) -> None:
    pivot = write(tmp_path / "c.csv", [HEADER, *DAYS])
    cur = write(
        tmp_path / "d.csv",
        [
            ["lineItem/UsageStartDate", "lineItem/ProductCode", "lineItem/UnblendedCost"],
            ["2025-05-01", "AmazonEC2", "1"],
        ],
    )
    bill = read_bills([pivot, cur])
    assert (bill.total, bill.lines) == (None, ())
    assert "count the same cost twice" in bill.problems[0][1]


@given(
    st.lists(st.lists(st.decimals(-1000, 10000, places=10), min_size=3, max_size=3), min_size=1, max_size=40)
)
def test_any_pivot_adds_up_to_the_last_digit(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[Decimal]]
) -> None:
    rows = [["Service", "A($)", "B($)", "C($)", "Total costs($)"]]
    rows += [
        [f"2025-{1 + day // 28:02d}-{1 + day % 28:02d}", *map(str, row), str(sum(row))]
        for day, row in enumerate(table)
    ]
    bill = read_bill(write(tmp_path_factory.mktemp("p") / "c.csv", rows))
    assert (bill.total, bill.problems) == (sum(sum(row) for row in table), ())


def answer(**more: Any) -> dict[str, Any]:
    groups = [
        {"Keys": ["Amazon S3", "111122223333"], "Metrics": {"UnblendedCost": {"Amount": "1.0000000001", "Unit": "USD"},
                                                            "BlendedCost": {"Amount": "9", "Unit": "USD"}}},
        {"Keys": ["Tax", "111122223333"], "Metrics": {"UnblendedCost": {"Amount": "0.5", "Unit": "USD"},
                                                      "BlendedCost": {"Amount": "9", "Unit": "USD"}}},
    ]  # fmt: skip
    period = {"Start": "2025-05-01", "End": "2025-06-01"}
    return {
        "ResultsByTime": [{"TimePeriod": period, "Total": {}, "Groups": groups, "Estimated": True}],
        **more,
    }


@pytest.mark.parametrize("wrapper", ["bare", "element", "list of elements", "placebo", "pages", "utf-16"])
def test_an_api_answer_is_read_in_any_wrapper(tmp_path: Path, wrapper: str) -> None:
    plain = answer()
    document: Any = {
        "element": plain["ResultsByTime"][0],
        "list of elements": plain["ResultsByTime"],
        "placebo": {"status_code": 200, "data": plain},
        "pages": [plain],
    }.get(wrapper, plain)
    (tmp_path / "a.json").write_text(
        json.dumps(document), encoding="utf-16" if wrapper == "utf-16" else "utf-8"
    )
    bill = read_bill(tmp_path / "a.json")
    assert (bill.format, bill.currency, bill.estimated, bill.cost_basis) == (
        "cost_explorer",
        "USD",
        True,
        "unblended",
    )
    assert (bill_json(bill)["total"], sums(bill, "service")) == (
        "1.5000000001",
        {"Amazon S3": "1.0000000001", "Tax": "0.5"},
    )
    assert {(line.account, line.month) for line in bill.lines} == {("111122223333", "2025-05")}


def test_an_answer_with_further_pages_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(answer(NextPageToken="more")))
    assert (None, "the answer has further pages: this is not the whole cost") in read_bill(
        tmp_path / "a.json"
    ).problems


def test_an_answer_without_groups_has_a_total_and_no_service(tmp_path: Path) -> None:
    item = {"TimePeriod": {"Start": "2025-05-01", "End": "2025-06-01"}, "Groups": [],
            "Total": {"AmortizedCost": {"Amount": "7.5", "Unit": "USD"}}}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps({"ResultsByTime": [item]}))
    bill = read_bill(tmp_path / "a.json")
    assert (bill.total, bill.lines[0].service, bill.cost_basis) == (Decimal("7.5"), None, "amortized")


def test_groups_that_disagree_with_the_total_of_the_answer_are_reported(tmp_path: Path) -> None:
    document = answer()
    document["ResultsByTime"][0]["Total"] = {"UnblendedCost": {"Amount": "2", "Unit": "USD"}}
    (tmp_path / "a.json").write_text(json.dumps(document))
    assert read_bill(tmp_path / "a.json").problems == (
        (None, "the groups add up to 1.5000000001, the answer's total is 2"),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (json.dumps(answer()) + "]}", "broken JSON"),
        (json.dumps(answer())[:-30], "broken JSON"),
        ('{"Budgets": [{"BudgetLimit": {"Amount": "100", "Unit": "USD"}}]}', "Budgets"),
        ('{"status_code": 200, "data": {"Budgets": []}}', "Budgets"),
        ('{"ForecastResultsByTime": [], "Total": {"Amount": "1"}}', "forecast"),
        ('{"ResultsByTime": [{"TimePeriod": {"Start": "2025-05-01", "End": "2025-06-01"}, "Groups": [], "Total": {}}]}', "metric"),
        ('{"ResultsByTime": [{"TimePeriod": {}, "Groups": [], "Total": {"BlendedCost": {"Amount": "1"}}}]}', "start date"),
        ('{"ResultsByTime": [{"TimePeriod": {"Start": "2025-05-01"}, "Total": {"BlendedCost": {"Amount": "x"}}}]}', "no amount"),
        ("[1, 2, 3]", "JSON without"),
        ("{" * 100_000, "JSON"),
        ("[" * 100_000, "JSON"),
    ],
)  # fmt: skip
def test_json_that_is_no_bill_is_refused_with_the_reason(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "a.json").write_text(text)
    document = bill_json(read_bill(tmp_path / "a.json"))
    assert (document["total"], document["totals"]) == (None, [])
    assert why in document["problems"][0]["message"]


def test_months_across_and_services_down_are_the_same_bill(tmp_path: Path) -> None:
    rows = [
        ["Service", "2025-05-01($)", "2025-06-01($)", "Service total($)"],
        ["EC2-Instances", "1.5", "2", "3.5"],
        ["Tax", "0.25", "", "0.25"],
        ["Total costs", "1.75", "2", "3.75"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert (bill_json(bill)["total"], bill.problems) == ("3.75", ())
    assert sums(bill, "month") == {"2025-05": "1.75", "2025-06": "2"}
    assert sums(bill, "service") == {"EC2-Instances": "3.5", "Tax": "0.25"}


def test_totals_without_dates_have_no_month_and_say_so(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "c.csv", [HEADER, TOTALS]))
    assert (bill.total, sums(bill, "month")) == (Decimal("3.7500000001"), {None: "3.7500000001"})
    assert bill.problems == ((2, "only totals and no dates: the months are not known"),)


def test_a_pivot_without_units_is_told_by_its_sums(tmp_path: Path) -> None:
    rows = [["Month", "EC2", "S3", "Total"], ["2025-05", "1", "2", "3"], ["2025-06", "4", "", "4"]]
    assert sums(read_bill(write(tmp_path / "a.csv", rows)), "service") == {"EC2": "5", "S3": "2"}
    rows = [["Date", "Service", "Cost", "Total"], ["2025-05-01", "EC2", "1", "1"]]
    assert read_bill(write(tmp_path / "b.csv", rows)).format == "unknown"
    rows = [["Month", "Total cost"], ["2025-05", "1"], ["2025-06", "4"]]
    assert read_bill(write(tmp_path / "c.csv", rows)).total == 5


def test_a_download_without_grouping_has_amounts_and_no_service(tmp_path: Path) -> None:
    rows = [["Date", "Total costs($)"], ["Total", "3"], ["2025-05-01", "1"], ["2025-06-01", "2"]]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert (bill.format, bill.total, bill.problems, sums(bill, "service")) == (
        "cost_explorer",
        Decimal(3),
        (),
        {None: "3"},
    )


def test_a_download_of_nothing_is_refused(tmp_path: Path) -> None:
    bill = read_bill(write(tmp_path / "c.csv", [HEADER, ["2025-05-01", "", "", "", ""]]))
    assert (bill.format, bill.total, bill.lines, bill.problems[0][1]) == (
        "cost_explorer",
        None,
        (),
        "a header and no amounts",
    )


def test_a_bank_statement_is_no_pivot_although_a_column_is_full_of_numbers(tmp_path: Path) -> None:
    rows = "".join(f"Checking,{day:02}/01/2026,SLIP RENT,-{day}.50,{4000 - day}.00\n" for day in range(1, 29))
    path = tmp_path / "statement.csv"
    path.write_text(
        f"Account,Posting Date,Description,Amount,Balance\n{rows}Total,,,,4000.00\n2026-01-29,,,,1.00\n"
    )
    found = read_bill(path)
    assert (found.total, found.lines) == (None, ())
    assert found.problems


GERMAN = """Verknüpftes Konto;111122223333;000111122222;Gesamtkosten
Name des verknüpften Kontos;Werft Süd($);Büro($);Gesamtkosten($)
Summe des verknüpften Kontos;1.234,56;0,44;1.235,00
01.01.2026;1.000,06;0,44;1.000,50
01.02.2026;234,5;;234,50
"""


@pytest.mark.parametrize(
    "heading",
    ["Verknüpftes Konto", "Linked account", "Compte lié", "連結アカウント", "A word of no language we know"],
)
def test_accounts_in_two_header_rows_from_a_german_excel_in_windows_1252(
    tmp_path: Path, heading: str
) -> None:
    text = GERMAN.replace("Verknüpftes Konto", heading).replace("\n", "\r\n")
    path = tmp_path / "konten.csv"
    path.write_bytes(text.encode("utf-16" if heading[0] > "z" else "cp1252"))
    bill = read_bill(path)
    assert (bill.total, bill.stated_total) == (Decimal(1235), Decimal(1235))
    assert (bill.currency, bill.problems) == ("USD", ())
    assert sums(bill, "account") == {"111122223333": "1234.56", "000111122222": "0.44"}
    assert sums(bill, "month") == {"2026-01": "1000.50", "2026-02": "234.5"}
    assert {line.service for line in bill.lines} == {None}


@pytest.mark.parametrize(
    ("ids", "known", "problems"),
    [
        (["111122223333", "111122222"], {"111122223333": "3", "000111122222": "4"}, 0),
        (["1.11122E+11", "1.11122E+08"], {"north": "3", "south": "4"}, 1),
    ],
    ids=["leading zeros taken", "powers of ten"],
)
def test_account_numbers_as_a_spreadsheet_leaves_them(
    tmp_path: Path, ids: list[str], known: dict[str, str], problems: int
) -> None:
    rows = [
        ["Linked account", *ids, "Total costs"],
        ["Linked account name", "north($)", "south($)", "Total costs($)"],
        ["2026-01-01", "3", "4", "7"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert sums(bill, "account") == known
    assert len(bill.problems) == problems


def test_account_names_above_their_numbers_are_no_services(tmp_path: Path) -> None:
    rows = [
        ["Linked account name", "north($)", "south($)", "Total costs($)"],
        ["Linked account", "111122223333", "000111122222", "Total costs"],
        ["Linked account total", "3", "4", "7"],
        ["2026-01-01", "3", "4", "7"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert sums(bill, "account") == {"111122223333": "3", "000111122222": "4"}
    assert sums(bill, "service") == {None: "7"}


def test_hours_beside_costs_are_not_added_to_them(tmp_path: Path) -> None:
    rows = [
        [
            "Usage type",
            "Box:t3($)",
            "Out($)",
            "Box:t3(Hrs)",
            "Out (GB)",
            "Total costs($)",
            "Total usage(N/A)",
        ],
        ["Usage type total", "3.5", "0.5", "744", "9", "4", "753"],
        ["2026-01-01", "3.5", "0.5", "744", "9", "4", "753"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert (bill.total, bill.stated_total, bill.problems) == (Decimal(4), Decimal(4), ())
    assert {line.tags for line in bill.lines} == {(("Usage type", "Box:t3"),), (("Usage type", "Out"),)}


@pytest.mark.parametrize(
    "heading", [["Box:t3(Hrs)", "Out(GB)", "Total usage(N/A)"], ["Box:t3(Hrs)", "Get(Requests)"]]
)
def test_a_download_of_usage_alone_is_refused_and_not_read_as_money(
    tmp_path: Path, heading: list[str]
) -> None:
    rows = [["Usage type", *heading], ["2026-01-01", *["744", "3", "747"][: len(heading)]]]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert (bill.format, bill.total, bill.lines) == ("cost_explorer", None, ())
    assert bill.problems == ((1, "hours and bytes of use, no cost: download it with costs"),)


def test_a_service_with_its_short_name_in_brackets_is_a_cost(tmp_path: Path) -> None:
    rows = [
        ["Service", "Simple Storage Service (S3)", "Cloud (EC2)", "Total costs($)"],
        ["2026-01-01", "3", "4", "7"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", [*rows, ["Service total", "3", "4", "7"]]))
    assert sums(bill, "service") == {"Simple Storage Service (S3)": "3", "Cloud (EC2)": "4"}


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014", "$ -   "])
def test_a_book_keepers_dash_is_an_empty_cell(tmp_path: Path, dash: str) -> None:
    bill = read_bill(write(tmp_path / "c.csv", [HEADER, ["2026-01-01", "3", dash, "0.25", "3.25"]]))
    assert (bill.total, bill.rejected, bill.problems) == (Decimal("3.25"), 0, ())


def test_decimal_commas_settle_that_the_day_comes_first(tmp_path: Path) -> None:
    rows = [
        ["Service", "EC2-Instances($)", "S3($)", "Coûts totaux($)"],
        ["Total du service", "3,5", "4", "7,5"],
        ["01/01/2026", "1,5", "4", "5,5"],
        ["01/02/2026", "2", "", "2"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", rows, ";"))
    assert (sums(bill, "month"), bill.problems) == ({"2026-01": "5.5", "2026-02": "2"}, ())


def test_one_month_across_is_a_pivot_too(tmp_path: Path) -> None:
    rows = [
        ["Service", "Service total", "2026-01-01"],
        ["Total costs($)", "7.5", "7.5"],
        ["EC2-Instances($)", "7", "7"],
        ["S3($)", "0.5", "0.5"],
    ]
    bill = read_bill(write(tmp_path / "c.csv", rows))
    assert (bill.total, bill.problems, sums(bill, "month")) == (Decimal("7.5"), (), {"2026-01": "7.5"})
    assert sums(bill, "service") == {"EC2-Instances": "7", "S3": "0.5"}
