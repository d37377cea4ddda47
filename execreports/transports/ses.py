"""Amazon SES through `sesv2` SendEmail: one POST per call, because SES has no idempotency token."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from execreports.model.mail import Message, Receipt
from execreports.transports.ses_errors import translated


@dataclass(frozen=True, slots=True)
class Access:
    """Explicit AWS credentials; never printed."""

    key_id: str = field(repr=False)
    secret: str = field(repr=False)
    token: str | None = field(default=None, repr=False)


DUMMY = Access("EXAMPLE", "EXAMPLE")
"""For the loopback stand-in, which checks none."""


class Ses:
    """The transport; `client` must come from `sending_client`, `now` stamps receipts."""

    def __init__(self, client: Any, now: Callable[[], datetime], name: str = "ses") -> None:  # noqa: ANN401 - boto3
        self.client = client
        self.now = now
        self.name = name

    def send(self, message: Message) -> Receipt:
        """SendEmail once. An answer without MessageId is an unknown outcome."""
        try:
            answer = self.client.send_email(**message.request())
            return Receipt(self.name, _message_id(answer), self.now())
        except Exception as error:
            raise translated(
                error, region=self.client.meta.region_name, sender=message.envelope.sender
            ) from error


def sending_client(
    region: str, *, endpoint: str = "", access: Access | None = None, patience: float = 30
) -> Any:  # noqa: ANN401 - boto3
    """A sesv2 client with retries off: botocore otherwise posts a timed-out send three times.

    `patience`: seconds to wait for an answer before the outcome is unknown.
    """
    return _client(region, endpoint, access, attempts=1, patience=patience)


def reading_client(region: str, *, endpoint: str = "", access: Access | None = None) -> Any:  # noqa: ANN401 - boto3
    """A sesv2 client for questions, which may be asked again."""
    return _client(region, endpoint, access, attempts=3)


def _client(region: str, endpoint: str, access: Access | None, *, attempts: int, patience: float = 10) -> Any:  # noqa: ANN401 - boto3
    """`endpoint` is the caller's word (AWS_ENDPOINT_URL_SESV2); the environment is not asked."""
    from botocore.config import Config

    from execreports.transports.aws import client

    config = Config(
        retries={"mode": "standard", "total_max_attempts": attempts},
        connect_timeout=5,
        read_timeout=patience,
        ignore_configured_endpoint_urls=True,
        proxies={} if endpoint.startswith(("http://127.", "http://localhost", "http://[::1]")) else None,
    )
    keys = (
        {
            "aws_access_key_id": access.key_id,
            "aws_secret_access_key": access.secret,
            "aws_session_token": access.token,
        }
        if access
        else {}
    )
    return client("sesv2", region=region, endpoint=endpoint, keys=keys, config=config)


def _message_id(answer: object) -> str:
    """The MessageId of a parsed answer; empty when a proxy answered 200 with something else."""
    from execreports.errors import OutcomeUnknown

    found = answer.get("MessageId") if isinstance(answer, dict) else None
    if not isinstance(found, str) or not found.strip():
        raise OutcomeUnknown(
            "SES answered without a MessageId; the mail may have gone",
            fix="look for it in the mailbox, then `execreports resend RUN/PERSONA` or `--arrived`",
        )
    return found
