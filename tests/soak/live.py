"""A workspace that mails for real, to whatever server it is pointed at, and the command line run in it."""

import os
import re
import subprocess
import sys
from pathlib import Path

REPORTS = ("accounting", "ceo", "cfo", "client_portfolio", "cmo", "cto", "rental", "yacht_delivery")
PROGRAM = Path(sys.executable).with_name("execreports")
ENV = """SES_REGION=us-west-2
SES_FROM_ADDRESS=reports@example.com
REPORT_RECIPIENT_PRIMARY=owner@example.com
REPORT_RECIPIENT_BCC=audit@example.com
AWS_ACCESS_KEY_ID=EXAMPLE
AWS_SECRET_ACCESS_KEY=EXAMPLE
"""


def workspace(folder: Path, endpoint: str) -> Path:
    """The neutral starter with all eight reports, the live transport and an endpoint."""
    run(folder, "init", str(folder))
    portfolio = folder / "config" / "portfolio.yaml"
    live = portfolio.read_text().replace("# transport: embedded", "transport: ses")
    text, found = re.subn(r"^reports: \[.*?\]", f"reports: [{', '.join(REPORTS)}]", live, flags=re.MULTILINE)
    assert found == 1, "the starter no longer names its reports in one line"
    portfolio.write_text(text, encoding="utf-8")
    settings = folder / "repos.env"
    settings.write_text(f"{ENV}AWS_ENDPOINT_URL_SESV2={endpoint}\n", encoding="utf-8")
    settings.chmod(0o600)
    return folder


def words(folder: Path, *args: str) -> list[str]:
    return [str(PROGRAM), "--workspace", str(folder), *args]


def environment() -> dict[str, str]:
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "SES_", "REPORT_"))
    }


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words(folder, *args), capture_output=True, text=True, check=False, timeout=120, env=environment()
    )


def start(folder: Path, *args: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        words(folder, *args), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()
    )
