"""The ledger: a slot is claimed once, rows only go forward, bytes come back as they went in."""

import os
import sqlite3
import zlib
from pathlib import Path

import pytest

from execreports.errors import LedgerError
from execreports.model.mail import LedgerRow, Message, Receipt, SendState
from execreports.record import Claimed, SqliteLedger, Taken
from execreports.record.database import MIGRATIONS, Database
from execreports.testing.mails import Ticking, a_draft, a_slot

now = Ticking()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "ledger.sqlite"


def claimed(ledger: SqliteLedger, persona: str = "cto", **parts: object) -> Claimed:
    claim = ledger.claim(a_draft(persona, **parts), transport="ses", now=now())  # type: ignore[arg-type]
    assert isinstance(claim, Claimed)
    return claim


def sent(ledger: SqliteLedger, persona: str = "cto", **parts: object) -> LedgerRow:
    row = claimed(ledger, persona, **parts).row
    return ledger.settle(row, SendState.SENT, now=now(), receipt=Receipt("ses", f"id-{row.id[:6]}", now()))


def test_a_claim_is_durable_and_stamped(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        head = ledger.head()
        claim = claimed(ledger)
    with SqliteLedger.open(path) as ledger:
        (row,) = ledger.rows()
        assert row == claim.row
        assert row.state is SendState.INTENT
        assert ledger.bytes_of(row) == claim.message.frozen()
    assert dict(claim.message.headers)["X-Ledger-Head"] == head
    assert dict(claim.message.headers)["X-ExecReports-Intent"] == row.id
    assert dict(claim.message.tags)["intent"] == row.id
    assert Message.thawed(claim.message.frozen(), persona="cto", period="2026-05-05") == claim.message


@pytest.mark.parametrize("state", [SendState.INTENT, SendState.SENT, SendState.UNKNOWN])
def test_a_filled_slot_is_not_claimed_again(path: Path, state: SendState) -> None:
    with SqliteLedger.open(path) as ledger:
        row = claimed(ledger).row
        if state is not SendState.INTENT:
            row = ledger.settle(row, state, now=now(), receipt=Receipt("ses", "id", now()))
        again = ledger.claim(a_draft(run="run-2"), transport="ses", now=now())
        assert again == Taken(row)
        assert len(ledger.rows()) == 1


def test_the_index_itself_refuses_a_second_holder(path: Path) -> None:
    with SqliteLedger.open(path) as ledger, ledger.database.write() as connection:
        columns = ("cto/default/2026-05-05/live", "cto", "2026-05-05", "intent", 1, 0, "{}")
        connection.execute("INSERT INTO sends VALUES ('a', 1, ?, ?, ?, ?, ?, ?, ?)", columns)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO sends VALUES ('b', 2, ?, ?, ?, ?, ?, ?, ?)", columns)


def test_a_failed_row_leaves_its_slot_open(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        row = claimed(ledger).row
        ledger.settle(row, SendState.FAILED, now=now(), error="refused")
        assert ledger.holder(a_slot()) is None
        assert claimed(ledger).row.id != row.id


def test_other_slots_are_free(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        claimed(ledger)
        claimed(ledger, "cfo")
        claimed(ledger, period="2026-05-06")
        claim = ledger.claim(a_draft(slot=a_slot(world="embedded")), transport="embedded", now=now())
        assert isinstance(claim, Claimed)


def test_force_takes_the_slot_over_and_both_rows_say_so(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        first = sent(ledger)
        second = sent(ledger, force=True)
        old, new = ledger.rows()
        assert old.superseded_by == second.id
        assert new.forced
        assert first.id in new.notes[0]
        assert isinstance(ledger.claim(a_draft(run="run-3"), transport="ses", now=now()), Taken)
        assert ledger.holder(a_slot()) == new
        third = ledger.settle(claimed(ledger, force=True).row, SendState.FAILED, now=now(), error="no")
        assert ledger.rows()[-1] == third
        assert ledger.verify() == []


def test_a_test_copy_neither_needs_nor_fills_the_slot(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        sent(ledger, fills=False)
        assert ledger.holder(a_slot()) is None
        sent(ledger)
        sent(ledger, fills=False)
        assert len(ledger.rows()) == 3


def test_sent_needs_a_message_id_or_a_witness(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        row = claimed(ledger).row
        with pytest.raises(LedgerError, match="MessageId"):
            ledger.settle(row, SendState.SENT, now=now())
        unknown = ledger.settle(row, SendState.UNKNOWN, now=now(), error="lost")
        arrived = ledger.settle(unknown, SendState.SENT, now=now(), note="arrived, says owner")
        assert arrived.notes == ("arrived, says owner",)


def test_a_settled_row_is_final(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        row = sent(ledger)
        for state in (SendState.FAILED, SendState.UNKNOWN, SendState.SENT):
            with pytest.raises(LedgerError, match="settled already"):
                ledger.settle(row, state, now=now(), receipt=Receipt("ses", "other", now()))


def test_the_intent_of_a_dead_run_becomes_unknown_and_keeps_its_slot(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        dead = claimed(ledger, run="dead").row
        mine = claimed(ledger, "cfo", run="mine").row
        (buried,) = ledger.bury(run="mine", now=now())
        assert (buried.id, buried.state) == (dead.id, SendState.UNKNOWN)
        assert ledger.row(mine.id) == mine
        assert isinstance(ledger.claim(a_draft(run="mine"), transport="ses", now=now()), Taken)


def test_find_knows_days_weeks_and_months(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        day, week, month = (sent(ledger, period=period) for period in ("2026-05-05", "2026-W19", "2026-05"))
        sent(ledger, "cfo")
        sent(ledger, period="2026-05-04")
        found = ledger.find("cto", "2026-05-05")
        assert set(found) >= {day, week, month}
        assert [row.created_at for row in found] == sorted((row.created_at for row in found), reverse=True)
        assert {row.slot.period for row in ledger.find("cto", "2026-05-04")} == {
            "2026-05-04",
            "2026-W19",
            "2026-05",
        }
        assert ledger.find("cto", "2020-01-01") == ()


def test_editions_are_those_sent_before(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        for period in ("2026-05-03", "2026-05-04", "2026-05-05"):
            digest = ledger.keep("report", "cto", period, f"document of {period}".encode(), now=now())
            row = claimed(ledger, period=period, document=digest).row
            if period != "2026-05-04":
                ledger.settle(row, SendState.SENT, now=now(), receipt=Receipt("ses", "id", now()))
        edition = ledger.edition("cto", "2026-05-05", world="live")
        assert edition is not None
        assert edition.document == b"document of 2026-05-03"
        assert edition.row.slot.period == "2026-05-03"
        assert ledger.edition("cto", "2026-05-05", world="embedded") is None
        assert ledger.edition("cto", "2026-W30", world="live") is None
        assert ledger.kept("report", "cto", "2026-05-04") == b"document of 2026-05-04"
        assert ledger.kept("report", "cto", "2026-05-07") is None


def test_the_latest_of_a_day_is_kept(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        ledger.keep("facts", "all", "2026-05-05", b"one", now=now())
        ledger.keep("facts", "all", "2026-05-05", b"two", now=now())
        assert ledger.kept("facts", "all", "2026-05-05") == b"two"
        assert ledger.verify() == []


def test_notes_come_back_in_order(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        ledger.note("action.closed", {"id": "a1", "evidence": "https://example.com/1"}, now=now())
        ledger.note("action.closed", {"id": "a2"}, now=now())
        ledger.note("recipients", {"digest": "x"}, now=now())
        assert [note["id"] for note in ledger.notes("action.closed")] == ["a1", "a2"]
        assert ledger.verify() == []


def test_a_damaged_archive_says_so(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        row = sent(ledger)
        with ledger.database.write() as connection:
            connection.execute("UPDATE blobs SET packed = ?", (zlib.compress(b"something else"),))
        with pytest.raises(LedgerError, match="damaged"):
            ledger.bytes_of(row)
        assert [fault.code for fault in ledger.verify()] == ["E-AUD-722"]


# --- reading leaves no trace ---


def listing(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.stat().st_mode, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_reading_no_ledger_makes_none(path: Path) -> None:
    with SqliteLedger.read(path) as ledger:
        assert ledger.rows() == ()
        assert ledger.verify() == []
        with pytest.raises(LedgerError, match="for reading"):
            claimed(ledger)
    assert not path.parent.exists()


def test_reading_touches_nothing_even_beside_a_dead_run(path: Path) -> None:
    pid = os.fork()
    if pid == 0:
        dying = SqliteLedger.open(path)
        sent(dying)
        claimed(dying, "cfo")
        os._exit(0)  # no close: the WAL stays, as after a SIGKILL
    os.waitpid(pid, 0)
    before = listing(path.parent)
    assert set(before) >= {"ledger.sqlite", "ledger.sqlite-wal"}
    with SqliteLedger.read(path) as ledger:
        assert [row.state for row in ledger.rows()] == [SendState.SENT, SendState.INTENT]
        assert ledger.verify() == []
    assert listing(path.parent) == before
    with SqliteLedger.open(path) as ledger:
        assert len(ledger.rows()) == 2
    closed = listing(path.parent)
    assert set(closed) == {"ledger.sqlite"}
    with SqliteLedger.read(path) as ledger:
        assert len(ledger.rows()) == 2
    assert listing(path.parent) == closed


def test_reading_beside_a_live_writer_sees_what_is_committed(path: Path) -> None:
    with SqliteLedger.open(path) as writer:
        sent(writer)
        with SqliteLedger.read(path) as reader:
            assert len(reader.rows()) == 1


# --- what may go wrong with a disk ---


def test_commits_wait_for_the_disk(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        assert ledger.database.ask("PRAGMA synchronous") == [
            (2,)
        ]  # FULL; a kill cannot test it, a power cut would
        assert ledger.database.ask("PRAGMA journal_mode") == [("wal",)]


def test_a_file_that_is_no_ledger_is_an_error_of_ours(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database, and long enough to be looked at" * 30)
    for opened in (SqliteLedger.open, SqliteLedger.read):
        with pytest.raises(LedgerError, match="is damaged"):
            opened(path)


def test_a_full_disk_claims_nothing(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        sent(ledger)
        pages = ledger.database.ask("PRAGMA page_count")[0][0]
        ledger.database.ask(f"PRAGMA max_page_count = {pages}")

        def fill() -> None:
            for number in range(50):
                claimed(ledger, text="x" * 5000 + os.urandom(3000).hex(), period=f"2027-01-{number:02d}")

        with pytest.raises(LedgerError, match="full"):
            fill()
        rows = ledger.rows()
        assert ledger.verify() == []
        assert all(ledger.bytes_of(row) for row in rows)


def test_a_newer_ledger_is_refused(path: Path) -> None:
    Database.open(path, (*MIGRATIONS, "CREATE TABLE later (x)")).close()
    for opened in (SqliteLedger.open, SqliteLedger.read):
        with pytest.raises(LedgerError, match="install the newer"):
            opened(path)


def test_a_migration_opens_no_slot(path: Path) -> None:
    with SqliteLedger.open(path) as ledger:
        row = sent(ledger)
        entries = ledger.entries()
    Database.open(path, (*MIGRATIONS, "CREATE TABLE later (x); CREATE INDEX y ON later (x)")).close()
    ledger = SqliteLedger(
        Database.open(path, (*MIGRATIONS, "CREATE TABLE later (x); CREATE INDEX y ON later (x)"))
    )
    assert ledger.claim(a_draft(run="run-2"), transport="ses", now=now()) == Taken(row)
    assert ledger.entries() == entries
    ledger.close()


def test_a_backup_moved_elsewhere_knows_what_was_sent(path: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / "ledger.sqlite"
    moved.parent.mkdir()
    with SqliteLedger.open(path) as ledger:
        row = sent(ledger)
        ledger.database.backup(moved)
    with SqliteLedger.open(moved) as ledger:
        assert ledger.claim(a_draft(run="run-2"), transport="ses", now=now()) == Taken(row)
        assert ledger.verify() == []
