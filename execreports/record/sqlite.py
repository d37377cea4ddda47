"""The ledger in one SQLite file: chain, table of sends and archive change together or not at all."""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from execreports.errors import Fault, LedgerError
from execreports.model.ledger import Claimed, Edition, Entry, Taken
from execreports.model.mail import Draft, LedgerRow, Receipt, SendState, Slot
from execreports.record import archive, replay
from execreports.record.database import Database
from execreports.record.store import Store

OPEN = (SendState.INTENT, SendState.UNKNOWN)
HOLDER = "SELECT row FROM sends WHERE slot = ? AND fills = 1 AND superseded = 0 AND state <> 'failed'"


class SqliteLedger:
    """See `Ledger`; one connection, one thread."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.store = Store(database)

    @classmethod
    def open(cls, path: Path) -> Self:
        """For a run that sends."""
        return cls(Database.open(path))

    @classmethod
    def read(cls, path: Path) -> Self:
        """For looking: creates and touches nothing, and an absent file is an empty ledger."""
        return cls(Database.read(path))

    def close(self) -> None:
        """Give the file back."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def claim(self, draft: Draft, *, transport: str, now: datetime) -> Claimed | Taken:
        """See `Ledger.claim`. The unique index decides, not a look beforehand."""
        try:
            with self.database.write() as connection:
                row = self._row(draft, transport, now)
                stamped = draft.message.stamped(run=draft.run, intent=row.id, head=self.head())
                row = replace(row, digest=stamped.digest)
                if draft.force and draft.fills:
                    row = self._supersede(connection, row)
                archive.put(connection, stamped.frozen())
                self.store.write(connection, "intent", row, now)
                return Claimed(row, stamped)
        except sqlite3.IntegrityError as error:
            holder = self.holder(draft.slot)
            if holder is None:
                why = f"the slot {draft.slot.name} cannot be claimed: {error}"
                raise LedgerError(why, code="E-AUD-705") from error
            return Taken(holder)

    def refuse(self, draft: Draft, error: str, *, transport: str, now: datetime) -> LedgerRow:
        """See `Ledger.refuse`; the bytes are not archived, they may be what was wrong."""
        with self.database.write() as connection:
            row = self._row(draft, transport, now)
            row = replace(row, state=SendState.FAILED, error=error, settled_at=now)
            self.store.write(connection, "refused", row, now)
        return row

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
        """See `Ledger.settle`."""
        message_id = receipt.message_id if receipt else ""
        if state is SendState.SENT and not message_id and not note:
            raise LedgerError("a mail without MessageId is not sent", code="E-AUD-706")
        with self.database.write() as connection:
            current = self.row(row.id)
            if current is None or current.state not in OPEN:
                raise LedgerError(f"{row.slot.name} is settled already", code="E-AUD-707")
            settled = replace(
                current,
                state=state,
                settled_at=now,
                message_id=message_id or current.message_id,
                error=error,
                notes=(*current.notes, note) if note else current.notes,
            )
            self.store.write(connection, "outcome", settled, now)
        return settled

    def bury(self, *, run: str, now: datetime) -> tuple[LedgerRow, ...]:
        """See `Ledger.bury`."""
        dead = [row for row in self.rows() if row.state is SendState.INTENT and row.run != run]
        why = "its run ended before the answer came; it may have gone"
        return tuple(self.settle(row, SendState.UNKNOWN, now=now, error=why) for row in dead)

    def rows(self) -> tuple[LedgerRow, ...]:
        """See `Ledger.rows`."""
        return self.store.rows("SELECT row FROM sends ORDER BY number")

    def row(self, intent: str) -> LedgerRow | None:
        """See `Ledger.row`."""
        found = self.store.rows("SELECT row FROM sends WHERE id = ?", intent)
        return found[0] if found else None

    def holder(self, slot: Slot) -> LedgerRow | None:
        """See `Ledger.holder`."""
        found = self.store.rows(HOLDER, slot.name)
        return found[0] if found else None

    def find(self, persona: str, date: str) -> tuple[LedgerRow, ...]:
        """See `Ledger.find`."""
        wanted = _periods(date)
        found = self.store.rows("SELECT row FROM sends WHERE persona = ? ORDER BY number DESC", persona)
        return tuple(
            row for row in found if row.slot.period in wanted or row.created_at.date().isoformat() == date
        )

    def bytes_of(self, row: LedgerRow) -> bytes:
        """See `Ledger.bytes_of`."""
        content = archive.get(self.database.connection, row.digest) if row.digest else None
        if content is None:
            why = "were dropped by the retention policy" if row.digest else "were never tried"
            raise LedgerError(f"the bytes of {row.slot.name} {why}", code="E-AUD-725")
        return content

    def keep(self, kind: str, name: str, period: str, content: bytes, *, now: datetime) -> str:
        """See `Ledger.keep`."""
        with self.database.write() as connection:
            digest = archive.put(connection, content)
            what = {"edition": kind, "name": name, "period": period, "digest": digest}
            number = self.store.append(connection, "archived", what, now)
            connection.execute(
                "INSERT INTO editions VALUES (?, ?, ?, ?, ?)", (kind, name, period, number, digest)
            )
        return digest

    def kept(self, kind: str, name: str, period: str) -> bytes | None:
        """See `Ledger.kept`."""
        where = "kind = ? AND name = ? AND period = ? ORDER BY number DESC LIMIT 1"
        found = self.database.ask(f"SELECT digest FROM editions WHERE {where}", kind, name, period)  # noqa: S608 - constant
        return archive.get(self.database.connection, str(found[0][0])) if found else None

    def archived(self, digest: str) -> bytes | None:
        """See `Ledger.archived`."""
        return archive.get(self.database.connection, digest)

    def edition(self, persona: str, before: str, *, world: str) -> Edition | None:
        """See `Ledger.edition`."""
        sql = (
            "SELECT row FROM sends WHERE persona = ? AND state = 'sent' AND fills = 1 AND period < ?"
            " AND length(period) = length(?) ORDER BY period DESC, number DESC"
        )
        for row in self.store.rows(sql, persona, before, before):
            if row.slot.world == world and row.document:
                document = archive.get(self.database.connection, row.document)
                return Edition(row, document) if document is not None else None
        return None

    def note(self, kind: str, content: Mapping[str, Any], *, now: datetime) -> None:
        """See `Ledger.note`."""
        with self.database.write() as connection:
            self.store.append(connection, kind, content, now)

    def notes(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        """See `Ledger.notes`."""
        found = self.database.ask("SELECT body FROM entries WHERE kind = ? ORDER BY number", kind)
        return tuple(json.loads(body) for (body,) in found if isinstance(body, bytes))

    def head(self) -> str:
        """See `Ledger.head`."""
        return self.store.head()[1]

    def entries(self) -> tuple[Entry, ...]:
        """See `Ledger.entries`."""
        return self.store.entries()

    def verify(self) -> list[Fault]:
        """See `Ledger.verify`."""
        return replay.verify(self.store)

    def _row(self, draft: Draft, transport: str, now: datetime) -> LedgerRow:
        """A new row; its id is new for each attempt at a slot."""
        tries = self.database.ask("SELECT count(*) FROM sends WHERE slot = ?", draft.slot.name)[0][0]
        return LedgerRow(
            id=hashlib.sha256(f"{draft.run}\n{draft.slot.name}\n{tries}".encode()).hexdigest()[:32],
            run=draft.run,
            slot=draft.slot,
            state=SendState.INTENT,
            digest="",
            subject=_writable(draft.message.subject),
            to=tuple(map(_writable, draft.message.envelope.to)),
            bcc=tuple(map(_writable, draft.message.envelope.bcc)),
            transport=transport,
            created_at=now,
            forced=draft.force,
            fills=draft.fills,
            document=draft.document,
            notes=draft.notes,
        )

    def _supersede(self, connection: sqlite3.Connection, row: LedgerRow) -> LedgerRow:
        holder = self.holder(row.slot)
        if holder is None:
            return row
        self.store.write(connection, "superseded", replace(holder, superseded_by=row.id), row.created_at)
        return replace(row, notes=(*row.notes, f"forced over {holder.id} ({holder.state})"))


def _writable(text: str) -> str:
    """The text, with halves of characters spelled out: a refused mail may hold them."""
    return text.encode(errors="backslashreplace").decode()


def _periods(day: str) -> set[str]:
    """The day itself and, where it is one, its ISO week and its month."""
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return {day}
    year, week, _ = parsed.isocalendar()
    return {day, f"{year}-W{week:02d}", day[:7]}
