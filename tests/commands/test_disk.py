"""A disk that fills at any moment of a run: one clear error, and nothing twice when there is room again."""

import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("execreports")


def limited(kilobytes: int) -> Callable[[], None]:
    """No file of the child may grow beyond this."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))


@pytest.mark.parametrize("kilobytes", [0, 6, 150, 210])
def test_a_full_disk_is_one_error_and_no_second_mail(kilobytes: int, workspace: Path) -> None:
    words = [str(PROGRAM), "--workspace", str(workspace), "send", "--all", "--yes"]
    full = subprocess.run(words, capture_output=True, text=True, check=False, preexec_fn=limited(kilobytes))
    if full.returncode:
        assert full.returncode in {1, 3}
        assert full.stderr.startswith("error E-")
        assert "E-INT-901" not in full.stderr
    room = subprocess.run(words, capture_output=True, text=True, check=False)
    assert room.returncode in {0, 3}
    mails = Counter(path.stem[: -len("-2026-05-05")] for path in (workspace / "var" / "outbox").glob("*.eml"))
    unknown = sum(" unknown " in line for line in room.stdout.splitlines())
    assert set(mails.values()) <= {1}
    assert len(mails) + unknown >= 8
    assert (room.returncode == 3) == bool(unknown)
    verified = subprocess.run([*words[:3], "audit", "verify"], capture_output=True, text=True, check=False)
    assert verified.returncode == 0, verified.stderr
