"""The audit: the chain against its head, the table of sends against the chain, the archive against both."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from execreports.errors import Fault
from execreports.model.ledger import Entry
from execreports.record import archive, chain
from execreports.record.rows import unpack
from execreports.record.store import Store, columns


def verify(store: Store) -> list[Fault]:
    """Everything that is not as it was written, in the order chain, sends, archive."""
    number, head = store.head()
    try:
        entries = store.entries()
        faults = chain.verify(entries, count=number, head=head)
        return faults or [*_kinds(store, entries), *_sends(store, entries), *_archive(store, entries)]
    except (ValueError, TypeError, KeyError, AttributeError, sqlite3.Error) as error:
        return [Fault("E-AUD-716", f"the ledger cannot be read whole: {error}", "ledger")]


def replayed(entries: Iterable[Entry]) -> dict[str, dict[str, Any]]:
    """The rows as the chain tells them: the last state of each."""
    rows: dict[str, dict[str, Any]] = {}
    for entry in entries:
        row = entry.read().get("row")
        if row:
            rows[row["id"]] = row
    return rows


def _kinds(store: Store, entries: tuple[Entry, ...]) -> list[Fault]:
    kinds = [kind for (kind,) in store.database.ask("SELECT kind FROM entries ORDER BY number")]
    return [
        Fault("E-AUD-713", "it was changed after it was written", f"ledger entry {entry.number}")
        for entry, kind in zip(entries, kinds, strict=True)
        if entry.read()["kind"] != kind
    ]


def _sends(store: Store, entries: tuple[Entry, ...]) -> list[Fault]:
    told = replayed(entries)
    first = _first_numbers(entries)
    faults: list[Fault] = []
    seen: set[str] = set()
    sql = "SELECT id, number, slot, persona, period, state, fills, superseded, row FROM sends"
    for intent, number, *found, text in store.database.ask(sql):
        seen.add(str(intent))
        row = told.get(str(intent))
        expected = (*columns(unpack(row)), row) if row else None
        if (*found, json.loads(str(text))) != expected or number != first.get(str(intent)):
            faults.append(Fault("E-AUD-717", "a send is not as the chain tells it", f"send {intent}"))
    faults += [
        Fault("E-AUD-718", "a send is missing", f"send {intent}") for intent in sorted(told.keys() - seen)
    ]
    holders: dict[str, str] = {}
    for intent, packed in told.items():
        row_ = unpack(packed)
        if row_.holds and holders.setdefault(row_.slot.name, intent) != intent:
            faults.append(Fault("E-AUD-719", f"{row_.slot.name} was filled twice", f"send {intent}"))
    return faults


def _first_numbers(entries: Iterable[Entry]) -> dict[str, int]:
    first: dict[str, int] = {}
    for entry in entries:
        row = entry.read().get("row")
        if row:
            first.setdefault(row["id"], entry.number)
    return first


def _archive(store: Store, entries: tuple[Entry, ...]) -> list[Fault]:
    bodies = [(entry.number, entry.read()) for entry in entries]
    rows = replayed(entries).values()
    editions = {
        (body["edition"], body["name"], body["period"], number, body["digest"])
        for number, body in bodies
        if body["kind"] == "archived"
    }
    wanted = {digest for row in rows for digest in (row["digest"], row["document"]) if digest}
    wanted |= {edition[-1] for edition in editions}
    dropped = {digest for _, body in bodies if body["kind"] == "dropped" for digest in body["digests"]}
    faults = archive.verify(store.database.connection, wanted, dropped)
    if set(store.database.ask("SELECT kind, name, period, number, digest FROM editions")) != editions:
        faults.append(Fault("E-AUD-726", "the list of archived editions is not as the chain tells it"))
    return faults
