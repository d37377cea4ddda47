"""Two bills about one month: the one that counts, and those that say something else."""

from collections.abc import Iterator

from execreports.metrics import months
from execreports.metrics.bill_months import BillMonth, bill_months
from execreports.metrics.ids import scoped, slug
from execreports.metrics.sums import added
from execreports.model.context import Context
from execreports.model.facts import Fact
from execreports.model.figures import Figure
from execreports.text import month as month_words


def rival_bills(context: Context) -> Iterator[tuple[BillMonth, Figure, Figure]]:
    """Every month that is over and that a second source bills too: the month, what counts, what the other says.

    Bills of different accounts are no rivals: they are added.
    """
    for one in bill_months(context):
        if not one.running:
            used = _total(context, one.month, one.source, one.facts)
            for source, facts in _others(context, one).items():
                yield one, used, _total(context, one.month, source, tuple(facts))


def _others(context: Context, one: BillMonth) -> dict[str, list[Fact]]:
    chosen = set(one.source.split("+"))
    found: dict[str, list[Fact]] = {}
    for fact in context.facts("cloud.cost"):
        if months.parsed(fact.label("month")) == one.month and fact.origin.source not in chosen:
            found.setdefault(fact.origin.source, []).append(fact)
    return found


def _total(context: Context, month: str, source: str, facts: tuple[Fact, ...]) -> Figure:
    id = scoped("bill_total", month, slug(source))  # noqa: A001 - as in Figure
    title = f"Cloud bill {month_words(month)}, {source}"
    return added(context, id, title, facts, keys=("cloud.cost",), unit=context.currency)
