"""The transport that the portfolio names, its preflight and its pace."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from execreports.commands.assemble import Desk
from execreports.config.faults import did_you_mean
from execreports.config.recipients import unset
from execreports.deliver import Pace, Unpaced
from execreports.errors import BatchRefused, ConfigError, Fault
from execreports.model.mail import Message
from execreports.report import BaseReport
from execreports.transports.base import Transport

NAMES = ("ses", "embedded", "outbox", "stdout")


@dataclass(slots=True)
class WayOut:
    """A transport; `preflight` asks everything before the first send and sets the pace the account allows."""

    transport: Transport
    check: Callable[[tuple[Message, ...]], Pace] = field(default=lambda _: Unpaced())
    pace: Pace = field(default_factory=Unpaced)

    def preflight(self, messages: tuple[Message, ...]) -> None:
        """Raise `BatchRefused` with everything that is wrong, or return."""
        self.pace = self.check(messages)

    def wait(self, recipients: int) -> None:
        """Keep within rate and quota."""
        self.pace.wait(recipients)


def way_out(desk: Desk, standin: str, clock: Callable[[], datetime], warn: Callable[[Fault], None]) -> WayOut:
    """ConfigError (78) where the transport is unknown or its settings are missing."""
    import sys

    from execreports.transports.outbox import Outbox
    from execreports.transports.stdout import Stdout

    name = desk.config.portfolio.transport
    if name == "outbox":
        return WayOut(Outbox(desk.workspace.var / "outbox", clock))
    if name == "stdout":
        return WayOut(Stdout(sys.stdout, clock))
    if name not in NAMES:
        said = f"transport {name} is not known{did_you_mean(name, NAMES)}"
        raise ConfigError(said, code="E-CFG-108", place=desk.config.place("portfolio", "transport"))
    return _ses(desk, standin, clock, warn)


def _ses(desk: Desk, standin: str, clock: Callable[[], datetime], warn: Callable[[Fault], None]) -> WayOut:
    from execreports.preflight import preflight
    from execreports.transports.ses import Ses, reading_client, sending_client

    region, endpoint = desk.loaded.settings.ses_region or "", standin or endpoint_of(desk)
    access = access_of(desk, standin)

    def check(messages: tuple[Message, ...]) -> Pace:
        from execreports.transports.pace import TokenBucket

        found = preflight(
            messages, reading_client(region, endpoint=endpoint, access=access),
            allowed=frozenset(desk.config.recipients.allow_domains),
            elsewhere=lambda other: reading_client(other, endpoint=endpoint, access=access),
        )  # fmt: skip
        for fault in () if standin else found.warnings:
            warn(fault)
        found.require()
        account: Any = found.account
        return TokenBucket(account.rate, account.left) if account else Unpaced()

    client = sending_client(region, endpoint=endpoint, access=access)
    return WayOut(Ses(client, clock, name=desk.config.portfolio.transport), check)


def complete(desk: Desk, reports: Iterable[BaseReport]) -> None:
    """Every setting that sending these reports needs; ConfigError (78) names all that are missing."""
    missing: list[Fault] = []
    if desk.config.portfolio.transport in {"ses", "embedded"} and not desk.loaded.settings.ses_region:
        missing.append(unset("SES_REGION", desk.loaded))
    for report in reports:
        try:
            desk.envelope(report)
        except ConfigError as error:
            missing += error.faults
    if missing:
        raise ConfigError.of([*dict.fromkeys(missing)])


def endpoint_of(desk: Desk) -> str:
    """Any SES-compatible server the owner names, or an empty string for AWS."""
    settings = desk.loaded.settings
    return settings.aws_endpoint_url_sesv2 or settings.aws_endpoint_url or ""


def access_of(desk: Desk, standin: str) -> Any:  # noqa: ANN401 - transports.ses.Access, imported late
    """Explicit credentials: made-up ones for the stand-in, those of repos.env, or None for the machine's own."""
    from execreports.transports.ses import DUMMY, Access

    if standin:
        return DUMMY
    lookup = desk.loaded.lookup
    key, secret, profile = lookup("AWS_ACCESS_KEY_ID"), lookup("AWS_SECRET_ACCESS_KEY"), lookup("AWS_PROFILE")
    if key and secret:
        return Access(key, secret, lookup("AWS_SESSION_TOKEN"))
    return _of_profile(profile) if profile else None


def _of_profile(profile: str) -> Any:  # noqa: ANN401 - the same
    import boto3
    from botocore.exceptions import BotoCoreError

    from execreports.transports.ses import Access

    try:
        found = boto3.Session(profile_name=profile).get_credentials().get_frozen_credentials()
    except (BotoCoreError, AttributeError):
        raise BatchRefused(
            f"the AWS profile {profile} gives no credentials", code="E-SES-320", exit_code=77,
            fix="correct AWS_PROFILE in repos.env, or run: aws configure --profile",
        ) from None  # fmt: skip
    return Access(found.access_key, found.secret_key, found.token)
