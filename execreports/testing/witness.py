"""A witness outside the run: a SES stand-in that journals each send durably before it answers.

`python -m execreports.testing.witness JOURNAL [SECONDS]` prints its URL and serves until its standard input ends.
Each line of the journal is one POST: intent tag, persona, invocation id and attempt of the SDK. SECONDS is how long
it takes to accept a mail.
"""

import json
import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from execreports.embedded.server import Request, Response, Standin
from execreports.embedded.ses import SesRoutes, SesState
from execreports.testing.wire import SEND


class Witness:
    """The route; `GET /sync` answers when no send is under way."""

    def __init__(self, journal: Path, seconds: float = 0.0) -> None:
        self.journal = journal
        self.seconds = seconds
        self._lock = threading.Lock()
        self._busy = 0

    def __call__(self, request: Request) -> Response | None:
        """Journal, then answer with a MessageId."""
        if request.path == "/sync":
            while self._busy:
                time.sleep(0.002)
            return Response(200)
        if request.path != SEND:
            return None
        self._count(1)
        try:
            time.sleep(self.seconds)
            line = _line(request)
            with self._lock, self.journal.open("ab") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            return Response(200, json.dumps({"MessageId": f"witness-{json.loads(line)['intent']}"}).encode())
        finally:
            self._count(-1)

    def _count(self, by: int) -> None:
        with self._lock:
            self._busy += by


def _line(request: Request) -> bytes:
    tags = {pair["Name"]: pair["Value"] for pair in json.loads(request.body).get("EmailTags", ())}
    seen = {
        "intent": tags.get("intent", ""),
        "persona": tags.get("persona", ""),
        "invocation": request.headers.get("amz-sdk-invocation-id", ""),
        "attempt": request.headers.get("amz-sdk-request", ""),
    }
    return json.dumps(seen).encode() + b"\n"


def serve(journal: Path, seconds: float) -> None:
    """Print the URL, serve until standard input ends; preflight's questions find all in order."""
    asked = SesRoutes(SesState(identities={"example.com": True}), journal.parent, lambda: datetime.now(UTC))
    with Standin((Witness(journal, seconds), asked)) as standin:
        sys.stdout.write(standin.url + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.0)
