"""East Asian amounts: steps of ten thousand, the book-keepers' triangle, ranges and open ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.money import Money, find_money


def read(text: str) -> list[tuple[int, int | None, str]]:
    return [
        (int(one.low), None if one.high is None else int(one.high), one.currency) for one in find_money(text)
    ]


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("売上は2億4,000万円", 240_000_000, 240_000_000, "JPY"),
        ("年間4万5,000円", 45_000, 45_000, "JPY"),
        ("1兆2,000億円", 1_200_000_000_000, 1_200_000_000_000, "JPY"),
        ("¥2億4,000万", 240_000_000, 240_000_000, "JPY"),
        ("총 1억 2천만원", 120_000_000, 120_000_000, "KRW"),
        ("返金で▲35,000円", -35_000, -35_000, "JPY"),
        ("▲1億2,000万円", -120_000_000, -120_000_000, "JPY"),
        ("5万円〜10万円", 50_000, 100_000, "JPY"),
        ("約60万〜80万円", 600_000, 800_000, "JPY"),
        ("100만원~200만원", 1_000_000, 2_000_000, "KRW"),
        ("1件5万円〜", 50_000, None, "JPY"),
        ("120ドル", 120, 120, "USD"),
        ("500美元", 500, 500, "USD"),
        ("500萬元", 5_000_000, 5_000_000, "CNY"),
    ],
)
def test_an_amount(text: str, low: int, high: int | None, currency: str) -> None:
    assert read(text) == [(low, high, currency)]


@pytest.mark.parametrize("text", ["5万人", "1万2千件", "▲ 3 places up", "2.5万", "100〜200名"])
def test_no_amount(text: str) -> None:
    assert read(text) == []


def test_a_triangle_elsewhere_says_that_something_rose() -> None:
    assert read("▲$500 since May") == [(500, 500, "USD")]


@given(hundred_millions=st.integers(1, 999), ten_thousands=st.integers(0, 9999), ones=st.integers(0, 9999))
def test_every_number_of_steps_is_their_sum(hundred_millions: int, ten_thousands: int, ones: int) -> None:
    words = (
        f"{hundred_millions}億"
        + (f"{ten_thousands:,}万" if ten_thousands else "")
        + (f"{ones:,}" if ones else "")
    )
    found: list[Money] = find_money(f"合計{words}円")
    value = hundred_millions * 10**8 + ten_thousands * 10**4 + ones
    assert [int(one.low) for one in found] == [value]
