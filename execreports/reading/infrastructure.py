"""Infrastructure templates: what they set up and how open, watched and backed up it is, with lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from execreports.reading.cloudformation import read_template
from execreports.reading.encodings import Decoded, Problem, decode
from execreports.reading.resources import Resource
from execreports.reading.secrets import DEFAULT_SALT, Secret, fingerprint
from execreports.reading.source_tree import is_binary
from execreports.reading.terraform import read_terraform

__all__ = ["NO_DATES", "Infrastructure", "Resource", "is_template_name", "read_infrastructure"]
NO_DATES: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Infrastructure:
    """What one template declares. `format` is cloudformation, terraform or '' when the file is neither."""

    format: str = ""
    resources: tuple[Resource, ...] = ()
    secrets: tuple[Secret, ...] = ()
    stages: tuple[tuple[str, int], ...] = ()
    safe_deploys: tuple[tuple[str, int], ...] = ()
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = field(default=())

    def of(self, kind: str) -> tuple[Resource, ...]:
        """The resources of one kind: distribution, bucket, function, function_url, api, route, log_group, table."""
        return tuple(resource for resource in self.resources if resource.kind == kind)


def is_template_name(name: str) -> bool:
    """Whether a file's name allows it to be a template at all."""
    return name.lower().endswith((".yaml", ".yml", ".json", ".template", ".tf"))


def read_infrastructure(
    source: bytes | str,
    name: str,
    *,
    end_of_life: Mapping[str, date] = NO_DATES,
    today: date | None = None,
    salt: bytes = DEFAULT_SALT,
) -> Infrastructure:
    """Read one template; never raises. A runtime's end of life is said only for those the table names."""
    if isinstance(source, bytes) and is_binary(source):
        return Infrastructure(encoding="binary", problems=(Problem(None, "binary, not a template"),))
    decoded = decode(source) if isinstance(source, bytes) else Decoded(source, "utf-8")
    found = read_terraform(decoded.text) if name.lower().endswith(".tf") else read_template(decoded.text)
    aged = tuple(_aged(resource, end_of_life, today) for resource in found.resources)
    secrets = tuple(
        Secret(kind, line, fingerprint(value, salt), variable)
        for kind, line, variable, value in found.secrets
    )
    problems = (*decoded.problems, *found.problems)
    return Infrastructure(
        found.format, aged, secrets, found.stages, found.safe_deploys, decoded.encoding, problems
    )


def _aged(resource: Resource, end_of_life: Mapping[str, date], today: date | None) -> Resource:
    """A function with whether its runtime has come to its end: yes, no, or unknown without a date."""
    if resource.kind != "function":
        return resource
    last = end_of_life.get(resource.traits.get("runtime", ""))
    ended = "unknown" if last is None or today is None else "yes" if last <= today else "no"
    return replace(resource, traits={**resource.traits, "end_of_life": ended})
