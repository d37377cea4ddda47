"""Half a file is no bill; a whole one without its last line end is."""

from pathlib import Path

import pytest

from execreports.reading.bills import read_bill
from execreports.reading.bills.ending import CUT

HEAD = "BillingPeriodStart,ChargePeriodStart,ProviderName,BilledCost,BillingCurrency,ServiceName,ChargeCategory,Tags\n"
ROW = "2026-04-01,2026-04-{day:02d},AWS,{cost},USD,AmazonEC2,{kind},"
ROWS = [ROW.format(day=day, cost="6", kind="Usage") + '"{""a"": 1}"' for day in (1, 2, 3)]
WHOLE = HEAD + "\n".join([*ROWS, ROW.format(day=4, cost="-5", kind="Credit") + '"{""a"": 1}"'])


def written(folder: Path, text: str) -> Path:
    path = folder / "focus.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file_needs_no_last_line_end(tmp_path: Path) -> None:
    bill = read_bill(written(tmp_path, WHOLE))
    assert bill.total == 13
    assert not bill.problems


@pytest.mark.parametrize("lost", range(1, len(WHOLE) - WHOLE.rindex("\n") - 1))
def test_a_file_cut_anywhere_in_its_last_row_never_has_another_total(tmp_path: Path, lost: int) -> None:
    bill = read_bill(written(tmp_path, WHOLE[:-lost]))
    if bill.refused:
        assert bill.format == "focus"
        assert bill.problems == ((5, CUT),)
    else:  # the last cell is not a cost, and is empty or looks closed
        assert bill.total == 13
        assert {line.charge_type for line in bill.lines} == {"usage", "credit"}


def test_most_cuts_of_the_last_row_are_told(tmp_path: Path) -> None:
    last = len(WHOLE) - WHOLE.rindex("\n") - 1
    told = [read_bill(written(tmp_path, WHOLE[:-lost])).refused for lost in range(1, last)]
    assert told.count(False) <= 4


def test_rows_shorter_than_the_header_throughout_are_whole(tmp_path: Path) -> None:
    ragged = HEAD.replace(",Tags", ",Tags,Never") + "\n".join(ROWS)
    assert read_bill(written(tmp_path, ragged)).total == 18


def test_a_short_row_with_its_line_end_is_no_cut(tmp_path: Path) -> None:
    assert read_bill(written(tmp_path, HEAD + "\n".join(ROWS) + "\n2026-04-01,2026-04-09,AWS,1\n")).rows


def test_a_short_row_of_totals_ends_a_file(tmp_path: Path) -> None:
    text = "Month,Service,Cost,Currency\n2026-04,EC2,6,USD\n2026-04,S3,1,USD\nTotal,,7"
    assert not read_bill(written(tmp_path, text)).refused


def test_a_cost_explorer_download_can_be_cut_too(tmp_path: Path) -> None:
    text = "Service,EC2($),S3($),Total costs($)\n2026-03-01,5,1,6\n2026-04-01,4"
    assert read_bill(written(tmp_path, text)).problems == ((3, CUT),)
