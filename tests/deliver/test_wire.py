"""What networks and proxies do to a send, times eight reports: one POST per intent on anything ambiguous."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from execreports.deliver import deliver
from execreports.embedded.server import Response, Standin
from execreports.embedded.ses import SesRoutes, SesState
from execreports.errors import BatchRefused
from execreports.model.mail import LedgerRow, SendState
from execreports.record import SqliteLedger
from execreports.retry import Retry
from execreports.testing.mails import Ticking, a_draft
from execreports.testing.wire import HTML, Dropped, Faulty, Hung, Truncated, aws_error, endlessly
from execreports.transports.ses import DUMMY, Ses, sending_client

PERSONAS = ("ceo", "cto", "cfo", "cmo", "accounting", "yacht", "rental", "clients")
LOST = Truncated(200, b'{"MessageId": "0100-aaaaaaaa-bbbbbbbb"}')


def hung() -> Response:
    return Hung()


AMBIGUOUS: list[tuple[str, Callable[[], Response], bool]] = [
    ("dropped before it was accepted", Dropped, False),
    ("dropped after it was accepted", Dropped, True),
    ("hangs before", hung, False),
    ("hangs after", hung, True),
    ("truncated 200", lambda: LOST, True),
    ("HTML with 200", lambda: HTML, False),
    ("empty 200", lambda: Response(200), True),
    ("500 before", lambda: aws_error(500, "InternalServiceErrorException"), False),
    ("500 after", lambda: aws_error(500, "InternalServiceErrorException"), True),
    ("503", lambda: aws_error(503, "ServiceUnavailableException"), False),
    ("502 of a proxy", lambda: Response(502, b"<html>Bad gateway</html>"), True),
]


class Wire:
    """Eight reports through a faulty wire, and again afterwards with the fault gone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        state = SesState(identities={"example.com": True})
        self.ses = SesRoutes(state, folder / "outbox", Ticking())

    def run(self, plan: list[Response | None], run: str, *, accept: bool = False) -> list[LedgerRow]:
        route = Faulty(self.ses, plan, accept=accept)
        self.posts = Counter[str]()
        now, retry = Ticking(), Retry(sleep=lambda _: None)
        patience = (
            0.3 if any(isinstance(fault, Hung) for fault in plan) else 30
        )  # only a hung wire is waited out
        with Standin((route,)) as standin, SqliteLedger.open(self.folder / "ledger.sqlite") as ledger:
            transport = Ses(
                sending_client("us-west-2", endpoint=standin.url, access=DUMMY, patience=patience), now
            )
            try:
                return [
                    deliver(
                        a_draft(persona, run=run), transport=transport, ledger=ledger, retry=retry, now=now
                    )
                    for persona in PERSONAS
                ]
            finally:
                for post in route.posts:
                    tags = {pair["Name"]: pair["Value"] for pair in json.loads(post.body)["EmailTags"]}
                    self.posts[tags["intent"]] += 1
                for fault in plan:
                    if isinstance(fault, Hung):
                        fault.until.set()

    def mails(self) -> int:
        return len(list((self.folder / "outbox").glob("*.eml")))


@pytest.fixture
def wire(tmp_path: Path) -> Wire:
    return Wire(tmp_path)


@pytest.mark.parametrize(("name", "fault", "accept"), AMBIGUOUS, ids=[name for name, _, _ in AMBIGUOUS])
def test_what_is_ambiguous_is_posted_once_and_never_again(
    name: str, fault: Callable[[], Response], accept: bool, wire: Wire
) -> None:
    plan: list[Response | None] = [fault() for _ in PERSONAS]
    rows = wire.run(plan, "first", accept=accept)
    assert [row.state for row in rows] == [SendState.UNKNOWN] * 8
    assert not any(row.message_id for row in rows)
    assert sorted(wire.posts) == sorted(row.id for row in rows)
    assert set(wire.posts.values()) == {1}
    before = wire.mails()
    assert before == (8 if accept else 0)
    assert wire.run([], "second") == rows  # the fault is gone; unknown stays unknown
    assert (wire.mails(), sum(wire.posts.values())) == (before, 0)


def test_throttling_is_tried_again_until_it_passes(wire: Wire) -> None:
    slow = aws_error(429, "TooManyRequestsException", "Maximum sending rate exceeded.")
    plan = [slow, slow, None, slow, None, None, None, None, None, None, slow, slow, slow]
    rows = wire.run(list(plan), "first")
    assert [row.state for row in rows] == [SendState.SENT] * 8
    assert all(row.message_id for row in rows)
    assert wire.mails() == 8


def test_endless_throttling_fails_and_the_next_run_sends(wire: Wire) -> None:
    rows = wire.run(endlessly(lambda: aws_error(429, "TooManyRequestsException")), "first")
    assert [row.state for row in rows] == [SendState.FAILED] * 8
    assert set(wire.posts.values()) == {6}
    assert [row.state for row in wire.run([], "second")] == [SendState.SENT] * 8
    assert wire.mails() == 8


def test_a_used_up_quota_stops_the_run_and_leaves_the_rest_open(wire: Wire) -> None:
    wire.ses.state.quota = 6  # three mails of two recipients
    with pytest.raises(BatchRefused, match="daily sending quota"):
        wire.run([], "first")
    assert wire.mails() == 3
    wire.ses.state.quota = 60
    rows = wire.run([], "second")
    assert [row.state for row in rows] == [SendState.SENT] * 8
    assert wire.mails() == 8
    assert [row.run for row in rows] == ["first"] * 3 + ["second"] * 5


def test_one_refused_mail_stops_no_other(wire: Wire) -> None:
    plan: list[Response | None] = [None, aws_error(400, "MessageRejected", "content"), None]
    rows = wire.run(plan, "first")
    assert [row.state for row in rows].count(SendState.SENT) == 7
    assert rows[1].state is SendState.FAILED
    assert wire.mails() == 7
