"""Collecting with one source that answers after two seconds, against that source alone."""

import time
from pathlib import Path
from typing import ClassVar

from benchmarks.timing import row
from execreports.cache import Cache
from execreports.collect import collect
from execreports.model.facts import Fact, Kind, Origin
from execreports.retry import Retry
from execreports.sources.base import Reach, Source
from execreports.testing.builders import NOW, READ, context


class Slow(Source):
    kind: ClassVar[str] = "slow"
    seconds: float = 0.0
    keys = property(lambda _: frozenset({"k"}))
    locator = property(lambda self: self.name)

    def read(self, reach):
        time.sleep(self.seconds)
        yield Fact("a", "k", "text", Kind.ACTUAL, Origin(self.name, self.name, READ), text="x")


def measure(times=3):
    sources = [Slow(name=f"s{number}", seconds=2.0 if number == 0 else 0.3) for number in range(20)]
    reach = Reach(Path(), NOW, context().portfolio, http=lambda: None, s3=lambda: None, secret=lambda _: None)
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        collect(sources, reach=reach, cache=Cache(Path("none"), writable=False), retry=Retry())
        taken.append(time.perf_counter() - start)
    ratio = sorted(taken)[len(taken) // 2] / 2.0
    row("collecting 20 sources, one of them 2 s, against that one", f"{ratio:.2f}x", "<= 1.30x", ratio <= 1.3)


if __name__ == "__main__":
    measure()
