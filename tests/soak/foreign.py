"""Programs we did not write: what they got, against what the ledger archived.

They live in environments of their own under `var/foreign/` (see docs/delivery.md); one that is absent is said to be.
"""

import base64
import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests

from execreports.model.mail import Message
from execreports.record import SqliteLedger
from execreports.transports.ses import DUMMY, Ses, reading_client, sending_client
from tests.soak.live import run, workspace

HOME = Path(__file__).parents[2] / "var" / "foreign"
MINISTACK = HOME / "ministack" / "bin" / "ministack"
SES_LOCAL = HOME / "ses-local" / "node_modules" / "aws-ses-v2-local" / "dist" / "cli.js"
MOTO = HOME / "moto" / "bin" / "moto_server"


def ministack() -> str:
    """The command line against a sandboxed account: refused twice with no mail, then eight mails, 8 of 8 equal."""
    with tempfile.TemporaryDirectory() as name:
        port = _free()
        settings = {
            "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port), "LAMBDA_EXECUTOR": "local",
            "MINISTACK_REGION": "us-west-2", "HOME": name,
        }  # fmt: skip
        with _server([str(MINISTACK)], settings, f"http://127.0.0.1:{port}/_ministack/health", name) as _:
            url = f"http://127.0.0.1:{port}"
            return _through_ministack(Path(name) / "workspace", url)


def _through_ministack(folder: Path, url: str) -> str:
    client = reading_client("us-west-2", endpoint=url, access=DUMMY)
    client.put_account_details(
        MailType="TRANSACTIONAL",
        WebsiteURL="https://example.com",
        UseCaseDescription="x",
        ProductionAccessEnabled=False,
    )
    workspace(folder, url)
    unverified = run(folder, "send", "--all", "--yes").returncode
    client.create_email_identity(EmailIdentity="reports@example.com")
    sandboxed = run(folder, "send", "--all", "--yes").returncode
    assert not _ministack_mails(url), "a refused run mailed"
    for name in ("owner@example.com", "audit@example.com"):
        client.create_email_identity(EmailIdentity=name)
    done = run(folder, "send", "--all", "--yes")
    assert done.returncode == 0, done.stderr
    mails = {mail["MessageId"]: mail for mail in _ministack_mails(url)}
    equal = 0
    for message_id, message in _archived(folder).items():
        mail = mails[message_id]
        equal += (mail["Source"], mail["To"], mail["BCC"], mail["Subject"], mail["BodyText"]) == (
            message.envelope.sender, [*message.envelope.to], [*message.envelope.bcc], message.subject, message.text,
        )  # fmt: skip
    assert (unverified, sandboxed, len(mails), equal) == (77, 69, 8, 8)
    return f"unverified exit {unverified}, sandboxed exit {sandboxed}, 0 mails; verified {len(mails)} mails, {equal} of 8 equal"


def ses_local() -> str:
    """Sender, To, Bcc, subject, text and headers of eight mails."""
    account = {
        "EnforcementStatus": "HEALTHY", "ProductionAccessEnabled": True, "SendingEnabled": True,
        "SendQuota": {"Max24HourSend": 50000, "MaxSendRate": 14, "SentLast24Hours": 0},
        "SuppressionAttributes": {"SuppressedReasons": []}, "DedicatedIpAutoWarmupEnabled": False,
        "Details": {"AdditionalContactEmailAddresses": [], "ContactLanguage": "EN", "MailType": "TRANSACTIONAL",
                    "ReviewDetails": {"CaseId": "1", "Status": "GRANTED"}, "UseCaseDescription": "x",
                    "WebsiteURL": "https://example.com"},
    }  # fmt: skip
    port = _free()
    url = f"http://127.0.0.1:{port}"
    words = ["node", str(SES_LOCAL), "--host", "127.0.0.1", "--port", str(port)]
    with tempfile.TemporaryDirectory() as name:
        with _server(words, {"AWS_SES_ACCOUNT": json.dumps(account)}, f"{url}/health-check", name):
            sent = _sent_to(url, "")
            found = {mail["messageId"]: mail for mail in _json(f"{url}/store")["emails"]}
        equal = sum(_same_as_local(found[message_id], message) for message_id, message in sent.items())
    assert (len(found), equal) == (8, 8)
    return f"{equal} of 8 equal (To, Bcc, subject, text, headers)"


def _same_as_local(mail: dict[str, Any], message: Message) -> bool:
    headers = {header["name"]: header["value"] for header in mail["headers"]}
    destination = mail["destination"]
    return (
        destination["to"] == [*message.envelope.to]
        and destination["bcc"] == [*message.envelope.bcc]
        and (mail["subject"], mail["body"]["text"]) == (message.subject, message.text)
        and all(headers.get(name) == value for name, value in message.headers)
    )


def moto_recorder() -> str:
    """The whole request as moto's recorder wrote it down: tags and configuration set, which no sink keeps."""
    port = _free()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as name:
        with _server([str(MOTO), "-H", "127.0.0.1", "-p", str(port)], {}, f"{url}/moto-api/", name):
            client = reading_client("us-west-2", endpoint=url, access=DUMMY)
            client.create_email_identity(EmailIdentity="reports@example.com")
            client.create_configuration_set(ConfigurationSetName="reports")
            _post(f"{url}/moto-api/recorder/start-recording")
            sent = _sent_to(url, "reports")
            lines = requests.get(f"{url}/moto-api/recorder/download-recording", timeout=10).text
        calls = [json.loads(line) for line in lines.splitlines() if "outbound-emails" in line]
        recorded = [json.loads(_body(call)) for call in calls]
        equal = sum(json.loads(message.frozen()) in recorded for message in sent.values())
        tagged = sum(
            bool(body["EmailTags"]) and body["ConfigurationSetName"] == "reports" for body in recorded
        )
    assert (len(recorded), equal, tagged) == (8, 8, 8)
    return f"{equal} of 8 requests equal, {tagged} of 8 with tags and configuration set"


def _body(call: dict[str, Any]) -> bytes:
    body: str = call["body"]
    return base64.b64decode(body) if call.get("body_encoded") else body.encode()


def _sent_to(url: str, configuration_set: str) -> dict[str, Message]:
    """Eight archived mails of a real run, posted by the real transport: MessageId -> mail."""
    from dataclasses import replace

    from tests.kill.trials import witness

    transport = Ses(sending_client("us-west-2", endpoint=url, access=DUMMY), lambda: datetime.now(UTC))
    with tempfile.TemporaryDirectory() as name, witness(0.0) as (own, _):
        folder = workspace(Path(name), own)
        assert run(folder, "send", "--all", "--yes").returncode == 0
        messages = list(_archived(folder).values())
    named = [
        replace(message, envelope=replace(message.envelope, configuration_set=configuration_set))
        for message in messages
    ]
    return {transport.send(message).message_id: message for message in named}


def _archived(folder: Path) -> dict[str, Message]:
    with SqliteLedger.read(folder / "var" / "ledger.sqlite") as ledger:
        return {
            row.message_id: Message.thawed(
                ledger.bytes_of(row), persona=row.slot.persona, period=row.slot.period
            )
            for row in ledger.rows()
        }


def _ministack_mails(url: str) -> list[dict[str, Any]]:
    found: dict[str, list[dict[str, Any]]] = _json(f"{url}/_ministack/ses/messages")["messages"]
    return [mail for mails in found.values() for mail in mails]


@contextmanager
def _server(words: list[str], settings: dict[str, str], health: str, folder: str) -> Iterator[None]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    process = subprocess.Popen(
        words, env={**kept, **settings}, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            try:
                requests.get(health, timeout=1)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _json(url: str) -> Any:
    return requests.get(url, timeout=10).json()


def _post(url: str) -> None:
    requests.post(url, timeout=10).raise_for_status()
