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
    """The last edition's facts under today's rules, at its moment and at today's, and the contents it had read.

    What it shows at its own moment comes from the rules; what it shows only today comes from the time that
    passed; what it never shows, though it stands in a file whose bytes are the same, is read by other rules.
    """

    findings: dict[str, Severity] = field(default_factory=dict)
    figures: dict[str, Interval | None] = field(default_factory=dict)
    later_findings: frozenset[str] = frozenset()
    later_figures: dict[str, Interval | None] = field(default_factory=dict)
    contents: frozenset[Content] = frozenset()

    @classmethod
    def of(cls, then: ReportDocument, now: ReportDocument, plain: dict[str, Any]) -> "Redone":
        """From the page made again at both moments and the archived facts it was made of."""
        origins = (fact["origin"] for result in plain["results"] for fact in result["facts"])
        return cls(
            {one.id: one.severity for one in then.findings},
            {one.id: one.interval for one in then.figures},
            frozenset(one.id for one in now.findings),
            {one.id: one.interval for one in now.figures},
            frozenset((source, digest) for source, _, _, digest, _ in origins if digest),
        )

    def appeared(self, finding: Finding) -> bool:
        """Whether a new, worse or better finding comes from the rules."""
        if self.findings.get(finding.id) is finding.severity:
            return True
        return finding.id not in self.later_findings and self._read_before(finding.facts)

    def went(self, finding: str) -> bool:
        """Whether a finding that is gone is gone by the rules."""
        return finding not in self.findings

    def moved(self, figure: Figure, causes: Iterable[Fact]) -> bool:
        """Whether a changed figure comes from the rules."""
        if figure.id in self.figures and self.figures[figure.id] == figure.interval:
            return True
        by_time = figure.id in self.later_figures and self.later_figures[figure.id] == figure.interval
        return not by_time and self._read_before(causes)

    def _read_before(self, facts: Iterable[Fact]) -> bool:
        given = [(fact.origin.source, fact.origin.digest) for fact in facts]
        return bool(given) and all(content in self.contents for content in given)
