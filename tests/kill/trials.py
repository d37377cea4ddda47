"""Killing a run of eight reports at every checkpoint and at random moments, and counting mails at a witness.

`python -m tests.kill.trials --every 1 --random 200 --control` prints one JSON line. A checkpoint is every statement
the ledger gives to SQLite, and, for each mail, the moments before the request is signed, before it goes out, and
after the answer came. Nothing in the product knows about it. A kill does not test fsync: the page cache survives it.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from execreports.commands.running import locked
from execreports.deliver import deliver
from execreports.errors import LockHeld
from execreports.model.mail import Message, Receipt, SendState
from execreports.record import SqliteLedger
from execreports.retry import Retry
from execreports.testing.mails import a_draft
from execreports.transports.ses import DUMMY, Ses, sending_client

PERSONAS = ("ceo", "cto", "cfo", "cmo", "accounting", "yacht", "rental", "clients")
Tick = Callable[[], None]


@dataclass
class Tally:
    """What came of the trials: mails sent twice, mails neither sent nor told of, rows that lie."""

    trials: int = 0
    killed: int = 0
    double: int = 0
    lost: int = 0
    silent: int = 0
    parked: int = 0
    chain_faults: int = 0
    checkpoints: int = field(default=0)


class Counted:
    """The real transport, with checkpoints before and after."""

    name = "ses"

    def __init__(self, inner: Ses, tick: Tick) -> None:
        self.inner, self.tick = inner, tick

    def send(self, message: Message) -> Receipt:
        self.tick()
        receipt = self.inner.send(message)
        self.tick()
        return receipt


def clock() -> datetime:
    return datetime.now(UTC)


def one_run(folder: Path, client: Any, run: str, tick: Tick, *, resend: bool) -> None:
    """What a sending run does, in a child; `resend` is the control: no outcome means not sent."""
    handler = client.meta.events.register("before-send.sesv2.SendEmail", lambda **_: tick())
    with locked(folder), SqliteLedger.open(folder / "ledger.sqlite") as ledger:
        if resend:
            for row in ledger.rows():
                if row.state is SendState.INTENT:
                    ledger.settle(row, SendState.FAILED, now=clock(), error="no outcome")
        else:
            ledger.bury(run=run, now=clock())
        ledger.database.connection.set_trace_callback(lambda _: tick())
        transport = Counted(Ses(client, clock), tick)
        for persona in PERSONAS:
            draft = a_draft(persona, run=run)
            deliver(draft, transport=transport, ledger=ledger, retry=Retry(attempts=1), now=clock)
        ledger.database.connection.set_trace_callback(None)
    del handler


def in_child(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 - a child must never return into the trials
            sys.stderr.write(f"child: {error!r}\n")
            os._exit(9)
    return pid


class Bomb:
    """Kills its own process at checkpoint number `at`; counts when 0."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0

    def __call__(self) -> None:
        self.seen += 1
        if self.seen == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


class Trials:
    """One witness, many runs."""

    def __init__(self, url: str, journal: Path, *, resend: bool) -> None:
        self.url, self.journal, self.resend = url, journal, resend
        self.client = sending_client("us-west-2", endpoint=url, access=DUMMY, patience=5)
        self.tally = Tally()

    def checkpoints(self) -> int:
        """How many a run without a bomb passes."""
        with tempfile.TemporaryDirectory() as name:
            told = Path(name) / "seen"
            bomb = Bomb(0)

            def count() -> None:
                one_run(Path(name), self.client, "count", bomb, resend=False)
                told.write_text(str(bomb.seen))

            os.waitpid(in_child(count), 0)
            return int(told.read_text())

    def at_checkpoint(self, number: int) -> None:
        self._trial(lambda folder: self._child(folder, "first", Bomb(number)))

    def at_moment(self, seconds: float) -> None:
        def killed(folder: Path) -> int:
            pid = self._child(folder, "first", lambda: None)
            time.sleep(seconds)
            os.kill(pid, signal.SIGKILL)
            return pid

        self._trial(killed)

    def _child(self, folder: Path, run: str, tick: Tick) -> int:
        return in_child(lambda: one_run(folder, self.client, run, tick, resend=self.resend))

    def _trial(self, start: Callable[[Path], int]) -> None:
        mark = self.journal.stat().st_size if self.journal.exists() else 0
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _, status = os.waitpid(start(folder), 0)
            self.tally.killed += os.WIFSIGNALED(status)
            for run in ("second", "third"):  # the next ticks of the same day
                _, status = os.waitpid(self._child(folder, run, lambda: None), 0)
                assert status == 0
            self._judge(folder, mark)
        self.tally.trials += 1

    def _judge(self, folder: Path, mark: int) -> None:
        time.sleep(0.01)
        urllib.request.urlopen(self.url + "/sync", timeout=10).read()  # noqa: S310 - our own witness
        with self.journal.open("rb") as file:
            file.seek(mark)
            lines = [json.loads(line) for line in file]
        posts = Counter(line["persona"] for line in lines)
        intents = {line["intent"] for line in lines}
        with SqliteLedger.open(folder / "ledger.sqlite") as ledger:
            holders = {row.slot.persona: row for row in ledger.rows() if row.holds}
            self.tally.chain_faults += len(ledger.verify())
        for persona in PERSONAS:
            row = holders.get(persona)
            self.tally.double += posts[persona] > 1
            self.tally.parked += row is not None and row.state is SendState.UNKNOWN
            if row is None or row.state is SendState.INTENT:
                self.tally.silent += 1
            elif row.state is SendState.SENT and row.id not in intents:
                self.tally.lost += 1


@contextmanager
def witness(seconds: float) -> Iterator[tuple[str, Path]]:
    with tempfile.TemporaryDirectory() as name:
        journal = Path(name) / "journal"
        words = [sys.executable, "-m", "execreports.testing.witness", str(journal), str(seconds)]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            yield process.stdout.readline().strip(), journal
            assert process.stdin is not None
            process.stdin.close()
            process.wait(10)


def every_checkpoint(step: int, *, resend: bool = False) -> Tally:
    """A run killed at each `step`-th checkpoint, then resumed twice."""
    with witness(0.0) as (url, journal):
        trials = Trials(url, journal, resend=resend)
        total = trials.checkpoints()
        for number in range(1, total + 1, step):
            trials.at_checkpoint(number)
        return replace(trials.tally, checkpoints=total)


def random_moments(count: int, seed: int = 7) -> Tally:
    """A run killed from outside at random moments of its life."""
    dice = random.Random(seed)
    with witness(0.004) as (url, journal):
        trials = Trials(url, journal, resend=False)
        for _ in range(count):
            trials.at_moment(dice.uniform(0.0, 0.25))
        return trials.tally


def pairs(count: int, *, alone: bool) -> dict[str, int]:
    """Two runs started at once, `count` times: mails sent twice, mails not sent, exit codes other than 0 and 75."""
    told = {"pairs": 0, "double": 0, "lost": 0, "odd_exits": 0, "turned_away": 0}
    with witness(0.0) as (url, journal):
        client = sending_client("us-west-2", endpoint=url, access=DUMMY, patience=5)
        for _ in range(count):
            mark = journal.stat().st_size if journal.exists() else 0
            with tempfile.TemporaryDirectory() as name:
                work = partial(rival, Path(name), client, alone=alone)
                children = [in_child(partial(work, run)) for run in ("one", "two")]
                codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
            with journal.open("rb") as file:
                file.seek(mark)
                posts = Counter(json.loads(line)["persona"] for line in file)
            told["pairs"] += 1
            told["turned_away"] += codes.count(75)
            told["odd_exits"] += sum(code not in {0, 75} for code in codes)
            told["double"] += sum(posts[persona] > 1 for persona in PERSONAS)
            told["lost"] += sum(posts[persona] == 0 for persona in PERSONAS)
    return told


def rival(folder: Path, client: Any, run: str, *, alone: bool) -> None:
    """A run that meets another: turned away by the lock, or, without one, by the ledger, mail by mail."""
    lock = locked(folder) if alone else nullcontext()
    try:
        with lock, SqliteLedger.open(folder / "ledger.sqlite") as ledger:
            for persona in PERSONAS:
                draft = a_draft(persona, run=run)
                deliver(
                    draft, transport=Ses(client, clock), ledger=ledger, retry=Retry(attempts=1), now=clock
                )
    except LockHeld as error:
        os._exit(error.exit_code)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=0)
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--control", type=int, default=0)
    parser.add_argument("--pairs", type=int, default=0)
    wanted = parser.parse_args()
    told: dict[str, object] = {}
    if wanted.every:
        told["checkpoints"] = asdict(every_checkpoint(wanted.every))
    if wanted.random:
        told["random"] = asdict(random_moments(wanted.random))
    if wanted.control:
        told["control"] = asdict(every_checkpoint(wanted.control, resend=True))
    if wanted.pairs:
        told["locked"] = pairs(wanted.pairs, alone=True)
        told["unlocked"] = pairs(wanted.pairs, alone=False)
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
