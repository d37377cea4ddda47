"""`explain --check`: what the last mail said about its places, against what stands there now."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from execreports.commands.assemble import Desk
from execreports.commands.printing import document
from execreports.commands.selection import chosen
from execreports.errors import ExecReportsError, UsageError
from execreports.follow.facts import now_words, plain_words, said_otherwise
from execreports.model.context import Context
from execreports.model.facts import Fact, Health
from execreports.text import plural

if TYPE_CHECKING:
    from execreports.pipeline import Run

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fallen:
    """One place that does not say any more what the mail says it does."""

    locator: str
    said: str
    now: str

    @property
    def line(self) -> str:
        """`finance.md:41 said $100: now $101`."""
        return f"{self.locator} said {self.said}: {self.now}"


def reread(work: Desk, run: "Run", persona: str, name: str | None, as_of: str | None) -> int:
    """Print what fell; 1 where something did. Without an archived edition there is nothing to hold on to."""
    from execreports import pipeline

    (report,) = chosen(work.reports, [persona], [])
    edition = _edition(run, persona, as_of)
    facts = _meant(edition, name, persona)
    context = pipeline.gather([report], run)
    fallen = [*_fallen(facts, context)]
    if work.flags.json:
        places = [{"locator": one.locator, "said": one.said, "now": one.now} for one in fallen]
        document(checked=len(facts), of=edition["generated_at"], fallen=places)
        return int(bool(fallen))
    for one in fallen:
        click.echo(one.line)
    if not work.flags.quiet:
        left = plural(len(facts) - len(fallen), "place")
        click.echo(
            f"{left} of {len(facts)} still say what the mail of {edition['generated_at'][:10]} says.",
            err=True,
        )
    return int(bool(fallen))


def _edition(run: "Run", persona: str, as_of: str | None) -> Plain:
    rows = run.ledger.find(persona, as_of) if as_of else reversed(run.ledger.rows())
    for row in rows:
        if row.slot.persona == persona and row.slot.world == run.world and row.document:
            content = run.ledger.archived(row.document)
            if content:
                found: Plain = json.loads(content)
                return found
    said = f"no mail of {persona} is archived" + (f" for {as_of}" if as_of else "")
    raise ExecReportsError(
        said, code="E-AUD-740", fix="send one first; execreports history shows what there is"
    )


def _meant(edition: Plain, name: str | None, persona: str) -> list[Plain]:
    """The archived facts of the page, or those below one figure."""
    facts: dict[str, Plain] = edition["facts"]
    if name is None:
        return [*facts.values()]
    figure = next((one for one in edition["figures"] if name in {one["id"], one["name"]}), None)
    if figure is None:
        fix = f"execreports explain {persona} lists them; --check takes a figure"
        raise UsageError(f"no figure {name} in the last mail of {persona}", fix=fix, code="E-USE-002")
    places = {(origin["source"], origin["locator"]) for origin in figure["origins"]}
    return [one for one in facts.values() if (one["source"], one["locator"]) in places]


def _fallen(facts: Iterable[Plain], context: Context) -> Iterator[Fallen]:
    unread = {
        name: result.reason for name, result in context.items()
        if result.health in {Health.MISSING, Health.FALLBACK}
    }  # fmt: skip
    places: dict[tuple[str, str], list[Fact]] = {}
    for fact in (*context.every_fact(), *context.targets.leaves.values()):
        places.setdefault((fact.origin.source, fact.origin.locator), []).append(fact)
    for was in facts:
        source = was["source"]
        at = places.get((source, was["locator"]), [])
        if source in unread or (not at and source not in context):
            why = f"could not be read again ({unread.get(source, 'no longer configured')})"
            yield Fallen(was["locator"], plain_words(was), why)
        elif not any(_stands(fact, was) for fact in at):
            yield Fallen(was["locator"], plain_words(was), _now(was, at, context))


def _stands(fact: Fact, was: Plain) -> bool:
    """The same words at the place, or the same value read from it."""
    same_words = bool(was["quote"]) and fact.origin.quote == was["quote"]
    return same_words or (fact.key == was["key"] and not said_otherwise(fact, was))


def _now(was: Plain, at: list[Fact], context: Context) -> str:
    """What stands there, or where the same thing stands now."""
    here = [now_words(fact) for fact in at if fact.key == was["key"]]
    if here:
        return f"now {', '.join(dict.fromkeys(here))}"
    for fact in context.facts(was["key"], entity=was["entity"]):
        if fact.origin.source == was["source"] and fact.labels == was["labels"]:
            return f"now {now_words(fact)}, in {fact.origin.locator}"
    return "nothing like it stands there now"
