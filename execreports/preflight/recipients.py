"""The recipients: on the allow-list, verified where the account is in its sandbox, not suppressed."""

from collections.abc import Iterable

from execreports.preflight.account import Account
from execreports.preflight.asking import Asking
from execreports.preflight.identity import Verified
from execreports.transports import addresses

SIMULATOR = "simulator.amazonses.com"


def check(
    asking: Asking,
    mailboxes: Iterable[str],
    *,
    allowed: frozenset[str],
    verified: Verified,
    account: Account | None,
) -> None:
    """A fault for each recipient that must not, or cannot, be written to."""
    for mailbox in mailboxes:
        host = addresses.domain(mailbox)
        if host not in allowed:
            message = (
                f"{mailbox} is outside the allowed recipient domains ({', '.join(sorted(allowed)) or 'none'})"
            )
            asking.fault("E-SES-348", message, f"add {host} to the allow-list in config/recipients.yaml")
        if host == SIMULATOR:
            continue
        if account is not None and not account.production:
            _sandbox(asking, mailbox, verified)
        _suppressed(asking, mailbox, account)


def _sandbox(asking: Asking, mailbox: str, verified: Verified) -> None:
    if verified.by(mailbox) is None and verified.asked_all(mailbox):
        message = (
            f"SES in {asking.region} is in its sandbox, and the recipient {mailbox} is not verified there"
        )
        asking.fault("E-SES-345", message, f"verify it in {asking.region}, or ask AWS for production access")


def _suppressed(asking: Asking, mailbox: str, account: Account | None) -> None:
    told = asking.ask("get_suppressed_destination", EmailAddress=addresses.spec(mailbox))
    entry = (told or {}).get("SuppressedDestination") or {}
    if entry and (account is None or entry.get("Reason") in account.suppresses):
        reason = str(entry.get("Reason", "?")).lower()
        message = (
            f"{mailbox} is on the suppression list of SES in {asking.region} ({reason}): mail to it vanishes"
        )
        asking.fault(
            "E-SES-346", message, "find out why it bounced; then remove it from the list, or from recipients"
        )
