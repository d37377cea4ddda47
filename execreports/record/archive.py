"""The archive: bytes under their own SHA-256, compressed, in the ledger file: row and bytes land together."""

import hashlib
import sqlite3
import zlib

from execreports.errors import Fault, LedgerError


def put(connection: sqlite3.Connection, content: bytes) -> str:
    """Keep bytes once and return their digest; part of the caller's transaction."""
    digest = hashlib.sha256(content).hexdigest()
    kept = "SELECT 1 FROM blobs WHERE digest = ? AND packed IS NOT NULL"
    if connection.execute(kept, (digest,)).fetchone() is None:
        connection.execute(
            "INSERT INTO blobs VALUES (?, ?, ?) ON CONFLICT (digest) DO UPDATE SET packed = excluded.packed",
            (digest, len(content), zlib.compress(content)),
        )
    return digest


def get(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """The bytes, or None where they were dropped by policy; raises `LedgerError` when missing or changed."""
    found = connection.execute("SELECT packed FROM blobs WHERE digest = ?", (digest,)).fetchone()
    if found is None:
        raise LedgerError(f"the archive has nothing under {digest[:12]}", code="E-AUD-721")
    if found[0] is None:
        return None
    try:
        content = zlib.decompress(found[0])
    except (zlib.error, TypeError) as error:
        raise LedgerError(f"the archived bytes {digest[:12]} are damaged", code="E-AUD-722") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise LedgerError(f"the archived bytes {digest[:12]} are damaged", code="E-AUD-722")
    return content


def verify(connection: sqlite3.Connection, wanted: set[str], dropped: set[str]) -> list[Fault]:
    """Every digest the chain speaks of is here and whole, or was dropped on record; nothing else is here."""
    faults: list[Fault] = []
    here = {digest for (digest,) in connection.execute("SELECT digest FROM blobs")}
    for digest in sorted(wanted):
        try:
            gone = get(connection, digest) is None
        except LedgerError as error:
            faults.extend(error.faults)
            continue
        if gone and digest not in dropped:
            faults.append(
                Fault("E-AUD-723", f"the archived bytes {digest[:12]} were dropped without a record")
            )
    faults += [
        Fault("E-AUD-724", f"the archive holds {digest[:12]}, which no entry speaks of")
        for digest in sorted(here - wanted)
    ]
    return faults
