"""What goes out, what came back, and the row that remembers both."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


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

    @property
    def recipients(self) -> int:
        """How many mailboxes it goes to: what SES counts against rate and quota."""
        return len(self.envelope.to) + len(self.envelope.bcc)

    def stamped(self, *, run: str, intent: str, head: str) -> Self:
        """The same mail with run, intent and ledger head in headers and tags, in place of any it had."""
        headers = {
            "X-ExecReports-Run": run,
            "X-ExecReports-Intent": intent,
            "X-ExecReports-Period": self.period,
            "X-Ledger-Head": head,
        }
        tags = {"intent": intent, "persona": self.persona, "period": self.period}
        lowered = {name.lower() for name in headers}
        kept = [(name, value) for name, value in self.headers if name.lower() not in lowered]
        kept_tags = [(name, value) for name, value in self.tags if name not in tags]
        return replace(self, headers=(*kept, *headers.items()), tags=(*kept_tags, *tags.items()))

    @classmethod
    def thawed(cls, frozen: bytes, *, persona: str, period: str, audience: str = "default") -> Self:
        """The mail a frozen request came from; `frozen()` of it gives the same bytes."""
        request: dict[str, Any] = json.loads(frozen)
        simple = request["Content"]["Simple"]
        envelope = Envelope(
            sender=request["FromEmailAddress"],
            to=tuple(request["Destination"]["ToAddresses"]),
            bcc=tuple(request["Destination"].get("BccAddresses", ())),
            reply_to=tuple(request.get("ReplyToAddresses", ())),
            audience=audience,
            configuration_set=request.get("ConfigurationSetName", ""),
        )
        return cls(
            persona=persona,
            period=period,
            envelope=envelope,
            subject=simple["Subject"]["Data"],
            text=simple["Body"]["Text"]["Data"],
            html=simple["Body"].get("Html", {}).get("Data", ""),
            headers=tuple((pair["Name"], pair["Value"]) for pair in simple.get("Headers", ())),
            tags=tuple((pair["Name"], pair["Value"]) for pair in request.get("EmailTags", ())),
        )


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
class Draft:
    """A message on its way to one slot: in which run, whether a person forces it, whether it fills the slot.

    `document` is the digest of the archived report behind it; `notes` go into the ledger row.
    """

    message: Message
    slot: Slot
    run: str
    force: bool = False
    fills: bool = True
    document: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One attempt to fill a slot: written before the send, closed after it. Times are UTC.

    `digest` and `document` are SHA-256 of the archived request and report; `fills` is false for a test copy.
    """

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
    document: str = ""
    superseded_by: str = ""
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether its slot counts as filled, so that nothing more is sent for it by itself."""
        return self.fills and not self.superseded_by and self.state is not SendState.FAILED
