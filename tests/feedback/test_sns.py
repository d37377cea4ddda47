"""Forgeries: none is believed; what Amazon would sign is."""

import base64
import copy
from collections.abc import Mapping
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from execreports.feedback.sns import refusal
from execreports.testing.notary import OTHER, PEM, TOPIC, certificate_of, signed

SMALL = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - the weak key of a forger
CURVE = ec.generate_private_key(ec.SECP256R1())


def judged(envelope: Mapping[str, Any], pem: bytes = PEM) -> str:
    return refusal(envelope, frozenset({TOPIC}), lambda _: pem)


@pytest.mark.parametrize("message", ["{}", "", "Zürich \u2013 €", "a\nb\r\nc", "x" * 100_000])
@pytest.mark.parametrize("subject", [None, "Amazon SES Email Event Notification", ""])
def test_what_amazon_signs_is_believed(message: str, subject: str | None) -> None:
    assert judged(signed(message, subject=subject)) == ""


GOOD = signed('{"eventType": "Send"}', subject="Event")
FORGED_URLS = [
    "http://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://s3.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com.evil.example/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://evil.example/?https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com@evil.example/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com:8443/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com/../SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem?x=1",
    "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem#x",
    "https://sns.us-west-2.amazon\naws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem\n",
    " https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com/evil.pem",
    "https://snsxus-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789ABCDEF0123456789abcdef.pem",
    "file:///etc/passwd",
    "",
]
CHANGES: list[dict[str, Any]] = [
    *({name: value} for name, value in {
        "Message": '{"eventType": "Bounce"}', "MessageId": "other", "Subject": "Other", "Timestamp": "2027-01-01T00:00:00.000Z",
        "Type": "SubscriptionConfirmation", "TopicArn": "arn:aws:sns:us-west-2:999999999999:execreports-feedback",
        "SignatureVersion": "1", "Signature": "", "SigningCertURL": None,
    }.items()),
    {"Type": "UnsubscribeConfirmation"}, {"TopicArn": TOPIC + "x"}, {"TopicArn": TOPIC.upper()}, {"SignatureVersion": "3"},
    {"SignatureVersion": None}, {"Signature": "AAAA"}, {"Signature": "not base64!"}, {"Signature": base64.b64encode(b"\x00" * 256).decode()},
    {"Signature": base64.b64encode(b"\xff" * 256).decode()}, {"Signature": GOOD["Signature"][:-4]}, {"Message": 7}, {"Message": {}},
    {"MessageId": ["x"]}, {"Signature": signed("other")["Signature"]}, {"Signature": signed("{}", key=OTHER)["Signature"]},
    *({"SigningCertURL": url} for url in FORGED_URLS),
]  # fmt: skip


@pytest.mark.parametrize(
    "change", CHANGES, ids=[f"{number}-{'-'.join(one)}" for number, one in enumerate(CHANGES)]
)
def test_a_changed_field_is_not_believed(change: dict[str, Any]) -> None:
    forged = copy.deepcopy(GOOD)
    forged.update(change)
    assert judged(forged)


def test_there_are_enough_forgeries() -> None:
    assert len(CHANGES) >= 30


@pytest.mark.parametrize(
    "name",
    ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type", "Signature", "SigningCertURL"],
)
def test_a_missing_field_is_not_believed(name: str) -> None:
    assert judged({key: value for key, value in GOOD.items() if key != name})


def test_another_key_a_weak_key_and_no_key_are_not_believed() -> None:
    assert judged(signed("{}", key=OTHER))
    assert judged(signed("{}", key=SMALL), certificate_of(SMALL))
    for pem in (
        b"",
        b"nonsense",
        certificate_of(CURVE),
        PEM[:400],
        b"\xff" * 900,
        PEM.replace(b"CERTIFICATE", b"PRIVATE KEY"),
    ):
        assert judged(GOOD, pem)


def test_a_certificate_that_cannot_be_fetched_is_not_believed() -> None:
    def down(_: str) -> bytes:
        raise OSError("no network")

    assert refusal(GOOD, frozenset({TOPIC}), down)


def test_no_topic_means_nothing_is_believed() -> None:
    assert refusal(GOOD, frozenset(), lambda _: PEM)
