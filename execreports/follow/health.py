"""What became of the sources since the last edition: lost, stale, or back; what stays as it was is no news."""

from collections.abc import Iterator
from typing import Any

from execreports.follow.findings import Change
from execreports.model.document import ReportDocument, Text
from execreports.model.facts import Health, Origin, SourceResult

WORD = "source"


SAID = {
    Health.MISSING: "lost", Health.FALLBACK: "lost, a last good answer stands in",
    Health.STALE: "stale", Health.FRESH: "fresh again",
}  # fmt: skip


def source_changes(document: ReportDocument, before: dict[str, Any]) -> Iterator[Change]:
    """One sentence for all sources whose health is another than it was: what is lost first."""
    was = {one["name"]: one["health"] for one in before.get("sources", ())}
    other = [one for one in document.sources if one.name in was and one.health != was[one.name]]
    if not other:
        return
    alike: dict[str, list[str]] = {}
    for health, said in SAID.items():
        for one in (one for one in other if one.health is health):
            why = "" if health is Health.FRESH else f" ({one.reason})"
            alike.setdefault(f"{said}{why}", []).append(one.name)
    words = "; ".join(f"{', '.join(names)} {said}" for said, names in alike.items())
    yield Change(WORD, Text(f"Sources: {words}.", origins=tuple(_place(one, document) for one in other)))


def _place(result: SourceResult, document: ReportDocument) -> Origin:
    return Origin(result.name, result.locator or result.name, result.as_of or document.generated_at)
