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


def test_a_table_that_is_no_bill_is_unknown_and_shown_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name,City\nAda,London\n", "utf-8")
    entry = inspected(str(tmp_path / "people.csv"))
    assert (entry["kind"], [column["name"] for column in entry["columns"]]) == ("unknown", ["Name", "City"])
    assert "kind `table`" in entry["problems"][-1]["message"]
    assert inspected(str(tmp_path / "people.csv"), "table")["problems"] == []


def test_a_statement_of_an_account_is_no_bill(tmp_path: Path) -> None:
    (tmp_path / "bank.csv").write_text("Date,Text,Amount,Balance\n2026-09-01,Rent,-1200.00,3000\n", "utf-8")
    entry = inspected(str(tmp_path / "bank.csv"))
    assert (entry["kind"], entry.get("total"), entry["rows"]) == ("unknown", None, 1)
    (tmp_path / "bill.csv").write_text("Date,Service,Cost\n2026-09-01,Storage,12.50\n", "utf-8")
    assert inspected(str(tmp_path / "bill.csv"))["total"] == "12.5"


def test_for_people_a_column_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "bank.csv").write_text("Posted;Amount\n03/04/2026;1.200,50\n", "utf-8")
    out = Caller()("inspect", str(tmp_path / "bank.csv"), "--kind", "table").out
    assert "Posted: dates (order to be declared), 1 filled, first 03/04/2026" in out
    assert "Amount: numbers (decimal mark ,), 1 filled, first 1.200,50" in out


TOLD = {
    "notes.md": (
        "# One\n\n- [ ] call the bank (owner: Ana) by 2026-05-09\n\n**Status:** blocked\n\n"  # noqa: ISC004  one text
        "It costs about ~$7-9K a month, later 5 €.\n\n| Item | Cost |\n|---|---|\n| dock | $1,234.50 |\n",
        """notes.md: handoff, utf-8
  headings: 1
    line 1: # One
  tables: 1
    line 9: 1 row under Item | Cost
      > | Item | Cost |
      line 11: Item dock; Cost 1234.50 USD
  tasks: 1
    line 3: [ ] call the bank (owner: Ana) by 2026-05-09 (owner Ana, due 2026-05-09)
  statuses: 1
    line 5: blocked (by blocked)
      > **Status:** blocked
  money: 3
    line 7: about 7000 to 9000 USD a month
      > It costs about ~$7-9K a month, later 5 €.
    line 7: 5 EUR
    line 11: 1234.50 USD
      > | dock | $1,234.50 |
""",
    ),
    "bill.csv": (
        "Service,S3($),Tax($),Total costs($)\nService total,3,1,4\n2026-03-01,3,1,4\n",
        """  total: 4
  totals: 2
    line 3: 2026-03  3  S3
      > 2026-03-01,3,1,4
    line 3: 2026-03  1  Tax
""",
    ),
    "objects.json": (
        '{"Contents": [{"Key": "a", "Size": 3}, {"Key": "b"}]}\n',
        "objects: 2\n  bytes: 3\n  objects without a size: 1\n",
    ),
    "app.py": (
        "import os\n\nKEY = os.environ['KEY']\nTOKEN = 'sk_live_EXAMPLE51HzzzzzzzzzzzzzzzzzzFAKE'\n",
        "  environment variables: KEY\n  secrets: 1\n    line 4: stripe key\n      > TOKEN = '[secret stripe_key ",
    ),
    "Code.gs": (
        "function doGet(e) { return ContentService.createTextOutput('x'); }\n",
        "  answers GET: yes\n  answers POST: no\n  checks the caller: no\n  writes: no\n",
    ),
    "index.html": (
        "<html><head><title>Shop</title></head></html>\n",
        "index.html: Shop; no description; no analytics\n",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_for_people_it_names_each_thing_with_its_line_and_the_words_there(tmp_path: Path, name: str) -> None:
    text, wanted = TOLD[name]
    (tmp_path / name).write_text(text, "utf-8")
    said = run("inspect", str(tmp_path / name))
    assert said.code == 0
    assert wanted in said.out
    assert "EXAMPLE51H" not in said.out


def test_what_could_not_be_read_stands_below_what_was(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_bytes("# Übergabe\n\n5 €\n".encode("cp1252"))
    assert "not read: not UTF-8: read as Windows-1252" in run("inspect", str(tmp_path / "notes.md")).out


def test_a_long_list_for_people_says_how_much_more_there_is(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# a\n" * 203, "utf-8")
    assert "... and 3 more; --json lists them all" in run("inspect", str(tmp_path / "notes.md")).out


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
