"""Lines of a mail: narrow, indented, ASCII, without rule lines, whatever text comes in."""

from hypothesis import given
from hypothesis import strategies as st

from execreports.renderers.plain import WIDTH, heading, plain, wrapped

HOSTILE = st.text(alphabet=st.characters(codec="utf-8"), max_size=400)


@given(HOSTILE)
def test_every_line_fits_and_is_indented(text: str) -> None:
    for line in wrapped(text).splitlines():
        assert len(line) <= WIDTH
        assert line.startswith("  ")


@given(HOSTILE)
def test_nothing_that_moves_the_cursor_or_starts_a_header_gets_through(text: str) -> None:
    flat = plain(text)
    assert not any(
        ord(letter) < 32 or 127 <= ord(letter) < 160 or letter in "\u2028\u2029\u202e" for letter in flat
    )


@given(st.sampled_from("=-_*#~"), st.integers(4, 90))
def test_rule_lines_are_gone(mark: str, times: int) -> None:
    assert mark * 4 not in plain(f"before {mark * times} after")


def test_typographic_marks_are_spelled_out() -> None:
    assert plain("“7–9K” — ok… → done ≈ €50 ✅") == '"7-9K" - ok... to done ~ EUR 50 yes'


def test_names_keep_their_letters_where_ascii_has_one() -> None:
    assert plain("Müller señor") == "Mueller senor"


def test_a_long_path_is_shortened_in_the_middle_and_keeps_its_line() -> None:
    line = wrapped("in " + "examples/" * 12 + "handoff.md:41")
    assert line.endswith("handoff.md:41")
    assert "..." in line


def test_headings_cannot_be_joined_to_the_next_line() -> None:
    assert heading("Security gaps") == "SECURITY GAPS"
    assert heading("A heading that is quite a lot longer than forty columns").endswith(".")


@given(HOSTILE, st.integers(1, 99))
def test_hanging_indents_hold(text: str, number: int) -> None:
    first = f"  {number}. "
    for index, line in enumerate(wrapped(text, first, "     ").splitlines()):
        assert line.startswith(first if index == 0 else "     ")


def test_what_a_terminal_would_obey_is_gone_whole() -> None:
    assert plain("before \x1b[31mred\x1b[0m \x1b]0;title\x07after") == "before red after"
