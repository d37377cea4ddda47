"""Half-written documents: told by what no finished one ends with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.handoff import read_handoff

TABLE = "# Plan\n\n| Posten | Betrag |\n|---|---|\n| Miete | 5 € |\n"
FENCE = "# Plan\n\n```sh\nmake all\n"


def told(text: str | bytes) -> list[tuple[int | None, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [(one.line, one.message) for one in read_handoff(data).problems]


def test_trap_a_document_that_stops_in_a_row() -> None:
    assert told(TABLE + "| Strom | 4") == [(6, "ends in the middle of a row: perhaps half-written")]
    assert told(TABLE + "| Str") == [(6, "ends in the middle of a row: perhaps half-written")]


def test_trap_a_document_that_stops_in_a_fence() -> None:
    assert told(FENCE + "make te") == [(5, "ends inside a code fence: perhaps half-written")]


def test_trap_a_document_that_stops_in_a_character() -> None:
    whole = "# Übergabe\n\nDie Miete für März".encode()
    cut = whole[: whole.rindex("ä".encode()) + 1]
    assert told(cut) == [(3, "ends in the middle of a character: perhaps half-written")]
    assert read_handoff(cut).text.endswith("für M")


@pytest.mark.parametrize(
    "text",
    [TABLE, TABLE + "| Strom | 4 |", "Posten | Betrag\n---|---\nMiete | 5 €", "| a | b\n|---|---\n| c | d",
     FENCE, FENCE + "```", FENCE + "```  ", "~~~\nx\n~~~~", "text without a line end", "# T\n\n    indented code", "",
     "- x\n  ```\n  y\n  ```"],
)  # fmt: skip
def test_a_whole_document_is_not_called_half_written(text: str) -> None:
    assert told(text) == []


def test_a_last_letter_in_windows_1252_is_a_letter() -> None:
    assert told("caf\xe9".encode("cp1252")) == [(None, "not UTF-8: read as Windows-1252")]


@given(st.text(max_size=60))
def test_any_text_that_ends_its_last_line_is_whole(text: str) -> None:
    assert not [message for _, message in told(text + "\n") if "half-written" in message]
