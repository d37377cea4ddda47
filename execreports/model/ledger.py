"""The one narrow interface between delivery and what remembers it; a shared store would be another class."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from execreports.errors import Fault
from execreports.model.mail import Draft, LedgerRow, Message, Receipt, SendState, Slot


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger, never changed: number from 1, previous hash, own hash, body as written."""

    number: int
    previous: str
    digest: str
    body: bytes

    def read(self) -> dict[str, Any]:
        """The body as a mapping with at least `at` (UTC) and `kind`."""
        found: dict[str, Any] = json.loads(self.body)
        return found


@dataclass(frozen=True, slots=True)
class Claimed:
    """The slot is ours: the intent is on disk, and this is the message to send, stamped and frozen."""

    row: LedgerRow
    message: Message


@dataclass(frozen=True, slots=True)
class Taken:
    """The slot is filled, or may be, by this row; nothing is to be sent."""

    row: LedgerRow


@dataclass(frozen=True, slots=True)
class Edition:
    """A report as it was sent: its row and its archived document (JSON bytes)."""

    row: LedgerRow
    document: bytes


class Ledger(Protocol):
    """What was meant to be sent, what came of it, and the bytes. What fails raises `LedgerError`."""

    def claim(self, draft: Draft, *, transport: str, now: datetime) -> Claimed | Taken:
        """Stamp and archive the message and write its intent, all durable on return; or say who has the slot.

        A forced draft takes a held slot over and both rows say so; one that does not fill leaves it alone.
        """
        ...

    def refuse(self, draft: Draft, error: str, *, transport: str, now: datetime) -> LedgerRow:
        """A failed row for a message that was never tried."""
        ...

    def settle(
        self,
        row: LedgerRow,
        state: SendState,
        *,
        now: datetime,
        receipt: Receipt | None = None,
        error: str = "",
        note: str = "",
    ) -> LedgerRow:
        """Close an open row (intent, unknown). `sent` needs a MessageId, or a note saying who knows."""
        ...

    def bury(self, *, run: str, now: datetime) -> tuple[LedgerRow, ...]:
        """Turn intents that a dead run left without outcome into unknown; called under the run lock."""
        ...

    def rows(self) -> tuple[LedgerRow, ...]:
        """Every row, oldest first."""
        ...

    def row(self, intent: str) -> LedgerRow | None:
        """The row with this id."""
        ...

    def holder(self, slot: Slot) -> LedgerRow | None:
        """The row that fills the slot now."""
        ...

    def find(self, persona: str, date: str) -> tuple[LedgerRow, ...]:
        """Rows of a persona for a day, its week or its month, or written on that day; newest first."""
        ...

    def bytes_of(self, row: LedgerRow) -> bytes:
        """The frozen request exactly as it was sent."""
        ...

    def keep(self, kind: str, name: str, period: str, content: bytes, *, now: datetime) -> str:
        """Archive bytes under a kind (`report`, `facts`), name and period; returns their SHA-256."""
        ...

    def kept(self, kind: str, name: str, period: str) -> bytes | None:
        """The bytes archived last under this kind, name and period."""
        ...

    def archived(self, digest: str) -> bytes | None:
        """The bytes under a SHA-256; None where they were dropped by policy."""
        ...

    def edition(self, persona: str, before: str, *, world: str) -> Edition | None:
        """The last edition sent of a period before this one, by the period's own kind (days with days)."""
        ...

    def note(self, kind: str, content: Mapping[str, Any], *, now: datetime) -> None:
        """Append an entry of any other kind: a decision on an action, a change of recipients, an event."""
        ...

    def notes(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        """All entries of a kind, oldest first, each with `at`."""
        ...

    def head(self) -> str:
        """The hash of the last entry."""
        ...

    def entries(self) -> tuple[Entry, ...]:
        """The whole chain."""
        ...

    def verify(self) -> list[Fault]:
        """Chain, table of sends and archive, each against the others; empty when all is as it was written."""
        ...
