"""The token bucket: recipients per second, recipients per day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.errors import BatchRefused
from execreports.transports.pace import TokenBucket


class Time:
    """Seconds that pass only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def bucket(rate: float, left: int | None, time: Time) -> TokenBucket:
    return TokenBucket(rate, left, sleep=time.sleep, clock=time)


def test_a_sandbox_takes_one_recipient_a_second() -> None:
    time = Time()
    paced = bucket(1, 200, time)
    for _ in range(8):
        paced.wait(2)
    assert 13 <= time.now <= 16
    assert paced.left == 184


def test_a_production_account_does_not_wait_for_eight_mails() -> None:
    time = Time()
    paced = bucket(14, 50_000, time)
    for _ in range(7):
        paced.wait(2)
    assert time.slept == []


def test_a_used_up_day_stops_before_the_attempt() -> None:
    paced = bucket(14, 3, Time())
    paced.wait(2)
    with pytest.raises(BatchRefused, match="1 recipients left, 2 needed") as caught:
        paced.wait(2)
    assert caught.value.exit_code == 69


def test_no_limit_is_no_limit() -> None:
    paced = bucket(1000, None, Time())
    for _ in range(10):
        paced.wait(50)
    assert paced.left is None


@given(st.lists(st.integers(1, 50), min_size=1, max_size=30), st.sampled_from([1.0, 2.0, 14.0, 0.5]))
def test_never_faster_than_the_rate(sends: list[int], rate: float) -> None:
    time = Time()
    paced = bucket(rate, None, time)
    at: list[tuple[float, int]] = []
    for recipients in sends:
        paced.wait(recipients)
        at.append((time.now, recipients))
    burst = max(1.0, rate)
    for start in range(len(at)):
        total = 0
        for now, recipients in at[start:]:
            if total:  # what went before this one, since `start`, fits the rate plus one burst
                assert total <= (now - at[start][0]) * rate + burst + at[start][1] + 1e-6
            total += recipients
    assert all(seconds > 0 for seconds in time.slept)
