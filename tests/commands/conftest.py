"""A real workspace in a temporary folder, and the command line called as a person calls it."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from execreports.testing.calls import Caller
from execreports.workspace import create

EMBEDDED = """\
now: 2026-05-05T06:30
transport: embedded
embedded:
  SES_REGION: eu-west-1
  SES_FROM_ADDRESS: reports@example.com
  REPORT_RECIPIENT_PRIMARY: owner@example.com
  REPORT_RECIPIENT_BCC: audit@example.com
"""


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this machine reaches a test; the current folder is no workspace."""
    for name in os.environ:
        if (
            name.startswith(("AWS_", "SES_", "REPORT_", "EXECREPORTS_", "GOOGLE_"))
            or name == "RECIPIENT_EMAIL"
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The neutral starter with every shipped report, embedded, its clock pinned to a Tuesday at 06:30."""
    root = tmp_path / "ws"
    create(root, example=False)
    portfolio = root / "config" / "portfolio.yaml"
    text = re.sub(r"(?m)^reports: .*\n", "", portfolio.read_text("utf-8"))
    portfolio.write_text(text + EMBEDDED, "utf-8")
    return root


@pytest.fixture
def run(workspace: Path) -> Caller:
    """Call the program in that workspace."""
    return Caller(workspace)


@pytest.fixture
def edit(workspace: Path) -> Callable[[str, str, str], None]:
    """Replace words in a file of the workspace."""

    def change(file: str, old: str, new: str) -> None:
        path = workspace / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


@pytest.fixture
def traces(workspace: Path) -> Callable[[], dict[str, tuple[int, bytes]]]:
    """Every file below var/ with its time and bytes."""

    def look() -> dict[str, tuple[int, bytes]]:
        files = [path for path in sorted((workspace / "var").rglob("*")) if path.is_file()]
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    return look
