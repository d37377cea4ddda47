"""The promises every transport keeps, as tests: inherit, give the fixtures, and a lying transport fails."""
# ruff: noqa: S101 - a contract kit is made of asserts

import pytest

from execreports.errors import BatchRefused, ExecReportsError, MessageRefused, OutcomeUnknown, TransportDown
from execreports.model.mail import Message
from execreports.testing.mails import a_message
from execreports.transports.base import Transport

KINDS = (TransportDown, MessageRefused, OutcomeUnknown, BatchRefused)


class TransportContract:
    """Subclass it as `TestX(TransportContract)` with `transport`, `seen` (what got out) and, if any, `broken`."""

    @pytest.fixture
    def transport(self) -> Transport:
        """A working transport."""
        raise NotImplementedError

    def seen(self, transport: Transport) -> list[str]:
        """The text of every mail that got out, in order, as the outside sees it."""
        raise NotImplementedError

    def broken(self) -> list[Transport]:
        """Transports whose every send fails, one per way of failing."""
        return []

    def test_it_has_a_word_for_the_ledger(self, transport: Transport) -> None:
        """A plain word."""
        assert transport.name.isidentifier()

    def test_one_send_is_one_mail(self, transport: Transport) -> None:
        """The mail gets out once, whole, and the receipt says so."""
        receipt = transport.send(a_message())
        assert receipt.message_id.strip()
        assert receipt.transport == transport.name
        assert receipt.accepted_at.tzinfo is not None
        (mail,) = self.seen(transport)
        assert "$84 a month" in mail

    def test_two_sends_are_two_mails_with_two_ids(self, transport: Transport) -> None:
        """Nothing is overwritten, no id is used twice."""
        first, second = transport.send(a_message()), transport.send(a_message())
        assert first.message_id != second.message_id
        assert len(self.seen(transport)) == 2

    def test_bcc_is_not_shown(self, transport: Transport) -> None:
        """No line of the mail that To gets names a BCC recipient."""
        transport.send(a_message(bcc=("hidden@example.com",)))
        (mail,) = self.seen(transport)
        assert "hidden@example.com" not in mail

    def test_unicode_survives(self, transport: Transport) -> None:
        """What is written outside ASCII arrives."""
        transport.send(a_message(text="Zürich \u2013 1\u202f000 \u20ac\n"))
        assert len(self.seen(transport)) == 1

    def test_the_message_is_left_alone(self, transport: Transport) -> None:
        """Sending changes nothing in what is archived."""
        message: Message = a_message()
        before = message.frozen()
        transport.send(message)
        assert message.frozen() == before

    def test_every_failure_is_one_of_four(self) -> None:
        """No foreign error escapes, and each names itself."""
        for transport in self.broken():
            with pytest.raises(ExecReportsError) as caught:
                transport.send(a_message())
            assert isinstance(caught.value, KINDS), transport
            assert caught.value.faults[0].code.startswith("E-SES-")
