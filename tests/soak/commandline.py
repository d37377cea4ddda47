"""The whole command, `execreports send --all`, killed from outside or started twice, against the witness."""

import json
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from execreports.model.mail import SendState
from execreports.record import SqliteLedger
from tests.kill.trials import witness
from tests.soak.live import REPORTS, run, start, workspace


def killed(count: int, seed: int = 11) -> dict[str, int]:
    """Kill it at random moments, run it twice more; what is not at the witness must be loud."""
    dice = random.Random(seed)
    told = dict.fromkeys(("trials", "in_flight", "double", "lost", "silent", "parked"), 0)
    with witness(0.02) as (url, journal):
        for _ in range(count):
            mark = _size(journal)
            with tempfile.TemporaryDirectory() as name:
                folder = workspace(Path(name), url)
                child = start(folder, "send", "--all", "--yes")
                time.sleep(dice.uniform(0.6, 2.0))
                told["in_flight"] += child.poll() is None
                child.kill()
                child.wait()
                codes = [run(folder, "send", "--all", "--yes").returncode for _ in range(2)]
                _judge(told, folder, _posts(journal, mark), codes)
            told["trials"] += 1
    return told


def twice(count: int) -> dict[str, int]:
    """Start it twice at once: each mail once, exits 0 or 75."""
    told = dict.fromkeys(("pairs", "double", "lost", "odd_exits", "turned_away"), 0)
    with witness(0.0) as (url, journal):
        for _ in range(count):
            mark = _size(journal)
            with tempfile.TemporaryDirectory() as name:
                folder = workspace(Path(name), url)
                children = [start(folder, "send", "--all", "--yes") for _ in range(2)]
                codes = [child.wait() for child in children]
            posts = _posts(journal, mark)
            told["pairs"] += 1
            told["turned_away"] += codes.count(75)
            told["odd_exits"] += sum(code not in {0, 75} for code in codes)
            told["double"] += sum(times > 1 for times in posts.values())
            told["lost"] += len(REPORTS) - len(posts)
    return told


def _judge(told: dict[str, int], folder: Path, posts: Counter[str], codes: list[int]) -> None:
    with SqliteLedger.read(folder / "var" / "ledger.sqlite") as ledger:
        rows = [row for row in ledger.rows() if row.holds]
        assert ledger.verify() == []
    unknown = {row.slot.persona for row in rows if row.state is SendState.UNKNOWN}
    sent = {row.slot.persona for row in rows if row.state is SendState.SENT}
    told["parked"] += len(unknown)
    told["double"] += sum(times > 1 for times in posts.values())
    told["lost"] += len(sent - set(posts)) + (len(REPORTS) - len(sent | unknown))
    told["silent"] += bool(unknown) and 0 in codes


def _size(journal: Path) -> int:
    return journal.stat().st_size if journal.exists() else 0


def _posts(journal: Path, mark: int) -> Counter[str]:
    with journal.open("rb") as file:
        file.seek(mark)
        return Counter(json.loads(line)["persona"] for line in file)
