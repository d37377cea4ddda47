"""Whether this machine may mail from this workspace: a copy on another machine asks before it sends."""

import os
from hashlib import sha256
from pathlib import Path

from execreports.commands.assemble import Desk, clock
from execreports.errors import ConfigError
from execreports.model.ledger import Ledger

NOTE = "armed"
MACHINE = "EXECREPORTS_MACHINE_ID"


def machine() -> str:
    """A fingerprint of this machine; its id itself is written nowhere."""
    named = os.environ.get(MACHINE, "")
    for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        if not named and path.is_file():
            named = path.read_text(encoding="utf-8").strip()
    if not named:
        import uuid

        named = f"{uuid.getnode():x}"
    return sha256(f"execreports\n{named}".encode()).hexdigest()[:16]


def arm(ledger: Ledger) -> None:
    """From now on this machine, and no other, mails from this ledger."""
    ledger.note(NOTE, {"machine": machine()}, now=clock())


def require(desk: Desk, ledger: Ledger, *, fills: bool) -> None:
    """ConfigError (78) where mails of AWS were never allowed here, or were last sent from another machine.

    The stand-in and test copies need no arming; a server the owner names by AWS_ENDPOINT_URL is trusted at first use.
    """
    if desk.embedded or not fills:
        return
    notes = ledger.notes(NOTE)
    if notes and notes[-1]["machine"] == machine():
        return
    settings = desk.loaded.settings
    if not notes and (settings.aws_endpoint_url_sesv2 or settings.aws_endpoint_url):
        arm(ledger)
        return
    said = "mails were last sent from another machine" if notes else "this workspace is not armed"
    raise ConfigError(
        f"{said}: nothing is sent until you say so", code="E-SES-330", place="var/ledger.sqlite",
        fix="try one mail: execreports send -p NAME --to YOU; then: execreports arm",
    )  # fmt: skip
