"""A page with every block type in it, so that a template is rendered before an executive reads it."""

from datetime import UTC, datetime
from decimal import Decimal

from execreports.model.document import ReportDocument, Row, Section, Table, Text
from execreports.model.facts import Fact, Health, Kind, Origin, SourceResult
from execreports.model.figures import Figure
from execreports.model.findings import Action, Finding, Severity
from execreports.model.quantity import Interval

DAY = datetime(2024, 2, 29, 6, tzinfo=UTC)


def page(persona: str, title: str) -> ReportDocument:
    """A document with known and unknown figures, findings, actions, tables, texts, and every source health."""
    origin = Origin("fixture", "data/file.csv:7", DAY, quote="7,one,12.50")
    fact = Fact("one", "expense", "EUR/month", Kind.ACTUAL, origin, Decimal(12), Decimal(12), Decimal(12))
    known = Figure(
        "burn", "Burn", "", "EUR/month", Kind.MODEL, Interval(Decimal(7), Decimal(9)), facts=(fact,)
    )
    unknown = Figure("runway", "Runway", "one", "days", Kind.MODEL, reason="no bank balance")
    finding = Finding("rule", "one", "thing", Severity.CRITICAL, "A finding", "In detail.", facts=(fact,),
                      consequences=("Something else suffers.",), since=DAY.date(), state="worse")  # fmt: skip
    action = Action("0123456789ab", "Do it", "one", effort_days=Decimal("0.5"), done_when="it is done",
                    origins=(origin,), since=DAY.date())  # fmt: skip
    table = Table(("What", "Amount"), (Row(("One", "12"), (fact,)), Row(("Two", ""))), "A table", "A note.")
    blocks = (known, unknown, finding, action, table, Table(("None",), ()), Text("A sentence.", (fact,)))
    states = ("ok", "partial", "unavailable")
    sections = tuple(Section(state, f"Section {state}", state, blocks, "a reason") for state in states)
    sources = tuple(
        SourceResult(
            str(health), health, (), DAY, "a reason", locator="data/", problems=("data/file.csv:3: odd",)
        )
        for health in Health
    )
    return ReportDocument(
        persona=persona, title=title, group="primary", period="2024-02-29", generated_at=DAY,
        headline="The verdict stands here.", sections=sections, findings=(finding,), actions=(action,),
        figures=(known, unknown), sources=sources, decisions=(action,), changes=(Text("A change.", (fact,)),),
        notes=("A note.",), names={"one": "One"},
    )  # fmt: skip
