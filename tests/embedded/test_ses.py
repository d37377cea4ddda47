"""The stand-in's SES: refuses what SES refuses, writes one file a mail, and listens on the loopback only."""

import email
import email.policy
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from execreports.embedded.server import Request, Response, Standin
from execreports.embedded.ses import EVENTS, SesRoutes, SesState
from execreports.testing.mails import Ticking, a_message
from execreports.transports.ses import DUMMY, Ses, reading_client, sending_client


class World:
    def __init__(self, outbox: Path) -> None:
        self.outbox = outbox
        self.state = SesState(identities={"Reports <reports@example.com>": True}, region="us-west-2")
        self.routes = SesRoutes(self.state, outbox, Ticking())
        self.standin = Standin((self.routes,))

    def client(self) -> Any:
        return sending_client("us-west-2", endpoint=self.standin.url, access=DUMMY)

    def refusal(self, **parts: Any) -> tuple[str, str]:
        with pytest.raises(ClientError) as caught:
            self.client().send_email(**a_message(**parts).request())
        assert not list(self.outbox.glob("*")) if self.outbox.exists() else True
        error = caught.value.response["Error"]
        return error["Code"], error["Message"]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "outbox")
    with made.standin:
        yield made


def test_eight_reports_are_eight_files_with_eight_ids(world: World) -> None:
    personas = ("ceo", "cto", "cfo", "cmo", "accounting", "yacht_delivery", "rental", "client_portfolio")
    client = world.client()
    ids = {
        Ses(client, Ticking()).send(a_message(persona).stamped(run="r", intent="i", head="h")).message_id
        for persona in personas
    }
    assert len(ids) == 8
    assert {file.name for file in world.outbox.iterdir()} == {
        f"{persona}-2026-05-05.eml" for persona in personas
    }
    for file in world.outbox.iterdir():
        mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert {"Date", "Message-ID", "From", "To", "Subject"} <= set(mail.keys())
        assert "archive@example.com" not in file.read_text()


def test_sends_at_once_do_not_overwrite_each_other(world: World) -> None:
    client = world.client()
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(
                lambda _: client.send_email(**a_message().stamped(run="r", intent="i", head="h").request()),
                range(24),
            )
        )
    assert len(list(world.outbox.glob("*.eml"))) == 24
    assert world.state.sent == 48


def test_an_unverified_sender_is_refused_in_the_words_of_ses(world: World) -> None:
    code, text = world.refusal(sender="other@example.org")
    assert code == "MessageRejected"
    assert "not verified" in text
    assert "US-WEST-2" in text


def test_a_sandbox_refuses_unverified_recipients(world: World) -> None:
    world.state.production = False
    assert "owner@example.com" in world.refusal()[1]
    world.state.identities |= {"owner@example.com": True}
    assert "archive@example.com" in world.refusal()[1]


def test_paused_spent_and_unknown_sets_are_refused(world: World) -> None:
    assert world.refusal(configuration_set="none")[0] == "NotFoundException"
    world.state.quota = 1
    assert "quota" in world.refusal()[1]
    world.state.sending = False
    assert world.refusal()[0] == "SendingPausedException"


def test_it_answers_the_questions_of_preflight(world: World) -> None:
    world.state.sets["reports"] = EVENTS
    world.state.suppressed.add("gone@example.com")
    client = reading_client("us-west-2", endpoint=world.standin.url, access=DUMMY)
    assert client.get_account()["SendQuota"]["Max24HourSend"] == 50_000
    assert client.get_email_identity(EmailIdentity="reports@example.com")["VerifiedForSendingStatus"]
    assert client.get_suppressed_destination(EmailAddress="gone@example.com")["SuppressedDestination"]
    assert client.get_configuration_set(ConfigurationSetName="reports")["SendingOptions"]["SendingEnabled"]
    found = client.get_configuration_set_event_destinations(ConfigurationSetName="reports")[
        "EventDestinations"
    ]
    assert set(found[0]["MatchingEventTypes"]) == set(EVENTS)
    questions: tuple[Callable[[], Any], ...] = (
        lambda: client.get_email_identity(EmailIdentity="example.net"),
        lambda: client.get_suppressed_destination(EmailAddress="here@example.com"),
        lambda: client.get_configuration_set(ConfigurationSetName="none"),
        client.list_email_templates,
    )
    for ask in questions:
        with pytest.raises(ClientError) as caught:
            ask()
        assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 404


def test_raw_and_broken_requests_are_bad_requests(world: World) -> None:
    with pytest.raises(ClientError) as caught:
        world.client().send_email(
            Content={"Raw": {"Data": b"Subject: x\n\nx"}}, FromEmailAddress="reports@example.com"
        )
    assert caught.value.response["Error"]["Code"] == "BadRequestException"


def test_it_listens_on_the_loopback_only(world: World) -> None:
    assert world.standin._server.server_address[0] == "127.0.0.1"
    assert world.standin.url.startswith("http://127.0.0.1:")


def test_routes_are_asked_in_order_and_none_is_404() -> None:
    def first(request: Request) -> Response | None:
        return Response(200, b"1") if request.path == "/a" else None

    def second(request: Request) -> Response | None:
        return Response(200, b"2") if request.path in {"/a", "/b"} else None

    standin = Standin((first, second))
    answers = [standin.answer(Request("GET", target, {}, b"")) for target in ("/a", "/b?x=1", "/c")]
    assert [(answer.status, answer.body[:1]) for answer in answers] == [(200, b"1"), (200, b"2"), (404, b"n")]
