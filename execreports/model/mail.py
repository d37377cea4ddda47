"""What goes out, what came back, and the row that remembers both."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes to whom. Slots are keyed by `audience`, the recipient list's name, not by addresses."""

    sender: str
    to: tuple[str, ...]
    bcc: tuple[str, ...] = ()
    reply_to: tuple[str, ...] = ()
    audience: str = "default"
    configuration_set: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One mail, whole: envelope, subject, text body, headers (name, value) and SES tags (name, value)."""

    persona: str
    period: str
    envelope: Envelope
    subject: str
    text: str
    headers: tuple[tuple[str, str], ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    html: str = ""

    def request(self) -> dict[str, object]:
        """The SESv2 SendEmail parameters: Bcc only in the destination, Simple content with headers."""
        destination: dict[str, object] = {"ToAddresses": list(self.envelope.to)}
        if self.envelope.bcc:
            destination["BccAddresses"] = list(self.envelope.bcc)
        body: dict[str, object] = {"Text": {"Data": self.text, "Charset": "UTF-8"}}
        if self.html:
            body["Html"] = {"Data": self.html, "Charset": "UTF-8"}
        simple: dict[str, object] = {"Subject": {"Data": self.subject, "Charset": "UTF-8"}, "Body": body}
        if self.headers:
            simple["Headers"] = [{"Name": name, "Value": value} for name, value in self.headers]
        request: dict[str, object] = {
            "FromEmailAddress": self.envelope.sender,
            "Destination": destination,
            "Content": {"Simple": simple},
        }
        if self.envelope.reply_to:
            request["ReplyToAddresses"] = list(self.envelope.reply_to)
        if self.tags:
            request["EmailTags"] = [{"Name": name, "Value": value} for name, value in self.tags]
        if self.envelope.configuration_set:
            request["ConfigurationSetName"] = self.envelope.configuration_set
        return request

    def frozen(self) -> bytes:
        """The canonical request as bytes (JSON, sorted keys, UTF-8): what the ledger archives and hashes."""
        return json.dumps(self.request(), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    @property
    def digest(self) -> str:
        """SHA-256 of the frozen request, 64 hex digits."""
        return hashlib.sha256(self.frozen()).hexdigest()


@dataclass(frozen=True, slots=True)
class Receipt:
    """A transport's word that it accepted a mail (UTC). Accepted is not delivered."""

    transport: str
    message_id: str
    accepted_at: datetime


class SendState(StrEnum):
    """Where a mail stands. `unknown` may have gone: only evidence or a person settles it."""

    INTENT = "intent"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Slot:
    """One mail that is owed once: report, audience, period (2026-05-05, 2026-W19, 2026-05) and world."""

    persona: str
    audience: str
    period: str
    world: str

    @property
    def name(self) -> str:
        """`cto/default/2026-05-05/live`."""
        return f"{self.persona}/{self.audience}/{self.period}/{self.world}"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One attempt to fill a slot: written before the send, closed after it. Times are UTC."""

    id: str
    run: str
    slot: Slot
    state: SendState
    digest: str
    subject: str
    to: tuple[str, ...]
    bcc: tuple[str, ...]
    transport: str
    created_at: datetime
    settled_at: datetime | None = None
    message_id: str = ""
    error: str = ""
    forced: bool = False
    fills: bool = True
    notes: tuple[str, ...] = field(default_factory=tuple)
