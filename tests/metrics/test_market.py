"""The blast model, channels and their order, local search, milestones, roadmap."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from execreports.metrics.blast import assumptions, blast_table, bookings, bookings_value, list_size
from execreports.metrics.channels import visibility_table
from execreports.metrics.milestones import milestones
from execreports.metrics.roadmap import open_work
from execreports.metrics.seo import seo_table, steps
from execreports.metrics.sequencing import sequence, sequence_table
from execreports.model.document import Table, Text
from execreports.model.facts import Fact, Kind
from execreports.model.findings import Action
from execreports.model.quantity import Interval
from execreports.testing.builders import context, fact, result


def funnel(
    size: str = "3676",
    delivered: tuple[str, str] = ("0.90", "0.96"),
    opened: tuple[str, str] = ("0.18", "0.30"),
    clicked: tuple[str, str] = ("0.04", "0.08"),
    booked: tuple[str, str] = ("0.20", "0.24"),
    value: tuple[str, str] = ("2000", "2500"),
) -> list[Fact]:
    steps_ = {"delivered": delivered, "opened": opened, "clicked": clicked, "booked": booked}
    return [
        fact("list.size", size, unit="count", list="Guests", place="list.csv:9"),
        *(
            fact(
                f"funnel.{step}",
                share,
                unit="ratio",
                kind=Kind.ESTIMATE,
                list="Guests",
                place=f"plan.md:{line}",
            )
            for line, (step, share) in enumerate(steps_.items(), 1)
        ),
        fact("funnel.value", value, kind=Kind.ESTIMATE, place="plan.md:5"),
    ]


def test_bookings_are_whole_before_they_are_valued() -> None:
    given_ = context(result(*funnel()))
    assert bookings(given_).interval == Interval(Decimal(5), Decimal(20))  # 4.76 and 20.33
    assert bookings_value(given_).interval == Interval(Decimal(10_000), Decimal(50_000))
    assert bookings_value(given_).kind is Kind.MODEL
    assert len(bookings_value(given_).origins) == 6


def test_half_a_booking_is_rounded_up() -> None:
    halves = funnel("10", ("1", "1"), ("1", "1"), ("1", "1"), ("0.05", "0.25"))
    assert bookings(context(result(*halves))).interval == Interval(Decimal(1), Decimal(3))


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_longer_list_never_books_less(a: int, b: int) -> None:
    few, many = (bookings(context(result(*funnel(str(size))))) for size in sorted((a, b)))
    assert few.low is not None
    assert many.low is not None
    assert few.low <= many.low


def test_shares_may_be_written_in_percent() -> None:
    facts = [*funnel()[:1], fact("funnel.delivered", ("90", "96"), unit="%"), *funnel()[2:]]
    assert bookings(context(result(*facts))).low == 5


def test_one_missing_factor_leaves_the_product_not_known_but_the_list_known() -> None:
    given_ = context(result(*funnel()[:-1]))
    assert list_size(given_).value == 3676
    assert bookings(given_).known
    assert bookings_value(given_).reason == "no source gives funnel.value"
    assert "not known" in blast_table(given_).rows[-1].cells[1]  # type: ignore[union-attr]


def test_every_assumption_is_printed_with_its_source() -> None:
    table = blast_table(context(result(*funnel())))
    assert isinstance(table, Table)
    assert len(table.rows) == len(assumptions(context())) + 2
    assert all(row.figures[0].origins for row in table.rows)
    assert table.rows[1].cells[1:] == ("90-96%", "estimate")


def test_only_the_declared_list_counts_and_the_newest_size_of_it() -> None:
    facts = [
        fact("list.size", "100", unit="count", list="Guests", date="2026-04-01", place="a.csv:1"),
        fact("list.size", "90", unit="count", list="Guests", date="2026-05-01", place="a.csv:2"),
        fact("list.size", "7", unit="count", list="Press", date="2026-05-01", place="a.csv:3"),
    ]
    assert list_size(context(result(*facts))).value == 97
    assert list_size(context(result(*facts), leaves={"blast.list": "guests"})).value == 90


def channel(
    name: str, worth: str, state: str = "planned", kind: str = "ota", after: str = "", days: str = "1"
) -> list[Fact]:
    return [
        fact("channel", text=state, channel=name, type=kind, after=after, place=f"m.md:{name}"),
        fact("channel.bookings", "1", unit="count", channel=name, place=f"m.md:{name}b"),
        fact("channel.value", worth, channel=name, place=f"m.md:{name}v"),
        fact("channel.commission", "20", unit="%", channel=name, place=f"m.md:{name}c"),
        fact("channel.effort", days, unit="days", channel=name, place=f"m.md:{name}e"),
    ]


def order(*groups: list[Fact], kind: str = "ota") -> list[tuple[int, str]]:
    facts = [one for group in groups for one in group]
    return [(step.rank, step.channel) for step in sequence(context(result(*facts)), kind)]


def test_most_net_contribution_per_day_goes_first_and_equals_go_together() -> None:
    assert order(
        channel("C", "400"), channel("D", "400"), channel("A", "900"), channel("B", "1600", days="2")
    ) == [(1, "A"), (2, "B"), (3, "C"), (3, "D")]


def test_net_contribution_is_what_the_channel_leaves() -> None:
    (step,) = sequence(context(result(*channel("A", "1000", days="2"))))
    assert step.figure.value == 400


def test_nothing_goes_before_what_it_depends_on_even_of_another_type() -> None:
    feed = channel("Feed", "10", kind="email")
    assert order(channel("A", "900", after="Feed"), channel("B", "100"), feed) == [(1, "B"), (2, "A")]
    assert order(
        channel("A", "900", after="Feed"), channel("B", "100"), channel("Feed", "10", "live", "email")
    ) == [
        (1, "A"),
        (2, "B"),
    ]


def test_a_live_channel_is_not_opened_again() -> None:
    assert order(channel("A", "900", "live"), channel("B", "100")) == [(1, "B")]


def test_what_waits_for_itself_or_lacks_a_number_is_said_not_placed() -> None:
    assert order(channel("A", "900", after="B"), channel("B", "100", after="A")) == [(0, "A"), (0, "B")]
    (step,) = sequence(context(result(*channel("A", "900")[:-1])))
    assert step.rank == 0
    assert step.why == "not ranked (no source gives channel.effort)"
    assert order(channel("A", "900", days="0")) == [(0, "A")]


def test_the_matrix_names_wanted_channels_that_nobody_mentions() -> None:
    table = visibility_table(
        context(result(*channel("A", "9")), leaves={"channels.wanted.0": "A", "channels.wanted.1": "Z"})
    )
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows] == ["A", "Z"]
    assert table.rows[1].cells[3].startswith("not known")


def test_no_channel_is_one_sentence() -> None:
    assert isinstance(visibility_table(context()), Text)
    assert isinstance(sequence_table(context()), Text)


def test_the_search_roadmap_lists_what_is_left_in_order() -> None:
    facts = [
        fact("site.feature", text="present", feature="address", place="s:1"),
        fact("site.feature", text="absent", feature="sitemap", place="s:2"),
    ]
    table = seo_table(context(result(*facts)))
    assert isinstance(table, Table)
    assert [row.cells[2] for row in table.rows][:3] == ["not known", "not known", "absent"]
    assert table.note == "1 step of 8 is done already."
    leaves = {"seo.steps.0.feature": "sitemap", "seo.steps.0.step": "Publish it", "seo.steps.0.due": "60"}
    (only,) = steps(context(result(*facts), leaves=leaves))
    assert (only.step, only.due, only.state) == ("Publish it", 60, "absent")


def task(text: str, due: str, done: str = "no", section: str = "", entity: str = "acme") -> Fact:
    return fact(
        "task",
        text=text,
        due=due,
        done=done,
        section=section,
        owner="K.",
        form="box",
        entity=entity,
        place=f"t.md:{text}",
    )


TASKS = [
    task("late", "2026-05-01"), task("soon", "2026-05-20"), task("later", "2026-06-20", section="Outreach"),
    task("last", "2026-07-30"), task("done", "2026-05-10", "yes"), task("some day", ""), task("other", "2026-05-21", entity="other"),
]  # fmt: skip


def test_milestones_stand_in_their_window_and_the_overdue_in_the_first() -> None:
    first, second, third = milestones(context(result(*TASKS)), "cmo")
    assert isinstance(first, Table)
    assert [row.cells[0] for row in first.rows] == ["late", "soon", "other"]
    assert "4 days overdue" in first.rows[0].cells[3]
    assert isinstance(second, Table)
    assert isinstance(third, Table)
    assert [row.cells[0] for row in (*second.rows, *third.rows)] == ["later", "last"]


def test_an_agenda_narrows_entities_and_sections() -> None:
    leaves = {"agenda.cmo.entities.0": "acme", "agenda.cmo.sections.0": "outreach"}
    first, second, _ = milestones(
        context(result(*TASKS), leaves=leaves), "cmo", (Action("1", "Act", "acme", due=60),)
    )
    assert isinstance(first, Text)
    assert isinstance(second, Table)
    assert second.note.startswith("1 action of this report is due by then too.")


def test_open_work_is_due_soon_or_all_of_it() -> None:
    soon, everything = (open_work(context(result(*TASKS)), ["acme"], days) for days in (30, 0))
    assert isinstance(soon, Table)
    assert [row.cells[0] for row in soon.rows] == ["late", "soon"]
    assert soon.rows[1].cells[2:] == ("K.", "20 May 2026", "")
    assert "ticked" in soon.note
    assert isinstance(everything, Table)
    assert len(everything.rows) == 5
    assert isinstance(open_work(context()), Text)


def test_owner_and_day_are_not_printed_twice_and_long_lists_are_cut() -> None:
    written = [
        fact(
            "task",
            text=f"Call {n} (owner: K., due: 2026-05-20)",
            due="2026-05-20",
            owner="K.",
            place=f"t:{n}",
        )
        for n in range(14)
    ]
    table = open_work(context(result(*written)), days=30)
    assert isinstance(table, Table)
    assert len(table.rows) == 12
    assert not any("owner" in row.cells[0] for row in table.rows)
    assert table.note.startswith("And 2 tasks more.")
