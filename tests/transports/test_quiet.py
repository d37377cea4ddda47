"""Secrets in logs: botocore at full volume, arguments, tracebacks, and every coding a value travels in."""

import base64
import io
import json
import logging
import quopri
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from execreports.embedded.server import Standin
from execreports.embedded.ses import SesRoutes, SesState
from execreports.testing.mails import Ticking, a_message
from execreports.transports.quiet import CAPPED, HIDDEN, Handler, Redactor, install
from execreports.transports.ses import Access, Ses, sending_client

KEY, SECRET, TOKEN = (
    "AKIAEXAMPLEEXAMPLE77",
    "wJalrXUtnFEMI/K7MDENG/FAKE+EXAMPLEKEY",
    "FwoGZXIvYXdzEXAMPLEtoken+/==",
)
BODY = "The body of the mail, nobody else reads it."


@pytest.fixture
def log(capsys: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    """The root logger as -vv sets it."""
    root = logging.getLogger()
    before = root.level
    install(2, lambda: [KEY, SECRET, TOKEN])
    yield capsys
    for made in [one for one in root.handlers if isinstance(one, Handler)]:
        root.removeHandler(made)
    root.setLevel(before)
    for name in CAPPED:
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_botocore_at_full_volume_says_nothing(log: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    routes = SesRoutes(SesState(identities={"example.com": True}), tmp_path, Ticking())
    with Standin((routes,)) as standin:
        client = sending_client("us-west-2", endpoint=standin.url, access=Access(KEY, SECRET, TOKEN))
        Ses(client, Ticking()).send(a_message(text=BODY))
    logging.getLogger("execreports.test").debug("the log is on")
    told = log.readouterr().err
    assert "the log is on" in told
    for word in (KEY, SECRET, TOKEN, BODY, "owner@example.com"):
        assert word not in told


def test_without_the_cap_it_would(tmp_path: Path) -> None:
    stream = io.StringIO()
    loud, logger = logging.StreamHandler(stream), logging.getLogger("botocore")
    logger.addHandler(loud)
    logger.setLevel(logging.DEBUG)
    routes = SesRoutes(SesState(identities={"example.com": True}), tmp_path, Ticking())
    with Standin((routes,)) as standin:
        client = sending_client("us-west-2", endpoint=standin.url, access=Access(KEY, SECRET, TOKEN))
        Ses(client, Ticking()).send(a_message(text=BODY))
    logger.removeHandler(loud)
    logger.setLevel(logging.NOTSET)
    assert BODY in stream.getvalue()


def test_messages_arguments_and_tracebacks_are_redacted(log: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("execreports.test")
    logger.warning("the key %s of %r", KEY, {"secret": SECRET})
    try:
        int(f"bad token {TOKEN}")
    except ValueError:
        logger.exception("it broke with %s", SECRET)
    told = log.readouterr().err
    assert "it broke with" in told
    assert HIDDEN in told
    for word in (KEY, SECRET, TOKEN):
        assert word not in told


def test_without_vv_an_exception_is_its_type_and_place(log: pytest.CaptureFixture[str]) -> None:
    install(0)
    try:
        int("whatever it holds")
    except ValueError:
        logging.getLogger("execreports.test").exception("it broke")
    told = log.readouterr().err
    assert "whatever" not in told
    assert "ValueError in test_quiet.py:" in told
    assert len([one for one in logging.getLogger().handlers if isinstance(one, Handler)]) == 1


@pytest.mark.parametrize("secret", [KEY, SECRET, TOKEN])
@pytest.mark.parametrize("around", ["", "a", "ab", "user:"])
def test_known_values_go_in_every_coding(secret: str, around: str) -> None:
    redactor = Redactor([secret])
    texts = [
        secret, quote(secret, safe=""), json.dumps({"x": secret}), quopri.encodestring(secret.encode()).decode(),
        base64.b64encode((around + secret + around).encode()).decode(),
        base64.urlsafe_b64encode((around + secret).encode()).decode(),
    ]  # fmt: skip
    for text in texts:
        shown = redactor(f"before {text} after")
        assert "before" in shown
        assert HIDDEN in shown
        assert text not in shown
        for run in re.findall(r"[A-Za-z0-9+/]{8,}", shown.replace("-", "+").replace("_", "/")):
            for shift in range(4):  # whatever alignment a reader tries
                whole = run[shift : shift + (len(run) - shift) // 4 * 4]
                assert secret.encode()[2:-2] not in base64.b64decode(whole)


def test_short_values_do_not_blot_out_words() -> None:
    assert Redactor(["us", "a"])("the bus is a bus") == "the bus is a bus"


def test_unknown_secrets_are_found_by_rule() -> None:
    assert "sk_live_" not in Redactor()("stripe_key = 'sk_live_EXAMPLE51H8aBcDeFgHiJkLmNoPqRs'")
