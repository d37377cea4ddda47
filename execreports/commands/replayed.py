"""`--as-of` and `--diff`: an archived edition made again, or today's compared with it.

The facts, targets and portfolio of that day come from the archive; today's sources are never read under another date.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from execreports.agree import flagged
from execreports.commands.assemble import day_of
from execreports.errors import ExecReportsError, Fault
from execreports.model.context import Context
from execreports.model.ledger import Edition as Kept
from execreports.model.ledger import Ledger
from execreports.model.mail import LedgerRow, Message
from execreports.model.snapshot import context_from_plain
from execreports.pipeline import Edition, Run, drafted, finished
from execreports.record.rows import stamp
from execreports.renderers.depth import BRIEF
from execreports.report import BaseReport


@dataclass(frozen=True, slots=True)
class Archived:
    """An edition as the archive has it: its row, its plain document, and the context it was made from."""

    row: LedgerRow
    plain: Mapping[str, Any]
    context: Context


class Then:
    """What the ledger knew when an edition was made: the one before it, and what people had decided until then."""

    def __init__(self, ledger: Ledger, row: LedgerRow, digest: str, until: str = "") -> None:
        self._ledger, self._row, self._digest, self._until = ledger, row, digest, until

    def edition(self, persona: str, before: str, *, world: str) -> Kept | None:
        """The edition to compare with."""
        content = self._ledger.archived(self._digest) if self._digest else None
        if content is not None and not self._until:
            content = self._remembering(content, persona, before, world)
        return Kept(replace(self._row, document=self._digest), content) if content is not None else None

    def _remembering(self, content: bytes, persona: str, before: str, world: str) -> bytes:
        """The edition with what the last one knows of lost sources: since when they are lost, what was good."""
        last = self._ledger.edition(persona, before, world=world)
        if last is None:
            return content
        known = json.loads(last.document)
        return json.dumps(
            {**json.loads(content), "missing": known["missing"], "good": known["good"]}
        ).encode()

    def notes(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        """The entries of a kind that were there by then; all where no moment is named."""
        return tuple(
            note for note in self._ledger.notes(kind) if not self._until or note["at"] <= self._until
        )

    def archived(self, digest: str) -> bytes | None:
        """See `Ledger.archived`."""
        return self._ledger.archived(digest)


def replayed(
    reports: tuple[BaseReport, ...], run: Run, as_of: str, warn: Callable[[Fault], None]
) -> Iterator[Edition]:
    """Each report from the facts archived for that day; ExecReportsError (1) where there are none."""
    for report in reports:
        old = archived(report.persona, run, as_of)
        past: Any = Then(run.ledger, old.row, old.plain["before"], stamp(old.row.created_at))
        then = replace(
            run, now=old.context.now, notes=tuple(old.plain["banner"]), rules=old.plain["rules"],
            ledger=past, targets=old.context.targets, period=partial(_period, old),
        )  # fmt: skip
        draft = drafted(report, old.context, then)
        if draft.document:
            draft = replace(draft, document=flagged(draft.document, old.plain["flags"]))
        edition = finished(draft, old.context, then)
        if _differs(edition, old, run):
            said = f"{report.persona} of {as_of} reads otherwise than it was sent: code or templates have changed"
            warn(Fault("E-AUD-742", said, fix=f"execreports show {report.persona} {as_of} has the bytes"))
        yield edition


def compared_with(
    reports: tuple[BaseReport, ...], context: Context, run: Run, day: str
) -> Iterator[tuple[Edition, Archived]]:
    """Each report as of `context`, compared with the edition of that day in place of the last one."""
    for report in reports:
        old = archived(report.persona, run, day)
        past: Any = Then(run.ledger, old.row, old.row.document)
        then = replace(run, ledger=past)
        yield finished(drafted(report, context, then), context, then), old


def archived(persona: str, run: Run, day: str) -> Archived:
    """The newest edition of that day; ExecReportsError (1) where there is none, or its facts are gone."""
    day_of(day)
    for row in run.ledger.find(persona, day):
        content = run.ledger.archived(row.document) if row.document else None
        plain = json.loads(content) if content else {}
        facts = run.ledger.archived(plain["made_of"]) if plain.get("made_of") else None
        if facts:
            moment = datetime.fromisoformat(plain["generated_at"])
            context = context_from_plain(json.loads(facts), moment, run.checks)
            local = moment.astimezone(context.portfolio.timezone)
            return Archived(row, plain, replace(context, now=local))
    said = f"no facts of {persona} are archived for {day}"
    raise ExecReportsError(said, code="E-AUD-740", fix="execreports history shows the days there are")


def _differs(edition: Edition, old: Archived, run: Run) -> bool:
    """Whether the page, at its usual depth, is not the one that was sent."""
    if edition.message is None or run.depths != BRIEF:
        return False
    return edition.message.text != _sent(run.ledger, old.row).text


def _period(old: Archived, _: BaseReport) -> str:
    return str(old.plain["period"])


def _sent(ledger: Ledger, row: LedgerRow) -> Message:
    return Message.thawed(ledger.bytes_of(row), persona=row.slot.persona, period=row.slot.period)
