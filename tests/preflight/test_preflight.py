"""Every state of account, sender, recipients and sets that must stop a run, against the stand-in over HTTP."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from execreports.embedded.server import Request, Response, Standin
from execreports.embedded.ses import EVENTS, SesRoutes, SesState
from execreports.errors import BatchRefused
from execreports.model.mail import Message
from execreports.preflight import Checked, preflight
from execreports.testing.mails import Ticking, a_message
from execreports.testing.wire import HTML, Dropped, aws_error
from execreports.transports.ses import DUMMY, reading_client

Spoil = Callable[[Request], Response | None]
IDENTITY = "/v2/email/identities/example.com"


class Trial:
    """A stand-in in some state, and what preflight says about it."""

    def __init__(self, outbox: Path) -> None:
        self.outbox = outbox
        self.state = SesState(identities={"example.com": True}, sets={"reports": EVENTS}, region="us-west-2")
        self.spoil: Spoil = lambda _: None
        self.allowed = frozenset({"example.com", "simulator.amazonses.com"})
        self.messages: list[Message] = [a_message(configuration_set="reports")]
        self.asked: list[str] = []

    def run(self) -> Checked:
        def spy(request: Request) -> Response | None:
            self.asked.append(f"{request.method} {request.path}")
            return self.spoil(request)

        routes = (spy, SesRoutes(self.state, self.outbox, Ticking()))
        with Standin(routes) as standin:

            def client(region: str) -> Any:
                return reading_client(region, endpoint=standin.url, access=DUMMY)

            checked = preflight(self.messages, client("us-west-2"), allowed=self.allowed, elsewhere=client)
        assert not any("outbound" in path for path in self.asked)
        assert not self.outbox.exists()
        return checked


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    return Trial(tmp_path / "outbox")  # type: ignore[return-value]  # no clean-up


def answering(path: str, response: Response) -> Spoil:
    return lambda request: response if request.path.startswith(path) else None


def identity(**parts: object) -> Spoil:
    told = {"VerifiedForSendingStatus": True, "VerificationStatus": "SUCCESS", **parts}
    return answering(IDENTITY, Response(200, json.dumps(told).encode()))


def account(**parts: object) -> Spoil:
    quota = {"Max24HourSend": 200, "MaxSendRate": 1, "SentLast24Hours": 0}
    told = {"ProductionAccessEnabled": True, "SendingEnabled": True, "EnforcementStatus": "HEALTHY"}
    return answering(
        "/v2/email/account", Response(200, json.dumps({**told, "SendQuota": quota, **parts}).encode())
    )


def denied(path: str, code: str = "AccessDeniedException") -> Spoil:
    return answering(path, aws_error(403, code, "not authorised"))


def unverified(trial: Trial) -> None:
    trial.state.identities = {}


def pending_address(trial: Trial) -> None:
    trial.state.identities = {"reports@example.com": False}


def pending_domain(trial: Trial) -> None:
    trial.state.identities = {"example.com": False}


def failed_domain(trial: Trial) -> None:
    trial.spoil = identity(VerifiedForSendingStatus=False, VerificationStatus="FAILED")


def dkim_failed(trial: Trial) -> None:
    trial.spoil = identity(DkimAttributes={"SigningEnabled": True, "Status": "FAILED"})


def dkim_shaky(trial: Trial) -> None:
    trial.spoil = identity(DkimAttributes={"SigningEnabled": True, "Status": "TEMPORARY_FAILURE"})


def mail_from_failed(trial: Trial) -> None:
    broken = {"MailFromDomain": "m.example.com", "MailFromDomainStatus": "FAILED"}
    trial.spoil = identity(MailFromAttributes={**broken, "BehaviorOnMxFailure": "REJECT_MESSAGE"})


def wrong_region(trial: Trial) -> None:
    trial.state.identities = {}
    trial.state.elsewhere = {"us-east-1": {"example.com"}}


def sandbox_to(trial: Trial) -> None:
    trial.state.production = False
    trial.messages = [a_message(to=("owner@elsewhere.example.com.au",))]
    trial.allowed |= {"elsewhere.example.com.au"}


def sandbox_bcc(trial: Trial) -> None:
    trial.state.production = False
    trial.messages = [a_message(bcc=("archive@mail.example",))]
    trial.allowed |= {"mail.example"}


def paused(trial: Trial) -> None:
    trial.state.sending = False


def shut_down(trial: Trial) -> None:
    trial.state.enforcement = "SHUTDOWN"


def quota_spent(trial: Trial) -> None:
    trial.state.quota, trial.state.sent = 200, 200


def quota_short_for_recipients(trial: Trial) -> None:
    trial.state.quota, trial.state.sent = 200, 185  # eight mails, sixteen recipients
    trial.messages = [a_message(str(number), configuration_set="reports") for number in range(8)]


def suppressed_to(trial: Trial) -> None:
    trial.state.suppressed = {"owner@example.com"}


def suppressed_bcc(trial: Trial) -> None:
    trial.state.suppressed = {"archive@example.com"}


def no_set(trial: Trial) -> None:
    trial.state.sets = {}


def deaf_set(trial: Trial) -> None:
    trial.state.sets = {"reports": ()}


def half_deaf_set(trial: Trial) -> None:
    trial.state.sets = {"reports": ("SEND", "DELIVERY")}


def paused_set(trial: Trial) -> None:
    told = json.dumps(
        {"ConfigurationSetName": "reports", "SendingOptions": {"SendingEnabled": False}}
    ).encode()
    path = "/v2/email/configuration-sets/reports"
    trial.spoil = lambda request: Response(200, told) if request.path == path else None


def disabled_destination(trial: Trial) -> None:
    found = [{"Name": "x", "Enabled": False, "MatchingEventTypes": list(EVENTS)}]
    told = json.dumps({"EventDestinations": found}).encode()
    trial.spoil = answering("/v2/email/configuration-sets/reports/event-destinations", Response(200, told))


def outside_allow_list(trial: Trial) -> None:
    trial.allowed = frozenset({"example.org"})


def bcc_outside_allow_list(trial: Trial) -> None:
    trial.messages = [a_message(bcc=("spy@evil.example",), configuration_set="reports")]


def lookalike_domain(trial: Trial) -> None:
    trial.messages = [a_message(to=("owner@notexample.com",), configuration_set="reports")]


def no_rights_on_account(trial: Trial) -> None:
    trial.spoil = denied("/v2/email/account")


def no_rights_on_identity(trial: Trial) -> None:
    trial.spoil = denied("/v2/email/identities")


def no_rights_on_suppression(trial: Trial) -> None:
    trial.spoil = denied("/v2/email/suppression")


def expired(trial: Trial) -> None:
    trial.spoil = denied("/", "ExpiredTokenException")


def bad_signature(trial: Trial) -> None:
    trial.spoil = denied("/", "InvalidSignatureException")


def unknown_key(trial: Trial) -> None:
    trial.spoil = denied("/", "UnrecognizedClientException")


def a_proxy_answers(trial: Trial) -> None:
    trial.spoil = answering("/", HTML)


def no_such_service(trial: Trial) -> None:
    trial.spoil = answering("/", Response(404, b"<html>"))


def nobody_answers(trial: Trial) -> None:
    trial.spoil = answering("/", Dropped())


STATES: list[tuple[Callable[[Trial], None], int, str]] = [
    (unverified, 77, "reports@example.com> is not verified in us-west-2"),
    (pending_address, 77, "reports@example.com pending"),
    (pending_domain, 77, "example.com pending"),
    (failed_domain, 77, "example.com failed"),
    (dkim_failed, 77, "DKIM of example.com"),
    (dkim_shaky, 77, "temporary failure"),
    (mail_from_failed, 77, "MAIL FROM domain of example.com"),
    (wrong_region, 77, "verified in us-east-1"),
    (sandbox_to, 69, "owner@elsewhere.example.com.au"),
    (sandbox_bcc, 69, "archive@mail.example"),
    (paused, 69, "sending is paused for this account in us-west-2"),
    (shut_down, 69, "SHUTDOWN"),
    (quota_spent, 69, "takes 0 more"),
    (quota_short_for_recipients, 69, "16 recipients, and SES in us-west-2 takes 15 more"),
    (suppressed_to, 69, "owner@example.com is on the suppression list"),
    (suppressed_bcc, 69, "archive@example.com is on the suppression list"),
    (no_set, 78, "reports does not exist in us-west-2"),
    (deaf_set, 78, "does not publish SEND"),
    (half_deaf_set, 78, "does not publish BOUNCE, COMPLAINT, REJECT"),
    (paused_set, 69, "paused for the configuration set reports"),
    (disabled_destination, 78, "does not publish SEND"),
    (outside_allow_list, 78, "outside the allowed recipient domains (example.org)"),
    (bcc_outside_allow_list, 78, "spy@evil.example"),
    (lookalike_domain, 78, "owner@notexample.com"),
    (no_rights_on_account, 77, "ses:GetAccount"),
    (no_rights_on_identity, 77, "ses:GetEmailIdentity"),
    (no_rights_on_suppression, 77, "ses:GetSuppressedDestination"),
    (expired, 77, "ExpiredTokenException"),
    (bad_signature, 77, "InvalidSignatureException"),
    (unknown_key, 77, "UnrecognizedClientException"),
    (a_proxy_answers, 69, "does not answer"),
    (no_such_service, 69, "does not answer ses:GetAccount"),
    (nobody_answers, 69, "does not answer"),
]


@pytest.mark.parametrize(("state", "code", "words"), STATES, ids=[state.__name__ for state, _, _ in STATES])
def test_the_run_is_refused(
    state: Callable[[Trial], None], code: int, words: str, trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("execreports.preflight.SES_REGIONS", ("us-east-1", "eu-west-1", "us-west-2"))
    monkeypatch.setattr("random.random", lambda: 0.0)  # botocore's own waits between questions
    state(trial)
    with pytest.raises(BatchRefused) as caught:
        trial.run().require()
    assert caught.value.exit_code == code
    assert words in str(caught.value)
    assert "us-west-2" in str(caught.value)


def test_all_is_well(trial: Trial) -> None:
    checked = trial.run()
    assert checked.faults == checked.warnings == ()
    checked.require()
    assert checked.account is not None
    assert (checked.account.rate, checked.account.left) == (200, 50_000)


def test_everything_wrong_is_said_at_once(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("execreports.preflight.SES_REGIONS", ("us-east-1",))
    for state in (wrong_region, paused, suppressed_bcc, no_set, bcc_outside_allow_list, quota_spent):
        state(trial)
    codes = {fault.code for fault in trial.run().faults}
    assert codes == {"E-SES-341", "E-SES-342", "E-SES-344", "E-SES-347", "E-SES-348"}
    trial.messages.append(a_message("cfo"))
    assert "E-SES-346" in {fault.code for fault in trial.run().faults}


@pytest.mark.parametrize("name", ["reports@example.com", "example.com"])
def test_address_or_domain_vouch(name: str, trial: Trial) -> None:
    trial.state.identities = {name: True}
    assert trial.run().faults == ()


def test_a_parent_domain_vouches(trial: Trial) -> None:
    trial.messages = [a_message(sender="a@mail.reports.example.com")]
    assert trial.run().faults == ()


def test_a_sandbox_with_verified_recipients_passes(trial: Trial) -> None:
    trial.state.production = False
    trial.messages.append(a_message("cfo", to=("success@simulator.amazonses.com",)))
    assert trial.run().faults == ()


def test_probation_and_no_set_are_only_said(trial: Trial) -> None:
    trial.state.enforcement = "PROBATION"
    trial.messages = [a_message()]
    checked = trial.run()
    assert checked.faults == ()
    assert [fault.code for fault in checked.warnings] == ["E-SES-340", "E-SES-340"]


def test_an_unlimited_quota_is_enough(trial: Trial) -> None:
    trial.spoil = account(SendQuota={"Max24HourSend": -1, "MaxSendRate": 14, "SentLast24Hours": 9})
    checked = trial.run()
    assert checked.faults == ()
    assert checked.account is not None
    assert checked.account.left is None


def test_a_suppression_the_account_does_not_apply_stops_nobody(trial: Trial) -> None:
    trial.state.suppressed = {"owner@example.com"}
    trial.spoil = account(SuppressionAttributes={"SuppressedReasons": ["COMPLAINT"]})
    assert trial.run().faults == ()


def test_each_question_is_asked_once(trial: Trial) -> None:
    trial.state.production = False
    trial.messages = [a_message(str(number), configuration_set="reports") for number in range(8)]
    trial.run()
    assert len(trial.asked) == len(set(trial.asked))


def test_absent_credentials_are_said_before_anything_else_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, "/nonexistent")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    client = reading_client("us-west-2", endpoint="http://127.0.0.1:9")
    checked = preflight([a_message()], client, allowed=frozenset({"example.com"}))
    assert {fault.code for fault in checked.faults} == {"E-SES-320"}
    with pytest.raises(BatchRefused) as caught:
        checked.require()
    assert caught.value.exit_code == 77


def test_a_server_that_lacks_a_route_is_not_checked_and_says_so(trial: Trial) -> None:
    unknown = Response(404, b"<UnknownOperationException/>", {"Content-Type": "application/xml"})
    trial.spoil = lambda request: (
        unknown if "/identities/" in request.path or "/suppression/" in request.path else None
    )
    checked = trial.run()
    assert checked.faults == ()
    assert {warning.message for warning in checked.warnings} == {
        "this server does not know ses:GetEmailIdentity: not checked",
        "this server does not know ses:GetSuppressedDestination: not checked",
    }
