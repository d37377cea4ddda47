"""Events in any order, many times over, some foreign, some broken: the same end state; unknown is settled by evidence."""

import json
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import boto3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moto import mock_aws

from execreports.feedback import events, pull, standings
from execreports.feedback.events import KINDS, Event
from execreports.feedback.pull import Received, delivered, settle, sqs
from execreports.model.mail import LedgerRow, Receipt, SendState
from execreports.record import Claimed, SqliteLedger
from execreports.testing.mails import Ticking, a_draft
from execreports.testing.notary import OTHER, PEM, TOPIC, signed

now = Ticking()


def told(
    kind: str, message_id: str, recipient: str, *, intent: str = "", second: int = 0, **about: Any
) -> str:
    """An event as a configuration set publishes it."""
    at = f"2026-05-05T13:{second // 60:02d}:{second % 60:02d}.000Z"
    mail: dict[str, Any] = {
        "messageId": message_id,
        "timestamp": "2026-05-05T13:00:00.000Z",
        "destination": ["first@example.com", "archive@example.com"],
        "tags": {"intent": [intent], "ses:configuration-set": ["reports"]} if intent else {},
    }
    each = [{"emailAddress": recipient, "diagnosticCode": "smtp; 550 5.1.1 no such user"}]
    parts: dict[str, dict[str, Any]] = {
        "Send": {"send": {}},
        "Reject": {"reject": {"reason": "Bad content"}},
        "Delivery": {"delivery": {"timestamp": at, "recipients": [recipient], "smtpResponse": "250 ok"}},
        "DeliveryDelay": {"deliveryDelay": {"timestamp": at, "delayType": "MailboxFull", "delayedRecipients": each}},
        "Bounce": {"bounce": {"timestamp": at, "bounceType": "Permanent", "bounceSubType": "General",
                              "bouncedRecipients": each, "feedbackId": f"f-{message_id}-{recipient}"}},
        "Complaint": {"complaint": {"timestamp": at, "complaintFeedbackType": "abuse", "complainedRecipients": each,
                                    "feedbackId": f"c-{message_id}-{recipient}"}},
    }  # fmt: skip
    if kind in {"Send", "Reject"}:
        mail["destination"] = [recipient]
    return json.dumps({"eventType": kind, "mail": {**mail, **about}, **parts[kind]})


class Queue:
    """A queue in memory that remembers what was not deleted."""

    def __init__(self, bodies: list[str]) -> None:
        self.left = list(bodies)

    def __iter__(self) -> Iterator[Received]:
        for body in list(self.left):
            yield Received(body, partial(self.left.remove, body))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(tmp_path / "ledger.sqlite") as opened:
        opened.database.connection.execute("PRAGMA synchronous = OFF")
        yield opened


def a_row(ledger: SqliteLedger, period: str = "2026-05-05", state: SendState = SendState.SENT) -> LedgerRow:
    claim = ledger.claim(a_draft(period=period), transport="ses", now=now())
    assert isinstance(claim, Claimed)
    receipt = Receipt("ses", f"id-{claim.row.id[:8]}", now()) if state is SendState.SENT else None
    return ledger.settle(claim.row, state, now=now(), receipt=receipt, error="" if receipt else "lost")


def take(ledger: SqliteLedger, queue: Queue) -> Any:
    return pull(iter(queue), ledger, topics=frozenset({TOPIC}), certificate=lambda _: PEM, now=now)


# --- the 500 ---


def five_hundred(ledger: SqliteLedger) -> tuple[list[str], list[str]]:
    """500 events of 80 mails, a tenth of them of mails the ledger does not know; and some that are none."""
    dice = random.Random(4)
    rows = [a_row(ledger, f"{2000 + number}-01-01") for number in range(72)]
    ids = [row.message_id for row in rows] + [f"foreign-{number}" for number in range(8)]
    good = [
        told(dice.choice(["Send", "Delivery", "Bounce", "Complaint", "DeliveryDelay", "Reject"]), dice.choice(ids),
             dice.choice(["owner@example.com", "archive@example.com"]), second=dice.randrange(3000))
        for _ in range(500)
    ]  # fmt: skip
    bad = ["", "not json", "[]", "{}", '{"eventType": "Bounce"}', '{"eventType": "Bounce", "mail": {"messageId": "x"}}',
           told("Bounce", "x", "y")[:-40], '{"eventType": 7, "mail": {}}', "null", "[" * 5000,
           '{"eventType": "Delivery", "mail": {"messageId": "m", "timestamp": "yesterday"}, "delivery": {"recipients": ["a"]}}',
           '{"eventType": "Delivery", "mail": {"messageId": "m"}, "delivery": {"recipients": [7]}}']  # fmt: skip
    return good, bad


def test_five_hundred_shuffled_and_repeated_end_as_in_order(ledger: SqliteLedger, tmp_path: Path) -> None:
    good, bad = five_hundred(ledger)
    dice = random.Random(5)
    in_order = standings(event for text in good for event in events(text))
    bodies = [json.dumps(signed(text)) for text in good for _ in range(dice.randint(1, 8))]
    dead = [json.dumps(signed(text)) for text in bad] + ["not an envelope", "{}", "[]"]
    dead.append(json.dumps(signed(good[0], key=OTHER)))
    everything = [*bodies, *dead]
    dice.shuffle(everything)
    queue = Queue(everything)
    found = take(ledger, queue)
    assert len(good) == 500
    assert found.new == len({event.key for text in good for event in events(text)})
    assert standings(Event(**note["event"]) for note in ledger.notes("feedback")) == in_order
    assert sorted(queue.left) == sorted(dead)
    assert len(found.dead) == len(dead)
    assert any(message_id.startswith("foreign-") for message_id in in_order)
    assert ledger.verify() == []
    again = take(ledger, Queue(bodies))
    assert (again.new, again.repeated > 400) == (0, True)


@given(
    st.permutations(
        [
            told(kind, "m", "a@example.com", second=second)
            for kind, second in [
                ("Send", 0),
                ("Delivery", 5),
                ("Bounce", 2),
                ("DeliveryDelay", 9),
                ("Complaint", 1),
                ("Delivery", 7),
            ]
        ]
    )
)
def test_any_order_gives_the_same_end(texts: list[str]) -> None:
    (standing,) = standings(event for text in texts for event in events(text))["m"]
    assert standing.state == "complained"


# --- what events say ---


def test_a_bounce_is_the_bounced_recipients_not_the_first(ledger: SqliteLedger) -> None:
    row = a_row(ledger)
    take(ledger, Queue([json.dumps(signed(told("Bounce", row.message_id, "Archive <ARCHIVE@example.com>")))]))
    (standing,) = delivered(ledger)[row.id]
    assert (standing.recipient, standing.state) == ("archive@example.com", "bounced")
    assert standing.detail.startswith("Permanent; General; smtp; 550")


def test_both_dialects_are_read() -> None:
    text = told("Bounce", "m", "a@example.com").replace("eventType", "notificationType")
    assert events(text)[0].kind == "bounced"


def test_the_greeting_of_sns_is_no_event() -> None:
    assert events("Successfully validated SNS topic for Amazon SES event publishing.") == ()
    assert events('{"notificationType": "AmazonSnsSubscriptionSucceeded", "message": "x"}') == ()


def test_opens_and_clicks_are_passed_over() -> None:
    for kind in ("Open", "Click", "Subscription"):
        assert kind not in KINDS
        assert events(json.dumps({"eventType": kind, "mail": {"messageId": "m"}})) == ()


def test_our_intent_is_read_from_a_header_too() -> None:
    headers = [{"name": "X-ExecReports-Intent", "value": "abc"}]
    assert events(told("Delivery", "m", "a@example.com", headers=headers))[0].intent == "abc"


# --- evidence ---


def test_a_send_event_with_our_tag_settles_what_is_unknown(ledger: SqliteLedger) -> None:
    row = a_row(ledger, state=SendState.UNKNOWN)
    found = take(
        ledger, Queue([json.dumps(signed(told("Send", "0100-real", "owner@example.com", intent=row.id)))])
    )
    (settled,) = found.settled
    assert (settled.id, settled.state, settled.message_id) == (row.id, SendState.SENT, "0100-real")
    assert "accepted event" in settled.notes[-1]
    assert ledger.rows() == (settled,)


def test_late_evidence_may_come_in_a_later_pull(ledger: SqliteLedger) -> None:
    other = json.dumps(signed(told("Send", "0100-other", "owner@example.com", intent="f" * 32)))
    row = a_row(ledger, state=SendState.UNKNOWN)
    for _ in range(3):
        assert take(ledger, Queue([other])).settled == ()
        assert ledger.row(row.id) == row
    late = json.dumps(signed(told("Delivery", "0100-real", "owner@example.com", intent=row.id)))
    assert len(take(ledger, Queue([late])).settled) == 1


def test_absence_settles_nothing_ever(ledger: SqliteLedger) -> None:
    row = a_row(ledger, state=SendState.UNKNOWN)
    now.at = now.at.replace(year=now.at.year + 3)
    assert settle(ledger, now=now) == ()
    assert ledger.row(row.id) == row
    assert not isinstance(ledger.claim(a_draft(run="later"), transport="ses", now=now()), Claimed)


def test_an_event_does_not_reopen_what_is_settled(ledger: SqliteLedger) -> None:
    row = a_row(ledger)
    text = told("Send", "0100-other", "owner@example.com", intent=row.id)
    assert take(ledger, Queue([json.dumps(signed(text))])).settled == ()
    assert ledger.rows() == (row,)


# --- the queue ---


def test_a_queue_is_emptied_and_keeps_exactly_the_malformed(
    ledger: SqliteLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "EXAMPLE")
    row = a_row(ledger)
    with mock_aws():
        client = boto3.client("sqs", region_name="us-west-2")
        dead = client.create_queue(QueueName="dead")["QueueUrl"]
        arn = client.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"][
            "QueueArn"
        ]
        policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": "3"})
        attributes = {"RedrivePolicy": policy, "VisibilityTimeout": "0"}
        url = client.create_queue(QueueName="feedback", Attributes=attributes)["QueueUrl"]
        good = [told("Delivery", row.message_id, f"r{number}@example.com") for number in range(25)]
        for text in [*good, "not an event", '{"eventType": "Bounce"}']:
            client.send_message(QueueUrl=url, MessageBody=json.dumps(signed(text)))
        counts = [
            pull(sqs(client, url), ledger, topics=frozenset({TOPIC}), certificate=lambda _: PEM, now=now)
            for _ in range(4)
        ]
        assert (counts[0].new, len(counts[0].dead)) == (25, 2)
        assert sum(count.new for count in counts) == 25
        assert client.receive_message(QueueUrl=url).get("Messages", []) == []
        lettered = client.receive_message(QueueUrl=dead, MaxNumberOfMessages=10)["Messages"]
        texts = {json.loads(message["Body"])["Message"] for message in lettered}
        assert texts == {"not an event", '{"eventType": "Bounce"}'}
    assert len(delivered(ledger)[row.id]) == 25
