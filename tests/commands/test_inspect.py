"""inspect: the contract for every kind of file, and never a crash."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from execreports.commands.inspect import inspected
from execreports.commands.kind_of import kind_of
from execreports.testing.calls import Caller

run = Caller()

FILES = {
    "notes.md": ("handoff", "# Title\n\n- [x] done thing\n\nCosts $7K-9K/month.\n"),
    "plain": ("handoff", "Just some words\n"),
    "app.py": ("python", "import os\n\nKEY = os.environ['KEY']\n"),
    "Code.gs": ("apps_script", "function doGet(e) { return ContentService.createTextOutput('x'); }\n"),
    "script.js": ("apps_script", "function doPost(e) { SpreadsheetApp.getActive(); }\n"),
    "main.js": ("site", "console.log('hello');\n"),
    "index.html": ("site", "<html><head><title>Shop</title></head></html>\n"),
    "objects.json": ("s3_manifest", '{"Contents": [{"Key": "a", "Size": 3}, {"Key": "b"}]}\n'),
    "costs.json": ("billing", '{"ResultsByTime": [], "GroupDefinitions": []}\n'),
    "cost.csv": ("billing", "Service,Service total\nService total,1\n"),
    "answer.json": ("unknown", '{"jobs": [1, 2]}\n'),
    "picture.png": ("unknown", "\x89PNG\x00\x00"),
}


@pytest.mark.parametrize("name", FILES)
def test_kinds_are_told_by_content(tmp_path: Path, name: str) -> None:
    kind, text = FILES[name]
    (tmp_path / name).write_text(text, "utf-8")
    assert kind_of(tmp_path / name) == kind


@pytest.mark.parametrize("name", [name for name, (kind, _) in FILES.items() if kind != "site"])
def test_every_entry_keeps_the_contract(tmp_path: Path, name: str) -> None:
    kind, text = FILES[name]
    (tmp_path / name).write_text(text, "utf-8")
    entry = inspected(str(tmp_path / name))
    assert entry["path"] == str(tmp_path / name)
    assert entry["kind"] in {kind, "unknown"}
    assert isinstance(entry["encoding"], str)
    assert all(set(problem) == {"line", "message"} for problem in entry["problems"])
    wanted = {
        "handoff": {"headings", "tables", "tasks", "statuses", "money"},
        "billing": {"format", "currency", "estimated", "total", "totals"},
        "s3_manifest": {"objects", "bytes", "objects_without_size"},
        "python": {"parsed", "routes", "env", "secrets", "aws_services"},
        "apps_script": {"do_get", "do_post", "auth", "writes"},
        "unknown": set(),
    }
    assert wanted[entry["kind"]] <= set(entry)


def test_json_holds_one_entry_per_path_and_ends_with_0(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# One\n", "utf-8")
    said = run("inspect", str(tmp_path / "notes.md"), str(tmp_path / "absent.csv"), "--json")
    assert said.code == 0
    first, second = said.json["files"]
    assert first["headings"] == [{"level": 1, "text": "One", "line": 1}]
    assert (second["kind"], second["problems"][0]["message"]) == ("unknown", "there is no such file")


def test_a_refused_bill_keeps_all_five_keys(tmp_path: Path) -> None:
    (tmp_path / "bill.csv").write_text("<html><body>please log in to see your bill</body></html>\n", "utf-8")
    entry = inspected(str(tmp_path / "bill.csv"), "billing")
    assert (entry["total"], entry["totals"]) == (None, [])
    assert entry["problems"]


def test_a_table_that_is_no_bill_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name,City\nAda,London\n", "utf-8")
    assert inspected(str(tmp_path / "people.csv"))["kind"] == "unknown"


def test_for_people_it_names_lines(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# One\n\n- [ ] call the bank\n\nIt costs $7K a month.\n", "utf-8")
    said = run("inspect", str(tmp_path / "notes.md")).out
    assert "notes.md: handoff, utf-8" in said
    assert "call the bank" in said
    assert "line 3: text call the bank" in said
    assert "\n      It costs $7K a month.\n" in said


@pytest.mark.parametrize("suffix", ["md", "py", "gs", "json", "csv", "tsv", "gz", "zip", "bin", "parquet"])
@settings(max_examples=25, deadline=None)
@given(content=st.binary(max_size=300))
def test_no_content_makes_it_fail(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / f"file.{suffix}"
    path.write_bytes(content)
    entry = inspected(str(path))
    assert not any("the reader failed" in problem["message"] for problem in entry["problems"])


def test_a_secret_that_is_found_is_not_printed(tmp_path: Path) -> None:
    value = "EXAMPLEFAKE77x"
    (tmp_path / "notes.md").write_text(
        f"# Title\n\n- [ ] use sk_live_{value} by 2026-05-15\n- [ ] db postgres://app:{value}@db.example.com/x\n\n"
        f"| what | Passwort: {value} |\n|---|---|\n| a | password={value} |\n\n- **Passwort:** {value}\n", "utf-8"
    )  # fmt: skip
    (tmp_path / "app.py").write_text(f"import os\n\nK = os.environ.get('JWT_SECRET', '{value}')\n", "utf-8")
    for name in ("notes.md", "app.py"):
        for told in (run("inspect", str(tmp_path / name)), run("inspect", "--json", str(tmp_path / name))):
            assert told.code == 0
            assert value not in told.out + told.err
