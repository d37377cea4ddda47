"""The loopback stand-in: an HTTP server on 127.0.0.1; a request goes to the first route that takes it."""

import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """What came in; header names in lower case, `path` still percent-encoded."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def url(self) -> SplitResult:
        """The target, taken apart."""
        return urlsplit(self.target)

    @property
    def path(self) -> str:
        """`/v2/email/account`."""
        return self.url.path

    @property
    def query(self) -> dict[str, list[str]]:
        """`{"list-type": ["2"]}`."""
        return parse_qs(self.url.query, keep_blank_values=True)


@dataclass(frozen=True, slots=True)
class Response:
    """What goes back."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    def write(self, handler: BaseHTTPRequestHandler) -> None:
        """Put it on the wire; a faulty response of `testing` writes something else."""
        handler.send_response(self.status)
        for name, value in {"Content-Length": str(len(self.body)), **self.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(self.body)


Route = Callable[[Request], Response | None]
"""Answers a request, or passes with None."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news; anything else is printed."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed's private types


class Standin:
    """A running server; `with Standin(routes) as standin: standin.url`. Routes are asked in order."""

    def __init__(self, routes: tuple[Route, ...]) -> None:
        self.routes = routes
        self.url = ""
        """`http://127.0.0.1:40123` while it runs."""

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, request: Request) -> Response:
        """The first route's answer, or 404."""
        for route in self.routes:
            response = route(request)
            if response is not None:
                return response
        return Response(404, b"not a route of the stand-in\n", {"Content-Type": "text/plain"})

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        standin = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = (
                True  # headers and body are two writes: each answer waited 40 ms for an ACK
            )

            def setup(self) -> None:
                super().setup()
                self.connection.settimeout(30)

            def respond(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                if len(body) < length:  # the client died while it spoke: nothing was asked
                    self.close_connection = True
                    return
                headers = {name.lower(): value for name, value in self.headers.items()}
                standin.answer(Request(self.command, self.path, headers, body)).write(self)

            do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = respond  # noqa: N815 - the names http.server calls

            def log_message(self, *_: object) -> None:
                """Nothing: stderr is for the run."""

        return Handler
