"""The operator's side of a run: pings to a health check, and word over a channel that is not SES."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from execreports.commands.assemble import Desk
from execreports.commands.outcome import Tally
from execreports.commands.owed import open_questions, owed
from execreports.commands.printing import complain
from execreports.errors import ExecReportsError
from execreports.model.ledger import Ledger
from execreports.model.mail import Slot
from execreports.schedule import due as is_due
from execreports.schedule import owed_at

if TYPE_CHECKING:
    from execreports.pipeline import Run
    from execreports.transports.alarm import Channel

NOTE = "alarm"
ADDRESSED = ("alarm_webhook_url", "alarm_sendmail", "healthcheck_url")


@contextmanager
def watched(work: Desk, run: "Run", tally: Tally) -> Iterator[None]:
    """Ping at start and end, and tell the operator what is worth telling; none of it can fail the run."""
    settings = work.loaded.settings
    if not any(getattr(settings, name) for name in ADDRESSED):
        yield
        return
    from execreports.transports.alarm import Pings

    pings = Pings(work.loaded.settings.text("HEALTHCHECK_URL") or "", run.id)
    complain(pings.start() if pings.url else ())
    code, states = 1, ["failed"]
    lines: tuple[str, ...] = ("the run broke off",)
    try:
        yield
        tally.open_questions(open_questions(work))
        code, lines, states = tally.code(strict=False), _lines(tally), _states(tally)
    except BaseException as error:
        code = _exit_code(error)
        lines = tuple(fault.message for fault in getattr(error, "faults", ())) or (type(error).__name__,)
        raise
    finally:
        complain(pings.finish(code, "\n".join(lines)) if pings.url else ())
        _tell(work, run.ledger, run, states, lines, code)


def missed(work: Desk) -> tuple[Slot, ...]:
    """Mails owed earlier today that nobody sent and the catch-up no longer sends; none on a ledger's first day."""
    from execreports.record import SqliteLedger

    now = work.now
    if not work.workspace.ledger.exists():
        return ()
    reports, _ = owed(work, tuple(work.reports.reports), due=False)
    fired = [one for one in reports if (at := owed_at(one.schedule, now.date())) and at <= now.time()]
    gone = [one for one in fired if not is_due(one.schedule, now, work.config.catch_up)]
    with SqliteLedger.read(work.workspace.ledger) as ledger:
        if not any(row.fills and row.created_at.date() < now.date() for row in ledger.rows()):
            return ()
        audience = work.config.recipients.audience
        slots = [Slot(one.persona, audience(one.persona), work.period(one), work.world) for one in gone]
        return tuple(slot for slot in slots if ledger.holder(slot) is None)


def tell_missed(work: Desk) -> None:
    """Say it once for each set of missed mails."""
    slots = missed(work)
    if not slots or not channels(work):
        return
    from execreports.commands.running import locked
    from execreports.record import SqliteLedger

    with locked(work.workspace.var), SqliteLedger.open(work.workspace.ledger) as ledger:
        _told(work, ledger, "missed", "", tuple(f"{slot.name}: not sent" for slot in slots), 0)


def channels(work: Desk) -> tuple["Channel", ...]:
    """The ways to the operator that the settings name."""
    from execreports.transports.alarm import Channel, Sendmail, Webhook

    settings, found = work.loaded.settings, list[Channel]()
    if settings.alarm_webhook_url:
        found.append(Webhook(settings.alarm_webhook_url.get_secret_value()))
    if settings.alarm_sendmail and settings.alarm_recipient:
        sender = settings.ses_from_address or "execreports"
        found.append(Sendmail(settings.alarm_sendmail, settings.alarm_recipient, sender))
    return tuple(found)


def _exit_code(error: BaseException) -> int:
    if isinstance(error, ExecReportsError):
        return error.exit_code
    return error.code if isinstance(error, SystemExit) and isinstance(error.code, int) else 1


def _tell(
    work: Desk, ledger: Ledger, run: "Run", states: list[str], lines: tuple[str, ...], code: int
) -> None:
    from execreports.transports.alarm import state_of

    notes = ledger.notes(NOTE)
    state = state_of(states, before=notes[-1]["state"] if notes else "")
    if state and run.fills:
        _told(work, ledger, state, run.id, lines, code)


def _told(work: Desk, ledger: Ledger, state: str, run: str, lines: tuple[str, ...], code: int) -> None:
    """Tell it unless it was the last thing told: a tick every quarter of an hour is no reason to repeat it."""
    from execreports.commands.assemble import clock
    from execreports.transports.alarm import Notice, tell

    notes, ways = ledger.notes(NOTE), channels(work)
    if not ways or (notes and (notes[-1]["state"], notes[-1]["lines"]) == (state, list(lines))):
        return
    faults = tell(ways, Notice(state, run, lines, code))
    complain(faults)
    if len(faults) < len(ways):
        ledger.note(NOTE, {"state": state, "lines": list(lines)}, now=clock())


def _states(tally: Tally) -> list[str]:
    refused = ["failed"] if tally.refused or tally.broken else []
    return [*(one.state for one in tally.outcomes), *("unknown" for _ in tally.unknown), *refused]


def _lines(tally: Tally) -> tuple[str, ...]:
    """One line per report that is not as it should be, then what stopped the run."""
    bad = [f"{one.persona}: {one.state}" for one in tally.outcomes if one.state in {"failed", "unknown"}]
    bad += [f"{row.slot.name}: unknown since {row.created_at:%Y-%m-%d}" for row in tally.unknown]
    return (*bad, *(fault.message for fault in (tally.refused.faults if tally.refused else ())))
