"""One truth: two values for one figure, and totals that are not their parts, are found wherever they stand."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from execreports.agree import discords, flagged, warnings
from execreports.metrics.arithmetic import plus
from execreports.model.document import Block, ReportDocument, Row, Section, Table, Text
from execreports.model.facts import Kind
from execreports.model.figures import Figure
from execreports.model.quantity import Interval
from execreports.testing.builders import NOW, fact


def figure(value: int, id_: str = "burn") -> Figure:
    known = fact("expense", str(value), place=f"book.csv:{value}")
    return Figure(id_, "Burn", "", "USD", Kind.ACTUAL, Interval.exactly(value), facts=(known,))


def page(persona: str, *blocks: Block) -> ReportDocument:
    return ReportDocument(
        persona, persona, "primary", "2026-05-05", NOW, "", (Section("s", "S", "ok", blocks),)
    )


def test_pages_that_say_the_same_agree() -> None:
    total = plus("total", "Total", "USD", (figure(3, "a"), figure(4, "b")), formula="sum")
    assert (
        discords([page("cfo", figure(7), total), page("ceo", Text("Burn $7.", figures=(figure(7),)))]) == ()
    )


def test_two_values_for_one_figure_are_said_on_both_pages() -> None:
    table = Table(("What", "How much"), (Row(("Burn", "$8"), figures=(figure(8),)),))
    told = warnings([page("cfo", figure(7)), page("ceo", table), page("cto", figure(9, "other"))])
    assert told == {
        "cfo": {"burn": "Burn is $7 here and $8 in the ceo report"},
        "ceo": {"burn": "Burn is $8 here and $7 in the cfo report"},
    }


def test_two_values_on_one_page_are_found() -> None:
    [one] = discords([page("cfo", figure(7), Text("x", figures=(figure(8),)))])
    assert one.words == "Burn is $7 here and $8 elsewhere on this page"


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=5), st.integers(1, 9))
def test_a_total_that_is_not_its_parts_is_found(parts: list[int], off: int) -> None:
    whole = plus(
        "total", "Total", "USD", [figure(part, f"p{n}") for n, part in enumerate(parts)], formula="sum"
    )
    assert discords([page("cfo", whole)]) == ()
    wrong = replace(whole, interval=Interval.exactly(Decimal(sum(parts) + off)))
    [one] = discords([page("cfo", wrong)])
    assert one.figure == "total"
    assert "its parts add up to" in one.words


def test_the_line_is_flagged_and_the_first_lines_say_so() -> None:
    told = flagged(page("cfo", figure(7)), {"burn": "Burn is $7 here and $8 in the ceo report"})
    [section] = told.sections
    [block] = section.blocks
    assert isinstance(block, Figure)
    assert block.flag == "Burn is $7 here and $8 in the ceo report"
    assert told.notes == ("Not one truth: Burn is $7 here and $8 in the ceo report.",)
