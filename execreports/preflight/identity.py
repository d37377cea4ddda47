"""The sender: verified in this region as an address, a domain or a parent of it; if not, where it is."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from execreports.preflight.asking import Asking, asked
from execreports.transports import addresses


class Verified:
    """Answers "may this mailbox be written from (or, in a sandbox, to)", asking SES once a name."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self._known: dict[str, Mapping[str, Any] | None] = {}

    def identity(self, name: str) -> Mapping[str, Any] | None:
        """GetEmailIdentity: its answer, empty where there is none, None where it could not be asked."""
        if name not in self._known:
            self._known[name] = self.asking.ask("get_email_identity", EmailIdentity=name)
        return self._known[name]

    def by(self, mailbox: str) -> str | None:
        """The name that vouches for a mailbox, or None."""
        for name in names(mailbox):
            found = self.identity(name)
            if found is None:
                return None
            if found.get("VerifiedForSendingStatus"):
                return name
        return None

    def asked_all(self, mailbox: str) -> bool:
        """Whether every question about a mailbox was answered."""
        return all(self._known.get(name) is not None for name in names(mailbox))


def names(mailbox: str) -> list[str]:
    """The address as written, then its domain, then the domain's parents down to two labels."""
    host = addresses.domain(mailbox)
    labels = host.split(".")
    return [addresses.spec(mailbox), *(".".join(labels[start:]) for start in range(max(1, len(labels) - 1)))]


def check(
    verified: Verified,
    senders: Iterable[str],
    elsewhere: Callable[[str], Any] | None,
    regions: tuple[str, ...],
) -> None:
    """A fault for each sender that may not send here, naming its state and the region where it might."""
    for sender in sorted(senders):
        name = verified.by(sender)
        if name:
            _traits(verified, name)
        elif verified.asked_all(sender):
            _unverified(verified, sender, elsewhere, regions)


def _unverified(
    verified: Verified, sender: str, elsewhere: Callable[[str], Any] | None, regions: tuple[str, ...]
) -> None:
    asking = verified.asking
    states = ", ".join(f"{name} {_state(verified.identity(name) or {})}" for name in names(sender))
    others = _found_in(sender, elsewhere, [region for region in regions if region != asking.region])
    where = f"; it is verified in {', '.join(others)}" if others else ""
    fix = f"verify it in {asking.region}"
    if others:
        fix = f"set SES_REGION={others[0]}, or {fix}"
    message = f"the sender {sender} is not verified in {asking.region} ({states}){where}"
    asking.fault("E-SES-341", message, fix)


def _state(found: Mapping[str, Any]) -> str:
    if not found:
        return "not found"
    dkim = (found.get("DkimAttributes") or {}).get("Status", "")
    status = str(found.get("VerificationStatus", "not verified")).lower().replace("_", " ")
    return f"{status}, DKIM {dkim.lower().replace('_', ' ')}" if dkim else status


def _traits(verified: Verified, name: str) -> None:
    """A verified name whose signature or bounce domain is broken: mail would be refused or taken for forged."""
    asking, found = verified.asking, verified.identity(name) or {}
    dkim = found.get("DkimAttributes") or {}
    if dkim.get("SigningEnabled") and dkim.get("Status") in {"FAILED", "TEMPORARY_FAILURE"}:
        state = str(dkim["Status"]).lower().replace("_", " ")
        message = f"DKIM of {name} is in {state} in {asking.region}: mail would be taken for forged"
        asking.fault("E-SES-341", message, f"restore the DKIM records of {name}")
    mail_from = found.get("MailFromAttributes") or {}
    broken = mail_from.get("MailFromDomainStatus") in {"FAILED", "PENDING", "TEMPORARY_FAILURE"}
    if broken and mail_from.get("BehaviorOnMxFailure") == "REJECT_MESSAGE":
        message = f"the MAIL FROM domain of {name} is not verified in {asking.region}, and SES refuses to send without"
        asking.fault("E-SES-341", message, "restore its MX record, or let SES use its own domain")


def _found_in(sender: str, elsewhere: Callable[[str], Any] | None, regions: list[str]) -> list[str]:
    if elsewhere is None:
        return []

    def there(client: Any) -> bool:  # noqa: ANN401 - boto3
        answers = (asked(client, "get_email_identity", EmailIdentity=name) for name in names(sender))
        return any(
            isinstance(answer, Mapping) and bool(answer.get("VerifiedForSendingStatus")) for answer in answers
        )

    clients = [elsewhere(region) for region in regions]
    with ThreadPoolExecutor(max_workers=8) as pool:
        return [region for region, yes in zip(regions, pool.map(there, clients), strict=True) if yes]
