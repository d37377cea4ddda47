"""Marks: the same places keep their number, lines of a file stand together, kinds and ages are said."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from execreports.model.facts import Origin
from execreports.renderers.marks import Marks, grouped, runs
from execreports.testing.builders import NOW


def origin(locator: str, days: int = 1, source: str = "bills") -> Origin:
    return Origin(source, locator, (NOW - timedelta(days=days)).astimezone(UTC))


def test_the_same_places_keep_their_number_and_new_ones_get_the_next() -> None:
    marks = Marks(NOW)
    assert marks.of([origin("a.csv:1")]) == "[1]"
    assert marks.of([origin("b.csv:1")]) == "[2]"
    assert marks.of([origin("a.csv:1")]) == "[1]"
    assert marks.of([]) == ""


def test_lines_of_one_file_stand_together_as_runs() -> None:
    places = [origin(f"a.csv:{line}") for line in (3, 4, 5, 9)] + [origin("s3://b/k#etag")]
    assert grouped(places) == ["a.csv:3-5,9", "s3://b/k#etag"]


def test_kind_and_age_are_said() -> None:
    marks = Marks(NOW)
    marks.of([origin("a.csv:1", 1), origin("a.csv:2", 3)], ["actual", "estimate"])
    assert marks.listing() == ["[1] a.csv:1-2 (actual, estimate, 2 May 2026 to 4 May 2026)"]


@given(st.sets(st.integers(1, 500), min_size=1))
def test_runs_lose_and_invent_no_line(lines: set[int]) -> None:
    back: set[int] = set()
    for part in runs(sorted(lines)).split(","):
        first, _, last = part.partition("-")
        back |= set(range(int(first), int(last or first) + 1))
    assert back == lines


def test_a_url_with_a_port_is_no_line_number() -> None:
    assert grouped(
        [Origin("x", "https://script.google.com/macros/s/A/exec#/jobs/3", datetime(2026, 5, 4, tzinfo=UTC))]
    ) == ["https://script.google.com/macros/s/A/exec#/jobs/3"]
