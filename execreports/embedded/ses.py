"""The stand-in's SES v2: SendEmail into `.eml` files, and the questions that preflight asks."""

import json
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from execreports.embedded.server import Request, Response
from execreports.model.mail import Message
from execreports.transports import addresses
from execreports.transports.mime import mail
from execreports.transports.outbox import drop

EVENTS = ("SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "DELIVERY_DELAY")


@dataclass(slots=True)
class SesState:
    """What the stand-in's account knows: identities (verified or not), quota, suppressed addresses, sets."""

    identities: dict[str, bool] = field(default_factory=dict)
    production: bool = True
    sending: bool = True
    enforcement: str = "HEALTHY"
    quota: int = 50_000
    rate: int = 200
    sent: int = 0
    suppressed: set[str] = field(default_factory=set)
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Configuration set -> the events it publishes."""
    region: str = "us-east-1"
    elsewhere: dict[str, set[str]] = field(default_factory=dict)
    """Another region -> identities verified there."""

    def __post_init__(self) -> None:
        """An identity may be given as a mailbox with a name."""
        self.identities = {addresses.bare(name): yes for name, yes in self.identities.items()}

    def verified(self, mailbox: str) -> bool:
        """Whether the address, its domain or a parent of it is verified."""
        host = addresses.domain(mailbox)
        parents = [host.split(".", number)[-1] for number in range(host.count("."))]
        return any(self.identities.get(name) for name in (addresses.bare(mailbox), *parents))


class SesRoutes:
    """A route: `POST /v2/email/outbound-emails` writes a file in `outbox`; the rest answers from `state`."""

    def __init__(self, state: SesState, outbox: Path, now: Callable[[], datetime]) -> None:
        self.state = state
        self.outbox = outbox
        self.now = now
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> Response | None:
        """Answer what is under /v2/email/, pass on the rest."""
        parts = [unquote(part) for part in request.path.strip("/").split("/")]
        if parts[:2] != ["v2", "email"]:
            return None
        match request.method, parts[2:]:
            case "POST", ["outbound-emails"]:
                return self._send(request.body)
            case "GET", ["identities", name] if _region(request) in self.state.elsewhere:
                return self._identity(name, dict.fromkeys(self.state.elsewhere[_region(request)], True))
            case "GET", question:
                return self._answer(question)
        return _error(404, "NotFoundException", "the stand-in does not have this route")

    def _answer(self, question: list[str]) -> Response:
        match question:
            case ["account"]:
                return _json(200, self._account())
            case ["identities", name]:
                return self._identity(name, self.state.identities)
            case ["suppression", "addresses", name]:
                return self._suppression(name)
            case ["configuration-sets", name, *rest]:
                return self._set(name, rest)
        return _error(404, "NotFoundException", "the stand-in does not have this route")

    def _send(self, body: bytes) -> Response:
        try:
            frozen: Mapping[str, Any] = json.loads(body)
            message = _message(frozen)
        except (ValueError, KeyError, TypeError, IndexError):
            return _error(400, "BadRequestException", "the request is not a simple message")
        refusal = self._refusal(message)
        if refusal:
            return refusal
        message_id = f"0100-{secrets.token_hex(8)}-{secrets.token_hex(6)}-000000"
        name = f"{message.persona}-{message.period}"
        with self._lock:
            drop(self.outbox, name, mail(message, message_id=message_id, at=self.now()))
            self.state.sent += message.recipients
        return _json(200, {"MessageId": message_id})

    def _refusal(self, message: Message) -> Response | None:
        state = self.state
        if not state.sending:
            return _error(400, "SendingPausedException", "Sending is paused for this account.")
        if state.sent + message.recipients > state.quota:
            return _error(400, "LimitExceededException", "Daily message quota exceeded.")
        wanted = [message.envelope.sender]
        if not state.production:
            wanted += [*message.envelope.to, *message.envelope.bcc]
        missing = [mailbox for mailbox in wanted if not state.verified(mailbox)]
        if missing:
            why = f"failed the check in region {state.region.upper()}: {', '.join(missing)}"
            text = f"Email address is not verified. The following identities {why}"
            return _error(400, "MessageRejected", text)
        wanted_set = message.envelope.configuration_set
        if wanted_set and wanted_set not in state.sets:
            return _error(404, "NotFoundException", f"Configuration set <{wanted_set}> does not exist.")
        return None

    def _account(self) -> dict[str, object]:
        state = self.state
        quota = {"Max24HourSend": state.quota, "MaxSendRate": state.rate, "SentLast24Hours": state.sent}
        return {
            "ProductionAccessEnabled": state.production,
            "SendingEnabled": state.sending,
            "EnforcementStatus": state.enforcement,
            "SendQuota": quota,
            "SuppressionAttributes": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]},
        }

    def _identity(self, name: str, identities: Mapping[str, bool]) -> Response:
        if name.lower() not in identities:
            return _error(404, "NotFoundException", f"Email identity {name} does not exist.")
        verified = identities[name.lower()]
        kind = "EMAIL_ADDRESS" if "@" in name else "DOMAIN"
        status = "SUCCESS" if verified else "PENDING"
        return _json(
            200,
            {
                "IdentityType": kind,
                "VerifiedForSendingStatus": verified,
                "VerificationStatus": status,
                "DkimAttributes": {"SigningEnabled": True, "Status": status},
            },
        )

    def _suppression(self, name: str) -> Response:
        if name.lower() not in self.state.suppressed:
            return _error(404, "NotFoundException", f"Email address {name} does not exist on the list.")
        found = {"EmailAddress": name, "Reason": "BOUNCE", "LastUpdateTime": 0}
        return _json(200, {"SuppressedDestination": found})

    def _set(self, name: str, rest: list[str]) -> Response:
        if name not in self.state.sets:
            return _error(404, "NotFoundException", f"Configuration set <{name}> does not exist.")
        if rest == ["event-destinations"]:
            events = list(self.state.sets[name])
            found = [{"Name": "events", "Enabled": True, "MatchingEventTypes": events}] if events else []
            return _json(200, {"EventDestinations": found})
        return _json(200, {"ConfigurationSetName": name, "SendingOptions": {"SendingEnabled": True}})


def _message(frozen: Mapping[str, Any]) -> Message:
    tags = {pair["Name"]: pair["Value"] for pair in frozen.get("EmailTags", ())}
    body = json.dumps(frozen).encode()
    return Message.thawed(body, persona=tags.get("persona", "mail"), period=tags.get("period", ""))


def _region(request: Request) -> str:
    """The region a request was signed for: `Credential=KEY/20260505/us-west-2/ses/aws4_request`."""
    scope = request.headers.get("authorization", "").partition("Credential=")[2].split("/")
    return scope[2] if len(scope) > 2 else ""


def _json(status: int, content: object) -> Response:
    return Response(status, json.dumps(content).encode(), {"Content-Type": "application/json"})


def _error(status: int, code: str, text: str) -> Response:
    body = json.dumps({"message": text}).encode()
    return Response(status, body, {"Content-Type": "application/json", "x-amzn-ErrorType": code})
