"""The visibility matrix: channel by channel, where customers can find us."""

from execreports.metrics.choice import distinct
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact

KEYS = ("channel",)
STATES = ("live", "planned", "blocked", "absent")


def channels(context: Context, kind: str = "") -> tuple[Fact, ...]:
    """Every channel once, of one type (ota, social, search, email, referral) or all, live ones first."""
    entity = context.targets.text("channels.entity") or None
    facts = distinct(context, context.facts("channel", entity=entity))
    found = [fact for fact in facts if not kind or fact.label("type").casefold() == kind]
    return tuple(sorted(found, key=lambda fact: (_rank(fact), name(fact).casefold())))


def name(fact: Fact) -> str:
    """The channel's name."""
    return fact.label("channel").strip() or "not named"


def visibility_table(context: Context) -> Shown:
    """One row per channel: type, state, what it waits for; wanted channels that no source names say so."""
    rows = [
        Row(
            (name(fact), context.name(fact.entity), fact.label("type"), fact.text, fact.label("after")),
            (fact,),
        )
        for fact in channels(context)
    ]
    named = {name(fact).casefold() for fact in channels(context)}
    for _, path in context.targets.each("channels.wanted"):
        wanted = context.targets.get(path)
        if wanted and wanted.text.casefold() not in named:
            rows.append(Row((wanted.text, "", "", "not known (no source names it)", ""), (wanted,)))
    head = ("Channel", "for", "", "", "after")
    return table(context, head, rows, keys=KEYS, noun="channels", title="Where customers can find us")


def _rank(fact: Fact) -> int:
    state = fact.text.casefold()
    return STATES.index(state) if state in STATES else len(STATES)
