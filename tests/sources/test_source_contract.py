"""The kit bites: each lying adapter breaks it, and for the reason it lies about."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import pytest
from pydantic import ConfigDict

from execreports.errors import SourceBroken
from execreports.model.facts import Fact
from execreports.sources.base import Reach
from execreports.sources.table import Table
from execreports.testing.reaches import reach_at
from execreports.testing.source_contract import unnamed, violations

OPTIONS = {
    "name": "bank",
    "path": "bank.csv",
    "entity": "boats",
    "facts": [{"key": "bank.balance", "value": "Amount", "labels": {"account": "Text"}}],
}
Change = Callable[[Fact], Fact]


@pytest.fixture
def reach(tmp_path: Path) -> Reach:
    (tmp_path / "bank.csv").write_text("Date,Text,Amount\n2026-05-01,Harbour,12.50\n2026-05-02,Chandler,3\n")
    return reach_at(tmp_path)


def lying(change: Change) -> Table:
    class Lying(Table):
        kind: ClassVar[str] = "lying"

        def read(self, reach: Reach) -> Iterator[Fact]:
            yield from map(change, super().read(reach))

    return Lying.model_validate(OPTIONS)


def test_an_honest_adapter_passes(reach: Reach) -> None:
    assert violations(Table.model_validate(OPTIONS), reach) == []


LIES: list[tuple[str, Change]] = [
    ("does not say", lambda fact: replace(fact, origin=replace(fact.origin, locator="bank.csv:1"))),
    ("the file has", lambda fact: replace(fact, origin=replace(fact.origin, locator="bank.csv:99"))),
    (
        "does not say",
        lambda fact: replace(fact, origin=replace(fact.origin, quote="2026-05-01 | Harbour | 99.00 | x")),
    ),
    ("hash", lambda fact: replace(fact, origin=replace(fact.origin, digest="0" * 64))),
    ("SHA-256", lambda fact: replace(fact, origin=replace(fact.origin, digest=""))),
    ("its source", lambda fact: replace(fact, origin=replace(fact.origin, source="other"))),
    ("absolute", lambda fact: replace(fact, origin=replace(fact.origin, locator="/etc/passwd:1"))),
    (
        "moment",
        lambda fact: replace(fact, origin=replace(fact.origin, as_of=fact.origin.as_of + timedelta(days=99))),
    ),
    (
        "moment",
        lambda fact: replace(fact, origin=replace(fact.origin, as_of=fact.origin.as_of.replace(tzinfo=None))),
    ),
    (
        "secret",
        lambda fact: replace(fact, origin=replace(fact.origin, quote="password = 'hunter2hunter2x9'")),
    ),
    ("not declared", lambda fact: replace(fact, key="rent")),
    ("unit", lambda fact: replace(fact, unit="")),
    ("Decimal", lambda fact: replace(fact, value=0.1)),  # type: ignore[arg-type]
    ("Decimal", lambda fact: replace(fact, value=Decimal("NaN"))),
    ("down to", lambda fact: replace(fact, low=Decimal(5), high=Decimal(2))),
    ("no text", lambda fact: replace(fact, labels={"account": 7})),  # type: ignore[dict-item]
    ("nothing", lambda fact: replace(fact, value=None, low=None, high=None, labels={})),
]


@pytest.mark.parametrize(("reason", "lie"), LIES)
def test_a_lying_adapter_fails(reach: Reach, reason: str, lie: Change) -> None:
    assert any(reason in message for message in violations(lying(lie), reach))


def test_the_moment_of_reading_is_no_age(reach: Reach) -> None:
    import os

    os.utime(reach.root / "bank.csv", (1_700_000_000, 1_700_000_000))
    found = violations(lying(lambda fact: replace(fact, origin=replace(fact.origin, as_of=reach.now))), reach)
    assert any("moment of reading" in message for message in found)


class Silent(Table):
    kind: ClassVar[str] = "silent"

    def read(self, reach: Reach) -> Iterator[Fact]:
        yield from ()


class Crashing(Table):
    kind: ClassVar[str] = "crashing"

    def read(self, reach: Reach) -> Iterator[Fact]:
        raise ValueError(reach.root)
        yield


class Writing(Table):
    kind: ClassVar[str] = "writing"

    def read(self, reach: Reach) -> Iterator[Fact]:
        (reach.root / "left.txt").write_text("behind")
        yield from super().read(reach)


class Doubling(Table):
    kind: ClassVar[str] = "doubling"

    def read(self, reach: Reach) -> Iterator[Fact]:
        yield from super().read(reach)
        yield from super().read(reach)


class Loose(Table):
    kind: ClassVar[str] = "loose"
    model_config = ConfigDict(extra="ignore")


class Restless(Table):
    kind: ClassVar[str] = "restless"
    seen: ClassVar[list[int]] = []

    def read(self, reach: Reach) -> Iterator[Fact]:
        self.seen.append(1)
        yield from (replace(fact, text=str(len(self.seen))) for fact in super().read(reach))


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Silent, "gave no facts"),
        (Crashing, "raised ValueError"),
        (Writing, "wrote into the workspace"),
        (Doubling, "share one identity"),
        (Loose, "misspelt"),
        (Restless, "second read"),
    ],
)
def test_a_misbehaving_adapter_fails(reach: Reach, kind: type[Table], reason: str) -> None:
    assert any(reason in message for message in violations(kind.model_validate(OPTIONS), reach))


class Nameless(Table):
    kind: ClassVar[str] = "nameless"

    def read(self, reach: Reach) -> Iterator[Fact]:
        raise SourceBroken("something is wrong")
        yield


class Leaking(Table):
    kind: ClassVar[str] = "leaking"

    def read(self, reach: Reach) -> Iterator[Fact]:
        raise SourceBroken("refused: password = 'hunter2hunter2x9'", place="bank.csv", fix="mend it")
        yield


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Silent, "gave 0 facts"),
        (Crashing, "ValueError"),
        (Nameless, "no place"),
        (Leaking, "prints a secret"),
    ],
)
def test_a_nameless_failure_fails(reach: Reach, kind: type[Table], reason: str) -> None:
    assert any(reason in message for message in unnamed(kind.model_validate(OPTIONS), reach))


def test_a_missing_file_is_a_named_failure(reach: Reach) -> None:
    assert unnamed(Table.model_validate(OPTIONS | {"path": "other.csv"}), reach) == []
