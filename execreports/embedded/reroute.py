"""Google's hosts on the stand-in: addresses stay as they are, only the connection goes to the loopback.

Sources check host names before they call, so no allow-list needs to name 127.0.0.1; every other host is refused
here, so nothing leaves the machine.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
import requests.adapters
import requests.exceptions

from execreports.embedded.google import HOSTS


class Rerouted(requests.adapters.HTTPAdapter):
    """Connects to 127.0.0.1 at `port` in the name of one of `hosts`; refuses all others without connecting."""

    def __init__(self, port: int, hosts: frozenset[str]) -> None:
        self.port = port
        self.hosts = hosts
        super().__init__()

    def get_connection_with_tls_context(self, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - a urllib3 pool
        """The pool of the stand-in, whatever host was asked for."""
        return self.poolmanager.connection_from_host("127.0.0.1", port=self.port, scheme="http")

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:  # noqa: ANN401 - as requests has it
        """Send with the host's own name in the Host header."""
        host = urlsplit(request.url or "").hostname or ""
        if host not in self.hosts:
            raise requests.exceptions.ConnectionError(
                f"{host} is not reached in an embedded run", request=request
            )
        request.headers["Host"] = host
        return super().send(request, *args, **kwargs)

    def cert_verify(self, *_: Any) -> None:  # noqa: ANN401 - nothing to verify on the loopback
        """No certificate: the stand-in speaks plain HTTP."""

    def request_url(self, request: requests.PreparedRequest, _: Mapping[str, str] | None) -> str:
        """The path alone; there is no proxy between."""
        return request.path_url


def session(port: int, hosts: frozenset[str] = HOSTS) -> requests.Session:
    """A session whose every connection ends at the stand-in; the machine's proxies and netrc are not asked."""
    made = requests.Session()
    made.trust_env = False
    adapter = Rerouted(port, hosts)
    made.mount("https://", adapter)
    made.mount("http://", adapter)
    return made
