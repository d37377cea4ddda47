"""`feedback pull`: what SES says became of the mails."""

import functools
from typing import Any

import click

from execreports.commands.assemble import Desk, clock, desk
from execreports.commands.flags import Group, given
from execreports.commands.printing import document
from execreports.commands.running import locked
from execreports.commands.ways_out import access_of
from execreports.errors import ConfigError


@click.group(cls=Group, epilog="Example: execreports feedback pull")
def command() -> None:
    """Deliveries, bounces and complaints."""


@command.command(epilog="Example: execreports feedback pull")
@click.pass_context
def pull(context: click.Context) -> int:
    """Read the queue until it is empty, write each event once, and settle what was unknown."""
    from execreports import feedback
    from execreports.feedback.pull import sqs
    from execreports.record import SqliteLedger

    flags = given(context)
    work = desk(flags)
    queue, topic = _places(work)
    with locked(work.workspace.var), SqliteLedger.open(work.workspace.ledger) as ledger:
        messages = sqs(_client(work), queue)
        told = feedback.pull(messages, ledger, topics=frozenset({topic}), certificate=_certificate, now=clock)
    if flags.json:
        document(
            new=told.new,
            repeated=told.repeated,
            dead=[*told.dead],
            settled=[row.slot.name for row in told.settled],
        )
    elif not flags.quiet:
        click.echo(f"{told.new} new events, {told.repeated} repeated, {len(told.settled)} mails settled.")
        for reason in told.dead:
            click.echo(f"left in the queue: {reason}", err=True)
    return 0


def _places(work: Desk) -> tuple[str, str]:
    settings = work.loaded.settings
    if not settings.feedback_queue_url or not settings.feedback_topic_arn:
        raise ConfigError(
            "FEEDBACK_QUEUE_URL and FEEDBACK_TOPIC_ARN are not set", code="E-CFG-116", place="repos.env",
            fix="deploy deploy/feedback.yaml and write its outputs there",
        )  # fmt: skip
    return settings.feedback_queue_url, settings.feedback_topic_arn


def _client(work: Desk) -> Any:  # noqa: ANN401 - boto3
    import boto3

    access = access_of(work, "")
    keys = {} if access is None else {
        "aws_access_key_id": access.key_id, "aws_secret_access_key": access.secret, "aws_session_token": access.token,
    }  # fmt: skip
    settings = work.loaded.settings
    return boto3.client(
        "sqs", region_name=settings.ses_region, endpoint_url=settings.aws_endpoint_url, **keys
    )


@functools.cache
def _certificate(url: str) -> bytes:
    """The PEM of a signing certificate; the address was checked before."""
    import requests

    answer = requests.get(url, timeout=10)
    answer.raise_for_status()
    return answer.content
