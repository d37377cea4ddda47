"""SES events, of configuration sets (`eventType`) and of identities (`notificationType`), one per recipient."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

KINDS = {
    "Send": "accepted", "Delivery": "delivered", "DeliveryDelay": "delayed", "Reject": "rejected",
    "Rendering Failure": "rejected", "Bounce": "bounced", "Complaint": "complained",
}  # fmt: skip
"""SES's word -> ours; other kinds (Open, Click, Subscription) are passed over."""

PARTS = {
    "Bounce": ("bounce", "bouncedRecipients"),
    "Complaint": ("complaint", "complainedRecipients"),
    "Delivery": ("delivery", "recipients"),
    "DeliveryDelay": ("deliveryDelay", "delayedRecipients"),
}
"""Where an event names its recipients; the others concern everyone in `mail.destination`."""


@dataclass(frozen=True, slots=True)
class Event:
    """What became of one mail for one recipient; `intent` is our tag, empty when SES left it out."""

    kind: str
    message_id: str
    intent: str
    recipient: str
    at: str
    detail: str = ""
    feedback_id: str = ""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """Two events with this in common are one, delivered twice."""
        return self.message_id, self.kind, self.recipient, self.at, self.feedback_id


def events(text: str) -> tuple[Event, ...]:
    """The events in the `Message` of a notification; ValueError when it is not an event of SES.

    SNS's own "Successfully validated SNS topic" and kinds of no interest give none.
    """
    if text.startswith("Successfully validated SNS topic"):
        return ()
    told = json.loads(text)
    _demand(isinstance(told, dict), "not an event")
    name = told.get("eventType") or told.get("notificationType")
    if name == "AmazonSnsSubscriptionSucceeded":
        return ()
    mail = told.get("mail")
    whole = isinstance(name, str) and isinstance(mail, dict) and isinstance(mail.get("messageId"), str)
    _demand(whole, "not an event")
    return tuple(_each(name, told, mail)) if name in KINDS else ()


def _each(name: str, told: Mapping[str, Any], mail: Mapping[str, Any]) -> Iterator[Event]:
    part, field = PARTS.get(name, (name.lower(), ""))
    about = told.get(part) or {}
    _demand(isinstance(about, dict), "not an event")
    at = _time(about.get("timestamp") or mail.get("timestamp"))
    recipients: Any = about.get(field) if field else mail.get("destination")
    _demand(isinstance(recipients, list) and bool(recipients), "an event without recipients")
    for recipient in recipients:
        address: Any = recipient.get("emailAddress") if isinstance(recipient, dict) else recipient
        _demand(isinstance(address, str), "a recipient is not text")
        yield Event(
            kind=KINDS[name],
            message_id=mail["messageId"],
            intent=_tag(mail),
            recipient=address.rpartition("<")[2].rstrip(">").lower(),
            at=at,
            detail=_detail(about, recipient),
            feedback_id=str(about.get("feedbackId", "")),
        )


def _demand(holds: bool, why: str) -> None:
    if not holds:
        raise ValueError(why)


def _tag(mail: Mapping[str, Any]) -> str:
    """Our intent: from the tags, or from the headers SES may quote."""
    tags = mail.get("tags")
    values = tags.get("intent") if isinstance(tags, dict) else None
    if isinstance(values, list) and values and isinstance(values[0], str):
        return values[0]
    for header in mail.get("headers") or ():
        if isinstance(header, dict) and str(header.get("name", "")).lower() == "x-execreports-intent":
            return str(header.get("value", ""))
    return ""


def _detail(about: Mapping[str, Any], recipient: object) -> str:
    """Permanent/General, smtp; 550 5.1.1 ...; abuse."""
    words = [about.get("bounceType"), about.get("bounceSubType"), about.get("delayType"), about.get("reason")]
    words += [about.get("complaintFeedbackType"), about.get("smtpResponse")]
    words += [recipient.get("diagnosticCode")] if isinstance(recipient, dict) else []
    return "; ".join(str(word)[:200] for word in words if word)


def _time(text: object) -> str:
    """ISO 8601; ValueError when it is none."""
    return datetime.fromisoformat(str(text)).isoformat()
