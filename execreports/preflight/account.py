"""The account: may it send, to whom, how much is left today."""

from dataclasses import dataclass

from execreports.preflight.asking import Asking


@dataclass(frozen=True, slots=True)
class Account:
    """Sandbox or production; recipients per second; recipients left in 24 hours (None: no limit)."""

    production: bool
    rate: float
    left: int | None
    suppresses: frozenset[str] = frozenset({"BOUNCE", "COMPLAINT"})


def look(asking: Asking, recipients: int) -> Account | None:
    """What GetAccount says, with faults for paused, shut down and too little quota for so many recipients."""
    told = asking.ask("get_account")
    if told is None:
        return None
    if not told:
        asking.fault("E-SES-349", f"SES in {asking.region} knows no account", "check AWS_ENDPOINT_URL")
        return None
    console = f"see the account dashboard of SES in {asking.region}"
    if not told.get("SendingEnabled", False):
        asking.fault("E-SES-342", f"sending is paused for this account in {asking.region}", console)
    standing = told.get("EnforcementStatus", "HEALTHY")
    if standing == "PROBATION":
        asking.warning(f"SES reviews this account in {asking.region} (probation)", console)
    elif standing != "HEALTHY":
        asking.fault("E-SES-343", f"SES has shut this account down in {asking.region} ({standing})", console)
    quota = told.get("SendQuota") or {}
    reasons = (told.get("SuppressionAttributes") or {}).get("SuppressedReasons")
    account = Account(
        production=bool(told.get("ProductionAccessEnabled", False)),
        rate=float(quota.get("MaxSendRate", 1)) or 1.0,
        left=_left(quota),
        suppresses=frozenset(("BOUNCE", "COMPLAINT") if reasons is None else reasons),
    )
    if account.left is not None and account.left < recipients:
        why = f"{recipients} recipients, and SES in {asking.region} takes {account.left} more within 24 hours"
        asking.fault("E-SES-344", why, "send fewer reports, wait, or ask AWS for a higher quota")
    return account


def _left(quota: dict[str, float]) -> int | None:
    most = quota.get("Max24HourSend", 0)
    return None if most == -1 else max(0, int(most - quota.get("SentLast24Hours", 0)))
