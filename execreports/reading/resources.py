"""The words in which every kind of template speaks of its resources, and the questions asked of both kinds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from execreports.reading import secret_names
from execreports.reading.encodings import Problem
from execreports.reading.nodes import NOTHING, Node
from execreports.reading.secret_rules import RULES


@dataclass(frozen=True, slots=True)
class Resource:
    """One declared thing: kind, logical id, line, and traits whose values are yes, no, unknown or a text.

    distribution: waf, https. bucket: public. function: runtime, end_of_life, tracing, log_group.
    function_url: auth, cors. api: cors. route: method, path, auth. log_group: retention (days or ''). table: backup.
    """

    kind: str
    name: str
    line: int
    traits: Mapping[str, str]


PlainSecret = tuple[str, int, str, str]
"""Kind, line, variable, value; the value is turned into a fingerprint before anything leaves the layer."""


@dataclass(slots=True)
class Found:
    """What a template's reader hands over."""

    format: str = ""
    resources: list[Resource] = field(default_factory=list)
    secrets: list[PlainSecret] = field(default_factory=list)
    stages: tuple[tuple[str, int], ...] = ()
    safe_deploys: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()


def yes_no(answer: bool | None) -> str:
    """`yes`, `no`, or `unknown` where it is decided elsewhere."""
    return "unknown" if answer is None else "yes" if answer else "no"


def given(node: Node, empty_parameters: frozenset[str] = frozenset()) -> bool | None:
    """Whether a value is set; None when a condition or an empty parameter decides."""
    if not node.exists:
        return False
    if node.tag in {"If", "expr"}:
        return (
            None if node.tag == "If" or "?" in str(node.value) or str(node.value).startswith("var.") else True
        )
    if node.tag == "Ref":
        return None if node.value in empty_parameters else node.value != "AWS::NoValue"
    return bool(node.value)


def allows_everybody(policy: Node) -> bool:
    """Whether a resource policy lets anybody in: Allow, principal `*`, and no condition that narrows it."""
    statements = policy.get("Statement") if policy.get("Statement").exists else policy.get("statement")
    for statement in statements.each():
        effect = (statement.get("Effect").text or statement.get("effect").text or "Allow").lower()
        narrowed = statement.get("Condition").exists or statement.get("condition").exists
        if effect == "allow" and not narrowed and _is_everybody(statement):
            return True
    return False


def _is_everybody(statement: Node) -> bool:
    principal = statement.get("Principal")
    if principal.text == "*" or any(node.text == "*" for node in principal.get("AWS").each()):
        return True
    return any(
        any(node.text == "*" for node in block.get("identifiers").each())
        for block in statement.get("principals").each()
    )


def plain_secrets(variables: Iterable[tuple[str, Node]]) -> list[PlainSecret]:
    """The variables of a function that hold a secret in plain text."""
    found: list[PlainSecret] = []
    for name, node in variables:
        value = node.text
        if not value:
            continue
        kind = next((rule.kind for rule in RULES if rule.pattern.search(f"{name}={value}")), "")
        if kind and secret_names.is_filled_format(value):
            continue
        if not kind and secret_names.names_a_secret(name) and not _refers(value):
            kind = "assignment"
        if kind:
            found.append((kind, node.line, name, value))
    return found


def _refers(value: str) -> bool:
    """Whether a value names where the secret lies instead of holding it."""
    return len(value) < 6 or secret_names.is_placeholder(value) or " " in value


def any_star(node: Node) -> bool:
    """Whether a value or a list of values holds a lone star."""
    return any(each.text.strip("'\"") == "*" for each in node.each()) if node is not NOTHING else False
