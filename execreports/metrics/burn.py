"""Burn: the recurring costs that run whether or not anything is sold, the cloud bill among them."""

from collections.abc import Callable
from dataclasses import replace

from execreports.metrics.arithmetic import plus
from execreports.metrics.choice import distinct
from execreports.metrics.cloud_cost import cloud_cost
from execreports.metrics.ids import scoped
from execreports.metrics.sums import added
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.text import quantity, shown


def burn(context: Context, entity: str = "") -> Figure:
    """Fixed `expense` facts plus the range of the cloud bill, a month; a range where its parts are."""
    monthly, cloud = f"{context.currency}/month", _cloud(context, entity)
    costs = added(
        context, scoped("recurring_costs", entity), "Recurring costs", _fixed(context, entity, cloud),
        keys=("expense",), unit=monthly, entity=entity,
    )  # fmt: skip
    name = f"{context.name(entity)}, burn" if entity else "Burn"
    formula = "recurring costs + cloud bill, a month"
    if cloud is None:
        return replace(costs, id=scoped("burn", entity), name=name)
    return plus(scoped("burn", entity), name, monthly, (costs, cloud), formula=formula, entity=entity)


def _fixed(context: Context, entity: str, cloud: Figure | None) -> tuple[Fact, ...]:
    """The recurring costs that count, each once, without those the bill covers."""
    covered = _covered(context, cloud)
    facts = distinct(context, context.facts("expense", entity=entity or None))
    return tuple(fact for fact in facts if fact.label("fixed") != "no" and not covered(fact))


def burn_table(context: Context, entity: str = "") -> Shown:
    """One row per recurring cost, largest first, then the cloud bill."""
    cloud = _cloud(context, entity)
    facts = _fixed(context, entity, cloud)
    dearest_first = sorted(facts, key=lambda fact: -fact.interval.mid if fact.is_number else 0)
    rows = [_row(context, fact) for fact in dearest_first]
    if cloud is not None and (cloud.known or rows):
        rows.append(Row(("Cloud bill", "", "cloud", shown(cloud)), figures=(cloud,)))
    head = ("Cost", "of", "category", "")
    return table(context, head, rows, keys=("expense",), noun="recurring costs", title="Recurring costs")


def _row(context: Context, fact: Fact) -> Row:
    amount = quantity(fact.interval, fact.unit) if fact.is_number else fact.text
    item = fact.label("item") or fact.text or "not named"
    return Row((item, context.name(fact.entity), fact.label("category"), amount), facts=(fact,))


def _cloud(context: Context, entity: str) -> Figure | None:
    """The bill's range as a monthly amount; None where no source is a bill, or it does not concern the entity."""
    if not context.providers("cloud.cost") and not context.facts("cloud.cost"):
        return None
    cost = cloud_cost(context, entity)
    if entity and cost.high == 0:
        return None
    return cost


def _covered(context: Context, cloud: Figure | None) -> Callable[[Fact], bool]:
    """Whether a recurring cost is part of the bill already; never where the bill cannot be read."""
    if cloud is None or not cloud.known:
        return lambda _: False
    words = context.targets.texts("burn.replaced_by_bill") or ("cloud",)
    covered = {word.casefold() for word in words}
    return lambda fact: fact.label("category").strip().casefold() in covered
