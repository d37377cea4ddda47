"""Sheet values through gspread, imported on first use: the only module that knows it.

One batch read, unformatted values (gspread's own default turns `012345` into 12345), a time-out always.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from execreports.errors import SourceBroken, SourceDown
from execreports.sources.base import Reach

SCOPE = "https://www.googleapis.com/auth/spreadsheets.readonly"
TOKEN_URI = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address, and the only one a key may be sent to
DENIED = "E-SRC-231"
CREDENTIALS = "E-SRC-230"
BUSY = "E-SRC-225"


def account(reach: Reach, place: str) -> Mapping[str, str]:
    """The service account of `repos.env`, inline or as a file; SourceBroken where there is none to use."""
    inline = reach.secret("GOOGLE_SERVICE_ACCOUNT_JSON")
    file = reach.secret("GOOGLE_SERVICE_ACCOUNT_FILE")
    if not inline and not file:
        raise SourceBroken(
            "no service account is set", place=place, code="E-SRC-210",
            fix="add GOOGLE_SERVICE_ACCOUNT_FILE (or _JSON) to repos.env",
        )  # fmt: skip
    try:
        text = inline or (reach.root / Path(file or "").expanduser()).read_text(encoding="utf-8")
        known = json.loads(text)
        lacking = [name for name in ("client_email", "private_key", "token_uri") if not known[name]]
    except OSError as error:
        raise _unusable(f"its file could not be read ({error.strerror})", place) from None
    except (ValueError, KeyError, TypeError):
        raise _unusable("it is no service account key in JSON", place) from None
    if lacking or known["token_uri"] != TOKEN_URI:
        raise _unusable("its token_uri is not Google's, or a field is empty", place)
    return dict(known)


def _unusable(reason: str, place: str) -> SourceBroken:
    return SourceBroken(
        f"the service account cannot be used: {reason}", place=place, code=CREDENTIALS,
        fix="download a new key and put its path into GOOGLE_SERVICE_ACCOUNT_FILE",
    )  # fmt: skip


def values(
    reach: Reach, spreadsheet: str, ranges: Sequence[str], seconds: float, place: str
) -> list[dict[str, Any]]:
    """`{"range": "Jobs!A1:F9", "values": [[...]]}` for each range, in one read.

    Raises SourceDown for quota, time-out and lost connections, SourceBroken for everything the owner must mend.
    """
    import google.auth.exceptions
    import gspread.exceptions
    import requests.exceptions

    known = account(reach, place)
    try:
        client = _client(known, reach, seconds, place)
        params = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}
        answer = client.values_batch_get(spreadsheet, list(ranges), params=params)
    except gspread.exceptions.APIError as error:
        raise _refused(error, known["client_email"], place) from None
    except google.auth.exceptions.TransportError as error:
        raise SourceDown(
            f"no connection to Google ({type(error).__name__})", place=place, code=BUSY
        ) from None
    except google.auth.exceptions.GoogleAuthError as error:
        raise _unusable(f"Google did not accept its key ({type(error).__name__})", place) from None
    except requests.exceptions.RequestException as error:
        raise SourceDown(f"no answer from Google ({type(error).__name__})", place=place, code=BUSY) from None
    return list(answer.get("valueRanges", []))


def _client(known: Mapping[str, str], reach: Reach, seconds: float, place: str) -> Any:  # noqa: ANN401 - untyped
    from google.auth.transport.requests import AuthorizedSession, Request
    from google.oauth2.service_account import Credentials
    from gspread.http_client import HTTPClient

    way = reach.http()
    try:
        credentials = Credentials.from_service_account_info(dict(known), scopes=[SCOPE])
    except (ValueError, KeyError):
        raise _unusable("its private key is malformed", place) from None
    session = AuthorizedSession(credentials, refresh_timeout=seconds, auth_request=Request(session=way))
    session.trust_env = way.trust_env
    for prefix, adapter in way.adapters.items():
        session.mount(prefix, adapter)
    client = HTTPClient(auth=None, session=session)
    client.set_timeout((min(5.0, seconds), seconds))
    return client


def _refused(error: Any, address: str, place: str) -> SourceBroken | SourceDown:  # noqa: ANN401 - gspread's APIError
    status = error.response.status_code
    if status == 429 or status >= 500:
        return SourceDown(f"quota or time-out: Google says {status}", place=place, code=BUSY)
    reason = str(error.error.get("message", ""))[:200]
    if status in {401, 403}:
        return SourceBroken(
            f"Google denies access to the sheet: {reason}", place=place, code=DENIED,
            fix=f"share the sheet with {address} (viewer), and enable the Sheets API in its project",
        )  # fmt: skip
    if status == 404:
        return SourceBroken(
            "no such spreadsheet",
            place=place,
            code="E-SRC-204",
            fix="correct `spreadsheet` in config/sources.yaml",
        )
    return SourceBroken(
        f"Google refuses the read: {reason}",
        place=place,
        code="E-SRC-211",
        fix="correct `tab` in config/sources.yaml",
    )
