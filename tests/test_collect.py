"""Collecting: all at once, a deadline each, the last good answer with its old age, never an exception."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from execreports.cache import Cache
from execreports.collect import collect
from execreports.errors import SourceBroken, SourceDown
from execreports.model.context import Context
from execreports.model.facts import Fact, Health, Kind, Origin, SourceResult
from execreports.model.plain import result_to_plain
from execreports.reading.unsaid import without_secrets
from execreports.retry import Retry
from execreports.sources.base import Reach, Source
from execreports.testing.builders import NOW, context

QUICK = Retry(attempts=3, seconds=5, first=0, sleep=lambda _: None)
FRESH = NOW.astimezone(UTC) - timedelta(hours=1)
BROKEN: set[str] = set()
CALLS: list[str] = []


class Shelf(Source):
    """A source whose answer the test decides: its words, its age, how it fails."""

    kind: ClassVar[str] = "shelf"
    words: str = "7"
    dated: datetime = FRESH
    fails: str = ""

    @property
    def keys(self) -> frozenset[str]:
        return frozenset({"shelf"})

    @property
    def locator(self) -> str:
        return f"shelf/{self.name}"

    def read(self, reach: Reach) -> Iterator[Fact]:
        CALLS.append(self.name)
        failing = self.fails if self.name in BROKEN or self.fails == "once" else ""
        if failing == "down" or (failing == "once" and CALLS.count(self.name) == 1):
            raise SourceDown("the shelf is locked")
        if failing == "broken":
            raise SourceBroken("the shelf is gone")
        if failing == "bug":
            raise ZeroDivisionError
        if failing == "hang":
            threading.Event().wait(30)
        reach.note(f"shelf/{self.name}:2", "an unreadable line")
        yield Fact(
            "acme",
            "shelf",
            "text",
            Kind.ACTUAL,
            Origin(self.name, f"shelf/{self.name}:1", self.dated),
            text=self.words,
        )


@pytest.fixture(autouse=True)
def _clean() -> None:
    BROKEN.clear()
    CALLS.clear()


def reach(tmp_path: Path) -> Reach:
    return Reach(
        tmp_path, NOW, context().portfolio, http=lambda: None, s3=lambda: None, secret=lambda _: None
    )


def asked(tmp_path: Path, *sources: Source, writable: bool = True) -> Context:
    return collect(sources, reach=reach(tmp_path), cache=Cache(tmp_path / "cache", writable), retry=QUICK)


def test_a_fresh_answer_has_facts_age_and_the_lines_it_could_not_read(tmp_path: Path) -> None:
    found = asked(tmp_path, Shelf(name="a"))["a"]
    assert (found.health, found.as_of, found.attempts) == (Health.FRESH, FRESH, 1)
    assert found.problems == ("shelf/a:2: an unreadable line",)


def test_trap_past_its_allowed_age_a_value_is_missing_rather_than_stale(tmp_path: Path) -> None:
    old = FRESH - timedelta(days=9)
    stale = asked(tmp_path, Shelf(name="a", dated=old, warn_after=timedelta(days=7)))["a"]
    assert (stale.health, stale.reason) == (Health.STALE, "9 d old, limit 7 d")
    gone = asked(tmp_path, Shelf(name="b", dated=old, error_after=timedelta(days=8)))["b"]
    assert (gone.health, gone.facts) == (Health.MISSING, ())


@pytest.mark.parametrize(
    ("fails", "reason"),
    [
        ("down", "the shelf is locked"),
        ("broken", "the shelf is gone"),
        ("bug", "ZeroDivisionError in the adapter"),
    ],
)
def test_trap_a_failed_read_falls_back_to_the_last_good_answer_with_its_old_age(
    tmp_path: Path, fails: str, reason: str
) -> None:
    source = Shelf(name="a", fails=fails, dated=FRESH - timedelta(days=2))
    asked(tmp_path, source)
    BROKEN.add("a")
    found = asked(tmp_path, source)["a"]
    assert (found.health, found.reason, found.as_of) == (Health.FALLBACK, reason, FRESH - timedelta(days=2))
    assert [fact.text for fact in found.facts] == ["7"]


def test_without_a_last_good_answer_it_is_missing_with_the_reason(tmp_path: Path) -> None:
    BROKEN.add("a")
    found = asked(tmp_path, Shelf(name="a", fails="broken"))
    assert (found["a"].health, found["a"].facts) == (Health.MISSING, ())
    assert found.unread("shelf") == "a: the shelf is gone"


def test_an_answer_under_other_options_is_not_taken_for_one(tmp_path: Path) -> None:
    asked(tmp_path, Shelf(name="a", words="7"))
    BROKEN.add("a")
    assert asked(tmp_path, Shelf(name="a", words="8", fails="down"))["a"].health is Health.MISSING


def test_trap_down_is_tried_again_and_broken_is_not(tmp_path: Path) -> None:
    assert asked(tmp_path, Shelf(name="a", fails="once"))["a"].attempts == 2
    BROKEN.add("b")
    asked(tmp_path, Shelf(name="b", fails="broken"))
    assert CALLS.count("b") == 1


def test_a_hanging_source_is_left_behind_at_its_deadline_and_the_others_are_there(tmp_path: Path) -> None:
    BROKEN.add("slow")
    started = time.monotonic()
    found = asked(
        tmp_path, Shelf(name="slow", fails="hang", deadline=timedelta(seconds=0.2)), Shelf(name="a")
    )
    assert found["slow"].reason == "no answer within 0.2 s"
    assert found["a"].health is Health.FRESH
    assert time.monotonic() - started < 5


def test_a_reading_run_writes_nothing(tmp_path: Path) -> None:
    asked(tmp_path, Shelf(name="a"), writable=False)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_cache_is_no_answer(tmp_path: Path) -> None:
    asked(tmp_path, Shelf(name="a"))
    file = tmp_path / "cache" / "a.json"
    file.write_text(file.read_text()[:40])
    BROKEN.add("a")
    assert asked(tmp_path, replace_fails(Shelf(name="a")))["a"].health is Health.MISSING


def replace_fails(source: Shelf) -> Shelf:
    return source.model_copy(update={"fails": "down"})


def test_results_stand_in_the_order_of_the_configuration(tmp_path: Path) -> None:
    assert list(asked(tmp_path, Shelf(name="b"), Shelf(name="a"))) == ["b", "a"]


def test_facts_survive_the_cache_exactly(tmp_path: Path) -> None:
    source = Shelf(name="a", fails="down", words="ünï – “q”")
    first = asked(tmp_path, source)["a"].facts
    BROKEN.add("a")
    assert asked(tmp_path, source)["a"].facts == first
    assert replace(first[0]) == first[0]


def test_a_shipped_snapshot_of_the_workspace_is_the_first_last_good_answer(tmp_path: Path) -> None:
    source = Shelf(name="a", fails="down", dated=FRESH - timedelta(days=3))
    kept = tmp_path / "snapshots" / "a.json"
    kept.parent.mkdir()
    kept.write_text(json.dumps(result_to_plain(asked(tmp_path, source, writable=False)["a"])))
    BROKEN.add("a")
    found = asked(tmp_path, source.model_copy(update={"snapshot": Path("snapshots/a.json")}))["a"]
    assert (found.health, found.as_of) == (Health.FALLBACK, FRESH - timedelta(days=3))


SECRETS = (
    "- [ ] db postgres://admin:EXAMPLEFAKE77@db.example.com/x",
    "password=EXAMPLEFAKE77!",
    "Passwort: EXAMPLEFAKE77",
    "sk_live_EXAMPLEFAKE77",
)


@pytest.mark.parametrize("words", SECRETS)
def test_no_secret_of_any_source_comes_further_than_here(tmp_path: Path, words: str) -> None:
    source = Shelf(name="a", words=words)
    found = asked(tmp_path, source)["a"]
    assert "EXAMPLEFAKE77" not in repr(found)
    assert "[secret " in found.facts[0].text
    assert "EXAMPLEFAKE77" not in (tmp_path / "cache/a.json").read_text("utf-8")
    assert without_secrets(found) == found


def test_a_fact_that_holds_no_secret_is_the_same_fact(tmp_path: Path) -> None:
    found = asked(tmp_path, Shelf(name="a", words="plain words"))["a"]
    assert without_secrets(found).facts[0] is found.facts[0]


def test_labels_addresses_and_notes_hold_no_secret_either() -> None:
    value = "EXAMPLEFAKE77x"
    origin = Origin(
        "a", f"https://b.example.com/k?X-Amz-Signature={value}#/1", FRESH, quote=f"key sk_live_{value}"
    )
    labels = {"password": value, "note": f"password={value}", "fingerprint": "a1b2c3d4"}
    fact = Fact("acme", "shelf", "text", Kind.ACTUAL, origin, labels=labels)
    answer = SourceResult(
        "a", Health.FRESH, (fact,), problems=(f'a:1: token="{value}"',), reason=f"password={value}"
    )
    clean = without_secrets(answer)
    assert value not in repr(clean)
    assert clean.facts[0].labels["fingerprint"] == "a1b2c3d4"


class Far(Shelf):
    """A source that waits for somebody's server, and whose library nobody installed."""

    kind: ClassVar[str] = "far"
    libraries: ClassVar[tuple[str, ...]] = ("no_such_library_anywhere",)


def test_who_waits_for_somebody_is_asked_first_and_told_of_in_the_declared_order(tmp_path: Path) -> None:
    CALLS.clear()
    found = asked(tmp_path, Shelf(name="near"), Far(name="far"), Shelf(name="beside"))
    assert CALLS[0] == "far"
    assert [*found] == ["near", "far", "beside"]
