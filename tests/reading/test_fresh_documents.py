"""Business documents written and labelled by somebody who has not seen the parser.

Each ``fresh/NAME.md`` has its truth in ``fresh/NAME.json``. Amounts inside code are not in the truth, so those that
the reading itself marks as code are left out before comparing. Cells whose currency stands only in the column's head
are listed apart as implicit: neither wanted nor held against the reading. Owners, due days, totals and the day of the
last change are compared where the truth says them.
"""

import json
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from execreports.reading.handoff import as_json, read_handoff
from execreports.sources.handoff_page import updated
from execreports.testing.reaches import reach_at

FRESH = Path(__file__).parent / "fresh"
NAMES = sorted(path.stem for path in FRESH.glob("*.md"))

AT_FIRST_TRY = ("overdracht-nl", "raport-pl", "wiki-sv")

Row = dict[str, Any]
MoneyKey = tuple[int, Decimal | None, Decimal | None, str]


def _read(name: str) -> dict[str, list[Row]]:
    return cast("dict[str, list[Row]]", as_json(read_handoff((FRESH / f"{name}.md").read_bytes())))


def _truth(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads((FRESH / f"{name}.json").read_text(encoding="utf-8")))


def _key(row: Row) -> MoneyKey:
    low, high = (None if row[end] is None else Decimal(row[end]) for end in ("low", "high"))
    return row["line"], low, high, row["currency"]


def _money_read(name: str) -> list[Row]:
    return [row for row in _read(name)["money"] if not row["in_code"]]


def _without_implicit(found: Counter[MoneyKey], truth: Counter[MoneyKey], name: str) -> Counter[MoneyKey]:
    """What was read, without cells of implicit amounts that are not in the truth."""
    return (found & truth) + ((found - truth) - Counter(map(_key, _truth(name).get("implicit", ()))))


def _marks(rows: list[Row]) -> dict[MoneyKey, Counter[tuple[str | None, bool]]]:
    """The period and approx of each amount, by the amount's key."""
    found: dict[MoneyKey, Counter[tuple[str | None, bool]]] = defaultdict(Counter)
    for row in rows:
        found[_key(row)][row["period"], row["approx"]] += 1
    return found


def test_there_are_documents_in_many_languages() -> None:
    languages = {_truth(name).get("language", name).partition(" ")[0] for name in NAMES}
    assert len(languages) >= 12
    assert b"\r\n" in (FRESH / "memo_limmat.md").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_money(name: str) -> None:
    truth = Counter(map(_key, _truth(name)["money"]))
    found = _without_implicit(Counter(map(_key, _money_read(name))), truth, name)
    matched = (truth & found).total()
    f1 = 2 * matched / (truth.total() + found.total())
    assert f1 >= 0.97, {"missed": list(truth - found), "extra": list(found - truth)}


@pytest.mark.parametrize("name", NAMES)
def test_period_and_approx_of_the_matched(name: str) -> None:
    truth, found = _marks(_truth(name)["money"]), _marks(_money_read(name))
    both = truth.keys() & found.keys()
    matched = sum(min(truth[key].total(), found[key].total()) for key in both)
    equal = sum((truth[key] & found[key]).total() for key in both)
    assert equal >= 0.95 * matched, [
        (key, truth[key], found[key]) for key in both if truth[key] != found[key]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_tasks(name: str) -> None:
    truth = _truth(name)["tasks"]
    boxes = [row for row in _read(name)["tasks"] if row["kind"] == "check box" or not _tells_owners(name)]
    assert sorted((row["line"], row["done"]) for row in boxes) == [
        (row["line"], row["done"]) for row in truth
    ]
    if _tells_owners(name):
        assert [(row["owner"], row["due"]) for row in boxes] == [(row["owner"], row["due"]) for row in truth]


def _tells_owners(name: str) -> bool:
    return any("owner" in row for row in _truth(name)["tasks"])


@pytest.mark.parametrize("name", NAMES)
def test_tables(name: str) -> None:
    found = [(row["line"], row["rows"]) for row in _read(name)["tables"]]
    assert sorted(found) == [(row["line"], row["rows"]) for row in _truth(name)["tables"]]


@pytest.mark.parametrize("name", NAMES)
def test_headings(name: str) -> None:
    assert Counter(str(row["level"]) for row in _read(name)["headings"]) == _truth(name)["headings"]


@pytest.mark.parametrize("name", NAMES)
def test_statuses(name: str) -> None:
    truth = _truth(name)
    found = {(row["line"], row["status"]) for row in _read(name)["statuses"]}
    right = [row for row in truth["statuses"] if found & {(row["line"], one) for one in _accepted(row)}]
    assert len(right) >= 0.85 * len(truth["statuses"]), [row for row in truth["statuses"] if row not in right]
    assert not {line for line, status in found if status != "unknown"} & set(truth.get("not_status", ()))


def _accepted(row: Row) -> list[str]:
    return [row["status"], *row.get("accept", ())]


@pytest.mark.parametrize("name", [name for name in NAMES if "totals" in _truth(name)])
def test_totals(name: str) -> None:
    found: dict[int, bool] = {}
    for table in _read(name)["tables"]:
        for total in table["totals"]:
            found[total["line"]] = found.get(total["line"], True) and total["agrees"]
    assert found == {row["line"]: row["agrees"] for row in _truth(name)["totals"]}


@pytest.mark.parametrize("name", [name for name in NAMES if _truth(name).get("updated")])
def test_the_day_of_the_last_change(name: str) -> None:
    handoff = read_handoff((FRESH / f"{name}.md").read_bytes())
    days = updated(handoff, reach_at(FRESH))
    assert [day.isoformat() for day in days] == [_truth(name)["updated"]]


@pytest.mark.parametrize("name", AT_FIRST_TRY)
def test_what_was_read_right_at_first_try_is_read_right_to_the_last_amount_and_state(name: str) -> None:
    truth = _truth(name)
    rows = [row for row in _money_read(name) if _key(row) not in set(map(_key, truth["implicit"]))]
    assert _marks(rows) == _marks(truth["money"])
    found = {(row["line"], row["status"]) for row in _read(name)["statuses"]}
    assert all(found & {(row["line"], one) for one in _accepted(row)} for row in truth["statuses"])
