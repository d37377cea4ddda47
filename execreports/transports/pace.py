"""Pace: SES counts recipients, per second and per 24 hours; a sandbox takes one a second."""

import time
from collections.abc import Callable

from execreports.errors import BatchRefused


class TokenBucket:
    """At most `rate` recipients a second, in bursts of one second's worth, and `left` in all (None: no limit)."""

    def __init__(
        self,
        rate: float,
        left: int | None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.rate = rate
        self.left = left
        self.sleep = sleep
        self.clock = clock
        self._tokens = max(1.0, rate)
        self._seen = clock()

    def wait(self, recipients: int) -> None:
        """Sleep until so many may go. Raises `BatchRefused` when they may not go today."""
        if self.left is not None and recipients > self.left:
            raise BatchRefused(
                f"the daily sending quota is used up: {self.left} recipients left, {recipients} needed",
                fix="`execreports retry` tomorrow sends what is left, or ask AWS for a higher quota",
                code="E-SES-311",
            )
        self._refill()
        # More recipients than a second's worth wait for a full bucket and leave it in debt.
        needed = min(float(recipients), max(1.0, self.rate))
        if self._tokens < needed:
            self.sleep((needed - self._tokens) / self.rate)
            self._refill()
        self._tokens -= recipients
        if self.left is not None:
            self.left -= recipients

    def _refill(self) -> None:
        now = self.clock()
        self._tokens = min(max(1.0, self.rate), self._tokens + max(0.0, now - self._seen) * self.rate)
        self._seen = now
