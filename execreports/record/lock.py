"""One sending run at a time: a lock the kernel gives back when its process dies, so none is ever stale."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from execreports.errors import LockHeld


@contextmanager
def run_lock(path: Path) -> Iterator[None]:
    """Hold the lock of a workspace, or raise `LockHeld` at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockHeld("another run is sending", fix="wait for it; nothing was sent twice") from error
        yield
