"""What may go on the wire: checked before the intent, because botocore enforces none of SES's limits."""

import re
from collections.abc import Iterator
from dataclasses import replace

from execreports.errors import Fault
from execreports.model.mail import Message
from execreports.transports import addresses

MOST_RECIPIENTS = 50
MOST_HEADERS = 15
MOST_TAGS = 50
MOST_BYTES = 10 * 1024 * 1024
MIME_GROWTH = 1.37
"""Base64 with line ends: the worst that MIME makes of a body."""

HEADER_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,124}[A-Za-z0-9])?")
TAG = re.compile(r"[A-Za-z0-9_-]{1,256}")
SET_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
RESERVED = re.compile(
    r"(?:from|to|cc|bcc|sender|reply-to|subject|date|message-id|return-path|received|mime-version|content-.*"
    r"|resent-.*|dkim-signature|domainkey-signature|arc-.*|authentication-results|x-ses-.*|feedback-id"
    r"|delivered-to|errors-to|disposition-notification-to|return-receipt-to)",
    re.IGNORECASE,
)


def deduplicated(message: Message) -> Message:
    """The same mail with every mailbox named once; one that is in To is not in Bcc as well."""
    seen: set[str] = set()

    def first(mailboxes: tuple[str, ...]) -> tuple[str, ...]:
        kept = []
        for mailbox in mailboxes:
            key = addresses.bare(mailbox)
            if key not in seen or addresses.fault(mailbox):  # what is wrong stays, to be refused
                seen.add(key)
                kept.append(mailbox)
        return tuple(kept)

    envelope = message.envelope
    return replace(message, envelope=replace(envelope, to=first(envelope.to), bcc=first(envelope.bcc)))


def faults(message: Message) -> list[Fault]:
    """Everything about a message that SES would refuse, misread or hand on as something else."""
    return [Fault(code, text, place=message.persona) for code, text in _all(message)]


def _all(message: Message) -> Iterator[tuple[str, str]]:
    yield from _envelope(message)
    yield from _subject(message.subject)
    yield from _headers(message.headers)
    yield from _tags(message.tags)
    yield from _body(message)


def _envelope(message: Message) -> Iterator[tuple[str, str]]:
    envelope = message.envelope
    parts = {
        "sender": (envelope.sender,),
        "to": envelope.to,
        "bcc": envelope.bcc,
        "reply-to": envelope.reply_to,
    }
    for part, mailboxes in parts.items():
        for mailbox in mailboxes:
            why = addresses.fault(mailbox)
            if why:
                yield "E-SES-331", f"{part} address {_shown(mailbox)} {why}"
    if not envelope.to:
        yield "E-SES-332", "there is no To address"
    if message.recipients > MOST_RECIPIENTS:
        yield "E-SES-332", f"{message.recipients} recipients, SES takes {MOST_RECIPIENTS} a message"
    if envelope.configuration_set and not SET_NAME.fullmatch(envelope.configuration_set):
        yield "E-SES-335", f"configuration set {_shown(envelope.configuration_set)} is not a name SES allows"


def _subject(subject: str) -> Iterator[tuple[str, str]]:
    if not subject.strip():
        yield "E-SES-333", "the subject is empty"
    if len(subject) > 900:
        yield "E-SES-333", "the subject is longer than 900 characters"
    if addresses.HIDDEN.search(subject):
        yield (
            "E-SES-333",
            f"the subject {_shown(subject)} holds a line break, a control or an invisible character",
        )
    if addresses.ENCODED.search(subject):
        yield "E-SES-333", f"the subject {_shown(subject)} holds an encoded word"


def _headers(headers: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    if len(headers) > MOST_HEADERS:
        yield "E-SES-334", f"{len(headers)} headers, SES takes {MOST_HEADERS}"
    if len({name.lower() for name, _ in headers}) != len(headers):
        yield "E-SES-334", "a header is given twice"
    for name, value in headers:
        if not HEADER_NAME.fullmatch(name):
            yield "E-SES-334", f"header name {_shown(name)} is not letters, digits and hyphens"
        elif RESERVED.fullmatch(name):
            yield "E-SES-334", f"header {name} is not ours to set"
        if not value or len(value) > 870 or not value.isascii() or addresses.HIDDEN.search(value):
            yield (
                "E-SES-334",
                f"header {_shown(name)} is empty, too long, not ASCII, or holds a control character",
            )
        elif addresses.smuggles(value):
            yield "E-SES-334", f"header {_shown(name)} hides something in an encoded word"


def _tags(tags: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    if len(tags) > MOST_TAGS or len({name for name, _ in tags}) != len(tags):
        yield "E-SES-335", f"more than {MOST_TAGS} tags, or one given twice"
    for name, value in tags:
        if not TAG.fullmatch(name) or not TAG.fullmatch(value):
            yield (
                "E-SES-335",
                f"tag {_shown(name)}={_shown(value)}: only letters, digits, _ and - in 1 to 256",
            )


def _body(message: Message) -> Iterator[tuple[str, str]]:
    try:
        size = len(message.text.encode()) + len(message.html.encode())
    except UnicodeEncodeError:
        yield "E-SES-336", "the body holds half a character (a lone surrogate)"
        return
    if not message.text.strip():
        yield "E-SES-336", "the text body is empty"
    if "\x00" in message.text or "\x00" in message.html:
        yield "E-SES-336", "the body holds a NUL"
    if size * MIME_GROWTH > MOST_BYTES:
        yield "E-SES-336", f"the mail would be {size * MIME_GROWTH / 2**20:.1f} MB, the most is 10 MB"


def _shown(text: str) -> str:
    return ascii(text[:80])
