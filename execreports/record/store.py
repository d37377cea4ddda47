"""Entries and the table of sends, written side by side in the caller's transaction."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from execreports.model.ledger import Entry
from execreports.model.mail import LedgerRow
from execreports.record import chain
from execreports.record.database import Database
from execreports.record.rows import pack, stamp, unpack, without_secrets


class Store:
    """What the ledger's methods are made of."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def write(self, connection: sqlite3.Connection, kind: str, row: LedgerRow, now: datetime) -> None:
        """A new state of a row: an entry in the chain, and the row itself."""
        packed = without_secrets(pack(row))
        number = self.append(connection, kind, {"row": packed}, now)
        connection.execute(
            "INSERT INTO sends VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " state = excluded.state, superseded = excluded.superseded, row = excluded.row",
            (row.id, number, *columns(row), json.dumps(packed, ensure_ascii=False)),
        )

    def append(
        self, connection: sqlite3.Connection, kind: str, content: Mapping[str, Any], now: datetime
    ) -> int:
        """The next entry of the chain, without secrets; returns its number."""
        number, head = self.head()
        entry = chain.link(number + 1, head, chain.body(kind, stamp(now), without_secrets(content)))
        values = (entry.number, entry.previous, entry.digest, kind, entry.body)
        connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", values)
        connection.execute("UPDATE head SET number = ?, digest = ?", (entry.number, entry.digest))
        return entry.number

    def head(self) -> tuple[int, str]:
        """How many entries there are, and the hash of the last."""
        number, digest = self.database.ask("SELECT number, digest FROM head")[0]
        return int(str(number)), str(digest)

    def entries(self) -> tuple[Entry, ...]:
        """The chain in order."""
        found = self.database.ask("SELECT number, previous, digest, body FROM entries ORDER BY number")
        return tuple(Entry(*values) for values in found)  # type: ignore[arg-type]  # the columns' types

    def rows(self, sql: str, *values: object) -> tuple[LedgerRow, ...]:
        """The rows of a query that selects `row`."""
        return tuple(unpack(json.loads(str(text))) for (text,) in self.database.ask(sql, *values))


def columns(row: LedgerRow) -> tuple[str, str, str, str, int, int]:
    """What the table of sends is searched by: slot, persona, period, state, fills, superseded."""
    slot = row.slot
    return slot.name, slot.persona, slot.period, row.state.value, int(row.fills), int(bool(row.superseded_by))
