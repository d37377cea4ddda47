"""The owner's rules that may not be broken, each checked against the figure it names."""

from dataclasses import dataclass

from execreports.metrics.index import figure
from execreports.metrics.limits import Limit
from execreports.metrics.tables import Shown
from execreports.model.context import Context
from execreports.model.document import Row, Table, Text
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.text import shown

STATES = {True: "kept", False: "broken"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule and how it stands: kept, broken, at risk (the limit lies inside the range), not known."""

    id: str
    text: str
    state: str
    figure: Figure
    limit: Limit
    declared: tuple[Fact, ...]


def verdicts(context: Context) -> tuple[Verdict, ...]:
    """Every rule of `targets.rules`, in the order declared."""
    return tuple(_verdict(context, path) for _, path in context.targets.each("rules"))


def rules_table(context: Context) -> Shown:
    """One row per rule: how it stands, the limit, the figure."""
    rows = tuple(
        Row(
            (
                one.text,
                one.state,
                one.limit.words(one.figure.unit),
                f"{one.figure.name[:1].lower()}{one.figure.name[1:]} {shown(one.figure)}",
            ),
            facts=one.declared,
            figures=(one.figure,),
        )
        for one in verdicts(context)
    )
    if not rows:
        return Text("No rule is declared in config/targets.yaml (rules).")
    return Table(("Rule", "", "limit", "now"), rows, "Rules that may not be broken")


def _verdict(context: Context, path: str) -> Verdict:
    targets = context.targets
    measured = figure(context, targets.text(f"{path}.measure"))
    limit = Limit(targets.number(f"{path}.at_least"), targets.number(f"{path}.at_most"))
    kept = limit.judge(measured) if measured.known else None
    state = "at risk" if kept is None else STATES[kept]
    id = targets.text(f"{path}.id") or path.rpartition(".")[2]  # noqa: A001 - the field's own name
    text = targets.text(f"{path}.text") or id
    return Verdict(id, text, state if measured.known else "not known", measured, limit, targets.under(path))
