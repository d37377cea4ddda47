"""Logs and tracebacks without secrets: SDKs are capped (their debug log prints keys and bodies), the rest redacted."""

import base64
import json
import logging
import quopri
import sys
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any
from urllib.parse import quote

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
        from execreports.reading.secrets import redact

        for form in self._forms:
            text = text.replace(form, HIDDEN)
        return redact(text)


class Handler(logging.Handler):
    """Writes to the standard error of the moment; message, arguments and traceback are redacted together.

    Without `tracebacks` an exception is its type and its place: its words may hold any value.
    """

    def __init__(self, known: Callable[[], Iterable[str]], *, tracebacks: bool) -> None:
        super().__init__()
        self.known = known
        self.setFormatter(_Formatter("%(levelname)s %(name)s: %(message)s") if tracebacks else _Brief())

    def emit(self, record: logging.LogRecord) -> None:
        """One line, or several with a traceback."""
        sys.stderr.write(Redactor(self.known())(self.format(record)) + "\n")


class _Formatter(logging.Formatter):
    """As logging does it, but never from a cache another handler filled."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        return super().format(record)


class _Brief(_Formatter):
    """No values of exceptions."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")

    def formatException(  # noqa: N802 - logging's name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return f"  {ei[0].__name__ if ei[0] else 'error'} in {_place(ei[2])}; -vv prints more"


def install(verbosity: int, known: Callable[[], Iterable[str]] = tuple) -> None:
    """Make this the only handler of the root logger; `known` gives the secrets of the settings when first needed."""
    root = logging.getLogger()
    for other in [one for one in root.handlers if isinstance(one, Handler)]:
        root.removeHandler(other)
    level = logging.DEBUG if verbosity > 1 else logging.INFO if verbosity else logging.WARNING
    for name in CAPPED:
        logging.getLogger(name).setLevel(logging.WARNING)
    root.addHandler(Handler(known, tracebacks=verbosity > 1))
    root.setLevel(level)


def _place(trace: Any) -> str:  # noqa: ANN401 - a traceback or none
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else "nowhere"


def _forms(value: str) -> set[str]:
    raw = value.encode()
    forms = {value, quote(value, safe=""), json.dumps(value)[1:-1], quopri.encodestring(raw).decode()}
    for shift in range(3):  # base64 of a longer text shows the value in one of three alignments
        coded = base64.b64encode(b"\x00" * shift + raw).decode().rstrip("=")
        core = coded[(shift * 8 + 5) // 6 :]
        core = core[: len(core) - 1] if len(core) > 8 else core
        forms |= {core, core.replace("+", "-").replace("/", "_")}
    return {form for form in forms if len(form) >= SHORTEST}
