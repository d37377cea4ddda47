"""A ledger somebody edited: every change is found, or changes nothing; a torn tail recovers. Soak does every byte."""

import os
import random
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from execreports.errors import LedgerError
from execreports.model.ledger import Entry
from execreports.model.mail import Receipt, SendState
from execreports.record import Claimed, SqliteLedger, chain
from execreports.record.audit import against, mails
from execreports.record.retention import drop_before
from execreports.testing.mails import Ticking, a_draft
from execreports.transports.outbox import Outbox

STEP = int(os.environ.get("SOAK_BYTE_STEP", "11"))


def fill(path: Path, rows: int, outbox: Path | None = None) -> None:
    """So many mails, each an intent and an outcome."""
    now = Ticking()
    with SqliteLedger.open(path) as ledger:
        ledger.database.connection.execute("PRAGMA synchronous = OFF")
        for number in range(rows):
            document = ledger.keep("report", "cto", str(number), f"document {number}".encode(), now=now())
            draft = a_draft(
                "cto", period=f"{2000 + number}-01-01", document=document, text=f"  Report {number}\n"
            )
            claim = ledger.claim(draft, transport="ses", now=now())
            assert isinstance(claim, Claimed)
            receipt = (
                Outbox(outbox, now).send(claim.message) if outbox else Receipt("ses", f"id-{number}", now())
            )
            ledger.settle(claim.row, SendState.SENT, now=now(), receipt=receipt)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    fill(folder / "ledger.sqlite", 34, folder / "outbox")
    return folder


@pytest.fixture(scope="module")
def entries(original: Path) -> tuple[Entry, ...]:
    with SqliteLedger.read(original / "ledger.sqlite") as ledger:
        return ledger.entries()


def broken(entries: list[Entry], like: tuple[Entry, ...]) -> bool:
    return bool(chain.verify(entries, count=len(like), head=like[-1].digest))


def test_an_untouched_ledger_verifies(original: Path, entries: tuple[Entry, ...]) -> None:
    assert len(entries) >= 100
    with SqliteLedger.read(original / "ledger.sqlite") as ledger:
        assert ledger.verify() == []
        assert against(ledger, mails(original / "outbox")) == []


def test_every_single_byte_change_is_found(entries: tuple[Entry, ...]) -> None:
    tried = 0
    for index, entry in enumerate(entries):
        for position in range(index % STEP, len(entry.body), STEP):
            tried += 1
            body = bytearray(entry.body)
            body[position] ^= 1 << (position % 8)
            assert broken(
                [*entries[:index], replace(entry, body=bytes(body)), *entries[index + 1 :]], entries
            )
    assert tried > 100_000 // (STEP * 2)


def test_every_deletion_swap_duplicate_and_truncation_is_found(entries: tuple[Entry, ...]) -> None:
    for index in range(len(entries)):
        without = [*entries[:index], *entries[index + 1 :]]
        assert broken(without, entries)
        assert broken([*entries[:index], entries[index], *entries[index:]], entries)
        assert broken(list(entries[:index]), entries)
        if index:
            swapped = list(entries)
            swapped[index - 1], swapped[index] = swapped[index], swapped[index - 1]
            assert broken(swapped, entries)


def test_a_change_with_its_hash_recomputed_breaks_the_next_link(entries: tuple[Entry, ...]) -> None:
    changed = chain.link(5, entries[3].digest, entries[4].body.replace(b"cto", b"cfo"))
    assert broken([*entries[:4], changed, *entries[5:]], entries)


EDITS = [
    "UPDATE sends SET state = 'failed' WHERE number = (SELECT min(number) FROM sends)",
    "UPDATE sends SET slot = 'other' WHERE number = (SELECT min(number) FROM sends)",
    "UPDATE sends SET fills = 0 WHERE number = (SELECT max(number) FROM sends)",
    "UPDATE sends SET superseded = 1 WHERE number = (SELECT max(number) FROM sends)",
    "UPDATE sends SET persona = 'x' WHERE number = (SELECT max(number) FROM sends)",
    "UPDATE sends SET period = 'x' WHERE number = (SELECT max(number) FROM sends)",
    "UPDATE sends SET number = 9999 WHERE number = (SELECT max(number) FROM sends)",
    'UPDATE sends SET row = replace(row, \'"message_id": "\', \'"message_id": "x\')',
    "UPDATE sends SET row = replace(row, 'owner@example.com', 'evil@example.org')",
    "DELETE FROM sends WHERE number = (SELECT max(number) FROM sends)",
    "INSERT INTO sends SELECT 'new', number, 's', persona, period, state, fills, superseded, row FROM sends LIMIT 1",
    "UPDATE entries SET kind = 'note' WHERE number = 4",
    "UPDATE entries SET body = replace(body, 'sent', 'lost') WHERE number = 6",
    "UPDATE entries SET number = 5000 WHERE number = (SELECT max(number) FROM entries)",
    "DELETE FROM entries WHERE number = (SELECT max(number) FROM entries)",
    "DELETE FROM entries WHERE number > 50",
    "DELETE FROM entries",
    "UPDATE head SET number = number - 1",
    "UPDATE head SET digest = previous FROM (SELECT previous FROM entries WHERE number = 1)",
    "DELETE FROM blobs WHERE rowid = (SELECT min(rowid) FROM blobs)",
    "UPDATE blobs SET packed = NULL WHERE rowid = (SELECT min(rowid) FROM blobs)",
    "UPDATE blobs SET packed = x'00' WHERE rowid = (SELECT min(rowid) FROM blobs)",
    "UPDATE blobs SET packed = (SELECT packed FROM blobs ORDER BY rowid DESC LIMIT 1)",
    "INSERT INTO blobs VALUES ('planted', 1, x'00')",
    "UPDATE editions SET period = '1999' WHERE number = (SELECT max(number) FROM editions)",
    "DELETE FROM editions",
]


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_of_the_tables_is_found(edit: str, original: Path, tmp_path: Path) -> None:
    path = shutil.copy(original / "ledger.sqlite", tmp_path / "ledger.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute(edit)
    connection.close()
    with SqliteLedger.read(Path(path)) as ledger:
        assert ledger.verify()


def careful_truncation(connection: sqlite3.Connection) -> None:
    """The last mail taken out everywhere, head and table made to fit: the chain itself cannot notice."""
    last = connection.execute("SELECT id, number FROM sends ORDER BY number DESC LIMIT 1").fetchone()
    connection.execute("DELETE FROM sends WHERE id = ?", (last[0],))
    connection.execute("DELETE FROM entries WHERE number >= ?", (last[1] - 1,))
    connection.execute("DELETE FROM editions WHERE number >= ?", (last[1] - 1,))
    connection.execute(
        "UPDATE head SET (number, digest) = (SELECT number, digest FROM entries ORDER BY number DESC LIMIT 1)"
    )
    told = " ".join(str(row) for row in connection.execute("SELECT body FROM entries"))
    for (digest,) in connection.execute("SELECT digest FROM blobs").fetchall():
        if digest not in told:
            connection.execute("DELETE FROM blobs WHERE digest = ?", (digest,))


def test_only_the_mailbox_catches_a_careful_truncation(original: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(original / "ledger.sqlite", tmp_path / "ledger.sqlite"))
    with sqlite3.connect(path) as connection:
        careful_truncation(connection)
    connection.close()
    with SqliteLedger.read(path) as ledger:
        assert ledger.verify() == []
        (fault,) = against(ledger, mails(original / "outbox"))
        assert fault.code == "E-AUD-731"


def test_the_mailbox_catches_a_rewritten_history(original: Path, tmp_path: Path) -> None:
    fill(tmp_path / "other.sqlite", 34)  # the same intents, other times: another chain
    with SqliteLedger.read(tmp_path / "other.sqlite") as ledger:
        assert ledger.verify() == []
        assert {fault.code for fault in against(ledger, mails(original / "outbox"))} == {"E-AUD-732"}


def test_the_mailbox_catches_another_text(original: Path, tmp_path: Path) -> None:
    shutil.copytree(original / "outbox", tmp_path / "box")
    file = next((tmp_path / "box").glob("*.eml"))
    file.write_bytes(file.read_bytes().replace(b"Report ", b"Rapport "))
    (tmp_path / "box" / "foreign.eml").write_bytes(b"Subject: hello\n\nnot ours\n")
    with SqliteLedger.read(original / "ledger.sqlite") as ledger:
        (fault,) = against(ledger, mails(tmp_path / "box"))
        assert fault.code == "E-AUD-733"


@pytest.mark.parametrize("seed", range(int(os.environ.get("SOAK_FLIPS", "60"))))
def test_a_flipped_byte_of_the_file_is_found_or_changes_nothing(
    seed: int, original: Path, tmp_path: Path
) -> None:
    dice = random.Random(seed)
    content = bytearray((original / "ledger.sqlite").read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(content)
    try:
        with SqliteLedger.read(path) as ledger:
            found = ledger.verify()
            told = (
                (ledger.rows(), ledger.entries(), [ledger.bytes_of(row) for row in ledger.rows()])
                if not found
                else ()
            )
    except LedgerError:
        return
    with SqliteLedger.read(original / "ledger.sqlite") as whole:
        assert found or told == (whole.rows(), whole.entries(), [whole.bytes_of(row) for row in whole.rows()])


def test_a_torn_tail_at_any_byte_recovers(tmp_path: Path) -> None:
    path = tmp_path / "var" / "ledger.sqlite"
    fill(path, 2)
    pid = os.fork()
    if pid == 0:
        now = Ticking()
        dying = SqliteLedger.open(path)
        for number in range(3):
            claim = dying.claim(
                a_draft("cfo", period=f"2026-05-{number + 1:02d}"), transport="ses", now=now()
            )
            assert isinstance(claim, Claimed)
            dying.settle(claim.row, SendState.SENT, now=now(), receipt=Receipt("ses", "id", now()))
        os._exit(0)
    os.waitpid(pid, 0)
    wal = path.with_name("ledger.sqlite-wal").read_bytes()
    whole = path.read_bytes()
    seen = set()
    for size in range(0, len(wal) + 1, max(1, len(wal) // (4400 // STEP))):
        folder = tmp_path / f"torn-{size}"
        folder.mkdir()
        (folder / "ledger.sqlite").write_bytes(whole)
        (folder / "ledger.sqlite-wal").write_bytes(wal[:size])
        with SqliteLedger.read(folder / "ledger.sqlite") as ledger:
            assert ledger.verify() == []
        with SqliteLedger.open(folder / "ledger.sqlite") as ledger:
            assert ledger.verify() == []
            rows = ledger.rows()
            seen.add((len(rows), rows[-1].state))
            ledger.keep("report", "cto", "after", b"it works on", now=Ticking()())
        shutil.rmtree(folder)
    assert (2, SendState.SENT) in seen
    assert (3, SendState.INTENT) in seen
    assert (4, SendState.SENT) in seen


# --- retention ---


def test_what_is_dropped_is_gone_and_on_record(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    fill(path, 6)
    with SqliteLedger.open(path) as ledger:
        rows = ledger.rows()
        packed = [blob for (blob,) in ledger.database.ask("SELECT packed FROM blobs")]
        gone = drop_before(ledger, rows[4].created_at, now=Ticking()())
        assert len(gone) == 8  # four requests and their documents
        assert ledger.verify() == []
        for row in rows[:4]:
            with pytest.raises(LedgerError, match="retention policy"):
                ledger.bytes_of(row)
        assert all(ledger.bytes_of(row) for row in rows[4:])
        assert ledger.rows() == rows
        assert drop_before(ledger, rows[4].created_at, now=Ticking()()) == ()
    content = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert sum(isinstance(blob, bytes) and blob in content for blob in packed) == len(packed) - 8


def test_retention_opens_no_slot_and_keeps_what_is_unknown(tmp_path: Path) -> None:
    now = Ticking()
    with SqliteLedger.open(tmp_path / "ledger.sqlite") as ledger:
        claim = ledger.claim(a_draft(run="one"), transport="ses", now=now())
        assert isinstance(claim, Claimed)
        ledger.bury(run="two", now=now())
        assert drop_before(ledger, datetime.now(UTC) + timedelta(days=9), now=now()) == ()
        assert ledger.bytes_of(claim.row)
        ledger.settle(claim.row, SendState.SENT, now=now(), note="arrived")
        assert drop_before(ledger, datetime.now(UTC) + timedelta(days=9), now=now()) == (claim.row.digest,)
        assert not isinstance(ledger.claim(a_draft(run="three"), transport="ses", now=now()), Claimed)


def test_a_drop_without_a_record_is_found(tmp_path: Path) -> None:
    fill(tmp_path / "ledger.sqlite", 2)
    with SqliteLedger.open(tmp_path / "ledger.sqlite") as ledger:
        drop_before(ledger, ledger.rows()[1].created_at, now=Ticking()())
        with ledger.database.write() as connection:
            connection.execute("UPDATE blobs SET packed = NULL")
        assert {fault.code for fault in ledger.verify()} == {"E-AUD-723"}
