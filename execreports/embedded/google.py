"""The stand-in's Google: Apps Script deployments behind their redirect, sheet values, and access tokens.

Answers are files below `script/` (`ID.json`, `.html`, `.txt`, `ID.meta.json`) and `sheets/ID/Tab.csv`; the folder
is the stand-in's whole memory.
"""

import csv
import json
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

from execreports.embedded.server import Request, Response

SCRIPT = "script.google.com"
CONTENT = "script.googleusercontent.com"
SHEETS = "sheets.googleapis.com"
TOKENS = "oauth2.googleapis.com"
HOSTS = frozenset({SCRIPT, CONTENT, SHEETS, TOKENS})

_EXEC = re.compile(r"/(?:a/macros/[\w.-]+|macros)/s/([\w-]+)/exec")
_BATCH = re.compile(r"/v4/spreadsheets/([\w-]+)/values:batchGet")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
_TYPES = {".json": "application/json; charset=utf-8", ".txt": "text/plain; charset=utf-8"}
_HTML = {"Content-Type": "text/html; charset=utf-8"}
_LOGIN = "https://accounts.google.com/ServiceLogin?passive=1"


def host_of(request: Request) -> str:
    """The host a request was meant for, without its port."""
    return request.headers.get("host", "").partition(":")[0].lower()


@dataclass(frozen=True, slots=True)
class Meta:
    """How a deployment behaves beside its answer: seconds it takes, its status, whether it asks for a login."""

    delay: float = 0.0
    status: int = 200
    login: bool = False


class ScriptRoutes:
    """`/macros/s/ID/exec` answers 302 to a one-off address on the content host, which gives the file once."""

    def __init__(self, folder: Path, wait: Callable[[float], object] | None = None) -> None:
        self.folder = folder
        self.wait = wait or threading.Event().wait
        self._waiting: dict[str, Path] = {}

    def __call__(self, request: Request) -> Response | None:
        """Answer for both script hosts, pass on the rest."""
        if host_of(request) == CONTENT and request.path == "/macros/echo":
            return self._echo(request.query.get("user_content_key", [""])[0])
        if host_of(request) != SCRIPT:
            return None
        match = _EXEC.fullmatch(request.path)
        return self._exec(match[1], request.query) if match else Response(404, b"<html></html>", _HTML)

    def _exec(self, deployment: str, query: Mapping[str, list[str]]) -> Response:
        meta = self._meta(deployment)
        if meta.delay:
            self.wait(meta.delay)
        if meta.login:
            return Response(302, b"", {"Location": _LOGIN})
        file = self._file(deployment, query)
        if file is None or meta.status != 200:
            return Response(404 if file is None else meta.status, b"<html><title>Error</title></html>", _HTML)
        if file.suffix == ".html":
            return Response(200, file.read_bytes(), _HTML)
        key = secrets.token_urlsafe(24)
        self._waiting[key] = file
        headers = {
            "Cache-Control": "no-store",
            "Location": f"https://{CONTENT}/macros/echo?user_content_key={key}",
        }
        return Response(302, b"", headers)

    def _echo(self, key: str) -> Response:
        file = self._waiting.pop(key, None)
        if file is None:
            return Response(404, b"<html></html>", _HTML)
        return Response(200, file.read_bytes(), {"Content-Type": _TYPES.get(file.suffix, "text/plain")})

    def _file(self, deployment: str, query: Mapping[str, list[str]]) -> Path | None:
        values = [value for given in query.values() for value in given if re.fullmatch(r"[\w-]+", value)]
        stems = [*(f"{deployment}.{value}" for value in values), deployment]
        candidates = (
            self.folder / f"{stem}{ending}" for stem in stems for ending in (".json", ".html", ".txt")
        )
        return next((path for path in candidates if path.is_file()), None)

    def _meta(self, deployment: str) -> Meta:
        path = self.folder / f"{deployment}.meta.json"
        return Meta(**json.loads(path.read_bytes())) if path.is_file() else Meta()


class SheetsRoutes:
    """`values:batchGet` over the tabs of a folder, and the token endpoint that opens it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, request: Request) -> Response | None:
        """Answer for the sheets and token hosts, pass on the rest."""
        if host_of(request) == TOKENS:
            return _json(
                200, {"access_token": secrets.token_urlsafe(16), "expires_in": 3600, "token_type": "Bearer"}
            )
        if host_of(request) != SHEETS:
            return None
        match = _BATCH.fullmatch(unquote(request.path))
        if not match:
            return _refusal(404, "NOT_FOUND", "the stand-in does not have this route")
        if not request.headers.get("authorization", "").startswith("Bearer "):
            return _refusal(401, "UNAUTHENTICATED", "a bearer token is missing")
        return self._batch(match[1], request.query.get("ranges", []))

    def _batch(self, spreadsheet: str, ranges: list[str]) -> Response:
        folder = self.folder / spreadsheet
        if not folder.is_dir():
            return _refusal(404, "NOT_FOUND", "Requested entity was not found.")
        if (folder / "NOT_SHARED").exists():
            return _refusal(403, "PERMISSION_DENIED", "The caller does not have permission")
        given = []
        for wanted in ranges:
            tab = wanted.rpartition("!")[0] or wanted
            path = folder / f"{tab.strip(chr(39))}.csv"
            if path.parent != folder or not path.is_file():
                return _refusal(400, "INVALID_ARGUMENT", f"Unable to parse range: {wanted}")
            given.append({"range": f"{tab}!A1:ZZ10000", "majorDimension": "ROWS", "values": _values(path)})
        return _json(200, {"spreadsheetId": spreadsheet, "valueRanges": given})


def _values(path: Path) -> list[list[object]]:
    """Cells as unformatted values: numbers as numbers, empty cells at the end of a row left out."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [_trimmed([_cell(cell) for cell in row]) for row in csv.reader(stream)]


def _cell(text: str) -> object:
    if not _NUMBER.fullmatch(text):
        return text
    return float(Decimal(text)) if "." in text else int(text)


def _trimmed(cells: list[object]) -> list[object]:
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _json(status: int, body: object) -> Response:
    return Response(status, json.dumps(body).encode(), {"Content-Type": "application/json; charset=UTF-8"})


def _refusal(status: int, word: str, message: str) -> Response:
    return _json(status, {"error": {"code": status, "message": message, "status": word}})
