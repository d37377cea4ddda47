"""Retries: named errors only, bounded in number and in waiting time, with jitter and injectable waits."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from tenacity import RetryCallState

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tried(Generic[T]):
    """How it went: the value, or the last error; and how many attempts it took."""

    attempts: int
    value: T | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """At most `attempts` tries and `seconds` of waits, which double from `first` less up to `jitter`."""

    attempts: int = 6
    seconds: float = 60.0
    first: float = 0.5
    jitter: float = 0.5
    sleep: Callable[[float], None] = field(default=time.sleep)
    chance: Callable[[], float] = field(default=random.random)

    def run(self, work: Callable[[], T], *again: type[Exception]) -> Tried[T]:
        """Call `work` until it returns or raises something not in `again`; the error is returned."""
        import tenacity

        tries = 0

        def counted() -> T:
            nonlocal tries
            tries += 1
            return work()

        retrying = tenacity.Retrying(
            stop=self._spent,
            wait=self._wait,
            sleep=self.sleep,
            retry=tenacity.retry_if_exception_type(again) if again else tenacity.retry_never,
            reraise=True,
        )
        try:
            return Tried(value=retrying(counted), attempts=tries)
        except Exception as error:  # noqa: BLE001 - returned to the caller with the number of attempts
            return Tried(attempts=tries, error=error)

    def call(self, work: Callable[[], T], *again: type[Exception]) -> T:
        """As `run`, but raises the last error."""
        tried = self.run(work, *again)
        if tried.error is not None:
            raise tried.error
        return tried.value  # type: ignore[return-value]  # no error means that work returned a T

    def _wait(self, state: "RetryCallState") -> float:
        return self.first * 2.0 ** (state.attempt_number - 1) * (1 - self.jitter * self.chance())

    def _spent(self, state: "RetryCallState") -> bool:
        return state.attempt_number >= self.attempts or state.idle_for + state.upcoming_sleep > self.seconds


ONCE = Retry(attempts=1)
