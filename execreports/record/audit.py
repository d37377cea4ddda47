"""The audit against an outside witness: the BCC mailbox, whose mails carry intent and ledger head."""

import mailbox
from collections.abc import Iterable, Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from execreports.errors import Fault, LedgerError
from execreports.model.ledger import Ledger
from execreports.model.mail import LedgerRow, Message
from execreports.record.chain import GENESIS


def mails(path: Path) -> Iterator[EmailMessage]:
    """Every mail of a folder of `.eml` files, a Maildir or an mbox file."""
    if path.is_dir() and not (path / "cur").is_dir():
        raw: Iterable[bytes] = (file.read_bytes() for file in sorted(path.rglob("*.eml")))
    else:
        box = mailbox.Maildir(path, create=False) if path.is_dir() else mailbox.mbox(path, create=False)
        raw = (box.get_bytes(key) for key in box.keys())  # noqa: SIM118 - a mailbox is no mapping to iterate
    parser = BytesParser(policy=policy.default)
    for content in raw:
        mail = parser.parsebytes(content)
        if isinstance(mail, EmailMessage):
            yield mail


def against(ledger: Ledger, witness: Iterable[EmailMessage]) -> list[Fault]:
    """What the mailbox remembers and the ledger does not, or remembers differently; mails not ours are passed over."""
    entries = ledger.entries()
    numbers = {entry.digest: entry.number for entry in entries} | {GENESIS: 0}
    told = [(entry.number, entry.read().get("row")) for entry in entries]
    first = {row["id"]: number for number, row in reversed(told) if row}
    faults: list[Fault] = []
    for mail in witness:
        intent, head = _header(mail, "X-ExecReports-Intent"), _header(mail, "X-Ledger-Head")
        if not intent:
            continue
        row, place = ledger.row(intent), f"mail {intent}"
        if row is None:
            faults.append(
                Fault("E-AUD-731", "it was sent, and the ledger has no row of it: its tail is cut off", place)
            )
        elif head not in numbers or numbers[head] >= first.get(intent, 0):
            faults.append(
                Fault("E-AUD-732", "the ledger head it carries is not in the chain before it", place)
            )
        else:
            faults += _content(ledger, row, mail, place)
    return faults


def _content(ledger: Ledger, row: LedgerRow, mail: EmailMessage, place: str) -> list[Fault]:
    try:
        frozen = ledger.bytes_of(row)
    except LedgerError as error:
        return [] if error.faults[0].code == "E-AUD-725" else list(error.faults)
    kept = Message.thawed(frozen, persona=row.slot.persona, period=row.slot.period)
    body = mail.get_body(("plain",))
    arrived = body.get_content() if body is not None else ""
    same = _lines(arrived) == _lines(kept.text) and _header(mail, "Subject") == kept.subject.strip()
    return [] if same else [Fault("E-AUD-733", "its subject or text is not what the ledger archived", place)]


def _header(mail: EmailMessage, name: str) -> str:
    return str(mail.get(name, "")).strip()


def _lines(text: str) -> list[str]:
    """Without what mail servers change: line ends and trailing blanks."""
    return [line.rstrip() for line in text.rstrip().splitlines()]
