import contextlib
import gzip
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.errors import SourceBroken
from execreports.model.facts import Fact, Kind
from execreports.sources.base import Reach, Source
from execreports.sources.table import Table
from execreports.testing.reaches import reach_at
from execreports.testing.source_contract import SourceContract

BANK = {
    "key": "bank.transaction",
    "value": "Amount",
    "labels": {"description": "Text"},
    "dates": {"date": "Date"},
    "unit": "USD",
}


def table(rule: Mapping[str, object] | None = None, **options: object) -> Table:
    return Table.model_validate(
        {"name": "bank", "path": "bank.csv", "entity": "boats", "facts": [rule or BANK]} | options
    )


def read(root: Path, text: str | bytes, source: Table | None = None) -> tuple[list[Fact], Reach]:
    data = text if isinstance(text, bytes) else text.encode()
    (root / "bank.csv").write_bytes(data)
    reach = reach_at(root)
    return list((source or table()).read(reach)), reach


class TestContract(SourceContract):
    def honest(self, root: Path) -> tuple[Source, Reach]:
        (root / "bank.csv").write_text("Date,Text,Amount\n2026-05-01,Fuel,-80.10\n2026-05-02,Charter,1200\n")
        return table(), reach_at(root)

    def broken(self, root: Path) -> tuple[Source, Reach]:
        return table(), reach_at(root)


def test_a_row_becomes_a_fact_with_its_line_and_quote(tmp_path: Path) -> None:
    facts, reach = read(tmp_path, "Date,Text,Amount\n2026-05-01,Fuel,-80.10\n")
    (fact,) = facts
    assert (fact.entity, fact.value, fact.unit) == ("boats", Decimal("-80.10"), "USD")
    assert fact.labels == {"description": "Fuel", "date": "2026-05-01"}
    assert fact.origin.locator == "bank.csv:2"
    assert fact.origin.quote == "2026-05-01 | Fuel | -80.10"
    assert reach.problems == []


def test_the_age_is_the_newest_row_not_a_date_to_come_and_not_the_clone(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, "Date,Text,Amount\n2026-04-30,a,1\n2026-04-02,b,2\n2026-12-01,c,3\n")
    assert facts[0].origin.as_of == datetime.fromisoformat("2026-04-30T07:00:00+00:00")


def test_a_declared_age_wins(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, "Date,Text,Amount\n2026-04-30,a,1\n", table(as_of="2026-05-02"))
    assert facts[0].origin.as_of == datetime.fromisoformat("2026-05-02T07:00:00+00:00")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_below_a_preamble(tmp_path: Path, delimiter: str) -> None:
    rows = [["Account", "00123"], [], ["Date", "Text", "Amount"], ["2026-05-01", "Fuel, dock; bar", "12"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    facts, reach = read(tmp_path, text)
    assert [fact.value for fact in facts] == [Decimal(12)]
    assert facts[0].origin.locator == "bank.csv:4"
    assert reach.problems == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding(tmp_path: Path, encoding: str) -> None:
    facts, _ = read(tmp_path, "Date;Text;Amount\r\n2026-05-01;Gebühr für Müll;1.234,56\r\n".encode(encoding))
    assert facts[0].value == Decimal("1234.56")
    assert facts[0].label("description") == "Gebühr für Müll"


def test_decimal_commas_are_read_by_what_the_column_shows(tmp_path: Path) -> None:
    facts, _ = read(
        tmp_path, "Date;Text;Amount\n2026-05-01;a;12,5\n2026-05-02;b;1.250,00\n2026-05-03;c;1.250\n"
    )
    assert [fact.value for fact in facts] == [Decimal("12.5"), Decimal("1250.00"), Decimal(1250)]


def test_ambiguous_dates_are_refused_unless_declared(tmp_path: Path) -> None:
    text = "Date,Text,Amount\n05/12/2026,a,1\n04/11/2026,b,2\n"
    facts, reach = read(tmp_path, text)
    assert facts == []
    assert "05/12/2026" in reach.problems[0]
    declared, _ = read(tmp_path, text, table(date_order="mdy"))
    assert [fact.label("date") for fact in declared] == ["2026-05-12", "2026-04-11"]
    european, _ = read(tmp_path, text, table(date_order="dmy"))
    assert [fact.label("date") for fact in european] == ["2026-12-05", "2026-11-04"]


def test_one_unambiguous_date_settles_the_column(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, "Date,Text,Amount\n04/03/2026,a,1\n04/23/2026,b,2\n")
    assert [fact.label("date") for fact in facts] == ["2026-04-03", "2026-04-23"]


def test_contradicting_dates_are_refused(tmp_path: Path) -> None:
    facts, reach = read(tmp_path, "Date,Text,Amount\n04/23/2026,a,1\n23/04/2026,b,2\n04/05/2026,c,3\n")
    assert [fact.label("description") for fact in facts] == ["a", "b"]
    assert len(reach.problems) == 1


def test_rejected_rows_are_counted_and_listed(tmp_path: Path) -> None:
    rows = "".join(f"2026-05-01,row {number},oops\n" for number in range(14))
    facts, reach = read(tmp_path, f"Date,Text,Amount\n2026-05-01,good,5\n{rows}")
    assert len(facts) == 1
    assert reach.problems[0].startswith("bank.csv:3: row left out: Amount 'oops' is no number")
    assert reach.problems[-1] == "bank.csv: 4 further rows left out; 14 in all"


def test_an_unknown_amount_is_not_zero(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, "Date,Text,Amount\n2026-05-01,a,\n2026-05-02,b,TBD\n2026-05-02,c,0\n")
    assert [fact.value for fact in facts] == [None, None, Decimal(0)]
    assert not facts[0].is_number


def test_a_total_row_is_compared_and_never_added(tmp_path: Path) -> None:
    right, reach = read(tmp_path, "Date,Text,Amount\n2026-05-01,a,1.10\n2026-05-02,b,2\nTotal,,3.10\n")
    assert [fact.value for fact in right] == [Decimal("1.10"), Decimal(2)]
    assert reach.problems == []
    _, wrong = read(tmp_path, "Date,Text,Amount\n2026-05-01,a,1.10\n2026-05-02,b,2\nTotal,,4\n")
    assert wrong.problems == ["bank.csv:4: the total row says 4, the rows above it add up to 3.10"]


def test_a_cell_over_several_lines_keeps_the_line_it_begins_on(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, 'Date,Text,Amount\n2026-05-01,"two\nlines",1\n2026-05-02,b,2\n')
    assert [fact.origin.locator for fact in facts] == ["bank.csv:2", "bank.csv:4"]


def test_a_half_written_file_is_told(tmp_path: Path) -> None:
    _, reach = read(tmp_path, 'Date,Text,Amount\n2026-05-01,a,1\n2026-05-02,"b')
    assert any("half-written" in problem for problem in reach.problems)


def test_a_missing_column_names_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(SourceBroken) as caught:
        read(tmp_path, "Date,Text,Sum\n2026-05-01,a,1\n")
    assert "'Amount'" in str(caught.value)
    assert "date, text, sum" in str(caught.value)


def test_two_columns_of_one_name_are_told_and_the_second_can_be_named(tmp_path: Path) -> None:
    text = "Date,Text,Amount,Amount\n2026-05-01,a,1,9\n"
    facts, reach = read(tmp_path, text)
    assert [fact.value for fact in facts] == [Decimal(1)]
    assert reach.problems == [
        "bank.csv:1: two columns are called 'Amount': the first is read, 'Amount 2' names the other"
    ]
    facts, reach = read(tmp_path, text, table(BANK | {"value": "Amount 2"}))
    assert ([fact.value for fact in facts], reach.problems) == ([Decimal(9)], [])


def test_a_file_without_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceBroken, match="no header row"):
        read(tmp_path, "1,2,3\n4,5,6\n")


def test_an_empty_table_counts_zero_with_the_file_as_address(tmp_path: Path) -> None:
    rule = {"key": "list.mailing", "combine": "count", "text": "Text"}
    facts, _ = read(tmp_path, "Date,Text,Amount\n", table(rule))
    assert [(fact.value, fact.origin.locator) for fact in facts] == [(Decimal(0), "bank.csv")]


def test_count_is_addressed_by_the_lines_counted(tmp_path: Path) -> None:
    rule = {
        "key": "list.size",
        "combine": "count",
        "where": {"Text": "yes"},
        "labels": {"list": {"is": "all"}},
    }
    facts, _ = read(tmp_path, "Date,Text,Amount\n,yes,\n,no,\n,YES,\n", table(rule))
    assert [(fact.value, fact.unit, fact.origin.locator) for fact in facts] == [
        (Decimal(2), "count", "bank.csv:2-4")
    ]
    assert facts[0].labels == {"list": "all"}


def test_sum_and_last(tmp_path: Path) -> None:
    text = "Date,Text,Amount\n2026-05-02,a,1.10\n2026-05-01,b,2\n"
    rule = {"key": "bank.balance", "value": "Amount", "combine": "sum"}
    assert read(tmp_path, text, table(rule))[0][0].value == Decimal("3.10")
    last = {"key": "bank.balance", "value": "Amount", "combine": "last", "dates": {"date": "Date"}}
    (fact,) = read(tmp_path, text, table(last))[0]
    assert (fact.value, fact.label("date")) == (Decimal("1.10"), "2026-05-02")


def test_entities_by_alias_with_word_boundaries(tmp_path: Path) -> None:
    rule = {"key": "client.work", "value": "Amount", "entity": {"column": "Text"}}
    facts, reach = read(
        tmp_path, "Text,Amount\ns/y blue,1\nBins,2\nBBQ,3\nBlue Boats and Bins,4\n", table(rule)
    )
    assert [fact.entity for fact in facts] == ["boats", "bins"]
    assert len(reach.problems) == 2


def test_a_yearly_cost_is_given_per_month(tmp_path: Path) -> None:
    rule = {"key": "expense", "value": "Amount", "kind": "estimate"}
    facts, _ = read(tmp_path, 'Text,Amount\na,"$1,200/yr"\nb,$50\nc,$7-9K/month\n', table(rule))
    assert [(fact.low, fact.high, fact.unit) for fact in facts] == [
        (Decimal(100), Decimal(100), "USD/month"),
        (Decimal(50), Decimal(50), "USD/month"),
        (Decimal(7000), Decimal(9000), "USD/month"),
    ]


def test_another_currency_than_declared_is_kept_and_told(tmp_path: Path) -> None:
    facts, reach = read(tmp_path, "Date,Text,Amount\n2026-05-01,a,€ 50\n")
    assert facts[0].unit == "EUR"
    assert "EUR" in reach.problems[0]


def test_percentages_become_ratios(tmp_path: Path) -> None:
    rule = {"key": "funnel.opened", "value": "Amount", "kind": "model"}
    facts, _ = read(tmp_path, "Text,Amount\na,20-30%\nb,0.25\n", table(rule))
    assert [(fact.low, fact.high) for fact in facts] == [
        (Decimal("0.20"), Decimal("0.30")),
        (Decimal("0.25"), Decimal("0.25")),
    ]


def workbook(rows: list[list[object]], title: str = "Jobs") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_cell_has_its_own_address(tmp_path: Path) -> None:
    data = workbook([["Ledger"], [], ["Date", "Text", "Amount"], [datetime(2026, 5, 1), "012345", 0.1]])  # noqa: DTZ001
    facts, _ = read(tmp_path, data)
    (fact,) = facts
    assert (fact.value, fact.label("date"), fact.label("description")) == (
        Decimal("0.1"),
        "2026-05-01",
        "012345",
    )
    assert fact.origin.locator == "bank.csv#Jobs!C4"


def test_a_workbook_names_its_sheets_when_one_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceBroken, match="there are: Jobs"):
        read(tmp_path, workbook([["Date"]]), table(sheet="Other"))


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceBroken, match="workbook"):
        read(tmp_path, b"PK\x03\x04 not a workbook")


def test_merged_cells_hold_for_the_rows_below(tmp_path: Path) -> None:
    rule = {"key": "expense", "value": "Amount", "labels": {"category": "Group"}}
    text = "Group,Text,Amount\nBoat,a,1\n,b,2\nDock,c,3\n"
    facts, _ = read(tmp_path, text, table(rule, fill_down=["Group"]))
    assert [fact.label("category") for fact in facts] == ["Boat", "Boat", "Dock"]


def test_where_words_and_unwanted_words(tmp_path: Path) -> None:
    rule = {
        "key": "booking",
        "value": "Amount",
        "text": "State",
        "where": {"State": "!storniert"},
        "words": {"text": {"Gewonnen": "won"}},
    }
    facts, _ = read(tmp_path, "State,Amount\ngewonnen,1\nStorniert,2\noffen,3\n", table(rule))
    assert [fact.text for fact in facts] == ["won", "offen"]


def test_title_rows_above_the_header_and_cells_of_every_kind(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.merge_cells("A1:C1")
    sheet["A1"] = "Ledger of the yard, printed 03/04/2026"
    for row in (
        [],
        ["Date", "Text", "Amount"],
        [datetime(2026, 5, 1, 18, 30), "012345", 0.1],  # noqa: DTZ001 - as workbooks keep it
        [46146, "a serial number", 3],
        ["2026-05-03", "broken", "#REF!"],
        ["Total", None, 3.1],
    ):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    facts, reach = read(tmp_path, stream.getvalue())
    assert [(fact.value, fact.label("date"), fact.label("description")) for fact in facts] == [
        (Decimal("0.1"), "2026-05-01", "012345"),
        (Decimal(3), "2026-05-04", "a serial number"),
    ]
    assert reach.problems == ["bank.csv#Sheet!A6: row left out: Amount '#REF!' is no number"]


def calculated(data: bytes, formula: str, value: str) -> bytes:
    """The workbook as a spreadsheet program saves it: the value beside the formula."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            cell = (
                re.escape(f"<f>{formula}</f>".encode())
                + rb"<v ?/>|"
                + re.escape(f"<f>{formula}</f><v></v>".encode())
            )
            new.writestr(name, re.sub(cell, f"<f>{formula}</f><v>{value}</v>".encode(), text))
    return made.getvalue()


def test_the_value_beside_a_formula_counts_and_a_formula_without_one_is_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Date", "Text", "Amount"], ["2026-05-01", "saved", "=40+2"], ["2026-05-02", "never opened", "=1+1"],
    ]  # fmt: skip
    facts, reach = read(tmp_path, calculated(workbook(rows), "40+2", "42"))
    assert [fact.value for fact in facts] == [Decimal(42), None]
    assert len(reach.problems) == 1
    assert reach.problems[0].startswith("bank.csv: 1 formulas were never calculated")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old Excel"),
        (b"%PDF-1.7\n", "PDF"),
        (gzip.compress(b"Date,Text,Amount\n", mtime=0), "gzip"),
        (b"\xef\xbb\xbf<!DOCTYPE html><title>Anmelden</title>", "HTML"),
        (b" <HTML><table><tr><th>Date</th></tr></table>", "HTML"),
        (b"PAR1", "Parquet"),
    ],
)
def test_what_is_neither_text_nor_a_workbook_is_refused_by_name(
    tmp_path: Path, data: bytes, what: str
) -> None:
    with pytest.raises(SourceBroken) as caught:
        read(tmp_path, data)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place, fault.fix) == ("E-SRC-207", "bank.csv", "save it as XLSX or CSV")
    assert what in fault.message


@pytest.mark.parametrize(
    "line", ["2026-05-01,Fuel,1,50", "2026-05-01,Fuel, dock,12", "2026-05-01,Fuel,1,50,x"]
)
def test_a_row_with_a_cell_too_many_is_left_out_and_not_read_from_the_wrong_cell(
    tmp_path: Path, line: str
) -> None:
    facts, reach = read(tmp_path, f"Date,Text,Amount\n{line}\n2026-05-02,Bar,2,\n")
    assert [fact.value for fact in facts] == [Decimal(2)]
    assert reach.problems[0].startswith("bank.csv:2: row left out: it has ")
    assert "the header 3" in reach.problems[0]


def test_ledgers_print_the_minus_behind_and_headers_hold_letters_nobody_sees(tmp_path: Path) -> None:
    text = "sep=;\nDate\u00a0;\ufeffText; Amount\u200b\n2026-05-01;a;1.234,56-\n2026-05-02;b;(2,50)\n2026-05-02;c;3,10 DR\n"
    facts, reach = read(tmp_path, text)
    assert [(fact.value, fact.label("description")) for fact in facts] == [
        (Decimal("-1234.56"), "a"), (Decimal("-2.50"), "b"),
    ]  # fmt: skip
    assert reach.problems == ["bank.csv:5: row left out: Amount '3,10 DR' is no number"]


def test_windows_1252_with_semicolons_and_decimal_commas_and_no_certain_date(tmp_path: Path) -> None:
    text = (
        'Datum;Text;Betrag\r\n03/04/2026;Müll;"1.234,56 €"\r\n05/04/2026;Öl;-7,5 €\r\nSumme;;"1.227,06 €"\r\n'
    )
    rule = BANK | {"value": "Betrag", "dates": {"date": "Datum"}, "unit": "EUR"}
    refused, reach = read(tmp_path, text.encode("cp1252"), table(rule))
    assert refused == []
    assert reach.problems[1:] == [
        f"bank.csv:{line}: row left out: Datum '{day}' is no date in a certain order (declare `date_order`)"
        for line, day in ((2, "03/04/2026"), (3, "05/04/2026"))
    ]
    facts, _ = read(tmp_path, text.encode("cp1252"), table(rule, date_order="dmy"))
    assert [(fact.value, fact.unit, fact.label("date"), fact.label("description")) for fact in facts] == [
        (Decimal("1234.56"), "EUR", "2026-04-03", "Müll"), (Decimal("-7.5"), "EUR", "2026-04-05", "Öl"),
    ]  # fmt: skip


@given(st.binary(max_size=400))
def test_any_bytes_end_in_facts_or_in_a_named_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    root = tmp_path_factory.mktemp("any")
    with contextlib.suppress(SourceBroken):
        facts, _ = read(root, data)
        assert all(fact.origin.locator.startswith("bank.csv") for fact in facts)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=18, min_value=-(10**12), max_value=10**12))
def test_eighteen_decimals_stay_exact(tmp_path_factory: pytest.TempPathFactory, number: Decimal) -> None:
    facts, _ = read(tmp_path_factory.mktemp("exact"), f"Date,Text,Amount\n2026-05-01,a,{number:f}\n")
    assert facts[0].value == number


DEBITS = BANK | {"value": "In", "debit": "Out"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2026-05-01,Fuel,,80.10\n2026-05-02,Charter,1200,\n", ["-80.10", "1200"]),
        ("2026-05-01,Fuel,0.00,80.10\n2026-05-02,Charter,1200,0.00\n", ["-80.10", "1200.00"]),
        ("2026-05-01,Fuel,,-80.10\n2026-05-02,Charter,1200,\n", ["-80.10", "1200"]),  # signed already
        ("2026-05-01,Fuel,,80.10\n2026-05-02,Taken back,,-80.10\n", ["-80.10", "80.10"]),
    ],
)
def test_debits_stand_in_a_column_of_their_own(tmp_path: Path, rows: str, expected: list[str]) -> None:
    facts, reach = read(tmp_path, f"Date,Text,In,Out\n{rows}", table(DEBITS))
    assert [fact.value for fact in facts] == list(map(Decimal, expected))
    assert reach.problems == []


def test_a_card_statement_counts_what_was_spent_upwards(tmp_path: Path) -> None:
    rule = {name: part for name, part in BANK.items() if name != "value"} | {"debit": "Spent"}
    facts, _ = read(tmp_path, "Date,Text,Spent\n2026-05-01,Fuel,80.10\n2026-05-02,Refund,-5\n", table(rule))
    assert [fact.value for fact in facts] == [Decimal("-80.10"), Decimal(5)]


def test_a_debit_has_the_address_and_the_currency_of_its_own_column(tmp_path: Path) -> None:
    rule = {name: part for name, part in DEBITS.items() if name != "unit"} | {
        "value": "Gutschrift (CHF)",
        "debit": "Belastung (CHF)",
    }
    text = "Date,Text,Gutschrift (CHF),Belastung (CHF)\n2026-05-01,Strom,,1'080.10\n"
    ((fact,), _) = read(tmp_path, text, table(rule))
    assert (fact.value, fact.unit, fact.origin.locator) == (Decimal("-1080.10"), "CHF", "bank.csv:2")


def test_a_word_beside_the_number_says_its_sign(tmp_path: Path) -> None:
    rule = BANK | {"minus": {"S/H": ["S", "Soll"]}}
    text = "Date,Text,Amount,S/H\n2026-05-01,Strom,80.10,S\n2026-05-02,Miete,1200,H\nTotal,,1119.90,\n"
    facts, reach = read(tmp_path, text, table(rule))
    assert [fact.value for fact in facts] == [Decimal("-80.10"), Decimal(1200)]
    assert reach.problems == []


def test_an_open_range_has_no_other_sign(tmp_path: Path) -> None:
    rule = BANK | {"minus": {"S/H": "S"}}
    facts, reach = read(tmp_path, "Date,Text,Amount,S/H\n2026-05-01,Strom,$50+,S\n", table(rule))
    assert not facts
    assert "an open range cannot be below zero" in reach.problems[0]


def test_totals_of_debits_and_credits_are_compared_with_what_is_left(tmp_path: Path) -> None:
    body = "Date,Text,In,Out\n2026-05-01,Fuel,,80\n2026-05-02,Charter,1200,\n"
    assert not read(tmp_path, f"{body}Total,,1200,80\n", table(DEBITS))[1].problems
    assert (
        "the total row says 1100, the rows above it add up to 1120"
        in read(tmp_path, f"{body}Total,,1200,100\n", table(DEBITS))[1].problems[0]
    )


def test_a_total_row_under_merged_cells_is_nobodys(tmp_path: Path) -> None:
    rule = {"key": "client.billed", "value": "Fee", "unit": "USD/month", "labels": {"client": "Client"}}
    text = "Client,Item,Fee\nAcme,Hosting,30\n,Care,20\n,Total,50\nBolt,Hosting,10\n"
    facts, reach = read(tmp_path, text, table(rule, fill_down=["Client"]))
    assert [(fact.label("client"), fact.value) for fact in facts] == [
        ("Acme", Decimal(30)),
        ("Acme", Decimal(20)),
        ("Bolt", Decimal(10)),
    ]
    assert reach.problems == []


@pytest.mark.parametrize(
    ("cell", "kind", "expected"),
    [
        ("~80", None, Kind.ESTIMATE), ("about 80", None, Kind.ESTIMATE), ("約80", None, Kind.ESTIMATE),
        ("ca. 80", None, Kind.ESTIMATE), ("80", None, Kind.ACTUAL), ("~80", "actual", Kind.ACTUAL),
        ("about 80", "target", Kind.TARGET),
    ],
)  # fmt: skip
def test_about_a_number_is_an_estimate_unless_declared(
    tmp_path: Path, cell: str, kind: str | None, expected: Kind
) -> None:
    rule = BANK | ({"kind": kind} if kind else {})
    ((fact,), _) = read(tmp_path, f"Date,Text,Amount\n2026-05-01,Fuel,{cell}\n", table(rule))
    assert (fact.value, fact.kind) == (Decimal(80), expected)
