"""The user's crontab: read, backed up, checked, installed, read back."""

import shutil
import subprocess
from pathlib import Path

from execreports.errors import ConfigError, ExecReportsError


def installed() -> bytes:
    """The crontab as it stands; ConfigError where it cannot be read, so that nothing is written over it."""
    done = _crontab("-l")
    if done.returncode == 0:
        return done.stdout
    if b"no crontab for" in done.stderr.lower():
        return b""
    said = done.stderr.decode(errors="replace").strip()
    raise ConfigError(
        f"the crontab cannot be read: {said}", code="E-SCH-402", place="crontab", fix="crontab -l"
    )


def install(before: bytes, after: bytes, backup: Path) -> None:
    """Write a backup, install, read back and compare; on any difference the old crontab is put back."""
    backup.parent.mkdir(parents=True, exist_ok=True)
    backup.write_bytes(before)
    done = _crontab("-", given=after)
    if done.returncode or installed() != after:
        _crontab("-", given=before)
        said = done.stderr.decode(errors="replace").strip() or "it reads back differently"
        raise ExecReportsError(
            f"the crontab was not installed: {said}", code="E-SCH-406", place="crontab",
            fix=f"the old one is back, and in var/{backup.name}",
        )  # fmt: skip


def _crontab(argument: str, *, given: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
    program = shutil.which("crontab")
    if program is None:
        raise ConfigError(
            "this machine has no cron", code="E-SCH-407", place="crontab",
            fix="execreports schedule show --to systemd, or --to launchd",
        )  # fmt: skip
    return subprocess.run([program, argument], input=given, capture_output=True, check=False, timeout=30)
