"""Bytes of any origin become text with the right line numbers, and what was lost is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.encodings import decode

TEXT = "# Übersicht\n\n- größe: 5 €\n- naïve café\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (b"plain", "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_unicode_in_every_dress(data: bytes, name: str) -> None:
    decoded = decode(data)
    assert decoded.encoding == name
    assert decoded.text in (TEXT, "plain", "")
    assert decoded.problems == ()


def test_windows_1252_is_read_and_said() -> None:
    decoded = decode("Größe – 5 € “gut”".encode("cp1252"))
    assert decoded.text == "Größe – 5 € “gut”"
    assert decoded.encoding == "cp1252"
    assert [(p.line, p.message) for p in decoded.problems] == [(None, "not UTF-8: read as Windows-1252")]


def test_broken_utf8_is_not_taken_for_windows_1252() -> None:
    decoded = decode("größe\nviele schöne Umlaute äöü\n".encode() + b"kaputt \xff\xc3\n")
    assert decoded.encoding == "utf-8"
    assert "schöne" in decoded.text
    assert [problem.line for problem in decoded.problems] == [3]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_become_lf_and_lines_keep_their_numbers(end: str) -> None:
    assert decode(end.join(["a", "b", "", "c"]).encode()).text == "a\nb\n\nc"


def test_many_bad_lines_are_counted_not_listed() -> None:
    decoded = decode(("schön äöü\n" * 50).encode() + b"\xff\n" * 30)
    assert len(decoded.problems) == 21
    assert "10 further lines" in decoded.problems[-1].message


def test_a_binary_file_is_suspected() -> None:
    assert "NUL" in decode(b"abc\x00\x00\x01def\n" * 3).problems[0].message


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    assert "\r" not in decode(data).text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00\ufeff\ufffd"), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text
