"""The two thin scripts: the syntax gate, and the crontab's synchronisation."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def script(name: str, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "scripts" / name), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_gate_passes_here_and_names_what_is_broken(tmp_path: Path) -> None:
    assert script("check_syntax.py").returncode == 0
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "bad.py").write_text("x = 1\ndef f(:\n", "utf-8")
    done = script("check_syntax.py", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("reports/bad.py:2:")
    assert [path.name for path in tmp_path.rglob("*")] == ["reports", "bad.py"]


def test_sync_cron_is_the_schedule_command(tmp_path: Path) -> None:
    done = script("sync_cron.py", "--workspace", str(tmp_path))
    assert done.returncode == 78
    assert "E-CFG-120" in done.stderr
