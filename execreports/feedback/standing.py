"""Where each recipient of each mail stands, from events in any order."""

from collections.abc import Iterable
from dataclasses import dataclass

from execreports.feedback.events import Event

RANK = ("accepted", "delayed", "delivered", "rejected", "bounced", "complained")
"""The later word wins whatever the order of arrival: a mail is delivered first and complained of afterwards."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The last word on one recipient; `at` is when SES said it."""

    recipient: str
    state: str
    at: str
    detail: str = ""


def standings(events: Iterable[Event]) -> dict[str, tuple[Standing, ...]]:
    """MessageId -> its recipients; the same for any order and any repetition of the events."""
    best: dict[tuple[str, str], Event] = {}
    for event in events:
        place = (event.message_id, event.recipient)
        if place not in best or _weight(event) > _weight(best[place]):
            best[place] = event
    found: dict[str, list[Standing]] = {}
    for (message_id, recipient), event in sorted(best.items()):
        found.setdefault(message_id, []).append(Standing(recipient, event.kind, event.at, event.detail))
    return {message_id: tuple(each) for message_id, each in found.items()}


def _weight(event: Event) -> tuple[int, str, str, str]:
    return RANK.index(event.kind), event.at, event.detail, event.feedback_id
