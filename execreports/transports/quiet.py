"""Logs and tracebacks without secrets: SDKs are capped (their debug log prints keys and bodies), the rest redacted."""

import base64
import json
import logging
import quopri
from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote

from execreports.reading.secrets import redact

CAPPED = (
    "boto3",
    "botocore",
    "s3transfer",
    "urllib3",
    "requests",
    "gspread",
    "google",
    "google_auth_httplib2",
)
"""Loggers that never say more than warnings, whatever level is asked for."""

HIDDEN = "[secret]"
SHORTEST = 6
"""Known values shorter than this are left: they would blot out ordinary words."""


class Redactor:
    """Takes known secrets, in any coding they travel in, and whatever looks like a secret out of a text."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        forms = {form for value in known if len(value) >= SHORTEST for form in _forms(value)}
        self._forms = sorted(forms, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text that may be shown."""
        for form in self._forms:
            text = text.replace(form, HIDDEN)
        return redact(text)


class RedactingFormatter(logging.Formatter):
    """The last thing a record passes: message, arguments and traceback are redacted together."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")
        self.redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        """One line, or several with a traceback."""
        return self.redactor(super().format(record))


def handler(stream: TextIO, level: int, redactor: Redactor) -> logging.Handler:
    """A handler for the root logger; also caps the SDKs."""
    for name in CAPPED:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    made = logging.StreamHandler(stream)
    made.setLevel(level)
    made.setFormatter(RedactingFormatter(redactor))
    return made


def _forms(value: str) -> set[str]:
    raw = value.encode()
    forms = {value, quote(value, safe=""), json.dumps(value)[1:-1], quopri.encodestring(raw).decode()}
    for shift in range(3):  # base64 of a longer text shows the value in one of three alignments
        coded = base64.b64encode(b"\x00" * shift + raw).decode().rstrip("=")
        core = coded[(shift * 8 + 5) // 6 :]
        core = core[: len(core) - 1] if len(core) > 8 else core
        forms |= {core, core.replace("+", "-").replace("/", "_")}
    return {form for form in forms if len(form) >= SHORTEST}
