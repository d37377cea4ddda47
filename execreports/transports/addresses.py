"""Mailboxes: what this program is willing to write to SES, which is less than RFC 5322 allows.

SES speaks neither SMTPUTF8 nor raw Unicode domains, and botocore checks nothing, so the grammar is closed:
`local@domain` or `Name <local@domain>`, one mailbox a string, ASCII, no groups, comments, quoted local parts.
"""

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header

LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
NAMED = re.compile(r'(?:"([^"\\]*)"|([^"<>@,;:()\[\]\\]*?)) ?<([^<>]*)>')
ENCODED = re.compile(r"=\?[^?\s]*\?[^?\s]*\?[^?]*\?=")
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def spec(mailbox: str) -> str:
    """`Jo@example.com` of `Jo <Jo@example.com>`, as written: SES identities tell cases apart."""
    named = NAMED.fullmatch(mailbox)
    return named.group(3) if named else mailbox


def bare(mailbox: str) -> str:
    """`jo@example.com` of `Jo <Jo@example.com>`, for comparing: lower case."""
    return spec(mailbox).lower()


def domain(mailbox: str) -> str:
    """The domain of a mailbox, lower case."""
    return bare(mailbox).rpartition("@")[2]


def fault(mailbox: str) -> str:
    """Why it cannot be written to, or an empty string."""
    if not mailbox:
        return "is empty"
    if HIDDEN.search(mailbox):
        return "holds a line break, a control or an invisible character"
    name, spec = "", mailbox
    if "<" in mailbox or ">" in mailbox or '"' in mailbox:
        named = NAMED.fullmatch(mailbox)
        if not named:
            return "is not one mailbox of the form `Name <local@domain>`"
        name, spec = named.group(1) or named.group(2) or "", named.group(3)
    return _name_fault(name) or _spec_fault(spec)


def smuggles(text: str) -> bool:
    """Whether encoded words (RFC 2047) in it hide a line break, a control or address punctuation."""
    if not ENCODED.search(text):
        return False
    try:
        decoded = str(make_header(decode_header(text)))
    except (HeaderParseError, ValueError, LookupError):
        return True
    return not decoded or bool(HIDDEN.search(decoded)) or any(mark in decoded for mark in '@<>,;:"\\')


def _name_fault(name: str) -> str:
    if not name.isascii():
        return "has a name outside ASCII; write it as an encoded word"
    if len(name) > 200:
        return "has a name over 200 characters"
    return "hides something in an encoded name" if smuggles(name) else ""


def _spec_fault(spec: str) -> str:
    local, at, host = spec.rpartition("@")
    if not at or not local or not host:
        return "lacks a local part or a domain"
    if not spec.isascii():
        return "is not ASCII; SES takes internationalised domains as xn-- and no others"
    if len(local) > 64 or len(spec) > 254:
        return "is longer than 64 characters before the @, or 254 in all"
    if not LOCAL.fullmatch(local):
        return "has a local part that is quoted, spaced or otherwise not plain"
    return _host_fault(host)


def _host_fault(host: str) -> str:
    labels = host.split(".")
    if len(labels) < 2 or not all(map(LABEL.fullmatch, labels)):
        return "has a domain that is not a plain host name"
    if len(labels[-1]) < 2 or labels[-1].isdigit():
        return "has a number or one letter where the top-level domain should be"
    try:
        for label in labels:
            if label.lower().startswith("xn--"):
                label.encode().decode("idna")
    except UnicodeError:
        return "has an xn-- label that does not decode"
    return ""
