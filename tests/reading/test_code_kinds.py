"""Which reader a path belongs to, and that every answer keeps the contract."""

from pathlib import Path

import pytest

from execreports.reading.code_kinds import code_json, kind_of


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.py", "x = 1", "python"),
        ("run", "#!/usr/bin/env python3\nx = 1", "python"),
        ("run", "#!/bin/sh\n", "unknown"),
        ("a.HTML", "<p>x", "site"),
        ("Code.gs", "var x;", "apps_script"),
        ("code.js", "function doGet(e) {}", "apps_script"),
        ("code.js", "SpreadsheetApp.getActive();", "apps_script"),
        ("app.js", "document.title = 1", "unknown"),
        ("notes.md", "x", "unknown"),
        ("missing.js", None, "unknown"),
    ],
)
def test_files(tmp_path: Path, name: str, text: str | None, kind: str) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text)
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        (["index.html"], "site"),
        (["package.json"], "site"),
        (["Code.gs", "page.html", "appsscript.json"], "apps_script"),
        (["src/Code.gs"], "apps_script"),
        (["a.py"], "unknown"),
        ([], "unknown"),
    ],
)
def test_folders(tmp_path: Path, files: list[str], kind: str) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert kind_of(tmp_path) == kind


def test_answers_keep_the_contract(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import os\nx = os.environ['A']\n")
    (tmp_path / "a.html").write_text("<title>x</title>")
    (tmp_path / "a.gs").write_text("function doGet(e) {}")
    shared = {"encoding", "problems"}
    assert set(code_json(tmp_path / "a.py", "python")) == shared | {
        "parsed",
        "routes",
        "env",
        "secrets",
        "aws_services",
    }
    assert set(code_json(tmp_path / "a.html", "site")) == shared | {"stack", "pages"}
    assert set(code_json(tmp_path / "a.gs", "apps_script")) == shared | {
        "do_get",
        "do_post",
        "auth",
        "writes",
    }
    assert code_json(tmp_path / "missing.py", "python")["problems"]


def test_a_script_project_is_one_script(tmp_path: Path) -> None:
    (tmp_path / "Code.gs").write_text("function doPost(e) { requireKey_(e); add_(e); }")
    (tmp_path / "Helpers.gs").write_text(
        "function requireKey_(e) { return true; }\nfunction add_(e) { sheet.appendRow([1]); }"
    )
    answer = code_json(tmp_path, "apps_script")
    assert (answer["do_post"], answer["auth"], answer["writes"]) == (True, False, True)
