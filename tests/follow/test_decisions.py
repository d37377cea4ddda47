"""Actions: closing is not forgetting, accepting ends, and only evidence closes for good."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.follow.decisions import Decision, decisions, standing

MAY = [date(2026, 5, number) for number in range(1, 32)]


def made(verb: str, day: date, until: date | None = None) -> Decision:
    return Decision("a1", verb, "CB", "why", day, until)


@pytest.mark.parametrize(
    ("history", "today", "state"),
    [
        ((), MAY[0], "open"),
        ((made("close", MAY[3]),), MAY[3], "done"),
        ((made("close", MAY[3]),), MAY[4], "reopened"),
        ((made("accept", MAY[3], MAY[9]),), MAY[9], "accepted"),
        ((made("accept", MAY[3], MAY[9]),), MAY[10], "reopened"),
        ((made("close", MAY[3]), made("reopen", MAY[3])), MAY[3], "reopened"),
        ((made("reopen", MAY[3]), made("accept", MAY[4], MAY[9])), MAY[5], "accepted"),
    ],
)
def test_standing(history: tuple[Decision, ...], today: date, state: str) -> None:
    assert standing(history, today) == state


@given(st.lists(st.sampled_from(["close", "accept", "reopen"]), max_size=5))
def test_an_action_still_found_is_settled_only_by_an_acceptance_that_runs(verbs: list[str]) -> None:
    history = tuple(made(verb, MAY[0], MAY[20] if verb == "accept" else None) for verb in verbs)
    later = standing(history, MAY[10])
    assert (later == "accepted") == (bool(verbs) and verbs[-1] == "accept")
    assert later != "done"


def test_history_is_kept_by_action_in_order() -> None:
    notes = [
        {"action": name, "verb": verb, "by": "CB", "reason": "", "day": "2026-05-01", "until": ""}
        for name, verb in (("a", "close"), ("b", "close"), ("a", "reopen"))
    ]
    assert [one.verb for one in decisions(notes)["a"]] == ["close", "reopen"]
