"""Decimal marks: decided by digits, then by neighbours, then by habit with a doubt."""

from decimal import Decimal

import pytest

from execreports.reading.numbers import COMMA, DOT, EITHER, Habits, read


@pytest.mark.parametrize(
    ("raw", "value", "proves"),
    [
        ("1234", "1234", ""), ("1,234.56", "1234.56", DOT), ("1.234,56", "1234.56", COMMA), ("0.275", "0.275", DOT),
        ("0,275", "0.275", COMMA), ("12,5", "12.5", COMMA), ("12.50", "12.50", DOT), ("1,23,456", "123456", DOT),
        ("1,23,456.78", "123456.78", DOT), ("1.234.567", "1234567", COMMA), ("1,234,567", "1234567", DOT),
        ("1'234.50", "1234.50", DOT), ("1’234’567", "1234567", ""), ("1 234,5", "1234.5", COMMA),
        ("1\u202f234\u202f567", "1234567", ""), (".5", "0.5", DOT), ("1234.567", "1234.567", DOT),
    ],
)  # fmt: skip
def test_numbers_that_can_be_read_in_one_way(raw: str, value: str, proves: str) -> None:
    written = read(raw)
    assert written is not None
    assert written.dot == written.comma == Decimal(value)
    assert written.proves == proves


@pytest.mark.parametrize(("raw", "dot", "comma"), [("1.234", "1.234", "1234"), ("1,234", "1234", "1.234")])
def test_three_digits_behind_one_mark_may_be_either(raw: str, dot: str, comma: str) -> None:
    written = read(raw)
    assert written is not None
    assert (written.dot, written.comma, written.proves) == (Decimal(dot), Decimal(comma), EITHER)


@pytest.mark.parametrize(
    "raw", ["1.2.3", "12.05.2026", "1,2,3", "1.23.456", "1'23", "1,234,56", "9" * 41, "1,2.3,4"]
)
def test_versions_dates_and_lists_are_no_numbers(raw: str) -> None:
    assert read(raw) is None


def test_a_neighbour_of_the_same_currency_has_the_say() -> None:
    habits = Habits()
    habits.learn(5, COMMA, "EUR")
    assert habits.decide(7, DOT, "EUR") == (COMMA, False)
    assert habits.decide(7, COMMA, "USD") == (DOT, False)  # $1,234 beside 3,50 € stays a thousand


def test_without_neighbours_habit_guesses_and_says_so() -> None:
    assert Habits().decide(1, DOT, "USD") == (DOT, True)
    assert Habits("Das ist der Preis und die Miete für den Monat").decide(1, DOT, "EUR") == (COMMA, False)
    assert Habits("The price of the house is in the contract").decide(1, DOT, "EUR") == (COMMA, True)
