"""Words looked for by their beginnings are found where the whole expression finds them."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from execreports.reading.folded import bounded
from execreports.reading.sought import Sought, beginnings

PATTERN = r"next steps?|(?:old )?cost|\w*kosten|aufgaben?|ä?rger|(?<!not )to do(?= ?:?$)|^only|残課題|할 ?일|(?:a|b)c|\bstat\w+"
WORDS = "next steps step old cost kosten baukosten aufgabe aufgaben rger not to do : only 残課題 할일 ac bc status _ - x"


@pytest.mark.parametrize(("alternative", "expected"), [
    ("next steps?", ["next "]), ("next ?step", ["next"]), ("(?:old )?cost", ["old", "cost"]), ("ä?rger", ["ä", "rger"]),
    (r"(?<!not )to do", ["to "]), ("(?:a|b)c", ["a", "b"]), (r"\w+x", [""]), (r"\bstat\w+", ["stat"]),
])  # fmt: skip
def test_what_a_text_of_an_alternative_begins_with(alternative: str, expected: list[str]) -> None:
    assert beginnings(alternative) == expected


@example(words=["_", "kosten"], gap="", ends=False)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=6), st.sampled_from(["", " ", "  "]), st.booleans())
def test_what_the_whole_expression_finds_is_found(words: list[str], gap: str, ends: bool) -> None:
    text = gap.join(words)
    whole, sought = re.compile(bounded(PATTERN, ends=ends)), Sought(PATTERN, ends=ends)
    assert sought.is_in(text) == (whole.search(text) is not None)
    assert sought.is_whole(text) == (whole.fullmatch(text) is not None)
    first, searched = sought.first(whole, text), whole.search(text)
    assert (first and first.span()) == (searched and searched.span())


def test_only_what_a_text_may_hold_is_remembered_for_its_words() -> None:
    sought = Sought("next steps?|aufgaben?")
    assert sought["next"] == ("next steps?",)
    assert sought["(aufgaben)"] == ("aufgaben?",)
    assert sought["steps"] == ()


def test_long_pieces_are_not_remembered() -> None:
    sought = Sought("cost")
    assert sought.is_in("cost" + "/" * 99)
    assert not sought
