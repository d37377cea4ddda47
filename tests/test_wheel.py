"""The wheel carries all it needs: built, unpacked elsewhere, `init`, `check` and `preview` run from it alone."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
START = "import sys; sys.path.insert(0, sys.argv[1]); from execreports.cli import main; sys.exit(main(sys.argv[2:]))"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder far from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*build, "-w", str(folder), str(ROOT)], check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(unpacked: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The program out of the wheel; the checkout is not on its path."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-c", START, str(unpacked), *words]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_starter_checks_and_previews(unpacked: Path, tmp_path: Path) -> None:
    for words in (
        ["init", "mine", "--no-input"],
        ["--workspace", "mine", "check"],
        ["--workspace", "mine", "preview", "-p", "cfo"],
    ):
        done = run(unpacked, *words, cwd=tmp_path)
        assert done.returncode == 0, (words, done.stderr)
    assert "BURN" in done.stdout


def test_the_example_gives_its_figures(unpacked: Path, tmp_path: Path) -> None:
    assert run(unpacked, "init", "shown", "--example", "--no-input", cwd=tmp_path).returncode == 0
    done = run(unpacked, "--workspace", "shown", "preview", "-p", "cfo", "--format", "json", cwd=tmp_path)
    figures = {figure["id"]: figure for figure in json.loads(done.stdout)["figures"]}
    assert (figures["burn"]["low"], figures["burn"]["high"]) == ("7000", "9000")


def test_the_wheel_holds_no_test_and_no_runtime_file(unpacked: Path) -> None:
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert not [
        name for name in names if name.startswith(("tests/", "var/")) or name.endswith((".pyc", ".sqlite"))
    ]
    assert "execreports/_starter/templates/report.txt.j2" in names
