"""A way out: it takes a frozen message, tries once, and says what happened in the words of `errors.py`."""

from typing import Protocol

from execreports.model.mail import Message, Receipt


class Transport(Protocol):
    """One attempt, no retry, no memory. Every failure is exactly one of four.

    `TransportDown`: certainly not accepted. `MessageRefused`: certainly refused. `BatchRefused`: true for
    every message. `OutcomeUnknown`: whatever may have been accepted, and whatever it does not recognise.
    """

    @property
    def name(self) -> str:
        """Its word in the ledger: `ses`, `embedded`, `outbox`, `stdout`."""
        ...

    def send(self, message: Message) -> Receipt:
        """Hand it over, once; the receipt has a MessageId of any shape, never an empty one."""
        ...
