"""Unchanged handoffs are not read again: same facts, by content and not by time, and never from a damaged file."""

import os
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from execreports import reading
from execreports.model.facts import Fact
from execreports.reading.handoff import read_handoff
from execreports.sources import handoff_memory, handoffs
from execreports.sources.base import Memory, Reach
from execreports.sources.handoffs import Handoffs
from execreports.testing.reaches import reach_at

TEXT = """# Blue Boats

**Updated:** 2026-05-01  **Charter price:** $1,850

- [ ] call the bank (owner: Ana) by 2026-05-09
- [x] paint
- [ ] rotate STRIPE_KEY=sk_live_EXAMPLE51HzzzzzzzzzzzzzzzzzzFAKE

| Item | Cost | Status |
|---|---|---|
| fuel | €1.234,56/Monat | ✅ |
| dock | ~$7-9K | Blocked |

STRIPE_KEY=sk_live_EXAMPLE51HzzzzzzzzzzzzzzzzzzFAKE
"""
RULES: dict[str, Any] = {
    "facts": [{"label": "Charter price", "key": "sale.price", "unit": "USD"}],
    "tables": [{"section": "Blue Boats", "key": "expense", "value": "Cost", "labels": {"item": "Item"}}],
}


def made(root: Path, *, writable: bool = True, **options: Any) -> tuple[Handoffs, Reach]:
    reach = replace(reach_at(root), memory=Memory(root / "var", writable=writable))
    return Handoffs(**{"name": "notes", "path": "notes/*.md", **RULES, **options}), reach


def read(source: Handoffs, reach: Reach) -> tuple[list[Fact], list[str]]:
    own = replace(reach, problems=[])
    return list(source.read(own)), own.problems


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "one.md").write_text(TEXT, "utf-8")
    (tmp_path / "notes" / "two.md").write_text("# Bins\n\nbroken \ufffd $5\n", "utf-8")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    seen: list[bytes] = []

    def counted(data: bytes, order: str) -> Any:
        seen.append(data)
        return read_handoff(data, order)

    monkeypatch.setattr(handoffs, "read_handoff", counted)
    return seen


def test_an_unchanged_tree_gives_the_same_facts_and_notes_unread(root: Path, parsed: list[bytes]) -> None:
    source, reach = made(root)
    cold = read(source, reach)
    assert len(parsed) == 2
    warm = read(source, reach)
    assert warm == cold
    assert cold == warm
    assert [fact.id for fact in warm[0]] == [fact.id for fact in cold[0]]
    assert len(parsed) == 2
    assert {fact.key for fact in cold[0]} >= {"sale.price", "money", "task", "status", "document"}


def test_trap_the_memory_goes_by_content_because_a_checkout_rewrites_file_times(
    root: Path, parsed: list[bytes]
) -> None:
    source, reach = made(root)
    read(source, reach)
    one = root / "notes" / "one.md"
    stat = one.stat()
    one.write_text(TEXT.replace("$1,850", "$1,950"), "utf-8")
    os.utime(one, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    facts, _ = read(source, reach)
    assert len(parsed) == 3
    assert [str(fact.value) for fact in facts if fact.key == "sale.price"] == ["1950"]
    os.utime(root / "notes" / "two.md", (1, 1))
    read(source, reach)
    assert len(parsed) == 3


def test_age_is_told_anew(root: Path) -> None:
    source, reach = made(root)
    (root / "notes" / "one.md").write_text("# Boats\n\n2026-05-01 and 2026-05-20: $5\n", "utf-8")
    read(source, reach)
    later = replace(reach, now=reach.now + timedelta(days=30))
    facts, _ = read(source, later)
    assert facts == read(source, replace(later, memory=None))[0]
    assert next(fact.label("updated") for fact in facts if fact.key == "document") == "2026-05-20"


@pytest.mark.parametrize("options", [{"entity": "bins"}, {"facts": []}, {"entities": {"one.md": "bins"}}])
def test_other_options_are_another_reading(root: Path, parsed: list[bytes], options: dict[str, Any]) -> None:
    read(*made(root))
    source, reach = made(root, **options)
    facts, _ = read(source, reach)
    assert len(parsed) == 4
    assert facts == read(source, replace(reach, memory=None))[0]


def test_trap_the_memory_of_another_extractor_version_is_not_believed(
    root: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(*made(root))
    monkeypatch.setattr(handoff_memory, "_edition", lambda: "newer")
    read(*made(root))
    assert len(parsed) == 4


@pytest.mark.parametrize("place", ["reading/money.py", "reading/bills/amounts.py", "sources/mapper.py"])
def test_trap_the_extractor_version_is_that_of_every_file_that_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    for name in ("reading/__init__.py", "reading/money.py", "reading/bills/amounts.py", "sources/mapper.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    monkeypatch.setattr(reading, "__file__", str(tmp_path / "reading/__init__.py"))
    monkeypatch.setattr(handoff_memory, "__file__", str(tmp_path / "sources/handoff_memory.py"))
    edition = handoff_memory._edition.__wrapped__  # what it says is kept for the life of the process
    before = edition()
    assert edition() == before
    (tmp_path / place).write_text("# another way to read\n")
    assert edition() != before


def test_a_run_that_touches_nothing_looks_and_does_not_write(root: Path, parsed: list[bytes]) -> None:
    read(*made(root, writable=False))
    assert not (root / "var").exists()
    read(*made(root))
    before = {path: path.read_bytes() for path in (root / "var").iterdir()}
    read(*made(root, writable=False))
    assert len(parsed) == 4
    assert {path: path.read_bytes() for path in (root / "var").iterdir()} == before


def test_what_is_gone_is_forgotten(root: Path) -> None:
    read(*made(root))
    (root / "notes" / "two.md").unlink()
    read(*made(root))
    with sqlite3.connect(root / "var" / "notes.kept") as kept:
        assert kept.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    kept.close()


def test_nothing_absolute_and_no_secret_is_kept(root: Path) -> None:
    read(*made(root))
    source, reach = made(root, path=f"{root}/notes/*.md")
    read(source, reach)
    kept = (root / "var" / "notes.kept").read_bytes()
    assert str(root).encode() not in kept
    assert b"EXAMPLE51H" not in kept


@pytest.mark.parametrize("writable", [True, False])
def test_a_damaged_file_is_a_cold_read(root: Path, *, writable: bool) -> None:
    source, reach = made(root)
    cold = read(source, reach)
    (root / "var" / "notes.kept").write_bytes(b"no database at all" * 300)
    assert read(*made(root, writable=writable)) == cold
    assert read(source, reach) == cold


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 10**6), byte=st.integers(0, 255))
@example(at=6625, byte=32)  # in the words of a note
@example(at=6570, byte=32)  # in the type of a column
@example(at=3976, byte=0xFF)  # in the words of the schema, which the error then quotes
def test_a_flipped_byte_changes_no_fact(tmp_path_factory: pytest.TempPathFactory, at: int, byte: int) -> None:
    root = tmp_path_factory.mktemp("flip")
    (root / "notes").mkdir()
    (root / "notes" / "one.md").write_text(TEXT, "utf-8")
    cold = read(*made(root))
    path = root / "var" / "notes.kept"
    data = bytearray(path.read_bytes())
    data[at % len(data)] = byte
    path.write_bytes(data)
    assert read(*made(root, writable=False)) == cold
    assert read(*made(root)) == cold


def test_a_kept_fact_is_a_fact(root: Path) -> None:
    source, reach = made(root)
    cold, warm = read(source, reach)[0], read(source, reach)[0]
    for old, new in zip(cold, warm, strict=True):
        assert isinstance(new, Fact)
        assert replace(new, text="x") == replace(old, text="x")
        assert new != replace(old, text="x")
    with pytest.raises(AttributeError):
        warm[0].nothing  # type: ignore[attr-defined]  # noqa: B018 - that is the test
    with pytest.raises(AttributeError):
        warm[0].text = "x"  # type: ignore[misc]
