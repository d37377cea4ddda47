"""What one mailing to the list could bring: list x delivered x opened x clicked x booked x value per booking."""

from dataclasses import replace

from execreports.metrics.arithmetic import derived, times
from execreports.metrics.choice import distinct, preferred
from execreports.metrics.sums import added, gaps
from execreports.metrics.tables import Shown
from execreports.model.context import Context
from execreports.model.document import Row, Table
from execreports.model.facts import Fact, Kind
from execreports.model.figures import Figure, unknown
from execreports.model.quantity import Interval
from execreports.text import count, shown

STEPS = ("delivered", "opened", "clicked", "booked")
NAMES = {
    "delivered": "Delivered, of those mailed",
    "opened": "Opened, of those delivered",
    "clicked": "Clicked, of those who opened",
    "booked": "Booked, of those who clicked",
}


def list_size(context: Context) -> Figure:
    """People on the declared list, or on all lists together; each list counts once."""
    facts = _listed(context, "list.size")
    return added(context, "list_size", "People on the list", facts, keys=("list.size",), unit="count")


def assumptions(context: Context) -> tuple[Figure, ...]:
    """Every factor with its source: the list, the share of each step, the value of a booking."""
    steps = tuple(_factor(context, f"funnel.{step}", NAMES[step], "ratio") for step in STEPS)
    return (
        list_size(context),
        *steps,
        _factor(context, "funnel.value", "Value of a booking", context.currency),
    )


def bookings(context: Context) -> Figure:
    """Bookings one mailing could bring, each end rounded half up to whole bookings."""
    formula = "list x delivered x opened x clicked x booked, rounded half up"
    parts = assumptions(context)[:-1]
    return derived(
        "bookings", "Bookings from one mailing", "count", parts, _whole, formula=formula, kind=_kind(parts)
    )


def bookings_value(context: Context) -> Figure:
    """What those bookings are worth."""
    parts = (bookings(context), assumptions(context)[-1])
    name, formula = "Value of one mailing", "whole bookings x value of a booking"
    return derived("bookings_value", name, context.currency, parts, times, formula=formula, kind=_kind(parts))


def blast_table(context: Context) -> Shown:
    """Every assumption with how it is known, then the product."""
    figures = (*assumptions(context), bookings(context), bookings_value(context))
    rows = tuple(
        Row((one.name, shown(one), str(one.kind) if one.known else ""), figures=(one,)) for one in figures
    )
    note = "The product is a range because its factors are; bookings are whole before they are valued."
    return Table(("", "", ""), rows, "Assumptions, one by one", note)


def _factor(context: Context, key: str, name: str, unit: str) -> Figure:
    id = key.replace(".", "_")  # noqa: A001 - as in Figure
    chosen = preferred(context, _listed(context, key))
    if chosen is None:
        return unknown(id, name, unit, gaps(context, key) or f"no {key} was found")
    return added(context, id, name, (_as(chosen, unit),), keys=(key,), unit=unit, formula="as read")


def _as(fact: Fact, unit: str) -> Fact:
    """A share written in percent as a share of one."""
    if unit != "ratio" or not fact.is_number:
        return fact
    one = fact.interval
    percent = fact.unit == "%" or one.high > 1
    share = one * Interval.exactly("0.01") if percent else one
    return replace(fact, unit="ratio", low=share.low, high=share.high, value=share.likely)


def _listed(context: Context, key: str) -> tuple[Fact, ...]:
    """Facts of the declared entity and list; a funnel fact without a list holds for every list."""
    entity = context.targets.text("blast.entity") or None
    wanted = context.targets.text("blast.list").casefold()
    facts = distinct(context, context.facts(key, entity=entity))
    return tuple(fact for fact in facts if not wanted or fact.label("list").casefold() in {wanted, ""})


def _whole(*factors: Interval) -> Interval:
    return times(*factors).rounded()


def _kind(parts: tuple[Figure, ...]) -> Kind | None:
    """A product of assumptions is a model, unless one of them was merely said."""
    return None if any(part.kind is Kind.STATED for part in parts) else Kind.MODEL


def expected(context: Context) -> str:
    """The bookings in words for a sentence, or why they are not known."""
    figure = bookings(context)
    return count(figure.interval) if figure.interval else shown(figure)
