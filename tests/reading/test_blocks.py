"""Headings, tables and list items as CommonMark with GFM tables sees them, with their lines."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from execreports.reading.block_rules import tokens
from execreports.reading.blocks import outline
from execreports.reading.tables import split_cells


def tables(text: str) -> list[tuple[int, tuple[str, ...], list[tuple[str, ...]]]]:
    return [(table.line, table.header, [row.cells for row in table.rows]) for table in outline(text).tables]


def test_headings_of_both_kinds_and_none_in_code() -> None:
    text = "# One #\n\nTwo\n===\n\nthree\n---\n\n```\n# no\n```\n\n    # no\n\n- > ## Deep **bold** `a_b`\n\n**not one**\n"
    assert [(h.level, h.text, h.line) for h in outline(text).headings] == [
        (1, "One", 1), (1, "Two", 3), (2, "three", 6), (2, "Deep bold a_b", 15),
    ]  # fmt: skip


def test_trap_escaped_pipes_stay_in_their_cell_in_code_spans_too() -> None:
    text = "| a \\| b | c |\n| --- | --- |\n| `x \\| y` | \\|\\| |\n"
    assert tables(text) == [(1, ("a | b", "c"), [("`x | y`", "||")])]


def test_rows_shorter_and_longer_than_the_header() -> None:
    text = "a | b\n--|--\n1\n1 | 2 | 3\n> quote ends it\n"
    assert tables(text) == [(1, ("a", "b"), [("1",), ("1", "2")])]


def test_trap_nested_tables_fool_a_line_pattern_and_keep_their_lines() -> None:
    text = "> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n- item\n\n  | c |\n  |---|\n  | 3 |\n"
    assert [(line, header, len(rows)) for line, header, rows in tables(text)] == [
        (1, ("a", "b"), 1),
        (7, ("c",), 1),
    ]


def test_a_table_without_headings_has_empty_header_cells() -> None:
    assert tables("| | |\n|---|---|\n| a | b |\n") == [(1, ("", ""), [("a", "b")])]


def test_no_table_in_a_fence_and_none_with_a_wrong_delimiter_row() -> None:
    assert tables("```\n| a |\n|---|\n```\n\n| a | b |\n|---|\n| c |\n") == []


def test_trap_front_matter_is_neither_rule_nor_heading() -> None:
    found = outline("---\ntitle: x\nstatus: done\n---\n# Real\n")
    assert [(h.text, h.line) for h in found.headings] == [("Real", 5)]
    assert found.front_matter == 4


def test_a_rule_at_the_top_is_not_front_matter() -> None:
    found = outline("---\n\nText here\n---\n")
    assert found.front_matter == 0
    assert [(h.text, h.level) for h in found.headings] == [("Text here", 2)]


def test_items_with_depth_end_and_first_line() -> None:
    text = "1. one\n   more\n   - two\n\n> * three\n"
    assert [(i.line, i.depth, i.text, i.ordered) for i in outline(text).items] == [
        (1, 1, "one", True), (3, 2, "two", False), (5, 1, "three", False),
    ]  # fmt: skip


def test_code_ranges_of_fences_and_indented_blocks() -> None:
    assert outline("a\n\n```sh\nx\n```\n\n    y\n\nb").code == [(3, 6), (7, 8)]


def test_deep_nesting_does_not_crash() -> None:
    assert outline("> " * 3000 + "a\n" + "- " * 3000 + "b\n") is not None


@given(st.text(alphabet="|-:\\ab`#>*_=\n 1.[]x~<!\t", max_size=150))
def test_trap_blocks_without_the_inline_rule_are_those_of_a_full_parse(text: str) -> None:
    from markdown_it import MarkdownIt

    if text.startswith("---"):
        return
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    found = outline(text)
    assert [h.line for h in found.headings] == [
        t.map[0] + 1 for t in tokens if t.type == "heading_open" and t.map
    ]
    assert [t.line for t in found.tables] == [
        t.map[0] + 1 for t in tokens if t.type == "table_open" and t.map
    ]
    assert sum(len(t.rows) for t in found.tables) == sum(t.type == "tr_open" for t in tokens) - len(
        found.tables
    )
    assert len(found.items) == sum(t.type == "list_item_open" for t in tokens)


cells = st.text(alphabet="ab |$€✅1", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(cells, min_size=1, max_size=6))
def test_cells_written_with_escapes_are_read_back(row: list[str]) -> None:
    line = "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
    assert split_cells(line) == row


def _whole(text: str) -> tuple[list[list[int] | None], ...]:
    """The same by markdown-it itself: line ranges of items, headings, tables, fences and indented code."""
    tokens = MarkdownIt("commonmark", {"maxNesting": 16}).enable("table").parse(text)
    kinds = ("list_item_open", "heading_open", "table_open", "fence", "code_block", "html_block")
    return tuple([token.map for token in tokens if token.type == kind] for kind in kinds)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([
    "- a", "  - b", "    - c", "1. a", "2) b", "* ", "-", "+ [ ] x", "[x]: y", "[ ] a", "> q", "> - a", ">", "# h", "##", "#no",
    "```", "~~~ x", "    code", "\tcode", "a", "  lazy", "a | b", "--|--", "| a |", "|---|", "===", "---", "- - -", "* * * *", "_ _", "",
    "<div>", "<!--", "-->", "   ", "\t- t", "10. ten", "0123456789. no", "[a]:", "[b\\]: c", "***", "- ---", "> ```", "1.", "   1. c"]),
    max_size=14).map("\n".join))  # fmt: skip
def test_blocks_are_those_of_markdown_it(text: str) -> None:
    found = outline("\n\n" + text)
    blocks = tokens("\n\n" + text, underlined=True)
    kinds = ("list_item_open", "heading_open", "pipe_table", "fence", "code_block", "html_block")
    ours = tuple([token.map for token in blocks if token.type == kind] for kind in kinds)
    assert ours == _whole("\n\n" + text)
    assert len(found.items) == len(ours[0])
