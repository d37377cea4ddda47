"""The ways outside of a live run: HTTP sessions, an S3 client, and no more than four calls at once per owner."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from execreports.model.portfolio import Portfolio
from execreports.sources.base import Reach

AT_ONCE = 4
Secrets = Callable[[str], str | None]
T = TypeVar("T")


class Slots:
    """A turnstile per owner of a server."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._lock = threading.Lock()
        self._known: dict[str, threading.BoundedSemaphore] = {}

    def __call__(self, owner: str) -> AbstractContextManager[object]:
        """Entered by at most `at_once` threads in the name of one owner."""
        with self._lock:
            return self._known.setdefault(owner, threading.BoundedSemaphore(self._at_once))


def once(make: Callable[[], T]) -> Callable[[], T]:
    """What `make` gives, made by the first source that asks and shared by all (clients are safe to share)."""
    lock = threading.Lock()
    made: list[T] = []

    def shared() -> T:
        with lock:
            if not made:
                made.append(make())
        return made[0]

    return shared


def live_reach(root: Path, now: datetime, portfolio: Portfolio, secret: Secrets) -> Reach:
    """The real thing: requests over TLS, S3 with the credentials of `repos.env` or of the machine."""
    return Reach(
        root, now, portfolio, http=_session, s3=once(lambda: _s3(secret)), secret=secret, slot=Slots()
    )


def _session() -> Any:  # noqa: ANN401 - requests is imported late
    import requests

    return requests.Session()


def _s3(secret: Secrets) -> Any:  # noqa: ANN401 - boto3 is untyped
    import boto3
    from botocore.config import Config

    session = boto3.Session(
        aws_access_key_id=secret("AWS_ACCESS_KEY_ID"),
        aws_secret_access_key=secret("AWS_SECRET_ACCESS_KEY"),
        aws_session_token=secret("AWS_SESSION_TOKEN"),
        profile_name=secret("AWS_PROFILE"),
        region_name=secret("AWS_REGION") or secret("SES_REGION"),
    )
    config = Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 2})
    return session.client("s3", endpoint_url=secret("AWS_ENDPOINT_URL"), config=config)
