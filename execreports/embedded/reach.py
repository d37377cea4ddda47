"""The ways outside of an embedded run: the same sources, every connection to the stand-in."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from execreports.embedded.google import TOKENS, ScriptRoutes, SheetsRoutes
from execreports.embedded.s3 import S3Routes
from execreports.embedded.server import Route
from execreports.model.portfolio import Portfolio
from execreports.sources.base import Reach
from execreports.sources.outside import Secrets, Slots, once

FOLDER = Path("examples/embedded")


def source_routes(folder: Path) -> tuple[Route, ...]:
    """What the stand-in answers to sources, from the files below `folder`; S3 comes last, it takes any path."""
    return ScriptRoutes(folder / "script"), SheetsRoutes(folder / "sheets"), S3Routes(folder / "s3")


def embedded_reach(root: Path, now: datetime, portfolio: Portfolio, secret: Secrets, standin: str) -> Reach:
    """A reach that ends at the stand-in at `standin` (`http://127.0.0.1:40123`); nothing leaves the machine."""
    port = urlsplit(standin).port or 80
    service_account = once(_service_account)

    def supplied(name: str) -> str | None:
        given = secret(name)
        return service_account() if given is None and name == "GOOGLE_SERVICE_ACCOUNT_JSON" else given

    return Reach(
        root,
        now,
        portfolio,
        http=lambda: _session(port),
        s3=once(lambda: _s3(standin)),
        secret=supplied,
        slot=Slots(),
    )


def _session(port: int) -> Any:  # noqa: ANN401 - requests is imported late
    from execreports.embedded.reroute import session

    return session(port)


def _s3(standin: str) -> Any:  # noqa: ANN401 - boto3 is untyped
    from botocore.config import Config

    from execreports.transports.aws import client

    config = Config(
        s3={"addressing_style": "path"}, connect_timeout=5, read_timeout=20, proxies={},
        retries={"mode": "standard", "total_max_attempts": 1},
    )  # fmt: skip
    keys: dict[str, str | None] = dict.fromkeys(("aws_access_key_id", "aws_secret_access_key"), "EXAMPLE")
    return client("s3", region="us-east-1", endpoint=standin, keys=keys, config=config)


def _service_account() -> str:
    """Credentials made up for this process: a fresh key that opens nothing but the stand-in."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - one run on the loopback
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    account = {
        "type": "service_account", "project_id": "stand-in", "private_key_id": "1", "private_key": pem,
        "client_email": "reader@stand-in.example.com", "client_id": "1", "token_uri": f"https://{TOKENS}/token",
    }  # fmt: skip
    return json.dumps(account)
