"""Retention: bytes older than the policy go, overwritten on disk; the chain keeps their digests and says when."""

from datetime import datetime

from execreports.model.mail import SendState
from execreports.record.rows import stamp
from execreports.record.sqlite import SqliteLedger


def drop_before(ledger: SqliteLedger, before: datetime, *, now: datetime) -> tuple[str, ...]:
    """Drop archived bytes that nothing since `before` uses; rows and entries stay, so no slot opens again.

    What is not settled keeps its bytes: they are needed to settle it.
    """
    rows = ledger.rows()
    open_states = (SendState.INTENT, SendState.UNKNOWN)
    kept = {
        digest
        for row in rows
        if row.created_at >= before or row.state in open_states
        for digest in (row.digest, row.document)
    }
    old = {digest for row in rows for digest in (row.digest, row.document) if digest} - kept
    archived = ledger.notes("archived")
    kept |= {entry["digest"] for entry in archived if entry["at"] >= stamp(before)}
    old = (old | {entry["digest"] for entry in archived}) - kept
    here = {
        str(digest) for (digest,) in ledger.database.ask("SELECT digest FROM blobs WHERE packed IS NOT NULL")
    }
    gone = tuple(sorted(old & here))
    if gone:
        ledger.database.connection.execute("PRAGMA secure_delete = ON")
        with ledger.database.write() as connection:
            connection.executemany(
                "UPDATE blobs SET packed = NULL WHERE digest = ?", [(digest,) for digest in gone]
            )
            ledger.store.append(connection, "dropped", {"digests": list(gone), "before": stamp(before)}, now)
        ledger.database.ask("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone
