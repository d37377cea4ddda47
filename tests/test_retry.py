"""Retries: only what is named, bounded in number and in waiting."""

import pytest

from execreports.errors import SourceBroken, TransportDown
from execreports.retry import ONCE, Retry


class Failing:
    def __init__(self, times: int, error: Exception) -> None:
        self.left, self.error, self.calls = times, error, 0

    def __call__(self) -> str:
        self.calls += 1
        self.left -= 1
        if self.left >= 0:
            raise self.error
        return "done"


def test_named_errors_are_tried_again() -> None:
    waits: list[float] = []
    tried = Retry(sleep=waits.append, chance=lambda: 1.0, jitter=0.5).run(
        Failing(2, TransportDown("x")), TransportDown
    )
    assert (tried.value, tried.attempts, tried.error) == ("done", 3, None)
    assert waits == [0.25, 0.5]


def test_other_errors_are_not() -> None:
    work = Failing(1, SourceBroken("x"))
    tried = Retry(sleep=lambda _: None).run(work, TransportDown)
    assert (work.calls, tried.attempts, type(tried.error)) == (1, 1, SourceBroken)


def test_nothing_named_is_one_attempt() -> None:
    assert Retry(sleep=lambda _: None).run(Failing(1, TransportDown("x"))).attempts == 1
    assert ONCE.run(Failing(1, TransportDown("x")), TransportDown).attempts == 1


def test_attempts_are_bounded() -> None:
    tried = Retry(attempts=4, sleep=lambda _: None).run(Failing(99, TransportDown("x")), TransportDown)
    assert tried.attempts == 4
    assert isinstance(tried.error, TransportDown)


def test_waiting_is_bounded() -> None:
    waits: list[float] = []
    retry = Retry(attempts=99, seconds=60, first=10, chance=lambda: 0.0, sleep=waits.append)
    retry.run(Failing(99, TransportDown("x")), TransportDown)
    assert sum(waits) <= 60
    assert waits == [10, 20]


def test_call_raises_the_last_error() -> None:
    with pytest.raises(TransportDown, match="x"):
        Retry(attempts=2, sleep=lambda _: None).call(Failing(9, TransportDown("x")), TransportDown)
    assert Retry().call(lambda: 3) == 3


def test_an_interrupt_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt):
        Retry().run(Failing(1, KeyboardInterrupt()), TransportDown)  # type: ignore[arg-type]
