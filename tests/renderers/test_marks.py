"""Marks: the same places keep their number, lines of a file stand together, kinds and ages are said."""

from datetime import UTC, timedelta

from hypothesis import given
from hypothesis import strategies as st

from execreports.model.facts import Origin
from execreports.renderers.addresses import runs, split
from execreports.renderers.marks import Marks
from execreports.testing.builders import NOW


def origin(locator: str, days: int = 1, source: str = "bills") -> Origin:
    return Origin(source, locator, (NOW - timedelta(days=days)).astimezone(UTC))


def test_the_same_places_keep_their_number_and_new_ones_get_the_next() -> None:
    marks = Marks(NOW)
    assert marks.of([origin("a.csv:1")]) == "[1]"
    assert marks.of([origin("b.csv:1")]) == "[2]"
    assert marks.of([origin("a.csv:1")]) == "[1]"
    assert marks.of([]) == ""


def test_places_stand_by_file_with_marks_lines_kinds_and_age() -> None:
    marks = Marks(NOW)
    marks.of([origin(f"a.csv:{line}") for line in (3, 4, 5, 9)] + [origin("s3://b/k#etag", 2)], ["estimate"])
    marks.of([origin("a.csv:12", 3)], ["actual"])
    told = "a.csv:3-5,9 [1] estimate; 12 [2] (2 May to 4 May); s3://b/k#etag [1] (3 May)"
    assert " ".join(marks.listing().split()) == told


def test_parts_of_a_place() -> None:
    script = "https://script.google.com/macros/s/A/exec"
    assert split("jobs.csv:12") == ("jobs.csv", ":", "12")
    assert split("sheet://ID/Tab!B7") == ("sheet://ID/Tab", "!", "B7")
    assert split(f"{script}#/jobs/3") == (script, "#", "/jobs/3")
    assert split("examples/books") == ("examples/books", "", "")


def test_a_place_may_be_runs_of_lines() -> None:
    assert split("cur.csv:212-241,250") == ("cur.csv", ":", "212-241,250")
    marks = Marks(NOW)
    marks.of([origin("cur.csv:212-241"), origin("cur.csv:242"), origin("cur.csv:3,9-10")])
    assert marks.listing().split(" (")[0].strip() == "cur.csv:3,9-10,212-242 [1]"


@given(st.sets(st.integers(1, 500), min_size=1))
def test_runs_lose_and_invent_no_line(lines: set[int]) -> None:
    back: set[int] = set()
    for part in runs(sorted(lines)).split(","):
        first, _, last = part.partition("-")
        back |= set(range(int(first), int(last or first) + 1))
    assert back == lines
