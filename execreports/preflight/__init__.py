"""Before the first send: everything that would stop or misdirect a mail, asked of SES and reported at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from execreports.errors import BatchRefused, Fault
from execreports.model.mail import Message
from execreports.preflight import account, identity, recipients, sets
from execreports.preflight.account import Account
from execreports.preflight.asking import Asking

SES_REGIONS = (
    "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1", "eu-west-1", "eu-west-2",
    "eu-west-3", "eu-central-1", "eu-north-1", "eu-south-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
    "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "me-south-1", "af-south-1", "il-central-1",
)  # fmt: skip
"""Where a sender may have been verified by mistake."""

EXIT_CODES = {"E-SES-341": 77, "E-SES-320": 77, "E-SES-347": 78, "E-SES-348": 78, "E-SES-314": 78}
"""Fault code -> exit code; every other one is 69."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What preflight found: faults stop the run, warnings are said; `account` sets the pace, None if not known."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    account: Account | None = None

    def require(self) -> None:
        """Raise one `BatchRefused` with every fault, or return; configuration wins over sender over SES."""
        if not self.faults:
            return
        error = BatchRefused.of(self.faults)
        codes = [EXIT_CODES.get(fault.code, 69) for fault in self.faults]
        error.exit_code = max(codes)
        raise error


def preflight(
    messages: Iterable[Message],
    client: Any,  # noqa: ANN401 - boto3
    *,
    allowed: frozenset[str],
    elsewhere: Callable[[str], Any] | None = None,
) -> Checked:
    """Ask about everything these messages need; sends nothing, raises nothing.

    `client` reads sesv2 in the region of the settings; `allowed` are the recipients' domains; `elsewhere` makes a
    client for another region, for saying where the sender is verified.
    """
    mails = tuple(messages)
    asking = Asking(client)
    known = account.look(asking, sum(mail.recipients for mail in mails))
    verified = identity.Verified(asking)
    identity.check(verified, {mail.envelope.sender for mail in mails}, elsewhere, SES_REGIONS)
    mailboxes = sorted({box for mail in mails for box in (*mail.envelope.to, *mail.envelope.bcc)})
    recipients.check(asking, mailboxes, allowed=allowed, verified=verified, account=known)
    sets.check(asking, sorted({mail.envelope.configuration_set for mail in mails}))
    return Checked(tuple(dict.fromkeys(asking.faults)), tuple(dict.fromkeys(asking.warnings)), known)
