"""One run at a time, and interrupts that do not cut a mail in half."""

import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from execreports.errors import LedgerError, LockHeld


@contextmanager
def locked(var: Path) -> Iterator[None]:
    """The run lock: `flock` on `var/run.lock`, gone with the process; LockHeld (75) where another run has it."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        file = (var / "run.lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise _unwritable(error) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            who = file.read(200).strip() or "another run"
            raise LockHeld(
                f"{who} is at work", place="var/run.lock", fix="wait for it; the next tick tries"
            ) from None
        try:
            os.ftruncate(file.fileno(), 0)
            os.write(file.fileno(), f"process {os.getpid()}".encode())
        except OSError as error:
            raise _unwritable(error) from error
        yield


def _unwritable(error: OSError) -> LedgerError:
    return LedgerError(
        f"var/ cannot be written: {error.strerror}", place="var/run.lock", code="E-AUD-702",
        fix="free disk space or mend the folder's permissions; nothing is sent until it works",
    )  # fmt: skip


class Interrupts:
    """SIGINT and SIGTERM: at once before the first mail, between two mails after it, at once the second time."""

    def __init__(self) -> None:
        self.in_flight = False
        self.wanted = 0

    @contextmanager
    def handled(self) -> Iterator[None]:
        """Within this block."""
        before = {name: signal.signal(name, self._catch) for name in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)

    def checked(self) -> None:
        """Between two mails: stop if asked to."""
        if self.wanted:
            raise SystemExit(self.wanted)

    def _catch(self, number: int, _: FrameType | None) -> None:
        again, self.wanted = bool(self.wanted), 128 + number
        if again or not self.in_flight:
            raise SystemExit(self.wanted)
