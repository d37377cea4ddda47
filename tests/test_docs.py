"""What the README shows is what the program does: its commands run, its code works, its mail is the golden one."""

import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from execreports.model.portfolio import Portfolio
from execreports.sources.base import Reach, Source
from execreports.testing.builders import NOW, context
from execreports.testing.calls import Caller

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [
    line.split("#")[0].split() for line in re.findall(r"^    execreports (.+)$", README, re.MULTILINE)
]
SNIPPETS = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    for name in ("config", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    assert Caller(folder)("send", "-p", "cto").code == 0
    return folder


@pytest.mark.parametrize("words", [words for words in COMMANDS if "my-reports" not in words], ids=" ".join)
def test_the_commands_run_in_the_example(words: list[str], example: Path) -> None:
    done = Caller(example)(*words)
    assert done.code == 0, done.err
    assert done.out


def test_the_commands_of_an_own_workspace_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    own = [words for words in COMMANDS if "my-reports" in words]
    assert len(own) == 3
    for words in own:
        done = Caller()(*words)
        assert done.code == 0, (words, done.err)


def test_the_source_of_the_readme_reads(tmp_path: Path) -> None:
    names: dict[str, Any] = {"__name__": "readme"}
    exec(compile(SNIPPETS[0], "README.md", "exec"), names)  # noqa: S102 - our own README
    kind = names["Till"]
    assert issubclass(kind, Source)
    (tmp_path / "till.txt").write_text("412.50\n")
    portfolio: Portfolio = context().portfolio
    reach = Reach(tmp_path, NOW, portfolio, http=lambda: None, s3=lambda: None, secret=lambda _: None)
    (fact,) = names["Till"](name="till", path="till.txt", entity="acme").read(reach)
    assert (fact.value, fact.origin.locator) == (Decimal("412.50"), "till.txt:1")


def test_the_report_of_the_readme_is_picked_up(example: Path, tmp_path: Path) -> None:
    shutil.copytree(example / "config", tmp_path / "config")
    shutil.copytree(example / "examples", tmp_path / "examples")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "board.py").write_text(SNIPPETS[1], "utf-8")
    done = Caller(tmp_path)("preview", "-p", "board")
    assert done.code == 0, done.err
    assert "SECURITY GAPS" in done.out
    assert "WHAT TO DO" in done.out


def test_the_mail_of_the_readme_is_the_golden_one() -> None:
    shown = re.search(r"<!-- mail: cto -->\n(.*?)<!-- /mail -->", README, re.DOTALL)
    assert shown
    lines = [line.removeprefix("    ") for line in shown[1].strip("\n").splitlines()]
    golden = (ROOT / "tests" / "golden" / "cto.txt").read_text("utf-8").splitlines()
    assert len(lines) >= 15
    assert lines == golden[: len(lines)]


def test_every_link_of_the_readme_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("http") or (ROOT / target).exists(), target


def test_the_exit_codes_are_those_of_the_program() -> None:
    from execreports.cli import EXIT_CODES

    for code in re.findall(r"^\| ([\d, ]+?) \|", README, re.MULTILINE):
        for one in code.split(","):
            assert one.strip() in EXIT_CODES, one
