"""`feedback pull`: read the queue until it is empty, write each event once, settle what is unknown."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from execreports.feedback.events import Event, events
from execreports.feedback.sns import refusal
from execreports.feedback.standing import Standing, standings
from execreports.model.ledger import Ledger
from execreports.model.mail import LedgerRow, Receipt, SendState


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came in: new events, repeats, what stays in the queue for its dead-letter list and why, rows settled."""

    new: int = 0
    repeated: int = 0
    dead: tuple[str, ...] = ()
    settled: tuple[LedgerRow, ...] = ()


def pull(
    queue: Iterator["Received"],
    ledger: Ledger,
    *,
    topics: frozenset[str],
    certificate: Callable[[str], bytes],
    now: Callable[[], datetime],
) -> Pulled:
    """Take in everything the queue gives; an event is deleted only after it is in the ledger.

    What is malformed or forged is not deleted: SQS moves it to the dead-letter queue after its third delivery.
    """
    seen = {event.key for event in known(ledger)}
    new, repeated, dead = 0, 0, []
    for received in queue:
        try:
            found = _read(received.body, topics, certificate)
        except (ValueError, RecursionError) as error:
            dead.append(str(error))
            continue
        for event in found:
            if event.key in seen:
                repeated += 1
                continue
            ledger.note("feedback", {"event": asdict(event)}, now=now())
            seen.add(event.key)
            new += 1
        received.delete()
    return Pulled(new, repeated, tuple(dead), settle(ledger, now=now))


@dataclass(frozen=True, slots=True)
class Received:
    """One message of the queue and how to take it off."""

    body: str
    delete: Callable[[], object]


def sqs(client: Any, url: str) -> Iterator[Received]:  # noqa: ANN401 - boto3
    """The messages of a queue until it gives none that is new to this run."""
    seen: set[str] = set()
    while True:
        answer = client.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=0)
        fresh = [one for one in answer.get("Messages", ()) if one["MessageId"] not in seen]
        if not fresh:
            return
        for one in fresh:
            seen.add(one["MessageId"])
            handle = one["ReceiptHandle"]

            def delete(handle: str = handle) -> object:
                return client.delete_message(QueueUrl=url, ReceiptHandle=handle)

            yield Received(one["Body"], delete)


def known(ledger: Ledger) -> tuple[Event, ...]:
    """Every event in the ledger, of mails it knows and of others."""
    return tuple(Event(**note["event"]) for note in ledger.notes("feedback"))


def delivered(ledger: Ledger) -> dict[str, tuple[Standing, ...]]:
    """Ledger row id -> where its recipients stand; rows without events are left out."""
    by_message = standings(known(ledger))
    return {row.id: by_message[row.message_id] for row in ledger.rows() if row.message_id in by_message}


def settle(ledger: Ledger, *, now: Callable[[], datetime]) -> tuple[LedgerRow, ...]:
    """Close as sent every unknown row whose intent SES has spoken of. The lack of an event settles nothing, ever."""
    spoken = {event.intent: event for event in known(ledger) if event.intent}
    settled = []
    for row in ledger.rows():
        event = spoken.get(row.id)
        if event and row.state is SendState.UNKNOWN:
            receipt = Receipt(row.transport, event.message_id, datetime.fromisoformat(event.at))
            note = f"settled by a {event.kind} event of {event.at}"
            settled.append(ledger.settle(row, SendState.SENT, now=now(), receipt=receipt, note=note))
    return tuple(settled)


def _read(body: str, topics: frozenset[str], certificate: Callable[[str], bytes]) -> tuple[Event, ...]:
    envelope = json.loads(body)
    why = refusal(envelope, topics, certificate) if isinstance(envelope, dict) else "not an SNS message"
    if why:
        raise ValueError(why)
    return events(envelope["Message"])
