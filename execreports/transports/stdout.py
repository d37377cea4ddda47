"""Mails on a stream, for reading and for pipes."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import TextIO

from execreports.model.mail import Message, Receipt
from execreports.transports.mime import mail


class Stdout:
    """The transport that prints the mail as To would get it."""

    name = "stdout"

    def __init__(self, stream: TextIO, now: Callable[[], datetime]) -> None:
        self.stream = stream
        self.now = now

    def send(self, message: Message) -> Receipt:
        """Print it, with a blank line after it."""
        at, message_id = self.now(), secrets.token_hex(16)
        text = mail(message, message_id=message_id, at=at).decode()
        self.stream.write(text.replace("\r\n", "\n") + "\n")
        self.stream.flush()
        return Receipt(self.name, message_id, at)
