"""What is misspelt, outside, unwritable or damaged is said once, with its place."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

Edit = Callable[[str, str, str], None]
ROOT = Path(__file__).parents[2]


def test_a_fact_key_that_nothing_reads_and_looks_like_another_is_a_warning(run: Caller, edit: Edit) -> None:
    edit("config/sources.yaml", "key: expense", "key: expensse")
    said = run("check")
    assert said.code == 0
    assert "did you mean 'expense'?" in said.err
    assert run("check", "--strict").code == 1


def test_no_source_at_all_is_a_warning(run: Caller, workspace: Path) -> None:
    (workspace / "config" / "sources.yaml").write_text("", "utf-8")
    assert "no source is declared" in run("check").err
    assert run("check", "--strict").code == 1


def test_a_reader_outside_the_domains_is_named_beside_another_fault(run: Caller, workspace: Path) -> None:
    (workspace / "config" / "recipients.yaml").write_text(
        'allow_domains: [example.com]\naudiences:\n  default: {to: ["${NOPE}", "x@elsewhere.example"]}\n',
        "utf-8",
    )
    said = run("config", "validate")
    assert said.code == 78
    assert "x@elsewhere.example is outside allow_domains" in said.err
    assert "NOPE" in said.err


def test_a_wrong_kind_hides_no_unknown_entity(run: Caller, workspace: Path) -> None:
    (workspace / "config" / "sources.yaml").write_text(
        "sources:\n  - {name: a, kind: tabel, path: x.csv, entity: nobody}\n", "utf-8"
    )
    said = run("config", "validate")
    assert "no kind tabel" in said.err
    assert "no entity nobody" in said.err


def test_a_day_that_is_none_is_a_matter_of_words(run: Caller) -> None:
    assert run("show", "cfo", "gestern").code == 2


def test_a_damaged_ledger_has_a_place_and_a_way_out(run: Caller, workspace: Path) -> None:
    (workspace / "var").mkdir(exist_ok=True)
    (workspace / "var" / "ledger.sqlite").write_bytes(b"no database at all " * 100)
    said = run("send", "-p", "cto")
    assert said.code != 0
    assert "var/ledger.sqlite" in said.err
    assert "restore" in said.err


@pytest.mark.parametrize("way", [">&-", "> /dev/full"])
def test_an_output_that_cannot_be_written_is_one_error(workspace: Path, way: str) -> None:
    program = f'exec "$0" -m execreports --workspace "$1" list {way}'
    done = subprocess.run(
        ["/bin/sh", "-c", program, sys.executable, str(workspace)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("error E-") == 1
    assert "standard output cannot be written" in done.stderr
