"""SIGKILL at checkpoints and at random moments: nothing twice, nothing lost, nothing silent. Short form; see soak."""

import json
import subprocess
import sys
from typing import Any

import pytest


def trials(*words: str) -> dict[str, dict[str, Any]]:
    """In a process of its own: it forks, and the test runner has threads."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.kill.trials", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, Any]]:
    return trials("--every", "12", "--random", "6", "--control", "12", "--pairs", "6")


def test_a_kill_at_any_checkpoint_sends_nothing_twice_and_loses_nothing(
    told: dict[str, dict[str, Any]],
) -> None:
    tally = told["checkpoints"]
    assert tally["checkpoints"] >= 80
    assert tally["killed"] == tally["trials"] >= 12
    assert (tally["double"], tally["lost"], tally["silent"], tally["chain_faults"]) == (0, 0, 0, 0)
    assert tally["parked"] > 0, "some kill must have hit between intent and outcome"


def test_a_kill_at_a_random_moment_does_not_either(told: dict[str, dict[str, Any]]) -> None:
    tally = told["random"]
    assert tally["trials"] == 6
    assert (tally["double"], tally["lost"], tally["silent"], tally["chain_faults"]) == (0, 0, 0, 0)


def test_the_trial_can_see_doubles(told: dict[str, dict[str, Any]]) -> None:
    assert told["control"]["double"] > 0, "the control, which resends what has no outcome, must send twice"


@pytest.mark.parametrize("kind", ["locked", "unlocked"])
def test_two_runs_at_once_send_each_mail_once(told: dict[str, dict[str, Any]], kind: str) -> None:
    tally = told[kind]
    assert tally["pairs"] == 6
    assert (tally["double"], tally["lost"], tally["odd_exits"]) == (0, 0, 0)
