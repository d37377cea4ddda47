"""The contract kit itself: a transport that lies fails it, each lie at the test that names it."""

from dataclasses import replace
from typing import Any

import pytest

from execreports.model.mail import Message, Receipt
from execreports.testing.mails import Ticking, a_message
from execreports.testing.transport_contract import TransportContract
from execreports.transports.mime import mail

now = Ticking()


class Honest:
    name = "honest"

    def __init__(self) -> None:
        self.out: list[str] = []

    def send(self, message: Message) -> Receipt:
        self.out.append(mail(message, message_id="x", at=now()).decode())
        return Receipt(self.name, f"id-{len(self.out)}", now())


class Unnamed(Honest):
    name = "two words"


class Silent(Honest):
    def send(self, message: Message) -> Receipt:
        return Receipt(self.name, "id", now())


class Twice(Honest):
    def send(self, message: Message) -> Receipt:
        super().send(message)
        return super().send(message)


class NoId(Honest):
    def send(self, message: Message) -> Receipt:
        return replace(super().send(message), message_id=" ")


class SameId(Honest):
    def send(self, message: Message) -> Receipt:
        return replace(super().send(message), message_id="id")


class Naive(Honest):
    def send(self, message: Message) -> Receipt:
        receipt = super().send(message)
        return replace(receipt, accepted_at=receipt.accepted_at.replace(tzinfo=None))


class ShowsBcc(Honest):
    def send(self, message: Message) -> Receipt:
        return super().send(replace(message, text=f"{message.text}\nBcc: {message.envelope.bcc}"))


class Foreign(Honest):
    def send(self, message: Message) -> Receipt:
        raise ConnectionError("not in our words")


class Kit(TransportContract):
    def __init__(self, way: Any) -> None:
        self.way = way

    def seen(self, transport: Any) -> list[str]:
        return [text.replace("=\r\n", "") for text in transport.out]

    def broken(self) -> list[Any]:
        return [self.way] if isinstance(self.way, Foreign) else []


def verdicts(way: Any) -> set[str]:
    """The names of the tests that a transport fails."""
    failed = set()
    for name in (name for name in dir(TransportContract) if name.startswith("test_")):
        fresh = type(way)()
        test = getattr(Kit(fresh), name)
        words = (fresh,) if "transport" in test.__code__.co_varnames[: test.__code__.co_argcount] else ()
        try:
            test(*words)
        except (AssertionError, ConnectionError, ValueError):
            failed.add(name.removeprefix("test_"))
    return failed


LIES = [
    (Unnamed, "it_has_a_word_for_the_ledger"),
    (Silent, "one_send_is_one_mail"),
    (Twice, "one_send_is_one_mail"),
    (NoId, "one_send_is_one_mail"),
    (Naive, "one_send_is_one_mail"),
    (SameId, "two_sends_are_two_mails_with_two_ids"),
    (ShowsBcc, "bcc_is_not_shown"),
    (Foreign, "every_failure_is_one_of_four"),
]


def test_an_honest_transport_passes() -> None:
    assert verdicts(Honest()) == set()


@pytest.mark.parametrize(("lie", "test"), LIES, ids=[lie.__name__ for lie, _ in LIES])
def test_a_lying_transport_fails(lie: type[Honest], test: str) -> None:
    assert test in verdicts(lie())


def test_builders_put_each_part_where_it_belongs() -> None:
    message = a_message(bcc=("x@example.com",), text="y")
    assert (message.envelope.bcc, message.text) == (("x@example.com",), "y")
