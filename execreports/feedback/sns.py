"""Whether an SNS message is genuine: signed by Amazon (version 2, RSA and SHA-256) and of a topic of ours.

A valid signature alone proves nothing: anybody's topic is signed by Amazon. The certificate's address is matched
as one raw string, because `urlsplit` drops a line break inside a host and would let a forged one pass.
"""

import base64
import binascii
import hashlib
import re
import ssl
from collections.abc import Callable, Mapping
from typing import Any

CERTIFICATE = re.compile(
    r"https://sns\.[a-z]{2}(?:-[a-z]+)+-[0-9]\.amazonaws\.com(?:\.cn)?/SimpleNotificationService-[0-9a-f]{32}\.pem"
)
SIGNED = ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")
"""The DER of DigestInfo for SHA-256 (RFC 8017, 9.2)."""


def refusal(envelope: Mapping[str, Any], topics: frozenset[str], certificate: Callable[[str], bytes]) -> str:
    """Why this is not to be believed, or an empty string. `certificate` fetches a PEM by its URL."""
    why = _misfit(envelope, topics)
    if why:
        return why
    try:
        signature = base64.b64decode(envelope.get("Signature", ""), validate=True)
        modulus, exponent = public_key(certificate(envelope["SigningCertURL"]))
    except (ValueError, binascii.Error, IndexError, OSError):
        return "its signature or certificate cannot be read"
    return "" if _verified(_canonical(envelope), signature, modulus, exponent) else "its signature is wrong"


def _misfit(envelope: Mapping[str, Any], topics: frozenset[str]) -> str:
    if any(not isinstance(envelope.get(name, ""), str) for name in (*SIGNED, "Signature", "SigningCertURL")):
        return "a field is not text"
    if envelope.get("Type") != "Notification":
        return "not a notification"
    if envelope.get("TopicArn") not in topics:
        return "of a topic that is not ours"
    if str(envelope.get("SignatureVersion")) != "2":
        return "not signed with version 2"
    return (
        "" if CERTIFICATE.fullmatch(envelope.get("SigningCertURL", "")) else "its certificate is not of SNS"
    )


def public_key(pem: bytes) -> tuple[int, int]:
    """Modulus and exponent of the RSA key in an X.509 certificate (RFC 5280); ValueError when there is none."""
    certificate = _children(ssl.PEM_cert_to_DER_cert(pem.decode("ascii")))
    signed = _children(_children(certificate[0][1])[0][1])
    fields = signed[1:] if signed[0][0] == 0xA0 else signed  # version is optional
    key = _children(fields[5][1])[1][1]
    numbers = _children(_children(key[1:])[0][1])  # a bit string starts with its count of unused bits
    modulus, exponent = (int.from_bytes(content) for _, content in numbers[:2])
    if modulus.bit_length() < 2048 or exponent < 3:
        raise ValueError("the key is too weak")
    return modulus, exponent


def _canonical(envelope: Mapping[str, Any]) -> bytes:
    lines = (f"{name}\n{envelope[name]}\n" for name in SIGNED if envelope.get(name) is not None)
    return "".join(lines).encode()


def _verified(content: bytes, signature: bytes, modulus: int, exponent: int) -> bool:
    """RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.2): the whole encoded message is compared, so nothing is parsed."""
    size = (modulus.bit_length() + 7) // 8
    if len(signature) != size:
        return False
    digest = SHA256_PREFIX + hashlib.sha256(content).digest()
    expected = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    return pow(int.from_bytes(signature), exponent, modulus).to_bytes(size) == expected


def _children(der: bytes) -> list[tuple[int, bytes]]:
    """Tag and content of each DER element in a row."""
    found = []
    while der:
        tag, length, start = der[0], der[1], 2
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(der[2:start])
        if start + length > len(der):
            raise ValueError("an element is cut off")
        found.append((tag, der[start : start + length]))
        der = der[start + length :]
    return found
