"""One engine for several bills: each is read as it would be alone."""

from pathlib import Path

from execreports.reading.bills import Engine, read_bill, usages
from execreports.reading.bills.engine import connect

HEAD = "identity/LineItemId,lineItem/UsageStartDate,lineItem/ProductCode,lineItem/UsageType,lineItem/CurrencyCode,lineItem/UnblendedCost"


def bill(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *lines, ""]), "utf-8")
    return path


def test_rows_that_one_file_could_not_give_are_not_told_of_the_next(tmp_path: Path) -> None:
    good = "a,2025-03-01T00:00:00Z,AmazonS3,Storage,USD,1.50"
    long = good + ",x" * 10
    files = [
        bill(tmp_path, "ragged.csv", good, long, good),
        bill(tmp_path, "whole.csv", good),
        bill(tmp_path, "other.csv", long, good, good, good),
    ]
    with Engine() as engine:
        together = [read_bill(path, shared=engine) for path in files]
        used = [usages([path], ["2025-03"], shared=engine) for path in files]
    assert together == [read_bill(path) for path in files]
    assert used == [usages([path], ["2025-03"]) for path in files]
    assert [len(one.problems) > 0 for one in together] == [True, False, True]


def test_an_engine_nobody_needed_never_started() -> None:
    with Engine() as engine:
        assert "connection" not in vars(engine)


def test_the_engine_draws_no_progress_bar_on_standard_output(tmp_path: Path) -> None:
    with connect(tmp_path) as connection:
        drawn = connection.execute("SELECT current_setting('enable_progress_bar')").fetchall()
    assert drawn == [(False,)]
