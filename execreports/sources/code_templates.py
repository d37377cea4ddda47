"""What infrastructure templates declare: distributions, buckets, functions, logs, tables, open endpoints."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from execreports.model.facts import Fact
from execreports.reading.infrastructure import Resource, is_template_name, read_infrastructure
from execreports.sources.code_files import CodeFile
from execreports.sources.code_security import Note

KEYS = frozenset(
    {"infra.distribution", "infra.bucket", "infra.function", "infra.log_group", "infra.table", "code.endpoint",
     "code.cors", "code.secret"}
)  # fmt: skip
END_OF_LIFE: Mapping[str, date] = MappingProxyType({
    "python3.6": date(2022, 7, 18), "python3.7": date(2023, 12, 4), "python3.8": date(2024, 10, 14),
    "python3.9": date(2025, 12, 15), "nodejs12.x": date(2023, 3, 31), "nodejs14.x": date(2023, 12, 4),
    "nodejs16.x": date(2024, 6, 12), "nodejs18.x": date(2025, 9, 1), "java8": date(2024, 1, 8),
    "ruby2.7": date(2023, 12, 7), "go1.x": date(2024, 1, 8), "dotnet6": date(2024, 12, 20),
})  # fmt: skip
"""The day a Lambda runtime stops getting fixes, as AWS announced it; an owner may add to it."""

KEPT = {
    "distribution": ("infra.distribution", ("waf", "https")),
    "bucket": ("infra.bucket", ("public",)),
    "function": ("infra.function", ("runtime", "end_of_life")),
    "log_group": ("infra.log_group", ("retention",)),
    "table": ("infra.table", ("backup",)),
}


def template(file: CodeFile, end_of_life: Mapping[str, date], today: date, note: Note) -> Iterator[Fact]:
    """Every fact of one template; nothing for a file that is none."""
    if not is_template_name(file.name):
        return
    found = read_infrastructure(file.data, file.name, end_of_life=end_of_life, today=today)
    if not found.format:
        return
    for problem in found.problems:
        note(f"{file.page.locator}:{problem.line}" if problem.line else file.page.locator, problem.message)
    for secret in found.secrets:
        yield file.fact(
            "code.secret", secret.kind, secret.line, rule=secret.kind, fingerprint=secret.fingerprint
        )
    for resource in found.resources:
        yield from _resource(file, resource)


def _resource(file: CodeFile, resource: Resource) -> Iterator[Fact]:
    if resource.kind in KEPT:
        key, traits = KEPT[resource.kind]
        labels = {name: resource.traits.get(name, "") for name in traits}
        yield file.fact(key, resource.name, resource.line, **labels)
    if resource.kind == "function_url":
        auth = resource.traits.get("auth", "unknown")
        yield file.fact("code.endpoint", resource.name, resource.line, platform="function_url", auth=auth)
    if resource.traits.get("cors") in {"yes", "*"}:
        yield file.fact("code.cors", "*", resource.line)
