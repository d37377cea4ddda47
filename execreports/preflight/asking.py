"""Questions to SES: an answer, "there is none" (404), or a fault noted and the next question asked."""

from collections.abc import Mapping
from typing import Any

from execreports.errors import Fault
from execreports.transports.ses_errors import translated

ABSENT: Mapping[str, Any] = {}
"""SES knows nothing under that name."""


class Asking:
    """Collects what is wrong while it asks."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - boto3
        self.client = client
        self.region: str = client.meta.region_name
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []

    def ask(self, operation: str, **parameters: str) -> Mapping[str, Any] | None:
        """The answer, `ABSENT` for 404, or None when it could not be asked (the fault is noted)."""
        answer = asked(self.client, operation, **parameters)
        if isinstance(answer, NotImplementedError) and not _aws(self.client) and operation != "get_account":
            self.warning(
                f"this server does not know {_action(operation)}: not checked", "only AWS itself answers it"
            )
            return None
        if isinstance(answer, Exception):
            self.faults += _faults(answer, operation, self.region)
            return None
        return answer

    def fault(self, code: str, message: str, fix: str = "") -> None:
        """Note what stops the run."""
        self.faults.append(Fault(code, message, f"SES {self.region}", fix))

    def warning(self, message: str, fix: str = "") -> None:
        """Note what does not."""
        self.warnings.append(Fault("E-SES-340", message, f"SES {self.region}", fix))


def asked(client: Any, operation: str, **parameters: str) -> Mapping[str, Any] | Exception:  # noqa: ANN401 - boto3
    """One question: a mapping (empty where SES has none of that name) or the error; never raises."""
    try:
        answer = getattr(client, operation)(**parameters)
    except Exception as error:  # noqa: BLE001 - sorted by the caller, who asks the next question all the same
        if _status(error) != 404:
            return error
        return ABSENT if _code(error) in {"NotFoundException", "NotFound"} else NotImplementedError(operation)
    found = {name: value for name, value in answer.items() if name != "ResponseMetadata"}
    return found or ValueError("an empty answer")


def _status(error: Exception) -> int:
    response = getattr(error, "response", None) or {}
    status: int = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status


def _code(error: Exception) -> str:
    response = getattr(error, "response", None) or {}
    return str(response.get("Error", {}).get("Code", ""))


def _aws(client: Any) -> bool:  # noqa: ANN401 - boto3
    """Whether it is Amazon that answers, and not a server the owner named."""
    host = str(client.meta.endpoint_url).removeprefix("https://").partition("/")[0]
    return host.endswith((".amazonaws.com", ".amazonaws.com.cn", ".api.aws"))


def _action(operation: str) -> str:
    return "ses:" + "".join(part.capitalize() for part in operation.split("_"))


def _faults(error: Exception, operation: str, region: str) -> list[Fault]:
    ours = translated(error, region=region, sender="")
    action = _action(operation)
    if ours.exit_code == 77:
        fix = f"{ours.faults[0].fix}; the policy needs {action}"
        return [Fault("E-SES-320", ours.faults[0].message, f"SES {region}", fix)]
    why = f"SES in {region} does not answer {action} as it should ({type(error).__name__})"
    return [Fault("E-SES-349", why, f"SES {region}", "check SES_REGION, AWS_ENDPOINT_URL and the network")]
