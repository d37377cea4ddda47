"""After the mails: each open action becomes a task in the declared sinks, once; the ledger keeps the answer."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from execreports.commands.assemble import Desk
from execreports.commands.printing import warned
from execreports.config.portfolio import SinkPart
from execreports.errors import ConfigError, DeliveryError, Fault, OutcomeUnknown
from execreports.follow.actions import SETTLED, SINK_NOTE
from execreports.model.findings import Action
from execreports.sinks.base import Sink, task_of
from execreports.text import plural

if TYPE_CHECKING:
    from execreports.pipeline import Outcome, Run

AGAIN = {None, "failed"}
"""Last states of a task that let a later run try; an intent without outcome may be there."""


def tasked(work: Desk, run: "Run", outcomes: Iterable["Outcome"]) -> None:
    """Create what is new in every sink; a sink that fails is said and stops nothing."""
    if not work.config.sinks or not run.fills:
        return
    pages = [one.document for one in outcomes if one.state == "sent" and one.document]
    actions = {
        one.id: one for page in pages for one in (*page.actions, *page.tasks) if one.state not in SETTLED
    }
    for index, part in enumerate(work.config.sinks):
        try:
            sink = _sink(part, index, work, run)
            made = sum(_created(sink, actions.values(), work, run))
        except (ConfigError, DeliveryError) as error:
            warned(error.faults[0])
            continue
        if made and not work.flags.quiet and not work.flags.json:
            click.echo(f"{plural(made, 'task')} created in {sink.name}.", err=True)


def _created(sink: Sink, actions: Iterable[Action], work: Desk, run: "Run") -> Iterator[bool]:
    """Write the intent, create, write the answer."""
    states = {
        note["action"]: note["state"] for note in run.ledger.notes(SINK_NOTE) if note["sink"] == sink.name
    }
    names = work.config.portfolio.names()
    for action in actions:
        if states.get(action.id) not in AGAIN:
            continue
        told = {"action": action.id, "sink": sink.name}
        run.ledger.note(SINK_NOTE, {**told, "state": "intent"}, now=run.clock())
        try:
            answer = sink.create(task_of(action, names))
        except DeliveryError as error:
            state = "unknown" if isinstance(error, OutcomeUnknown) else "failed"
            run.ledger.note(SINK_NOTE, {**told, "state": state}, now=run.clock())
            raise
        run.ledger.note(SINK_NOTE, {**told, "state": "created", "answer": answer}, now=run.clock())
        yield True


def _sink(part: SinkPart, index: int, work: Desk, run: "Run") -> Sink:
    from execreports.sinks.csv_file import CsvFile
    from execreports.sinks.json_file import JsonFile
    from execreports.sinks.webhook import Webhook

    if part.kind == "json":
        return JsonFile(work.workspace.root / part.path, part.path)
    if part.kind == "csv":
        return CsvFile(work.workspace.root / part.path, part.path)
    place = work.config.place("portfolio", "sinks", index)
    url = _setting(part.url[2:-1], work, place) if part.url.startswith("${") else part.url
    token = _setting(part.token, work, place) if part.token else ""
    return Webhook(url, run.reach.http, token)


def _setting(name: str, work: Desk, place: str) -> str:
    found = work.loaded.lookup(name)
    if not found:
        raise ConfigError.of(
            [Fault("E-CFG-116", f"{name} is not set", place, f"write {name}=... into repos.env")]
        )
    return found
