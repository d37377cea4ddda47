"""`actions`: what is to be done, and what people decided about it."""

import getpass
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from execreports.commands.assemble import Desk, clock, day_of, desk
from execreports.commands.flags import Group, given
from execreports.commands.printing import Progress, document, table
from execreports.commands.running import locked
from execreports.commands.runs import looking
from execreports.commands.selection import chosen
from execreports.errors import UsageError
from execreports.model.findings import Action

if TYPE_CHECKING:
    from execreports.follow.decisions import Decision


@click.group(cls=Group, epilog="Example: execreports actions list -p cto")
def command() -> None:
    """List actions, and close, accept or reopen them."""


@command.command("list", epilog="Example: execreports actions list -p cto")
@click.option("-p", "--persona", "personas", multiple=True, metavar="NAME", help="Of one report; repeatable.")
@click.pass_context
def list_(context: click.Context, personas: tuple[str, ...]) -> int:
    """Every action and open task of the reports as they stand now: state, age, owner, and what people decided."""
    from execreports.follow.decisions import NOTE, decisions
    from execreports.record import SqliteLedger
    from execreports.renderers.quiet import due

    flags = given(context)
    work = desk(flags)
    found = _actions(work, personas)
    with SqliteLedger.read(work.workspace.ledger) as ledger:
        past = decisions(ledger.notes(NOTE))
    if flags.json:
        document(actions=[_plain(action, past.get(action.id, ())) for action in found])
        return 0
    names = work.config.portfolio.names()
    today = work.now.date()
    table(("id", "state", "open", "due", "owner", "entity", "action"), [
        (one.id, one.state, f"{(today - one.since).days if one.since else 0} d", due(one, today), one.owner,
         names.get(one.entity, one.entity), one.title)
        for one in found
    ])  # fmt: skip
    for action in found:
        for one in past.get(action.id, ()):
            until = f" until {one.until}" if one.until else ""
            reason = f": {one.reason}" if one.reason else ""
            click.echo(f"{action.id}  {one.day} {one.verb} by {one.by}{until}{reason}")
    return 0


def _actions(work: Desk, personas: tuple[str, ...]) -> list[Action]:
    """Overdue first, the longest first; then as the pages rank them."""
    from execreports import pipeline

    reports = chosen(work.reports, personas, ())
    progress = Progress(work.flags, len(reports))
    with ExitStack() as stack:
        editions = [*pipeline.preview(reports, looking(work, stack, progress=progress))]
    progress.close()
    pages = [edition.document for edition in editions if edition.document]
    found = {action.id: action for page in pages for action in (*page.actions, *page.tasks)}
    return sorted(found.values(), key=lambda action: min(0, -action.overdue(work.now.date())))


@command.command(epilog="Example: execreports actions close 3f9c1a2b4d5e")
@click.argument("action")
@click.option("--by", help="Who says so; your login, if left out.")
@click.option("--reason", default="", help="Why, in a clause.")
@click.pass_context
def close(context: click.Context, action: str, by: str | None, reason: str) -> int:
    """Done. If its finding is still found on a later day, it is reopened."""
    return _decided(context, action, "close", by, reason, None)


@command.command(
    epilog='Example: execreports actions accept 3f9c1a2b4d5e --reason "sold in June" --until 2026-06-30'
)
@click.argument("action")
@click.option("--reason", required=True, help="Why, in a clause.")
@click.option("--until", required=True, metavar="DATE", help="Its last day.")
@click.option("--by", help="Who says so; your login, if left out.")
@click.pass_context
def accept(context: click.Context, action: str, reason: str, until: str, by: str | None) -> int:
    """Live with it until a day; then it is open again."""
    return _decided(context, action, "accept", by, reason, day_of(until))


@command.command(epilog="Example: execreports actions reopen 3f9c1a2b4d5e")
@click.argument("action")
@click.option("--by", help="Who says so; your login, if left out.")
@click.option("--reason", default="", help="Why, in a clause.")
@click.pass_context
def reopen(context: click.Context, action: str, by: str | None, reason: str) -> int:
    """Take a decision back."""
    return _decided(context, action, "reopen", by, reason, None)


def _decided(
    context: click.Context, action: str, verb: str, by: str | None, reason: str, until: date | None
) -> int:
    from execreports.follow.decisions import Decision, decide
    from execreports.record import SqliteLedger

    flags = given(context)
    work = desk(flags)
    with locked(work.workspace.var):
        name = _named(work, action)
        with SqliteLedger.open(work.workspace.ledger) as ledger:
            decision = Decision(name, verb, by or getpass.getuser(), reason, work.now.date(), until)
            decide(ledger, decision, now=clock())
    if not flags.quiet:
        click.echo(f"{name}: {verb}")
    return 0


def _named(work: Desk, start: str) -> str:
    """The whole id of an action of today's reports; UsageError where the beginning fits none, or several."""
    fitting = sorted(action.id for action in _actions(work, ()) if action.id.startswith(start))
    if len(fitting) != 1:
        said = f"{start} begins {len(fitting)} actions" if fitting else f"no action {start}"
        raise UsageError(said, fix="execreports actions list", code="E-USE-002")
    return fitting[0]


def _plain(action: Action, past: tuple["Decision", ...]) -> dict[str, Any]:
    return {
        "id": action.id, "title": action.title, "entity": action.entity, "owner": action.owner, "due": action.due,
        "due_on": action.due_on.isoformat() if action.due_on else None, "state": action.state,
        "since": action.since.isoformat() if action.since else None, "done_when": action.done_when,
        "link": action.link or None,
        "history": [
            {"day": one.day.isoformat(), "verb": one.verb, "by": one.by, "reason": one.reason or None,
             "until": one.until.isoformat() if one.until else None}
            for one in past
        ],
    }  # fmt: skip
