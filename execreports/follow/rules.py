"""What comes from changed rules or configuration, and not from the business."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from execreports.model.document import ReportDocument
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.model.findings import Finding, Severity
from execreports.model.quantity import Interval

Content = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Redone:
    """The last edition's facts under today's rules, and the contents (source, hash) that edition had read.

    What it shows too is no news of the business; nor is what stands in a file whose bytes are the same.
    """

    findings: dict[str, Severity] = field(default_factory=dict)
    figures: dict[str, Interval | None] = field(default_factory=dict)
    contents: frozenset[Content] = frozenset()

    @classmethod
    def of(cls, document: ReportDocument, plain: dict[str, Any]) -> "Redone":
        """From the page made again and the archived facts it was made of."""
        origins = (fact["origin"] for result in plain["results"] for fact in result["facts"])
        return cls(
            {one.id: one.severity for one in document.findings},
            {one.id: one.interval for one in document.figures},
            frozenset((source, digest) for source, _, _, digest, _ in origins if digest),
        )

    def appeared(self, finding: Finding) -> bool:
        """Whether a new, worse or better finding comes from the rules."""
        return self.findings.get(finding.id) is finding.severity or self._read_before(finding.facts)

    def went(self, finding: str) -> bool:
        """Whether a finding that is gone is gone by the rules."""
        return finding not in self.findings

    def moved(self, figure: Figure, causes: Iterable[Fact]) -> bool:
        """Whether a changed figure comes from the rules."""
        same = figure.id in self.figures and self.figures[figure.id] == figure.interval
        return same or self._read_before(causes)

    def _read_before(self, facts: Iterable[Fact]) -> bool:
        given = [(fact.origin.source, fact.origin.digest) for fact in facts]
        return bool(given) and all(content in self.contents for content in given)
