"""Words without accents: escapes are kept, words end where letters do, characters stay where they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.folded import bounded, even, evened, folded, spaced
from execreports.reading.languages.known import LANGUAGES
from execreports.reading.languages.words import Language


def test_a_folded_pattern_keeps_its_escapes() -> None:
    assert folded(r"ÉTÉ\W\S[ÀÉ]\b") == r"ete\W\S[ae]\b"
    assert spaced(folded("Chiffre d’affaires|what's next")) == "chiffre d affaires|what s next"


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("risk", "a risk.", True), ("risk", "risky", False), ("risk", "brisk", False), ("risk", "risk_2", True),
        ("срок", "срок: май", True), ("срок", "сроки", False), ("срок", "просрок", False), ("τέλη", "τέλη 5", True),
        ("żą", "żąć", False), ("合計|total", "料金合計額", True), ("合計|total", "totals", False), ("합계", "합계는", True),
    ],
)  # fmt: skip
def test_a_word_ends_where_the_letters_of_its_script_do(words: str, text: str, found: bool) -> None:
    assert bool(re.search(bounded(words), text)) is found


def test_a_beginning_may_go_on() -> None:
    assert re.search(bounded("kumul", ends=False), "kumuliert")
    assert not re.search(bounded("kumul", ends=False), "akkumuliert")


@given(st.text(max_size=40))
def test_every_character_of_an_even_text_is_where_it_was(text: str) -> None:
    if not text.isascii():
        assert len(even(text)) == len(text)
    assert even("Á’é" + "ß") == "a'eß"
    assert evened(r"Fällig\W") == r"fallig\W"


@pytest.mark.parametrize("one", LANGUAGES, ids=lambda one: one.code)
def test_no_list_of_work_or_tables_has_an_empty_alternative(one: Language) -> None:
    work = {name: getattr(one.work, name) for name in one.work.__dataclass_fields__}
    tables = {name: getattr(one.tables, name) for name in one.tables.__dataclass_fields__ if name != "roles"}
    for name, words in (work | tables | dict(one.tables.roles)).items():
        assert not words or re.fullmatch(re.sub(r"\s*\|\s*", "|", words.strip()), "") is None, name
