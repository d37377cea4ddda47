"""A CloudFormation template's resources by type, and its settings that hold for all of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from execreports.reading.nodes import Node


@dataclass(frozen=True, slots=True)
class Template:
    """What the readers of one kind of resource ask for."""

    resources: Mapping[str, Node]
    global_function: Node
    global_apis: Mapping[str, Node]
    empty_parameters: frozenset[str]

    def of(self, *kinds: str) -> Iterator[tuple[str, Node, int]]:
        """Logical id, properties and line of the resources of these types."""
        for name, node in self.resources.items():
            if node.get("Type").text in kinds:
                yield name, node.get("Properties"), node.get("Type").line

    def names(self, node: Node, logical_id: str) -> bool:
        """Whether a value mentions a resource by reference or in a substitution."""
        return any(re.search(rf"(?<![\w]){re.escape(logical_id)}(?![\w])", word) for word in node.words())
