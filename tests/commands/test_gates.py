"""check, doctor and config: what each finds, where it stands, and the exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from execreports.testing.calls import Caller

Edit = Callable[[str, str, str], None]


def test_the_starter_is_good(run: Caller) -> None:
    said = run("check", "--strict")
    assert (said.code, said.err) == (0, "")
    assert run("check", "-q").out == ""
    assert run("check", "--json").json == {"schema_version": 1, "ok": True, "faults": [], "warnings": []}


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "said"),
    [
        ("config/sources.yaml", "path: data/costs.csv", "pth: data/costs.csv", 1, "config/sources.yaml:6:5"),
        ("config/sources.yaml", "kind: table", "kind: tabel", 1, "did you mean 'table'?"),
        ("config/recipients.yaml", "reports: {}", "reports: {ctoo: default}", 1, "no report ctoo (did you mean 'cto'?)"),
        ("config/targets.yaml", "cash:", "checks: {no_such: {limit: 1}}\ncash:", 1, "checks.no_such: no check"),
        ("config/portfolio.yaml", "consequences: []", "consequences: [{cause: nope, affects: shop, text: x}]", 1,
         "consequences.0.cause: no check nope"),
        ("config/portfolio.yaml", "timezone: UTC", "timezone: Utopia", 78, "config/portfolio.yaml:4:11"),
    ],
)  # fmt: skip
def test_check_names_the_place(
    run: Caller, edit: Edit, *, file: str, old: str, new: str, code: int, said: str
) -> None:
    edit(file, old, new)
    told = run("check")
    assert told.code == code
    assert said in told.err


def test_warnings_count_only_when_strict(run: Caller, edit: Edit) -> None:
    edit("config/kpis.yaml", "source: costs", "source: cosst")
    assert run("check").code == 0
    told = run("check", "--strict")
    assert told.code == 1
    assert "warning E-CFG-107" in told.err
    assert "did you mean 'costs'?" in told.err


REPORT = """
from execreports.report import BaseReport, section

class Coo(BaseReport):
    persona = "coo"
    title = "COO"

    @section("One")
    def one(self, context):
        {body}
"""


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("return []", 0, ""),
        ("return [undefined_name]", 1, "E-TPL-602"),
        ("return [", 1, "reports/coo.py:"),
    ],
)
def test_check_runs_every_section_on_no_data(
    run: Caller, workspace: Path, body: str, code: int, said: str
) -> None:
    (workspace / "reports").mkdir()
    (workspace / "reports" / "coo.py").write_text(REPORT.format(body=body), "utf-8")
    told = run("check")
    assert told.code == code
    assert said in told.err


@pytest.mark.parametrize("text", ["{{ document.nothing_like_this }}", "{% if %}", "{{ 1 | no_filter }}"])
def test_check_renders_every_template_in_strict_mode(run: Caller, workspace: Path, text: str) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates" / "report.txt.j2").write_text(f"one\n{text}\n", "utf-8")
    told = run("check")
    assert told.code == 1
    assert "E-TPL-601" in told.err
    assert "templates/report.txt.j2:" in told.err


def test_doctor_says_how_to_mend(run: Caller, workspace: Path) -> None:
    assert run("doctor").code == 0
    (workspace / "data" / "bank.csv").unlink()
    (workspace / "repos.env").write_text("SES_REGION=eu-west-1\n", "utf-8")
    (workspace / "repos.env").chmod(0o644)
    said = run("doctor")
    assert said.code == 1
    assert "FAIL  repos.env" in said.out
    assert "fix: chmod 600 repos.env" in said.out
    (workspace / "repos.env").chmod(0o600)
    told = run("doctor", "--json").json
    assert told["ok"] is False
    assert {line["name"]: line["state"] for line in told["checks"]}["bank"] == "fail"
    assert told["counts"]["FAIL"] == 1


def test_doctor_offline_asks_nobody(run: Caller, workspace: Path) -> None:
    (workspace / "data" / "bank.csv").unlink()
    told = run("doctor", "--offline", "--json").json
    assert told["ok"] is True
    assert {line["name"]: line["state"] for line in told["checks"]}["sources"] == "skip"


def test_config_show_names_origins_and_hides_secrets(run: Caller, workspace: Path) -> None:
    env = workspace / "repos.env"
    env.write_text(
        "SES_REGION=eu-central-1\nAWS_SECRET_ACCESS_KEY=EXAMPLE-hush\nSTRIPE_KEY=sk_live_EXAMPLE\n", "utf-8"
    )
    env.chmod(0o600)
    said = run("config", "show", "--origin")
    assert said.code == 0
    rows = {row[0]: row[1:] for row in said.rows}
    assert rows["SES_REGION"] == ["eu-central-1", "repos.env:1"]
    assert rows["SES_FROM_ADDRESS"][1].startswith("config/portfolio.yaml:")
    assert rows["AWS_SECRET_ACCESS_KEY"] == ["set", "(hidden)", "repos.env:2"]
    assert rows["portfolio.timezone"] == ["UTC", "config/portfolio.yaml:4:11"]
    assert "hush" not in said.out
    assert "sk_live" not in said.out
    assert "hush" not in run("config", "show", "--json").out


def test_config_validate_gives_every_fault(run: Caller, edit: Edit) -> None:
    assert run("config", "validate").code == 0
    edit("config/sources.yaml", "kind: table", "kind: tabel")
    edit("config/recipients.yaml", "reports: {}", "reports: {ctoo: default}")
    said = run("config", "validate")
    assert said.code == 78
    assert said.err.count("error E-CFG-") == 3


@pytest.mark.parametrize("file", ["portfolio", "sources", "recipients", "targets", "kpis"])
def test_config_schema_is_json(run: Caller, file: str) -> None:
    assert "draft-07" in json.loads(run("config", "schema", file).out)["$schema"]
