"""What `inspect` shows of a table that nobody has mapped yet."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.sources.table_glance import Entry, glanced

STATEMENT = """Kontoauszug;CH93 0076 2011
Zeitraum;01.09.2026 bis 30.09.2026

Buchungsdatum;Text;Belastung (CHF);Gutschrift (CHF);Saldo
01.09.2026;Miete;1'200,50;;5'000,00
14.09.2026;Kunde;;300,50;5'300,50
Total;;1'200,50;300,50;
"""


def shown(path: Path, data: str | bytes) -> Entry:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return glanced(path)


def test_a_statement_below_its_preamble(tmp_path: Path) -> None:
    found = shown(tmp_path / "bank.csv", STATEMENT)
    assert (found["delimiter"], found["header_line"], found["rows"], found["total_rows"]) == (";", 4, 2, [7])
    date, text, debit, credit, balance = found["columns"]
    assert (date["holds"], date["date_order"], date["first"]) == ("dates", "dmy", "01.09.2026")
    assert (text["holds"], text["filled"]) == ("words", 2)
    assert (debit["holds"], debit["decimal"], debit["currency"], debit["filled"]) == (
        "numbers",
        ",",
        "CHF",
        1,
    )
    assert (credit["first"], balance["filled"]) == ("300,50", 2)
    assert found["problems"] == []


def test_an_order_that_nothing_proves_is_to_be_declared(tmp_path: Path) -> None:
    found = shown(tmp_path / "a.csv", "Date,Amount\n03/04/2026,1\n05/06/2026,2\n")
    assert found["columns"][0]["date_order"] == "to be declared"
    certain = shown(tmp_path / "b.csv", "Date,Amount\n2026-04-03,1\n")
    assert certain["columns"][0]["date_order"] == "certain"


def test_marks_that_contradict_each_other_are_to_be_declared(tmp_path: Path) -> None:
    found = shown(tmp_path / "a.csv", 'Item,Amount\na,"1,234.50"\nb,"1.234,50"\nc,7\nd,8\ne,9\n')
    assert found["columns"][1]["decimal"] == "to be declared"


def test_a_workbook_names_its_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Jobs"
    for row in (["Jobs 2026"], [], ["Posted", "Job", "Paid"], [datetime(2026, 5, 1), "012345", 0.1]):  # noqa: DTZ001 - cells have no zone
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    found = shown(tmp_path / "jobs.xlsx", stream.getvalue())
    assert (found["sheet"], found["header_line"], found["rows"]) == ("Jobs", 3, 1)
    assert [column["holds"] for column in found["columns"]] == ["dates", "words", "numbers"]


def test_what_is_no_table_says_so(tmp_path: Path) -> None:
    assert "PDF" in str(shown(tmp_path / "a.csv", b"%PDF-1.7\n")["problems"])
    assert "no row looks like a header" in str(shown(tmp_path / "b.csv", "1,2\n3,4\n")["problems"])


@given(st.binary(max_size=400) | st.text(alphabet='ab1,.;\t\n"| 5/-', max_size=400).map(str.encode))
def test_any_bytes_end_in_columns_or_in_a_problem(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    found = shown(path, data)
    assert found.get("columns") or found["problems"]
