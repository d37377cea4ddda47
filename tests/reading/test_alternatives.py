"""Alternatives by their first letters match what a plain list of them matches."""

import re

import pytest

from execreports.reading.languages.alternatives import nested, split

WORDS = ["can", "criteri\\w*", "can", "features?", "f", "x?y", "(?:free|paid) plan", "état", "完了", "a b"]


@pytest.mark.parametrize("levels", [0, 1, 2, 9])
@pytest.mark.parametrize(
    "text", ["can", "criteria", "feature", "features", "f", "y", "xy", "paid plan", "état", "完了", "a b"]
)
def test_a_nested_list_matches_what_the_list_matches(text: str, levels: int) -> None:
    assert re.fullmatch(nested(WORDS, levels=levels), text)


@pytest.mark.parametrize("text", ["", "c", "ca", "x", "free", "cfeature", "完", "a"])
def test_a_nested_list_matches_nothing_else(text: str) -> None:
    assert not re.fullmatch(nested(WORDS), text)


def test_what_is_nested_can_be_split_again() -> None:
    assert len(list(split(nested(["can", "criteria", "may"])))) == 2
