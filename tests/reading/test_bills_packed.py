"""Compressed files within bounds, and CUR manifests that say which files are one bill."""

import gzip
import json
import os
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from execreports.reading.bills import packed, read_bill

HEADER = "lineItem/UsageStartDate,lineItem/ProductCode,lineItem/UnblendedCost\n"


def bill(cost: str, month: str = "2025-05") -> bytes:
    return f"{HEADER}{month}-01T00:00:00Z,AmazonEC2,{cost}\n".encode()


def manifest(path: Path, keys: list[str], **more: Any) -> Path:
    document = {
        "assemblyId": path.parent.name,
        "reportName": "costs",
        "billingPeriod": {"start": "20250501T000000.000Z", "end": "20250601T000000.000Z"},
        "reportKeys": keys,
        "columns": [{"category": "lineItem", "name": "UnblendedCost"}],
        **more,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document))
    return path


def part(path: Path, cost: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(bill(cost)))
    return path


@pytest.mark.parametrize("kind", ["gz", "zip"])
def test_trap_a_decompression_bomb_is_refused_before_it_fills_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(packed, "FREE_BYTES", 1 << 20)
    content = bill("1") + b"2025-05-01,AmazonEC2,0\n" * 400_000
    path = tmp_path / f"bomb.{kind}"
    if kind == "gz":
        path.write_bytes(gzip.compress(content))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.csv", content)
    found = read_bill(path)
    assert (found.total, found.lines) == (None, ())
    assert "grows beyond" in found.problems[0][1]


def test_a_file_packed_twice_is_read_and_three_times_is_not(tmp_path: Path) -> None:
    once = gzip.compress(bill("1"))
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(once))
    assert read_bill(tmp_path / "a.csv.gz").total == 1
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(gzip.compress(once)))
    assert read_bill(tmp_path / "b.csv.gz").total is None


def test_a_gzip_file_that_is_cut_off_gives_no_partial_total(tmp_path: Path) -> None:
    whole = gzip.compress(bill("1") * 2000)
    (tmp_path / "a.csv.gz").write_bytes(whole[: len(whole) // 2])
    found = read_bill(tmp_path / "a.csv.gz")
    assert (found.total, found.lines) == (None, ())
    assert "cut off" in found.problems[0][1]


def test_an_encrypted_zip_and_a_workbook_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.csv", bill("1"))
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert "encrypted" in read_bill(tmp_path / "a.zip").problems[0][1]
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    assert "save the sheet as CSV" in read_bill(tmp_path / "b.xlsx").problems[0][1]


def test_a_zip_with_a_path_out_of_the_spool_stays_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../../evil.csv", bill("1"))
    assert read_bill(tmp_path / "a.zip").total == 1
    assert not (tmp_path.parent / "evil.csv").exists()


def test_a_manifest_reads_its_parts_from_beside_it_or_from_where_its_keys_say(tmp_path: Path) -> None:
    part(tmp_path / "bucket/prefix/costs/20250501-20250601/asm-1/costs-1.csv.gz", "1")
    part(tmp_path / "bucket/prefix/costs/20250501-20250601/asm-1/costs-2.csv.gz", "2.5")
    keys = [f"prefix/costs/20250501-20250601/asm-1/costs-{number}.csv.gz" for number in (1, 2)]
    top = manifest(tmp_path / "bucket/prefix/costs/20250501-20250601/costs-Manifest.json", keys)
    assert read_bill(top).total == Decimal("3.5")
    beside = tmp_path / "flat/costs-Manifest.json"
    part(tmp_path / "flat/costs-1.csv.gz", "1")
    part(tmp_path / "flat/costs-2.csv.gz", "2.5")
    assert read_bill(manifest(beside, keys)).total == Decimal("3.5")


def test_a_manifest_with_a_part_missing_is_refused_not_added_up(tmp_path: Path) -> None:
    part(tmp_path / "costs-1.csv.gz", "1")
    found = read_bill(manifest(tmp_path / "costs-Manifest.json", ["x/costs-1.csv.gz", "x/costs-2.csv.gz"]))
    assert (found.total, found.lines) == (None, ())
    assert "1 of its 2 parts are not here (costs-2.csv.gz)" in found.problems[0][1]


def test_a_manifest_cannot_name_files_elsewhere(tmp_path: Path) -> None:
    secret = part(tmp_path / "elsewhere/costs-1.csv.gz", "1")
    found = read_bill(manifest(tmp_path / "a/Manifest.json", ["../elsewhere/costs-1.csv.gz", str(secret)]))
    assert found.total is None


def test_trap_only_the_newest_manifest_of_a_month_counts(tmp_path: Path) -> None:
    period = tmp_path / "costs/20250501-20250601"
    for assembly, cost in (("asm-old", "100"), ("asm-new", "7")):
        part(period / assembly / "costs-1.csv.gz", cost)
        manifest(
            period / assembly / "costs-Manifest.json", [f"costs/20250501-20250601/{assembly}/costs-1.csv.gz"]
        )
    manifest(period / "costs-Manifest.json", ["costs/20250501-20250601/asm-new/costs-1.csv.gz"])
    found = read_bill(tmp_path)
    assert found.total == 7
    assert found.problems == ((None, "1 older manifests of costs 202505 are left out"),)


def test_without_a_top_manifest_a_final_one_counts_then_the_one_written_last(tmp_path: Path) -> None:
    for name, cost, final, age in (("a", "1", True, 100), ("b", "2", False, 50), ("c", "3", True, 80)):
        part(tmp_path / name / f"costs-{name}.csv.gz", cost)
        path = manifest(tmp_path / name / "Manifest.json", [f"costs-{name}.csv.gz"], finalized=final)
        os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    assert read_bill(tmp_path).total == 3


def test_trap_cur2_keeps_data_and_manifests_in_folders_of_their_own_by_billing_period(tmp_path: Path) -> None:
    for month, cost in (("2025-05", "1"), ("2025-06", "2")):
        data = tmp_path / f"export/data/BILLING_PERIOD={month}/e-00001.csv.gz"
        data.parent.mkdir(parents=True)
        data.write_bytes(gzip.compress(bill(cost, month)))
        place = tmp_path / f"export/metadata/BILLING_PERIOD={month}/e-Manifest.json"
        place.parent.mkdir(parents=True)
        key = f"s3://bucket/prefix/export/data/BILLING_PERIOD={month}/e-00001.csv.gz"
        place.write_text(json.dumps({"executionId": "x", "exportArn": "arn:e", "dataFiles": [key]}))
    found = read_bill(tmp_path)
    amounts = {line.month: line.amount for line in found.lines}
    assert amounts == {"2025-05": Decimal(1), "2025-06": Decimal(2)}
    assert found.problems == ()


@pytest.mark.parametrize("kind", ["csv.gz", "csv"])
def test_trap_only_the_newest_execution_of_a_cur2_month_counts(tmp_path: Path, kind: str) -> None:
    """An export that keeps every delivery: a folder for each execution, the manifest of the newest at the top too."""
    for month, execution, cost in (("2025-05", "e1", "100"), ("2025-05", "e2", "7"), ("2025-06", "e3", "2")):
        key = f"export/data/BILLING_PERIOD={month}/{execution}/bill-00001.{kind}"
        data = tmp_path / key
        data.parent.mkdir(parents=True)
        data.write_bytes(gzip.compress(bill(cost, month)) if kind == "csv.gz" else bill(cost, month))
        text = json.dumps(
            {"executionId": execution, "exportArn": "arn:e", "dataFiles": [f"s3://bucket/{key}"]}
        )
        metadata = tmp_path / f"export/metadata/BILLING_PERIOD={month}"
        for folder in (metadata / execution, metadata):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "bill-Manifest.json").write_text(text)
    found = read_bill(tmp_path)
    assert {line.month: line.amount for line in found.lines} == {"2025-05": 7, "2025-06": 2}
    assert found.problems == ((None, "1 older manifests of arn:e 202505 are left out"),)


def test_a_folder_without_manifests_is_all_its_data_files(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(bill("1"))
    (tmp_path / "b.csv").write_bytes(bill("2"))
    (tmp_path / "notes.md").write_text("no bill")
    assert read_bill(tmp_path).total == 3
    (tmp_path / "empty").mkdir()
    assert "holds no file of a bill" in read_bill(tmp_path / "empty").problems[0][1]


@pytest.mark.parametrize("period", ["costs/20250501-20250601", "export/data/BILLING_PERIOD=2025-05"])
def test_trap_two_assemblies_of_a_month_without_a_manifest_are_refused_and_not_doubled(
    tmp_path: Path, period: str
) -> None:
    part(tmp_path / period / "a1/costs-1.csv.gz", "5")
    part(tmp_path / period / "a1/costs-2.csv.gz", "5")
    assert read_bill(tmp_path).total == 10
    part(tmp_path / period / "a2/costs-1.csv.gz", "6.5")
    found = read_bill(tmp_path)
    assert (found.total, found.lines) == (None, ())
    assert "2 deliveries of" in found.problems[0][1]
    assert "name the folder with its manifests" in found.problems[0][1]
