"""What a run was asked to send, remembered so that `retry` knows what was not reached."""

from execreports.commands.assemble import clock
from execreports.errors import UsageError
from execreports.model.ledger import Ledger
from execreports.model.mail import LedgerRow
from execreports.report import BaseReport

NOTE = "run"


def remember(ledger: Ledger, run: str, reports: tuple[BaseReport, ...]) -> None:
    """Write down what this run is about to send."""
    ledger.note(NOTE, {"run": run, "reports": [report.persona for report in reports]}, now=clock())


def asked_in(ledger: Ledger, run: str | None) -> tuple[str, tuple[str, ...]]:
    """(run id, personas) of the last run, or of the one whose id begins so; UsageError where there is none."""
    notes = [note for note in ledger.notes(NOTE) if note["run"].startswith(run or "")]
    if not notes and run:
        raise UsageError(f"no run {run}", fix="execreports history lists them", code="E-USE-002")
    if not notes:
        return "", ()
    return notes[-1]["run"], tuple(notes[-1]["reports"])


def row_named(ledger: Ledger, name: str) -> LedgerRow:
    """The mail called RUN/PERSONA; RUN may be shortened. UsageError where there is none, or more than one run."""
    run, _, persona = name.partition("/")
    found = [row for row in ledger.rows() if row.run.startswith(run) and row.slot.persona == persona]
    if not run or not found or len({row.run for row in found}) > 1:
        said = f"{name} names no mail" if not found else f"{run} begins more than one run"
        raise UsageError(said, fix="write RUN/PERSONA as execreports history shows them", code="E-USE-002")
    return found[-1]
