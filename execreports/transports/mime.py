"""A message as a mail file (RFC 5322), readable by any mail reader: what outbox and stand-in write."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from execreports.model.mail import Message
from execreports.transports import addresses


def mail(message: Message, *, message_id: str, at: datetime) -> bytes:
    """The mail as To sees it: no Bcc; Date and Message-ID are added here, as SES adds its own."""
    built = EmailMessage(policy=SMTP.clone(max_line_length=998))
    built["Date"] = format_datetime(at)
    built["Message-ID"] = f"<{message_id}@{addresses.domain(message.envelope.sender)}>"
    built["From"] = message.envelope.sender
    built["To"] = ", ".join(message.envelope.to)
    if message.envelope.reply_to:
        built["Reply-To"] = ", ".join(message.envelope.reply_to)
    built["Subject"] = message.subject
    for name, value in message.headers:
        built[name] = value
    plain = message.text.isascii() and all(len(line) < 990 for line in message.text.splitlines())
    built.set_content(message.text, charset="utf-8", cte="7bit" if plain else "quoted-printable")
    if message.html:
        built.add_alternative(message.html, subtype="html")
    return built.as_bytes()
