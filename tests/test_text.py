"""Numbers and dates in plain words."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.model.facts import Kind
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval
from execreports.text import age, count, cut, day, money, month, percent, plural, quantity, shown

D = Decimal
UNITS = st.sampled_from(["USD", "EUR/month", "count", "ratio", "%", "days", "months", "USD/hour"])
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


@pytest.mark.parametrize(
    ("number", "currency", "words"),
    [
        (Interval(D(7000), D(9000)), "USD", "$7,000-9,000"),
        (Interval(D(50), D(84)), "USD", "$50-84"),
        (D("1234.5"), "EUR", "EUR 1,234.50"),
        (D(-50), "USD", "-$50"),
        (Interval(D(-50), D(84)), "USD", "-$50 to $84"),
        (D("0.004"), "USD", "$0"),
        (D("-0.004"), "USD", "$0"),
        (D("12.345"), "USD", "$12.35"),
        (Interval(D(5), D("5.5")), "CHF", "CHF 5.00-5.50"),
        (D(0), "USD", "$0"),
    ],
)
def test_money(number: Decimal | Interval, currency: str, words: str) -> None:
    assert money(number, currency) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (Interval(D(50), D(84)), "USD/month", "$50-84 a month"),
        (D(3), "days", "3 days"),
        (D(1), "days", "1 day"),
        (D("0.125"), "ratio", "12.5%"),
        (Interval(D("0.1"), D("0.12")), "ratio", "10-12%"),
        (D(18), "%", "18%"),
        (D(3676), "count", "3,676"),
        (Interval(D(5), D(7)), "count", "5-7"),
        (Interval(D(-2), D(7)), "count", "-2 to 7"),
        (D("2.04"), "months", "2 months"),
        (D(2), "count/month", "2 a month"),
    ],
)
def test_quantity(number: Decimal | Interval, unit: str, words: str) -> None:
    assert quantity(number, unit) == words


def test_a_figure_shows_its_range_with_the_most_likely_value_or_why_it_is_not_known() -> None:
    figure = Figure("x", "X", "", "count", Kind.MODEL, Interval(D(5), D(7), D(6)))
    assert shown(figure) == "5-7, most likely 6"
    assert shown(Figure("x", "X", "", "USD/month", Kind.ACTUAL, Interval(D(50), D(84)))) == "$50-84 a month"
    assert shown(unknown("x", "X", "USD", "file is gone")) == "not known (file is gone)"


@given(NUMBERS, NUMBERS, UNITS)
def test_every_number_prints_in_ascii_on_one_line(a: Decimal, b: Decimal, unit: str) -> None:
    words = quantity(Interval(min(a, b), max(a, b)), unit)
    assert words.isascii()
    assert "\n" not in words
    assert "E+" not in words


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_money_loses_no_cent(amount: Decimal) -> None:
    assert D(money(amount, "USD").lstrip("$").replace(",", "")) == amount


def test_dates() -> None:
    assert day(date(2026, 5, 5)) == "5 May 2026"
    assert day("2026-12-01") == "1 Dec 2026"
    assert day("soon") == "soon"
    assert month("2026-05") == "May 2026"
    assert month("Q3") == "Q3"


@pytest.mark.parametrize(
    ("seconds", "words"), [(3 * 86400 + 5, "3 days"), (3600, "1 hour"), (150, "2 minutes"), (9, "just now")]
)
def test_age(seconds: int, words: str) -> None:
    now = datetime(2026, 5, 5, tzinfo=UTC)
    assert age(now - timedelta(seconds=seconds), now) == words


def test_words() -> None:
    assert plural(1, "entry") == "1 entry"
    assert plural(2, "entry") == "2 entries"
    assert plural(1200, "day") == "1,200 days"
    assert cut("a  long\nline of words", 10) == "a long..."
    assert cut("short", 10) == "short"
    assert percent(D("0.333")) == "33.3%"
    assert count(D("0.25")) == "0.25"
    assert count(D("2.25")) == "2.3"
    assert count(D("0.50")) == "0.5"
