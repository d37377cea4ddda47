"""Ways of writing that documents of strangers taught: each was misread once."""

from decimal import Decimal

import pytest

from execreports.reading.handoff import read_handoff
from execreports.reading.money import find_money


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("45–55 000 kr", 45_000, 55_000), ("1–2 000 kr", 1_000, 2_000), ("$5-10,000", 5_000, 10_000),
        ("$50-1,000", 50, 1_000), ("€ 5-10000", 5, 10_000), ("7 000–9 000 kr", 7_000, 9_000),
        ("15–20 t€", 15_000, 20_000), ("15–20 de mii de lei", 15_000, 20_000), ("65 t.kr.", 65_000, 65_000),
    ],
)  # fmt: skip
def test_thousands_that_both_ends_share(text: str, low: int, high: int) -> None:
    (found,) = find_money(text)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1 150 kr/t", "hour"), ("850 грн/год", "hour"), ("850 ₽/год", "year"), ("690 kr/md", "month"),
        ("월 33만원", "month"), ("5월 33만원", None), ("시간당 5만 원", "hour"), ("月 3万円", "month"), ("$5/t", None),
    ],
)  # fmt: skip
def test_periods_by_the_currency_and_in_front(text: str, period: str | None) -> None:
    (found,) = find_money(text)
    assert found.period == period


@pytest.mark.parametrize(
    "question", ["Hol tartunk?", "Where are we?", "Wo stehen wir?", "Var står vi?", "Où en sommes-nous ?"]
)
def test_a_question_for_the_state_of_work_is_answered_by_ticks(question: str) -> None:
    found = read_handoff(f"# x\n\n## {question}\n\n- ✅ import\n".encode()).statuses
    assert [one.status for one in found] == ["done"]


def test_any_other_question_is_not() -> None:
    found = read_handoff("# x\n\n## What do you get?\n\n- ✅ import\n".encode()).statuses
    assert [one.status for one in found] == ["unknown"]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("- ⚠️ Delays, they ask for 30% in advance", "at-risk"), ("**Status:** zagrożony (opóźnienie ok. 3 tygodni)", "at-risk"),
        ("## Completed in April 2026", "done"), ("## Виконано у квітні", "done"), ("## Hecho en abril", "done"),
    ],
)  # fmt: skip
def test_states_beside_shares_dates_and_abbreviations(line: str, status: str) -> None:
    assert [one.status for one in read_handoff(f"# x\n\n{line}\n".encode()).statuses] == [status]


def test_finished_work_with_a_day_in_brackets_was_done_then() -> None:
    open_, done = read_handoff(b"- [ ] Sign (11 March 2026)\n- [x] Sign (11 March 2026)\n").tasks
    assert (open_.due, done.due) == ("2026-03-11", "")


def test_a_label_may_be_in_italics_and_keys_in_any_script() -> None:
    text = "---\n更新日: 2025-06-18\n---\n\n*Laatst bijgewerkt: donderdag 12 maart 2026*\n"
    names = [one.name for one in read_handoff(text.encode()).labels]
    assert names == ["更新日", "Laatst bijgewerkt"]
