"""Stage 1, sources -> Context: asks all at once, retries, falls back, never raises."""

import queue
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC
from importlib import import_module
from pathlib import Path

from execreports.ages import aged
from execreports.cache import Cache, completed
from execreports.errors import ExecReportsError, SourceDown
from execreports.model.context import Context
from execreports.model.facts import Health, SourceResult
from execreports.model.targets import Targets
from execreports.reading.unsaid import without_secrets
from execreports.retry import Retry
from execreports.sources.base import Memory, Reach, Source

Sources = Iterable[Source]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one thread brought back: an answer, or the error that ended it."""

    source: Source
    result: SourceResult | None
    error: Exception | None
    attempts: int
    elapsed: float


def collect(
    sources: Sources,
    *,
    reach: Reach,
    cache: Cache,
    retry: Retry,
    targets: Targets | None = None,
    checks: tuple[object, ...] = (),
    progress: Callable[[SourceResult], None] = lambda _: None,
) -> Context:
    """Every source asked concurrently, each within its own deadline; what failed says so in its result."""
    wanted = tuple(sources)
    reach = replace(reach, memory=Memory(cache.folder, writable=cache.writable))
    results = {result.name: result for result in _gather(wanted, reach, cache, retry, progress)}
    ordered = {source.name: results[source.name] for source in wanted}
    return Context(reach.now, reach.portfolio, ordered, targets or Targets(), checks)


def _gather(
    sources: tuple[Source, ...],
    reach: Reach,
    cache: Cache,
    retry: Retry,
    progress: Callable[[SourceResult], None],
) -> Iterable[SourceResult]:
    """Results as they come in; one past its deadline is left behind (its thread dies with us)."""
    answers: queue.SimpleQueue[Asked] = queue.SimpleQueue()
    start = time.monotonic()
    waiting = {source.name: source for source in sources}
    for source in _outward_first(sources):
        work = threading.Thread(target=_ask, args=(source, reach, retry, answers), daemon=True)
        work.start()
    while waiting:
        soonest = min(source.deadline.total_seconds() for source in waiting.values())
        try:
            asked = answers.get(timeout=max(0.0, start + soonest - time.monotonic()))
        except queue.Empty:
            overdue = [one for one in waiting.values() if one.deadline.total_seconds() <= soonest]
            batch = [_timed_out(source, soonest) for source in overdue]
        else:
            batch = [asked] if asked.source.name in waiting else []
        for asked in batch:
            del waiting[asked.source.name]
            result = _judge(asked, reach, cache)
            progress(result)
            yield result


def _outward_first(sources: tuple[Source, ...]) -> list[Source]:
    """Those that wait for somebody's server first, their libraries loaded: the others work while these wait."""
    for library in dict.fromkeys(name for source in sources for name in source.libraries):
        with suppress(ImportError):  # the source itself says what is missing
            import_module(library)
    return sorted(sources, key=lambda source: not source.libraries)


def _ask(source: Source, reach: Reach, retry: Retry, answers: "queue.SimpleQueue[Asked]") -> None:
    """One source, retried while it is down; whatever happens is put into the queue."""
    start = time.monotonic()
    bounded = replace(retry, seconds=min(retry.seconds, source.deadline.total_seconds() / 2))
    tried = bounded.run(lambda: _read(source, reach), SourceDown)
    answers.put(Asked(source, tried.value, tried.error, tried.attempts, time.monotonic() - start))


def _read(source: Source, reach: Reach) -> SourceResult:
    """One attempt, without secrets; problems of an earlier attempt are not carried over."""
    own = replace(reach, problems=[])
    facts = tuple(source.read(own))
    as_of = source.as_of(facts) or reach.now.astimezone(UTC)
    answer = SourceResult(
        source.name, Health.FRESH, facts, as_of, keys=source.keys, locator=source.locator,
        problems=tuple(own.problems),
    )  # fmt: skip
    return without_secrets(answer)


def _timed_out(source: Source, seconds: float) -> Asked:
    error = SourceDown(f"no answer within {seconds:g} s", place=source.locator)
    return Asked(source, None, error, 1, seconds)


def _judge(asked: Asked, reach: Reach, cache: Cache) -> SourceResult:
    """Fresh or stale by the answer's age; else the last good answer; else missing with the reason."""
    source, options = asked.source, asked.source.model_dump_json(exclude={"forget_after"})
    if asked.result is not None:
        timed = replace(asked.result, attempts=asked.attempts, elapsed=asked.elapsed)
        if source.by_file:
            timed = completed(timed, options, cache, reach.now, source.forget_after)
        else:
            cache.store(timed, options)
        return aged(timed, timed.health, reach.now, source.warn_after, source.error_after)
    failed = SourceResult(
        source.name, Health.MISSING, reason=_reason(asked.error), keys=source.keys, locator=source.locator,
        attempts=asked.attempts, elapsed=asked.elapsed,
    )  # fmt: skip
    last = cache.load(source.name, options) or _snapshot(source, cache, reach.root)
    if last is None:
        return without_secrets(failed)
    merged = replace(
        last, keys=source.keys, reason=failed.reason, attempts=asked.attempts, elapsed=asked.elapsed
    )
    safe = without_secrets(merged)
    return aged(safe, Health.FALLBACK, reach.now, source.warn_after, source.error_after)


def _snapshot(source: Source, cache: Cache, root: Path) -> SourceResult | None:
    """A shipped snapshot, a path in the workspace, as the first last good answer."""
    if source.snapshot is None:
        return None
    return cache.snapshot(root / source.snapshot)


def _reason(error: Exception | None) -> str:
    """One line for the page: the fault's own words, or the class of a bug in an adapter."""
    if isinstance(error, ExecReportsError):
        return error.faults[0].message
    return f"{type(error).__name__} in the adapter" if error else "no answer"
