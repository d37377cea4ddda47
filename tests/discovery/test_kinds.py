"""Rows of sources.yaml become sources of their kind, or faults with line and column."""

from datetime import timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from execreports.config import Config, load
from execreports.discovery.kinds import duration, kind, kinds, sources
from execreports.sources.base import Source

PORTFOLIO = "name: x\ntimezone: UTC\ncurrency: EUR\nentities:\n  - {id: north, name: North}\n"


def configured(folder: Path, rows: str) -> Config:
    (folder / "config").mkdir()
    (folder / "config" / "portfolio.yaml").write_text(PORTFOLIO, encoding="utf-8")
    (folder / "config" / "sources.yaml").write_text(rows, encoding="utf-8")
    return load(folder)


def test_every_kind_is_its_files_name() -> None:
    found = kinds()
    assert "table" in found
    assert all(made.kind == name and issubclass(made, Source) for name, made in found.items())


def test_modules_that_are_no_kind_are_none() -> None:
    assert kind("base") is None
    assert kind("no_such_kind") is None


def test_durations_are_read(tmp_path: Path) -> None:
    rows = (
        "sources:\n  - name: bank\n    kind: table\n    path: bank.csv\n    entity: north\n    warn_after: 7d\n"
        "    error_after: 36h\n    deadline: 2\n    facts: [{key: bank.balance, value: Amount, unit: EUR}]\n"
    )
    found, faults = sources(configured(tmp_path, rows))
    assert not faults
    assert (found[0].warn_after, found[0].error_after) == (timedelta(days=7), timedelta(hours=36))
    assert found[0].deadline == timedelta(seconds=2)


def test_all_faults_of_all_rows_have_places(tmp_path: Path) -> None:
    rows = (
        "sources:\n  - name: a\n    kind: tabel\n"
        "  - name: b\n    kind: table\n    pth: x.csv\n    entity: nort\n    warn_after: soon\n"
        "    facts: [{key: bank.balance, value: Amount, unit: EUR}]\n"
    )
    found, faults = sources(configured(tmp_path, rows))
    assert not found
    said = [f"{fault.place} {fault.message}" for fault in faults]
    assert said[0] == "config/sources.yaml:3:11 source a: no kind tabel (did you mean 'table'?)"
    assert said[1] == "config/sources.yaml:7:13 source b: no entity nort (did you mean 'north'?)"
    assert "config/sources.yaml:6:5 sources.1.pth: unknown key (did you mean 'path'?)" in said
    assert any(text.startswith("config/sources.yaml:8:17 sources.1.warn_after: ") for text in said)


@given(st.integers(min_value=0, max_value=9999), st.sampled_from(["s", "min", "h", "d"]))
def test_duration_words(number: int, unit: str) -> None:
    seconds = {"s": 1, "min": 60, "h": 3600, "d": 86400}[unit]
    assert duration(f"{number}{unit}") == timedelta(seconds=number * seconds)


def test_other_words_are_no_duration() -> None:
    assert duration("soon") == "soon"
