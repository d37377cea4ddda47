"""The hash chain: each entry's hash covers the one before it and the raw bytes of its own body.

hash = SHA-256(previous hash in hex + LF + number + LF + body bytes). Raw bytes, because a hash over
re-serialised JSON misses changes that parse to the same value. A chain cannot notice that its own tail is
gone: the head is therefore kept beside it, and every mail carries the head before it in `X-Ledger-Head`.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from execreports.errors import Fault
from execreports.model.ledger import Entry

GENESIS = "0" * 64


def body(kind: str, at: str, content: Mapping[str, Any]) -> bytes:
    """The canonical bytes of an entry's body: JSON, sorted keys, UTF-8."""
    return json.dumps(
        {"kind": kind, "at": at, **content}, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()


def link(number: int, previous: str, content: bytes) -> Entry:
    """The entry that follows `previous`."""
    return Entry(number, previous, _hash(number, previous, content), content)


def verify(entries: Iterable[Entry], *, count: int, head: str) -> list[Fault]:
    """Everything wrong with a chain that should have `count` entries and end in `head`."""
    faults: list[Fault] = []
    previous, number = GENESIS, 0
    for entry in entries:
        number += 1
        place = f"ledger entry {entry.number}"
        if entry.number != number:
            faults.append(Fault("E-AUD-711", f"expected entry {number}", place))
            number = entry.number
        if entry.previous != previous:
            faults.append(Fault("E-AUD-712", "it does not follow the entry before it", place))
        if entry.digest != _hash(entry.number, entry.previous, entry.body):
            faults.append(Fault("E-AUD-713", "it was changed after it was written", place))
        previous = entry.digest
    if number != count:
        faults.append(
            Fault("E-AUD-714", f"{count} entries were written, the last one here is {number}", "ledger")
        )
    if previous != head:
        faults.append(Fault("E-AUD-715", "the last entry is not the recorded head", "ledger"))
    return faults


def _hash(number: int, previous: str, content: bytes) -> str:
    return hashlib.sha256(f"{previous}\n{number}\n".encode() + content).hexdigest()
