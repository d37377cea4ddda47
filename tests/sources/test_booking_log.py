import time
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from execreports.model.facts import Fact
from execreports.sources.base import Reach, Source
from execreports.sources.booking_log import BookingLog
from execreports.testing.reaches import reach_at
from execreports.testing.source_contract import SourceContract

RULE = {
    "key": "booking",
    "value": "amount",
    "labels": {"id": "id", "status": "status", "item": "item"},
    "dates": {"date": "date"},
}
TEXT = """\
# bookings, newest last
2026-04-01 B-1 confirmed $1,850 sunset charter
2026-04-02 B-2 tentative 900.50 half day

2026-04-09 B-1 cancelled $1,850 sunset charter
"""


def log(**options: object) -> BookingLog:
    given = {"name": "bookings", "path": "b.log", "entity": "boats", "facts": [RULE]}
    return BookingLog.model_validate(given | options)


def read(root: Path, text: str, source: BookingLog | None = None) -> tuple[list[Fact], Reach]:
    (root / "b.log").write_text(text)
    reach = reach_at(root)
    return list((source or log()).read(reach)), reach


class TestContract(SourceContract):
    def honest(self, root: Path) -> tuple[Source, Reach]:
        (root / "b.log").write_text(TEXT)
        return log(), reach_at(root)

    def broken(self, root: Path) -> tuple[Source, Reach]:
        return log(path="missing/*.log"), reach_at(root)


def test_lines_become_bookings_with_their_number(tmp_path: Path) -> None:
    facts, reach = read(tmp_path, TEXT)
    assert [(fact.value, fact.origin.locator) for fact in facts] == [
        (Decimal(1850), "b.log:2"),
        (Decimal("900.50"), "b.log:3"),
        (Decimal(1850), "b.log:5"),
    ]
    assert facts[1].labels == {"id": "B-2", "status": "tentative", "item": "half day", "date": "2026-04-02"}
    assert reach.problems == []


def test_the_last_line_about_a_booking_counts(tmp_path: Path) -> None:
    facts, _ = read(tmp_path, TEXT, log(latest_by="id"))
    assert {fact.label("id"): fact.label("status") for fact in facts} == {
        "B-1": "cancelled",
        "B-2": "tentative",
    }


def test_lines_of_another_shape_are_told(tmp_path: Path) -> None:
    facts, reach = read(tmp_path, f"{TEXT}garbage\n")
    assert len(facts) == 3
    assert reach.problems == ["b.log:6: line left out: it does not read as pattern"]


def test_a_pattern_with_marks_between(tmp_path: Path) -> None:
    source = log(pattern="[{date}] {id} | {status} | {amount} | {item}")
    facts, _ = read(tmp_path, "[2026-04-01] A 7 | confirmed | 12 | a | b\n", source)
    assert facts[0].labels == {"id": "A 7", "status": "confirmed", "item": "a | b", "date": "2026-04-01"}


def test_json_lines_and_a_half_written_last_one(tmp_path: Path) -> None:
    text = '{"id": "B-1", "status": "done", "amount": 0.1, "item": "x", "date": "2026-04-01T23:30:00Z"}\n{"id": "B-2", "sta'
    facts, reach = read(tmp_path, text, log(format="jsonl"))
    assert [(fact.value, fact.label("date")) for fact in facts] == [(Decimal("0.1"), "2026-04-01")]
    assert reach.problems[0].startswith("b.log:2:")


def test_an_evening_in_utc_is_the_local_day(tmp_path: Path) -> None:
    text = '{"id": "1", "status": "", "amount": 1, "item": "", "date": "2026-04-02T05:30:00Z"}\n'
    facts, _ = read(tmp_path, text, log(format="jsonl"))
    assert facts[0].label("date") == "2026-04-01"


@given(st.text(max_size=200))
def test_any_line_reads_or_is_told(tmp_path_factory: object, line: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "b.log").write_bytes(line.encode("utf-8", "surrogatepass"))
        list(log().read(reach_at(Path(folder))))


def test_a_long_line_does_not_run_away(tmp_path: Path) -> None:
    start = time.perf_counter()
    read(tmp_path, "a " * 200_000 + "\n", log(pattern="{date} - {id} - {status} - {amount} - {item} end"))
    assert time.perf_counter() - start < 2


def test_a_log_is_as_old_as_its_last_entry_not_as_the_last_trip(tmp_path: Path) -> None:
    text = '{"id": "B-1", "status": "done", "amount": 5, "item": "x", "date": "2026-03-02", "trip": "2026-05-01"}\n'
    rule = RULE | {"dates": {"date": "date", "service_date": "trip"}}
    facts, _ = read(tmp_path, text, log(format="jsonl", facts=[rule]))
    assert facts[0].origin.as_of.date().isoformat() == "2026-03-02"
    only = RULE | {"dates": {"service_date": "trip"}}
    facts, _ = read(tmp_path, text, log(format="jsonl", facts=[only]))
    assert facts[0].origin.as_of.date().isoformat() == "2026-05-01"
