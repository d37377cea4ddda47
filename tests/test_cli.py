"""The outer shell: help that imports nothing, usage errors, flags in any place, one shape for every error."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest

from execreports import reference
from execreports.cli import COMMANDS, main
from execreports.errors import ExecReportsError, Fault
from execreports.testing.calls import Caller
from execreports.workspace import create

HEAVY = [
    "boto3", "botocore", "pydantic", "yaml", "jinja2", "duckdb", "gspread", "requests", "openpyxl", "markdown_it",
    "tenacity", "sqlite3",
]  # fmt: skip
ROOT = Path(__file__).parents[1]
call = Caller()


def imported(*words: str, cwd: Path) -> tuple[int, set[str]]:
    """Exit code, and which heavy modules a call in a fresh process imported."""
    code = (
        "import sys; from execreports.cli import main; code = main(sys.argv[1:]); "
        f"sys.stderr.write('|' + ' '.join(m for m in {HEAVY!r} if m in sys.modules)); sys.exit(code)"
    )
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "SES_"))}
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        env=environ,
    )
    return done.returncode, set(done.stderr.rpartition("|")[2].split())


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--version"], []])
def test_help_imports_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    code, modules = imported(*words, cwd=tmp_path)
    assert code in {0, 2}
    assert modules == set()


def test_a_tick_that_owes_nothing_imports_no_sender_and_no_reader(tmp_path: Path) -> None:
    create(tmp_path / "ws", example=False)
    portfolio = tmp_path / "ws" / "config" / "portfolio.yaml"
    portfolio.write_text(portfolio.read_text("utf-8") + "now: 2026-05-05T13:00\n", "utf-8")
    code, modules = imported("send", "--due", "-q", cwd=tmp_path / "ws")
    assert code == 0
    assert (
        modules & {"boto3", "botocore", "jinja2", "duckdb", "gspread", "requests", "openpyxl", "markdown_it"}
        == set()
    )


def test_help_names_every_command_and_every_command_has_an_example() -> None:
    said = call("--help")
    assert said.code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in said.out
        shown = call(name, "--help")
        assert shown.code == 0
        assert "Example: execreports" in shown.out


def test_docs_are_generated_from_the_commands() -> None:
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == reference.reference()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["prevew"], "did you mean 'preview'?"),
        (["send", "--al"], "--all"),
        (["list", "--wat"], "--wat"),
        ([""], ""),
    ],
)
def test_usage_errors_end_with_2_and_the_nearest_word(words: list[str], hint: str) -> None:
    said = call(*words)
    assert said.code == 2
    assert said.err.startswith("error E-USE-001: ")
    assert hint in said.err
    assert said.out == ""


def test_global_flags_before_or_after_the_command(tmp_path: Path) -> None:
    create(tmp_path / "ws", example=False)
    folder = str(tmp_path / "ws")
    before = call("--workspace", folder, "--json", "list")
    after = call("list", "--json", "--workspace", folder)
    assert before == after
    assert [row["persona"] for row in before.json["reports"]][:2] == ["accounting", "ceo"]


def test_errors_are_one_json_object_where_json_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EXECREPORTS_HOME", raising=False)
    said = call("list", "--json")
    assert said.code == 78
    told = json.loads(said.err)
    assert told["exit_code"] == 78
    assert set(told["error"]) == {"code", "message", "place", "fix"}
    assert told["error"]["code"] == "E-CFG-120"


def test_every_fault_is_printed_in_one_shape() -> None:
    error = ExecReportsError.of([Fault("E-X-1", "one", "a.yaml:1:2", "mend it"), Fault("E-X-2", "two")])
    assert str(error) == "error E-X-1: one\n  where: a.yaml:1:2\n  fix:   mend it\nerror E-X-2: two"


def test_a_bug_is_named_without_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> click.Command:
        raise RuntimeError("sk_live_EXAMPLE")

    monkeypatch.setattr("execreports.cli.Lazy.get_command", broken)
    assert main(["list"]) == 1
    said = capsys.readouterr().err
    assert "E-INT-901" in said
    assert "RuntimeError in test_cli.py:" in said
    assert "sk_live" not in said


def test_interrupts_have_their_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    for error, code in ((KeyboardInterrupt, 130), (click.Abort, 130), (BrokenPipeError, 0)):
        monkeypatch.setattr("execreports.cli.Lazy.get_command", _raising(error))
        assert main(["list"]) == code


def _raising(error: type[BaseException]) -> object:
    def get_command(*_: object) -> None:
        raise error

    return get_command


def test_python_dash_m_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "execreports", "nonsense"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert "no command nonsense" in done.stderr


@pytest.mark.parametrize(
    ("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_is_for_terminals_that_want_it(
    tmp_path: Path, extra: dict[str, str], *, coloured: bool
) -> None:
    create(tmp_path / "ws", example=False)
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm", **extra}
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "execreports", "sources", "--workspace", str(tmp_path / "ws")]
    done = subprocess.run(command, stdout=slave, stderr=subprocess.PIPE, check=False, env=environ, cwd=ROOT)
    os.close(slave)
    with os.fdopen(master, "rb", buffering=0) as terminal:
        said = terminal.read(65536)
    assert done.returncode == 0
    assert (b"\x1b[" in said) is coloured
    assert b"costs" in said


def test_no_colour_in_a_pipe(tmp_path: Path) -> None:
    create(tmp_path / "ws", example=False)
    assert "\x1b[" not in call("sources", "--workspace", str(tmp_path / "ws")).out
