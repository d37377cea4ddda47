"""The states of sixty days equal the table written by hand; nothing is closed by its absence alone."""

import importlib
import json
from datetime import timedelta
from pathlib import Path

import pytest

from execreports.analyse import analyse
from execreports.checks.base import Check
from execreports.follow import compared, edition_data
from execreports.follow.findings import followed
from execreports.model.context import Context
from execreports.model.document import Block, ReportDocument
from execreports.model.facts import Fact, Health, SourceResult
from execreports.report import BaseReport, section
from execreports.testing.builders import NOW, context, fact, result

TABLE = Path(__file__).with_name("truth_table.txt")
SILENT = {50, 51, 52}
CHECKS = {
    name: getattr(importlib.import_module(f"execreports.checks.{module}"), name)
    for name, module in {
        "secret_in_code": "security", "work_unbilled": "business", "bucket_public": "security", "site_down": "clients",
        "cors_permissive": "security", "lease_ending": "rental", "no_ci": "development", "channel_blocked": "market",
    }.items()
}  # fmt: skip
FAULT = {
    "secret_in_code": fact("code.secret", text="stripe key", file="a.py", rule="stripe key"),
    "work_unbilled": fact("client.work", "80", client="C", billed="no"),
    "bucket_public": fact("infra.bucket", text="B", public="yes"),
    "cors_permissive": fact("code.cors", text="*", file="a.py"),
    "lease_ending": fact("lease.end", text="2026-05-01", unit_name="A"),
    "no_ci": fact("practice", text="absent", practice="ci"),
    "channel_blocked": fact("channel", text="blocked", channel="A", type="ota"),
}


class AllAreas(BaseReport):
    """Every area on one page."""

    persona = "all"
    title = "All"

    @section("All", areas=["security", "business", "clients", "rental", "development", "market"])
    def everything(self, context: Context) -> list[Block]:
        from execreports.checks.base import findings

        return list(findings(context))


def rows() -> list[tuple[str, int, int, str, str]]:
    lines = [line.split(None, 3) for line in TABLE.read_text().splitlines() if line and line[0] != "#"]
    return [(name, *map(int, days.split("-")), world, state) for name, days, world, state in lines]  # type: ignore[misc]


def cell(check: str, day: int) -> tuple[str, str] | None:
    for name, first, last, world, state in rows():
        if name == check and first <= day <= last:
            return world, state
    return None


def sources(check: str, world: str) -> list[SourceResult]:
    """What the check's one or two sources answer in a world."""
    key = CHECKS[check].needs[0]
    down = {"health": Health.MISSING, "reason": "timed out", "keys": (key,)}
    if check == "site_down" and world in {"slow", "broken"}:
        state = fact(
            "site.health", text="down" if world == "broken" else "slow", client="C", site="c.example"
        )
        return [result(state, name=check, keys=(key,))]
    facts: tuple[Fact, ...] = (FAULT[check],) if world in {"fault", "fallback", "other", "off"} else ()
    first = result(
        *facts, name=check, keys=(key,), health=Health.FALLBACK if world == "fallback" else Health.FRESH
    )
    if world == "down":
        first = result(name=check, **down)  # type: ignore[arg-type]
    if check != "cors_permissive":
        return [first]
    other = result(name="other", **down) if world in {"other", "half"} else result(name="other", keys=(key,))  # type: ignore[arg-type]
    return [first, other]


def edition(day: int) -> ReportDocument:
    answers = [
        answer for check in CHECKS if (found := cell(check, day)) for answer in sources(check, found[0])
    ]
    off = {
        f"checks.{check}.off": "yes" for check in CHECKS if (found := cell(check, day)) and found[0] == "off"
    }
    checks = tuple(item for item in CHECKS.values() if isinstance(item, Check))
    asked = context(*answers, leaves=off, checks=checks, now=NOW + timedelta(days=day - 1))
    return analyse(AllAreas(), asked, period=str(day), generated_at=asked.now)


def states(document: ReportDocument) -> dict[str, str]:
    """Check -> the word of the edition."""
    told = {finding.check: finding.state for finding in document.findings}
    today = document.generated_at.date()
    for one in document.past:
        if one.resolved is None:
            told[one.check] = "not checked"
        elif one.resolved == today:
            told[one.check] = "resolved"
    return told


def test_states_equal_the_truth_table() -> None:
    before: dict[str, object] = {"findings": [], "figures": [], "facts": {}, "past": [], "rules": ""}
    wrong = []
    for day in (day for day in range(1, 61) if day not in SILENT):
        document = compared(edition(day), before)
        told = states(document)
        for check in CHECKS:
            expected = cell(check, day)
            if expected and told.get(check, "-") != expected[1]:
                wrong.append(f"day {day} {check}: {told.get(check, '-')} instead of {expected[1]}")
        before = json.loads(json.dumps(edition_data(document)))
    assert wrong == []


def test_the_table_covers_every_day_it_speaks_of() -> None:
    for check in CHECKS:
        covered = {
            day for name, first, last, _, _ in rows() if name == check for day in range(first, last + 1)
        }
        assert covered | SILENT == set(range(1, 61)) | SILENT, check


@pytest.mark.parametrize("since", ["2026-05-05"])
def test_a_finding_keeps_the_day_it_was_first_seen(since: str) -> None:
    first = compared(edition(1), {"findings": [], "figures": [], "facts": {}, "past": [], "rules": ""})
    later = followed(edition(9), json.loads(json.dumps(edition_data(first))))
    assert {str(finding.since) for finding in later.findings if finding.check == "work_unbilled"} == {since}
