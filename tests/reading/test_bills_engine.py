"""One engine for several bills: each is read as it would be alone."""

from pathlib import Path

import duckdb
import pytest

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


def test_trap_the_engine_fetches_no_extension_and_no_address(tmp_path: Path) -> None:
    with connect(tmp_path) as connection:
        for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
            assert connection.execute(f"SELECT current_setting('{setting}')").fetchone() == (False,)
        with pytest.raises(duckdb.Error, match="httpfs"):
            connection.execute("SELECT * FROM read_csv('s3://bucket/bill.csv')")


def test_trap_memory_and_time_zone_are_stated_and_not_the_machines(tmp_path: Path) -> None:
    with connect(tmp_path) as connection:
        row = connection.execute(
            "SELECT current_setting('TimeZone'), current_setting('memory_limit'), current_setting('temp_directory')"
        ).fetchone()
    assert row is not None
    assert (row[0], row[2]) == ("UTC", str(tmp_path / "duckdb"))
    number, unit = row[1].split()
    assert (unit, float(number) <= 512) == ("MiB", True)
