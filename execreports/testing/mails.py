"""Builders: a whole, valid mail, slot and draft, each part replaceable; and a clock that ticks when asked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from execreports.model.mail import Draft, Envelope, Message, Slot

SENDER = "Reports <reports@example.com>"


def a_message(persona: str = "cto", period: str = "2026-05-05", **parts: object) -> Message:
    """A mail to one person with one BCC; `parts` replace fields of the message or of its envelope."""
    envelope = Envelope(sender=SENDER, to=("owner@example.com",), bcc=("archive@example.com",))
    on_envelope = {name: value for name, value in parts.items() if hasattr(envelope, name)}
    on_message = {name: value for name, value in parts.items() if name not in on_envelope}
    message = Message(
        persona=persona,
        period=period,
        envelope=replace(envelope, **on_envelope),  # type: ignore[arg-type]  # checked by the dataclass's users
        subject=f"[{persona.upper()}] 2 critical, 3 decisions - 5 May",
        text="All is well.\n\n  Spend  $84 a month  [1]\n",
        headers=(("Auto-Submitted", "auto-generated"), ("List-Id", "<reports.example.com>")),
    )
    return replace(message, **on_message)  # type: ignore[arg-type]  # as above


def a_slot(persona: str = "cto", period: str = "2026-05-05", world: str = "live") -> Slot:
    """The slot of `a_message`."""
    return Slot(persona, "default", period, world)


def a_draft(persona: str = "cto", run: str = "run-1", **parts: object) -> Draft:
    """`a_message` for `a_slot`; `force`, `fills`, `document` and `notes` go to the draft, the rest to the mail."""
    period = str(parts.pop("period", "2026-05-05"))
    draft = Draft(a_message(persona, period), a_slot(persona, period), run)
    on_draft = {name: value for name, value in parts.items() if hasattr(draft, name)}
    on_message = {name: value for name, value in parts.items() if name not in on_draft}
    message = a_message(persona, period, **on_message)
    return replace(draft, message=message, **on_draft)  # type: ignore[arg-type]  # as above


class Ticking:
    """A clock for tests: every call is one second later than the one before."""

    def __init__(self, start: datetime = datetime(2026, 5, 5, 13, 0, tzinfo=UTC)) -> None:
        self.at = start

    def __call__(self) -> datetime:
        """The next second."""
        self.at += timedelta(seconds=1)
        return self.at
