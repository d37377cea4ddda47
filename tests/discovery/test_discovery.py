"""Discovery: a dropped file is picked up, a bad one is named with its line and stops no other."""

import sys
from pathlib import Path

import pytest

from execreports.discovery import checks, reports
from execreports.workspace import Workspace

REPORT = """
from execreports.report import BaseReport, section
from ._shared import TITLE

class Page(BaseReport):
    persona = "{persona}"
    title = TITLE
    schedule = "{schedule}"
"""
CHECK = """
from execreports.checks.base import check
from execreports.model.findings import Severity

@check("{id}", area="own", severity=Severity.LOW, title="t", remedy="r", done_when="d", effort_days="1", needs=())
def judge(context):
    return ()
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "portfolio.yaml").write_text("name: x\n", encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "_shared.py").write_text('TITLE = "Own page"\n', encoding="utf-8")
    return Workspace(tmp_path)


def drop(workspace: Workspace, name: str, text: str) -> None:
    path = workspace.root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def report(persona: str, schedule: str = "0 6 * * *") -> str:
    return REPORT.format(persona=persona, schedule=schedule)


def test_a_dropped_report_is_picked_up_without_a_path(workspace: Workspace) -> None:
    before = list(sys.path)
    drop(workspace, "reports/coo.py", report("coo"))
    found = reports(workspace, ())
    assert [(one.persona, one.title) for one in found.reports] == [("coo", "Own page")]
    assert not found.faults
    assert sys.path == before
    assert found.places == {"coo": "reports/coo.py"}


def test_bad_files_are_named_and_stop_no_other(workspace: Workspace) -> None:
    drop(workspace, "reports/coo.py", report("coo"))
    drop(workspace, "reports/broken.py", "x = 1\ndef f(:\n")
    drop(workspace, "reports/raises.py", "x = 1\n\nraise SystemExit(3)\n")
    drop(workspace, "reports/missing.py", "\nimport no_such_module_here\n")
    drop(workspace, "reports/empty.py", "x = 1\n")
    drop(workspace, "reports/named.py", report("other"))
    drop(workspace, "reports/timed.py", report("timed", "61 6 * * *"))
    found = reports(workspace, ())
    assert [one.persona for one in found.reports] == ["coo"]
    assert [(fault.code, fault.place) for fault in found.faults] == [
        ("E-CFG-131", "reports/broken.py:2"), ("E-CFG-132", "reports/empty.py"),
        ("E-CFG-131", "reports/missing.py:2"), ("E-CFG-134", "reports/named.py"),
        ("E-CFG-131", "reports/raises.py:3"), ("E-SCH-401", "reports/timed.py"),
    ]  # fmt: skip


def test_a_persona_twice_is_a_fault(workspace: Workspace) -> None:
    drop(workspace, "reports/coo.py", report("coo"))
    two = report("coo") + '\n\nclass Second(BaseReport):\n    persona = "cso"\n'
    drop(workspace, "reports/zoo.py", two)
    found = reports(workspace, ())
    assert [one.persona for one in found.reports] == ["coo", "cso"]
    assert [fault.code for fault in found.faults] == ["E-CFG-133"]


def test_workspace_checks_join_the_shipped_ones(workspace: Workspace) -> None:
    shipped = {one.id for one in checks(workspace).checks}
    assert len(shipped) >= 35
    drop(workspace, "checks/own.py", CHECK.format(id="own_rule"))
    assert {one.id for one in checks(workspace).checks} == shipped | {"own_rule"}


def test_a_check_id_twice_is_a_fault(workspace: Workspace) -> None:
    taken = checks(workspace).checks[0].id
    drop(workspace, "checks/own.py", CHECK.format(id=taken))
    found = checks(workspace)
    assert [(fault.code, fault.place) for fault in found.faults] == [("E-CFG-135", "checks/own.py")]


def test_shipped_reports_are_found(tmp_path: Path) -> None:
    found = reports(Workspace(tmp_path))
    assert not found.faults
    assert {"ceo", "cto", "cfo", "cmo", "accounting"} <= {one.persona for one in found.reports}


def test_a_report_of_ones_own_is_added_and_one_of_a_shipped_name_replaces_it(workspace: Workspace) -> None:
    drop(workspace, "reports/coo.py", report("coo"))
    drop(workspace, "reports/cto.py", report("cto"))
    shipped = reports(Workspace(workspace.root / "config"))
    found = reports(workspace)
    assert set(found.personas) == {*shipped.personas, "coo"}
    assert len(found.personas) == len(shipped.personas) + 1
    assert {one.persona: one.title for one in found.reports}["cto"] == "Own page"
    assert not found.faults


def test_the_portfolio_says_which_shipped_reports_are_used(workspace: Workspace) -> None:
    drop(workspace, "reports/coo.py", report("coo"))
    found = reports(workspace, ("ceo", "ctoo"))
    assert set(found.personas) == {"ceo", "coo"}
    assert ["ctoo" in fault.message and "cto" in fault.message for fault in found.faults] == [True]
