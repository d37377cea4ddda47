"""What came of a run: one line per report, one exit code."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from execreports.commands.flags import Flags
from execreports.commands.owed import Paused
from execreports.commands.printing import complain, document, plain_fault, table
from execreports.errors import BatchRefused, Fault
from execreports.model.mail import LedgerRow

if TYPE_CHECKING:
    from execreports.pipeline import Outcome

BAD = ("failed", "unknown")


class Tally:
    """Outcomes, printed in the order of `list`, and what they mean together."""

    def __init__(
        self, flags: Flags, order: Iterable[str] = (), *, broken: Iterable[Fault] = (), paused: Paused = ()
    ) -> None:
        self.flags = flags
        self.order = tuple(order)
        self.broken = tuple(broken)
        self.paused = paused
        self.outcomes: list[Outcome] = []
        self.unknown: tuple[LedgerRow, ...] = ()
        self.refused: BatchRefused | None = None
        self.run = ""

    def add(self, outcome: "Outcome") -> None:
        """One more report."""
        self.outcomes.append(outcome)
        self.outcomes.sort(key=lambda one: self.order.index(one.persona) if one.persona in self.order else -1)

    def stopped(self, error: BatchRefused) -> None:
        """Nothing more could be sent."""
        self.refused = error

    def open_questions(self, rows: Iterable[LedgerRow]) -> None:
        """Mails of earlier runs that may have gone."""
        told = {outcome.row.id for outcome in self.outcomes if outcome.row}
        self.unknown = tuple(row for row in rows if row.id not in told)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that went wrong, report by report."""
        found = [*self.broken, *(one.fault for one in self.outcomes if one.fault)]
        return (*found, *(_open(row) for row in self.unknown))

    def code(self, *, strict: bool) -> int:
        """0; 3 where some report failed; 69, 77 or 78 where none could be sent; 4 for gaps with --strict."""
        if self.refused and not any(one.state == "sent" for one in self.outcomes):
            return self.refused.exit_code
        if self.refused or self.broken or self.unknown or any(one.state in BAD for one in self.outcomes):
            return 3
        return 4 if strict and any(one.labelled_gaps for one in self.outcomes) else 0

    def told(self, *, strict: bool) -> int:
        """Print the table (nothing with -q where all is well) and the faults; returns the exit code."""
        code = self.code(strict=strict)
        if self.flags.json:
            document(run=self.run, exit_code=code, reports=[*map(_plain, self.outcomes)], faults=[
                plain_fault(fault) for fault in self.faults
            ])  # fmt: skip
            return code
        rows = [(one.persona, one.state, one.row.message_id if one.row else "") for one in self.outcomes]
        rows += [(report.persona, "paused", reason) for report, reason in self.paused]
        if rows and not self.flags.quiet:
            table(("report", "state", "MessageId"), rows)
        complain(self.faults)
        if code and self.run and not self.flags.json and any(one.state == "failed" for one in self.outcomes):
            click.echo(f"next: execreports retry {self.run[:8]}", err=True)
        return code


def _plain(outcome: "Outcome") -> dict[str, object]:
    row = outcome.row
    return {
        "persona": outcome.persona, "state": outcome.state, "message_id": row.message_id if row else None,
        "period": row.slot.period if row else None, "audience": row.slot.audience if row else None,
        "recipients": len(row.to) + len(row.bcc) if row else 0, "labelled_gaps": outcome.labelled_gaps,
        "fault": plain_fault(outcome.fault),
    }  # fmt: skip


def _open(row: LedgerRow) -> Fault:
    said = f"nobody knows whether {row.slot.name} went out: {row.error or 'its run ended before the answer'}"
    settle = f"execreports resend {row.run[:8]}/{row.slot.persona}"
    return Fault("E-SES-304", said, row.slot.name, f"look into the mailbox, then: {settle} [--arrived]")
