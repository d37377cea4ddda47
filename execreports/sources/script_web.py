"""One call of an Apps Script deployment: hop by hop, allowed hosts only, bounded in size and total time.

The answer lies behind a redirect to a one-off address that grants it to whoever has it, so no error, note
or locator ever holds more of that address than its host.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from execreports.errors import SourceBroken, SourceDown

SCRIPT = "script.google.com"
CONTENT = "script.googleusercontent.com"
LOGIN = "accounts.google.com"
HOPS = 5
CONNECT = 5.0  # seconds

LOGIN_NEEDED = "E-SRC-221"
DELETED = "E-SRC-222"
SCRIPT_ERROR = "E-SRC-223"
EMPTY = "E-SRC-224"
BUSY = "E-SRC-225"
NOT_JSON = "E-SRC-226"
SHAPE = "E-SRC-227"
TOO_LARGE = "E-SRC-228"
STRAYED = "E-SRC-229"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the last hop said: status, host and body."""

    status: int
    host: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One GET: address and query, the place as printed, the longest answer in bytes and the time in seconds."""

    url: str
    params: Mapping[str, str]
    place: str
    limit: int
    seconds: float

    def fetch(self, session: Any) -> Answer:  # noqa: ANN401 - a requests session, imported late
        """The final answer of any status; SourceDown on time-out or lost connection, SourceBroken on a stray hop."""
        end = time.monotonic() + self.seconds
        url, params = self.url, dict(self.params)
        for _ in range(HOPS + 1):
            self._admit(url)
            with self._get(session, url, params, end) as response:
                if not response.is_redirect:
                    body = b"".join(self._chunks(response, end))
                    return Answer(response.status_code, urlsplit(url).hostname or "", body)
                url, params = urljoin(url, response.headers["Location"]), {}
        raise SourceBroken(
            f"more than {HOPS} redirects", place=self.place, code=STRAYED, fix="deploy the script again"
        )

    def _admit(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.hostname == LOGIN:
            raise login_needed(self.place)
        if (
            parts.scheme != "https"
            or parts.hostname not in {SCRIPT, CONTENT}
            or parts.port not in {None, 443}
        ):
            raise SourceBroken(
                f"the answer leads to {parts.hostname or 'no host'}, where no Apps Script answers from",
                place=self.place, code=STRAYED, fix="use the /exec address of the deployment",
            )  # fmt: skip

    def _get(self, session: Any, url: str, params: dict[str, str], end: float) -> Any:  # noqa: ANN401 - untyped
        import requests

        left = end - time.monotonic()
        try:
            if left <= 0:
                raise requests.exceptions.Timeout  # noqa: TRY301 - the same way out as any other time-out
            return session.get(
                url, params=params, timeout=(min(CONNECT, left), left), allow_redirects=False, stream=True
            )
        except requests.exceptions.Timeout:
            raise self._late() from None
        except requests.exceptions.RequestException as error:
            raise SourceDown(f"no connection ({type(error).__name__})", place=self.place, code=BUSY) from None

    def _chunks(self, response: Any, end: float) -> Iterator[bytes]:  # noqa: ANN401 - untyped
        """The body as it comes in; a sender that drips is cut off at the deadline."""
        import requests
        import urllib3

        size = 0
        try:
            while chunk := response.raw.read1(65536, decode_content=True):
                size += len(chunk)
                if size > self.limit:
                    raise SourceBroken(
                        f"the answer is longer than {self.limit} bytes", place=self.place, code=TOO_LARGE,
                        fix="ask for less, or raise `max_bytes`",
                    )  # fmt: skip
                if time.monotonic() > end:
                    raise self._late()
                yield chunk
        except (urllib3.exceptions.ReadTimeoutError, TimeoutError):
            raise self._late() from None
        except (urllib3.exceptions.HTTPError, requests.exceptions.RequestException, OSError) as error:
            raise SourceDown(
                f"the answer broke off ({type(error).__name__})", place=self.place, code=BUSY
            ) from None

    def _late(self) -> SourceDown:
        return SourceDown(
            f"no whole answer within {self.seconds:g} s", place=self.place, code=BUSY,
            fix="a script may take a minute after idling: raise `deadline`",
        )  # fmt: skip


def login_needed(place: str) -> SourceBroken:
    """The deployment asks for a Google account."""
    return SourceBroken(
        "login needed: the deployment is not open to callers without a Google account", place=place, code=LOGIN_NEEDED,
        fix='deploy it with access "Anyone" and a token, or read the sheet behind it with a service account',
    )  # fmt: skip
