"""Task sinks: each task once, linked back; what is not certain is not tried again."""

import csv
import json
import threading
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests

from execreports.errors import DeliveryError, MessageRefused, OutcomeUnknown, TransportDown
from execreports.model.findings import Action
from execreports.sinks.base import Sink, task_of
from execreports.sinks.csv_file import CsvFile
from execreports.sinks.json_file import JsonFile
from execreports.sinks.webhook import Webhook

ACTION = Action(
    "0123456789ab", "=Bill the work", "acme", owner="AB", effort_days=Decimal("0.50"), since=date(2026, 5, 5)
)
TASK = task_of(ACTION, {"acme": "Acme"})


class Board(BaseHTTPRequestHandler):
    """Answers as its server was told, and remembers what it got."""

    server: "Server"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), json.loads(body)))
        status, kind, answer = self.server.answer
        if status == 0:
            self.connection.close()
            return
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Nothing on stderr."""


class Server(HTTPServer):
    answer: tuple[int, str, bytes] = (200, "application/json", b'{"id": "T-12"}')
    got: list[tuple[dict[str, str], dict[str, Any]]]


@pytest.fixture
def board() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Board)
    server.got = []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as opened:
        yield opened


def hook(board: Server, session: requests.Session, token: str = "") -> Webhook:
    return Webhook(f"http://127.0.0.1:{board.server_port}/secret/path", lambda: session, token)


@pytest.mark.parametrize("kind", [JsonFile, CsvFile])
def test_a_file_answers_with_the_place_of_the_task(kind: type[JsonFile | CsvFile], tmp_path: Path) -> None:
    sink: Sink = kind(tmp_path / "var" / "tasks", "var/tasks")
    first, second = sink.create(TASK), sink.create({**TASK, "id": "ba9876543210"})
    assert first != second
    assert first.startswith("var/tasks")


def test_the_json_file_is_a_list_and_holds_a_task_once(tmp_path: Path) -> None:
    sink = JsonFile(tmp_path / "tasks.json", "tasks.json")
    assert sink.create(TASK) == sink.create(TASK) == "tasks.json#/0"
    [kept] = json.loads((tmp_path / "tasks.json").read_text())
    assert (kept["entity"], kept["owner"], kept["effort_days"]) == ("Acme", "AB", "0.50")


def test_a_json_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tasks.json").write_text('{"mine": true}')
    with pytest.raises(MessageRefused):
        JsonFile(tmp_path / "tasks.json", "tasks.json").create(TASK)
    assert (tmp_path / "tasks.json").read_text() == '{"mine": true}'


def test_the_csv_file_has_one_head_and_no_formulas(tmp_path: Path) -> None:
    sink = CsvFile(tmp_path / "tasks.csv", "tasks.csv")
    assert [sink.create(TASK), sink.create(TASK)] == ["tasks.csv:2", "tasks.csv:3"]
    rows = list(csv.DictReader((tmp_path / "tasks.csv").read_text().splitlines()))
    assert len(rows) == 2
    assert rows[0]["title"] == "'=Bill the work"


def test_the_webhook_links_back_and_carries_id_and_token(board: Server, session: requests.Session) -> None:
    assert hook(board, session, "EXAMPLE-token").create(TASK) == "T-12"
    [(headers, body)] = board.got
    assert body["title"] == "=Bill the work"
    assert headers["Idempotency-Key"] == TASK["id"]
    assert headers["Authorization"] == "Bearer EXAMPLE-token"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ((503, "text/plain", b""), TransportDown), ((429, "text/plain", b""), TransportDown),
        ((403, "text/plain", b""), MessageRefused), ((500, "text/plain", b""), OutcomeUnknown),
        ((200, "text/html", b"<html>sign in"), OutcomeUnknown), ((0, "", b""), OutcomeUnknown),
    ],
)  # fmt: skip
def test_what_the_webhook_says_decides_whether_a_later_run_tries(
    board: Server, session: requests.Session, answer: tuple[int, str, bytes], error: type[DeliveryError]
) -> None:
    board.answer = answer
    with pytest.raises(error) as caught:
        hook(board, session).create(TASK)
    assert "secret" not in str(caught.value)


def test_a_webhook_nobody_listens_on_was_certainly_not_reached(session: requests.Session) -> None:
    server = HTTPServer(("127.0.0.1", 0), Board)
    server.server_close()
    with pytest.raises(TransportDown):
        Webhook(f"http://127.0.0.1:{server.server_port}/", lambda: session).create(TASK)


def test_neither_address_nor_token_is_shown() -> None:
    sink = Webhook("https://hooks.example.com/T000/EXAMPLE", requests.Session, "EXAMPLE-token")
    assert sink.name == "webhook:hooks.example.com"
    assert "EXAMPLE" not in repr(sink)
