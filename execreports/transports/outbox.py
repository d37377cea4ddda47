"""Mails as files in a folder: one `.eml` each, never over another, whole or not there."""

import os
import re
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from execreports.errors import TransportDown
from execreports.model.mail import Message, Receipt
from execreports.transports.mime import mail


class Outbox:
    """The transport that writes files; `now` gives the Date."""

    name = "outbox"

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.now = now

    def send(self, message: Message) -> Receipt:
        """Write one file; a full disk or a read-only folder is `TransportDown`."""
        at = self.now()
        message_id = secrets.token_hex(16)
        try:
            drop(
                self.folder,
                f"{message.persona}-{message.period}",
                mail(message, message_id=message_id, at=at),
            )
        except OSError as error:
            raise TransportDown(
                f"the outbox cannot be written: {error.strerror}", place=self.folder.name
            ) from error
        return Receipt(self.name, message_id, at)


def drop(folder: Path, name: str, content: bytes) -> Path:
    """Write `name.eml`, or `name-2.eml` when there is one already; the file appears whole."""
    folder.mkdir(parents=True, exist_ok=True)
    clean = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "mail"
    partial = folder / f".{clean}.{secrets.token_hex(4)}.part"
    try:
        partial.write_bytes(content)
        number = 1
        while True:
            target = folder / (f"{clean}.eml" if number == 1 else f"{clean}-{number}.eml")
            try:
                os.link(partial, target)
            except FileExistsError:
                number += 1
            else:
                return target
    finally:
        partial.unlink(missing_ok=True)
