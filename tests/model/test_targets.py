"""What stands below a path is worked out once, and is what a look through every leaf would find."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from execreports.model.facts import Fact, Kind, Origin
from execreports.model.targets import Targets

WORDS = st.sampled_from(["a", "b", "ab", "0", "1"])
TREES = st.recursive(
    st.none(), lambda below: st.dictionaries(WORDS, below, min_size=1, max_size=3), max_leaves=12
)


def leaf(path: str) -> Fact:
    return Fact(
        "",
        path,
        "text",
        Kind.TARGET,
        Origin("config", f"targets.yaml#{path}", datetime(2026, 5, 5, tzinfo=UTC)),
        text=path,
    )


def paths(tree: dict[str, Any] | None, above: str = "") -> Iterator[str]:
    for name, below in (tree or {}).items():
        path = f"{above}.{name}" if above else name
        yield from paths(below, path) if below else [path]


@given(TREES)
def test_names_and_leaves_below_a_path(tree: dict[str, Any] | None) -> None:
    found = Targets({path: leaf(path) for path in paths(tree)})
    above = {path.rsplit(".", cut)[0] for path in found.leaves for cut in range(4)} | {"", "nowhere"}
    for path in above:
        start = f"{path}." if path else ""
        names = (one[len(start) :].split(".")[0] for one in found.leaves if one.startswith(start))
        assert found.names(path) == tuple(dict.fromkeys(names))
        if path:
            below = [one for one in found.leaves if one == path or one.startswith(start)]
            assert [one.text for one in found.under(path)] == below


def test_a_declared_zero_is_no_missing_number() -> None:
    found = Targets({"limit": replace(leaf("limit"), value=Decimal(0), text="")})
    assert found.number("limit", Decimal(5)) == 0
    assert found.number("nowhere", Decimal(5)) == 5
    assert found.number("nowhere") is None
