"""Tasks through a webhook: one POST of JSON each; an Apps Script web app that keeps a sheet fits."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from execreports.errors import MessageRefused, OutcomeUnknown, TransportDown
from execreports.sinks.base import Task

PATIENCE = (5.0, 20.0)
"""Seconds to connect and to wait for an answer."""
LINKS = ("url", "link", "key", "id")
"""What of a JSON answer links back, the first that is there."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Webhook:
    """`http` gives a session; `token` is sent as a bearer token; neither it nor the URL's path is ever printed."""

    url: str = field(repr=False)
    http: Callable[[], Any] = field(repr=False)
    token: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """`webhook:script.google.com`."""
        return f"webhook:{urlsplit(self.url).hostname or 'no host'}"

    def create(self, task: Task) -> str:
        """POST it with its id as idempotency key; answers with the link in the answer, or its status."""
        import requests

        headers = {"Idempotency-Key": task["id"]}
        headers |= {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            answer = self.http().post(self.url, json=task, headers=headers, timeout=PATIENCE)
        except requests.ConnectTimeout as error:
            raise TransportDown("the webhook cannot be reached", place=self.name) from error
        except requests.RequestException as error:
            if isinstance(error, requests.ConnectionError) and "refused" in str(error).casefold():
                raise TransportDown("the webhook cannot be reached", place=self.name) from error
            raise OutcomeUnknown("the webhook's answer was lost; look there", place=self.name) from error
        return self._linked(answer)

    def _linked(self, answer: Any) -> str:  # noqa: ANN401 - requests is imported late
        if answer.status_code in {429, 503}:
            raise TransportDown(f"the webhook answers {answer.status_code}", place=self.name)
        if answer.status_code >= 500:
            raise OutcomeUnknown(f"the webhook answers {answer.status_code}; look there", place=self.name)
        if answer.status_code >= 300:
            raise MessageRefused(f"the webhook refuses it ({answer.status_code})", place=self.name)
        if "html" in answer.headers.get("Content-Type", ""):
            raise OutcomeUnknown(
                "the webhook answers with a page, not with data; look there", place=self.name
            )
        try:
            told = answer.json()
        except ValueError:
            return f"status {answer.status_code}"
        links = [str(told[name]) for name in LINKS if told.get(name)] if isinstance(told, dict) else []
        return links[0][:LONGEST] if links else f"status {answer.status_code}"
