"""The SES transport against the stand-in, over real HTTP: one POST a send, and every answer sorted."""

import email
import email.policy
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from botocore.config import Config

from execreports.embedded.server import Response, Route, Standin
from execreports.embedded.ses import SesRoutes, SesState
from execreports.errors import BatchRefused, ExecReportsError, MessageRefused, OutcomeUnknown, TransportDown
from execreports.testing.mails import Ticking, a_message
from execreports.testing.transport_contract import TransportContract
from execreports.testing.wire import HTML, Dropped, Faulty, Hung, Truncated, aws_error, endlessly
from execreports.transports.base import Transport
from execreports.transports.ses import DUMMY, Ses, reading_client, sending_client


@pytest.fixture
def routes(tmp_path: Path) -> SesRoutes:
    return SesRoutes(SesState(identities={"example.com": True}), tmp_path / "outbox", Ticking())


def client(standin: Standin, read_timeout: float = 30) -> Any:
    return sending_client("us-west-2", endpoint=standin.url, access=DUMMY, patience=read_timeout)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as held:
        yield held


def ses(stack: ExitStack, route: Route, read_timeout: float = 30) -> Ses:
    return Ses(client(stack.enter_context(Standin((route,))), read_timeout), Ticking())


class TestSes(TransportContract):
    @pytest.fixture
    def transport(self, stack: ExitStack, routes: SesRoutes) -> Transport:
        self.outbox = routes.outbox
        return ses(stack, routes)

    def seen(self, transport: Transport) -> list[str]:
        files = sorted(self.outbox.glob("*.eml"))
        parsed = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
        return [f"{mail.items()}\n{mail.get_content()}" for mail in parsed]


REFUSALS: list[tuple[Response, type[ExecReportsError], int]] = [
    (aws_error(429, "TooManyRequestsException", "Maximum sending rate exceeded."), TransportDown, 3),
    (aws_error(400, "Throttling", "Maximum sending rate exceeded."), TransportDown, 3),
    (aws_error(400, "LimitExceededException", "Rate exceeded"), TransportDown, 3),
    (aws_error(429, "", "slow"), TransportDown, 3),
    (aws_error(400, "LimitExceededException", "Daily message quota exceeded."), BatchRefused, 69),
    (aws_error(429, "TooManyRequestsException", "Daily message quota exceeded"), BatchRefused, 69),
    (aws_error(400, "Throttling", "Daily message quota exceeded."), BatchRefused, 69),
    (
        aws_error(400, "MessageRejected", "Email address is not verified. ... region US-WEST-2: x"),
        BatchRefused,
        77,
    ),
    (aws_error(400, "MailFromDomainNotVerifiedException"), BatchRefused, 77),
    (aws_error(400, "SendingPausedException"), BatchRefused, 69),
    (aws_error(400, "AccountSuspendedException"), BatchRefused, 69),
    (aws_error(400, "MessageRejected", "Illegal content"), MessageRefused, 3),
    (aws_error(400, "BadRequestException", "input invalid"), MessageRefused, 3),
    (aws_error(413, "", "too large"), MessageRefused, 3),
    (aws_error(404, "NotFoundException", "Configuration set <x> does not exist."), BatchRefused, 78),
    (aws_error(403, "AccessDeniedException"), BatchRefused, 77),
    (aws_error(403, "ExpiredTokenException"), BatchRefused, 77),
    (aws_error(403, "InvalidSignatureException"), BatchRefused, 77),
    (aws_error(403, "UnrecognizedClientException"), BatchRefused, 77),
    (aws_error(500, "InternalServiceErrorException"), OutcomeUnknown, 3),
    (aws_error(503, "ServiceUnavailable"), OutcomeUnknown, 3),
    (aws_error(502, ""), OutcomeUnknown, 3),
    (aws_error(408, "RequestTimeout"), OutcomeUnknown, 3),
    (HTML, OutcomeUnknown, 3),
    (Response(200, b"{}"), OutcomeUnknown, 3),
    (Response(200, b'{"MessageId": ""}'), OutcomeUnknown, 3),
    (Response(200, b'{"MessageId": null}'), OutcomeUnknown, 3),
    (Response(204), OutcomeUnknown, 3),
    (Truncated(200, b'{"MessageId": "0100-aaaaaaaa-bbbbbbbb"}'), OutcomeUnknown, 3),
    (Dropped(), OutcomeUnknown, 3),
]


@pytest.mark.parametrize(("answer", "kind", "code"), REFUSALS)
def test_every_answer_is_sorted_and_posted_once(
    answer: Response, kind: type[ExecReportsError], code: int, stack: ExitStack, routes: SesRoutes
) -> None:
    route = Faulty(routes, endlessly(lambda: answer))
    with pytest.raises(ExecReportsError) as caught:
        ses(stack, route).send(a_message())
    assert type(caught.value) is kind
    assert caught.value.exit_code == code
    assert len(route.posts) == 1


def test_a_hang_is_unknown_and_posted_once(stack: ExitStack, routes: SesRoutes) -> None:
    hung = Hung()
    route = Faulty(routes, [hung])
    transport = ses(stack, route, read_timeout=0.2)
    with pytest.raises(OutcomeUnknown, match="may have gone"):
        transport.send(a_message())
    hung.until.set()
    assert len(route.posts) == 1


def test_nobody_listening_is_down() -> None:
    with Standin(()) as standin:
        url = standin.url
    transport = Ses(sending_client("us-west-2", endpoint=url, access=DUMMY), Ticking())
    with pytest.raises(TransportDown):
        transport.send(a_message())


def test_absent_credentials_are_the_senders_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, "/nonexistent")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    transport = Ses(sending_client("us-west-2", endpoint="http://127.0.0.1:9"), Ticking())
    with pytest.raises(BatchRefused) as caught:
        transport.send(a_message())
    assert caught.value.exit_code == 77


def test_the_environment_cannot_turn_retries_on(
    monkeypatch: pytest.MonkeyPatch, stack: ExitStack, routes: SesRoutes
) -> None:
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "5")
    monkeypatch.setenv("AWS_RETRY_MODE", "legacy")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    route = Faulty(routes, endlessly(Dropped))
    with pytest.raises(OutcomeUnknown):
        ses(stack, route).send(a_message())
    assert len(route.posts) == 1


def test_questions_may_be_asked_again() -> None:
    config: Config = reading_client("us-west-2", endpoint="http://127.0.0.1:9", access=DUMMY).meta.config
    assert config.retries["total_max_attempts"] == 3


def test_the_wire_carries_what_is_archived(stack: ExitStack, routes: SesRoutes) -> None:
    route = Faulty(routes, [])
    message = a_message(configuration_set="", reply_to=("owner@example.com",)).stamped(
        run="r", intent="i" * 32, head="0" * 64
    )
    ses(stack, route).send(message)
    assert json.loads(route.posts[0].body) == json.loads(message.frozen())
