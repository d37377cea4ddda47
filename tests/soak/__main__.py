"""`make soak`: the long delivery trials, one line each, one summary line at the end.

Words pick trials by name: `python -m tests.soak ministack`. A foreign server that is not installed is printed as
absent and does not fail the soak; everything else that misses its figure does.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tests.kill import trials
from tests.soak import commandline, foreign, secrets

ROOT = Path(__file__).parents[2]
CLEAN = ("double", "lost", "silent", "chain_faults", "odd_exits")


def checkpoints() -> str:
    """A run of eight reports killed at every checkpoint."""
    return _clean(asdict(trials.every_checkpoint(1)), {"checkpoints": 80})


def random_kills() -> str:
    """200 kills from outside."""
    return _clean(asdict(trials.random_moments(200)), {"trials": 200})


def control() -> str:
    """Resending what has no outcome must show doubles."""
    tally = trials.every_checkpoint(4, resend=True)
    assert tally.double > 0, "the control shows no double: the trial sees nothing"
    return f"{tally.double} doubles in {tally.trials} kills (as it must)"


def rivals() -> str:
    """Two runs at once, 100 times, with and without the lock."""
    locked, unlocked = trials.pairs(100, alone=True), trials.pairs(100, alone=False)
    return f"locked: {_clean(locked, {'pairs': 100})}; ledger alone: {_clean(unlocked, {'pairs': 100})}"


def command_killed() -> str:
    """`execreports send --all` killed 30 times."""
    return _clean(commandline.killed(30), {"trials": 30})


def command_twice() -> str:
    """`execreports send --all` started twice at once, 15 times."""
    return _clean(commandline.twice(15), {"pairs": 15})


def every_byte() -> str:
    """All single-byte changes of 100 entries, 1,000 flips of the file, a torn tail at 4,400 places."""
    return _pytest("tests/record/test_tamper.py", SOAK_BYTE_STEP="1", SOAK_FLIPS="1000")


def wire() -> str:
    """Faults on the wire times eight reports."""
    return _pytest("tests/deliver/test_wire.py")


def preflight_states() -> str:
    """States that must stop a run with nothing sent."""
    return _pytest("tests/preflight")


def attacks() -> str:
    """Header and address attacks; odd but valid mails."""
    return _pytest("tests/transports/test_hygiene.py")


def events() -> str:
    """500 events shuffled, repeated, foreign, malformed; forgeries."""
    return _pytest("tests/feedback")


def canaries() -> str:
    """Planted secrets through every mode."""
    return secrets.trial()


TRIALS: tuple[tuple[Callable[[], str], Path | None], ...] = (
    (checkpoints, None), (random_kills, None), (control, None), (rivals, None), (command_killed, None),
    (command_twice, None), (every_byte, None), (wire, None), (preflight_states, None), (attacks, None), (events, None),
    (canaries, None), (foreign.ministack, foreign.MINISTACK), (foreign.ses_local, foreign.SES_LOCAL),
    (foreign.moto_recorder, foreign.MOTO),
)  # fmt: skip


def main(words: list[str]) -> int:
    """Every trial, or those named."""
    began, failed, absent, ran = time.monotonic(), 0, 0, 0
    for trial, needed in TRIALS:
        name = trial.__name__
        if words and not any(word in name for word in words):
            continue
        if needed is not None and not needed.exists():
            absent += 1
            _say(f"ABSENT  {name}: not installed in {needed.relative_to(ROOT)} (docs/delivery.md says how)")
            continue
        start = time.monotonic()
        try:
            told = f"ok      {name}: {trial()}"
            ran += 1
        except AssertionError as error:
            failed += 1
            told = f"FAILED  {name}: {' '.join(str(error).split())[-600:]}"
        _say(f"{told} ({time.monotonic() - start:.0f} s)")
    _say(f"soak: {ran} trials passed, {failed} failed, {absent} absent, {time.monotonic() - began:.0f} s")
    return int(failed > 0)


def _clean(tally: dict[str, int], least: dict[str, int]) -> str:
    told = ", ".join(f"{name} {value}" for name, value in tally.items())
    assert not any(tally.get(name) for name in CLEAN), told
    assert all(tally[name] >= value for name, value in least.items()), told
    return told


def _pytest(*tests: str, **settings: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-o", "addopts=--import-mode=importlib -p no:cacheprovider", *tests], cwd=ROOT,
        env={**os.environ, **settings}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    found = re.findall(r"\d+ passed[^\n=]*", done.stdout)
    return found[-1].strip() if found else "passed"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
