"""The transports that write files and streams."""

import email
import email.policy
import io
from pathlib import Path

import pytest

from execreports.errors import TransportDown
from execreports.testing.mails import Ticking, a_message
from execreports.testing.transport_contract import TransportContract
from execreports.transports.base import Transport
from execreports.transports.outbox import Outbox, drop
from execreports.transports.stdout import Stdout


def read(content: bytes) -> str:
    mail = email.message_from_bytes(content, policy=email.policy.default)
    return f"{mail.items()}\n{mail.get_content()}"


class TestOutbox(TransportContract):
    @pytest.fixture
    def transport(self, tmp_path: Path) -> Transport:
        self.folder = tmp_path / "outbox"
        return Outbox(self.folder, Ticking())

    def seen(self, transport: Transport) -> list[str]:
        return [read(file.read_bytes()) for file in sorted(self.folder.glob("*.eml"))]

    def broken(self) -> list[Transport]:
        return [Outbox(Path("/dev/null/x"), Ticking())]


class TestStdout(TransportContract):
    @pytest.fixture
    def transport(self) -> Transport:
        self.stream = io.StringIO()
        return Stdout(self.stream, Ticking())

    def seen(self, transport: Transport) -> list[str]:
        mails = self.stream.getvalue().split("Date: ")[1:]
        return [read(f"Date: {mail}".encode()) for mail in mails]


def test_a_mail_reader_reads_the_file(tmp_path: Path) -> None:
    message = a_message(reply_to=("owner@example.com",)).stamped(run="r1", intent="a" * 32, head="b" * 64)
    Outbox(tmp_path, Ticking()).send(message)
    (file,) = tmp_path.iterdir()
    assert file.name == "cto-2026-05-05.eml"
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert mail["From"].addresses[0].addr_spec == "reports@example.com"
    assert mail["To"].addresses[0].addr_spec == "owner@example.com"
    assert mail["Reply-To"] == "owner@example.com"
    assert mail["Bcc"] is None
    assert mail["Subject"] == message.subject
    assert mail["Message-ID"].endswith("@example.com>")
    assert mail["Date"].datetime.year == 2026
    assert mail["X-ExecReports-Intent"] == "a" * 32
    assert mail["X-Ledger-Head"] == "b" * 64
    assert mail.get_content().replace("\r\n", "\n") == message.text


def test_a_second_mail_of_a_name_gets_a_number(tmp_path: Path) -> None:
    names = [drop(tmp_path, "../cto", b"x").name for _ in range(3)]
    assert names == ["cto.eml", "cto-2.eml", "cto-3.eml"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_a_folder_that_cannot_be_written_is_down(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(TransportDown, match="cannot be written"):
        Outbox(tmp_path / "file", Ticking()).send(a_message())
