"""Faults for the stand-in: what proxies, networks and SES do to a request, before or after it is accepted."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from execreports.embedded.server import Request, Response, Route

SEND = "/v2/email/outbound-emails"


@dataclass(frozen=True, slots=True)
class Dropped(Response):
    """The connection closes without a byte."""

    status: int = 0

    def write(self, handler: BaseHTTPRequestHandler) -> None:
        """Close it."""
        handler.close_connection = True


@dataclass(frozen=True, slots=True)
class Truncated(Response):
    """The head promises the whole body, the connection closes half-way through it."""

    def write(self, handler: BaseHTTPRequestHandler) -> None:
        """Write half."""
        handler.send_response(self.status)
        handler.send_header("Content-Length", str(len(self.body)))
        handler.end_headers()
        handler.wfile.write(self.body[: len(self.body) // 2])
        handler.close_connection = True


@dataclass(frozen=True, slots=True)
class Hung(Response):
    """No answer until `until` is set; the client gives up first."""

    status: int = 0
    until: threading.Event = field(default_factory=threading.Event)

    def write(self, handler: BaseHTTPRequestHandler) -> None:
        """Wait, then close."""
        self.until.wait(30)
        handler.close_connection = True


def aws_error(status: int, code: str, text: str = "") -> Response:
    """An error answer as SES v2 writes it."""
    body = f'{{"message": "{text}"}}'.encode()
    return Response(status, body, {"Content-Type": "application/json", "x-amzn-ErrorType": code})


HTML = Response(200, b"<html><body>Sign in to the network</body></html>", {"Content-Type": "text/html"})


class Faulty:
    """A route in front of another: the plan's next answer for each send; then, and for None, the real one.

    `accept=True` lets the real route take the mail first, so that only the answer is lost.
    """

    def __init__(self, inner: Route, plan: list[Response | None], *, accept: bool = False) -> None:
        self.inner = inner
        self.plan = plan
        self.accept = accept
        self.posts: list[Request] = []
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> Response | None:
        """Count sends, spoil them as planned."""
        if request.path != SEND:
            return self.inner(request)
        with self._lock:
            self.posts.append(request)
            fault = self.plan.pop(0) if self.plan else None
        if fault is None:
            return self.inner(request)
        if self.accept:
            self.inner(request)
        return fault


def endlessly(make: Callable[[], Response]) -> list[Response | None]:
    """A plan long enough for any test."""
    return [make() for _ in range(500)]
