"""Dates in six languages; ambiguous ones are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.dates import find_dates, order_of
from execreports.reading.handoff import read_handoff


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-05-05", "2026-05-05"), ("5 May 2026", "2026-05-05"), ("May 5, 2026", "2026-05-05"),
        ("5 de mayo de 2026", "2026-05-05"), ("3 de março de 2026", "2026-03-03"), ("1er février 2026", "2026-02-01"),
        ("5. März 2026", "2026-03-05"), ("il 4 maggio 2026", "2026-05-04"), ("31/12/2026", "2026-12-31"), ("20-05-2026", "2026-05-20"),
        ("12/25/2026", "2026-12-25"), ("05.06.2026", "2026-06-05"), ("12th of June 2026", "2026-06-12"),
    ],
)  # fmt: skip
def test_dates_in_six_languages(text: str, iso: str) -> None:
    assert [date.iso for date in find_dates(f"bis {text}.")] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "05/06/2026",
        "05-06-2026",
        "555-20-05-2026",
        "2026-13-01",
        "31 February 2026",
        "v2026.1.2",
        "in 2026",
        "12-2026-05",
    ],
)
def test_ambiguous_and_impossible_dates_are_left_out(text: str) -> None:
    assert find_dates(text) == []


@given(st.dates())
def test_an_iso_date_is_read_back(day: object) -> None:
    expected = [str(day)] if "1900" <= str(day)[:4] <= "2099" else []
    assert [date.iso for date in find_dates(f"on {day}, perhaps")] == expected


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("termín: 23. 5. 2025", "2025-05-23"), ("締切：2025/7/4", "2025-07-04"), ("2025-7-4", "2025-07-04"),
        ("2026.05.12.", "2026-05-12"), ("2026. 05. 12.", "2026-05-12"), ("2025.06.18", "2025-06-18"),
    ],
)  # fmt: skip
def test_numeric_dates_with_blanks_and_with_the_year_first(text: str, iso: str) -> None:
    assert [one.iso for one in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["v2025.1.2", "2025.1.2", "/2025/07/04/x", "Q3 2025/26", "2025/2026", "2025.12.1.3", "2024-25-26"]
)
def test_versions_paths_and_spans_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_an_ambiguous_date_is_read_where_its_order_is_declared_or_proved() -> None:
    assert [one.iso for one in find_dates("12/09/2026", "dmy")] == ["2026-09-12"]
    assert [one.iso for one in find_dates("12/09/2026", "mdy")] == ["2026-12-09"]
    assert [one.iso for one in find_dates("25/09/2026", "mdy")] == ["2026-09-25"]
    assert order_of("on 25/09/2026 and 05/06/2026") == "dmy"
    assert order_of("on 09/25/2026 and 05/06/2026") == "mdy"
    assert order_of("on 09/25/2026 and 25/06/2026, 01/02/2026") == ""


def test_a_document_is_read_in_the_order_it_proves() -> None:
    text = b"# Notes\n\nUpdated: 05/06/2026\n\n- [ ] Sign, due 07/06/2026\n- [x] Call on 25/05/2026\n"
    handoff = read_handoff(text)
    assert [one.iso for one in handoff.dates] == ["2026-06-05", "2026-06-07", "2026-05-25"]
    assert handoff.tasks[0].due == "2026-06-07"
    assert read_handoff(text.replace(b"25/05", b"05/05"), "mdy").tasks[0].due == "2026-07-06"
    assert not read_handoff(text, "iso").tasks[0].due
