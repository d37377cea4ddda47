"""The end of a process: out at once, but nothing said is lost and nobody who asked to be called is left out."""

import subprocess
import sys

LAST = "import atexit; atexit.register(print, 'last words')"


def ended(*words: str) -> subprocess.CompletedProcess[str]:
    script = f"import sys; {LAST}; sys.argv = {['execreports', *words]!r}; from execreports.__main__ import run; run()"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_the_exit_code_and_what_was_said() -> None:
    done = ended("nonsense")
    assert done.returncode == 2
    assert "no command nonsense" in done.stderr
    assert done.stdout == "last words\n"


def test_all_of_the_output_is_there() -> None:
    done = ended("--help")
    assert done.returncode == 0
    assert "Exit codes" in done.stdout
    assert done.stdout.endswith("last words\n")
