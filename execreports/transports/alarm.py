"""The operator's channel, which is not SES: a webhook, a local sendmail, a command; and pings to a health check.

Nothing here can fail a run: every channel has a time-out, and what goes wrong comes back as a fault to print.
Addresses of channels are secrets and are never printed.
"""

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from execreports.errors import Fault

PATIENCE = (3.0, 5.0)
"""Seconds to connect and to wait for an answer."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What the operator must know: failed, partial, unknown, missed or recovered; and one line per report."""

    state: str
    run: str
    lines: tuple[str, ...] = ()
    exit_code: int = 0

    @property
    def title(self) -> str:
        """`execreports: partial (exit code 3)`."""
        return f"execreports: {self.state}" + (f" (exit code {self.exit_code})" if self.exit_code else "")

    @property
    def text(self) -> str:
        """Title, lines and run id."""
        return "\n".join((self.title, *(f"  {line}" for line in self.lines), f"run {self.run}", ""))


class Channel(Protocol):
    """One way to the operator; may raise anything."""

    def tell(self, notice: Notice) -> None:
        """Say it, once."""
        ...


@dataclass(frozen=True, slots=True)
class Webhook:
    """POSTs `{"text", "state", "run", "exit_code", "lines"}`; chat services show `text`."""

    url: str = field(repr=False)

    def tell(self, notice: Notice) -> None:
        """POST it; a status of 400 or more is a failure."""
        import requests

        told = {
            "text": notice.text,
            "state": notice.state,
            "run": notice.run,
            "exit_code": notice.exit_code,
            "lines": list(notice.lines),
        }
        requests.post(self.url, json=told, timeout=PATIENCE, allow_redirects=False).raise_for_status()


@dataclass(frozen=True, slots=True)
class Sendmail:
    """A mail through the machine's own sendmail."""

    program: Path
    to: str
    sender: str = "execreports"

    def tell(self, notice: Notice) -> None:
        """`sendmail -i -t`, fed with the mail."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self.sender, self.to, notice.title
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(notice.text)
        _run([str(self.program), "-i", "-t"], mail.as_bytes())


@dataclass(frozen=True, slots=True)
class Command:
    """Any program; the notice is its standard input, as JSON."""

    words: Sequence[str]

    def tell(self, notice: Notice) -> None:
        """Run it; an exit code other than 0 is a failure."""
        told = {
            "state": notice.state,
            "run": notice.run,
            "exit_code": notice.exit_code,
            "lines": notice.lines,
        }
        _run(list(self.words), json.dumps(told).encode())


def tell(channels: Iterable[Channel], notice: Notice) -> tuple[Fault, ...]:
    """Say it on every channel; what fails comes back as faults, nothing is raised."""
    faults = []
    for channel in channels:
        try:
            channel.tell(notice)
        except Exception as error:  # noqa: BLE001 - a broken alarm must not fail the run
            name, why = type(channel).__name__.lower(), type(error).__name__
            fix = "check the ALARM_ settings in repos.env"
            faults.append(
                Fault("E-SES-351", f"the operator was not told by {name} ({why})", "repos.env", fix)
            )
    return tuple(faults)


def state_of(states: Iterable[str], *, before: str = "", missed: bool = False) -> str:
    """What is worth telling: failed, partial, unknown, missed, recovered; empty when all is as it should be.

    `states` are the outcomes of a run's reports; `before` is what was told last.
    """
    seen = set(states)
    if "unknown" in seen:
        return "unknown"
    if "failed" in seen:
        return "failed" if seen == {"failed"} else "partial"
    if missed:
        return "missed"
    return "recovered" if seen and before not in {"", "recovered"} else ""


@dataclass(frozen=True, slots=True)
class Pings:
    """A health check (healthchecks.io and its like): `URL/start`, then `URL/EXIT_CODE`, both with `?rid=RUN`."""

    url: str = field(repr=False)
    run: str

    def start(self) -> tuple[Fault, ...]:
        """The run begins."""
        return self._ping("start", "")

    def finish(self, exit_code: int, text: str = "") -> tuple[Fault, ...]:
        """It ended; 0 is success for the service, all else failure."""
        return self._ping(str(exit_code), text)

    def _ping(self, word: str, text: str) -> tuple[Fault, ...]:
        import requests

        try:
            address = f"{self.url.rstrip('/')}/{word}"
            body = text.encode()[:10_000]
            answer = requests.post(address, params={"rid": self.run}, data=body, timeout=PATIENCE)
            answer.raise_for_status()
        except Exception as error:  # noqa: BLE001 - a failing ping must not fail the run
            why = f"the health check did not take the ping `{word}` ({type(error).__name__})"
            return (Fault("E-SES-352", why, "repos.env", "check HEALTHCHECK_URL"),)
        return ()


def _run(words: list[str], content: bytes) -> None:
    subprocess.run(words, input=content, check=True, capture_output=True, timeout=15)
