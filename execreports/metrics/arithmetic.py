"""Figures out of figures: parts are kept, the unknown keeps its reason, what is partial stays partial."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from execreports.metrics.ranges import settled, summed
from execreports.model.facts import Fact, Kind
from execreports.model.figures import Figure, unknown, weakest
from execreports.model.quantity import Interval

SIX = Decimal("0.000001")


def derived(  # noqa: PLR0913 - what a computed figure is made of, each named at the call
    id: str,  # noqa: A002 - the field's own name
    name: str,
    unit: str,
    parts: Iterable[Figure],
    compute: Callable[..., Interval],
    *,
    formula: str,
    entity: str = "",
    kind: Kind | None = None,
    facts: tuple[Fact, ...] = (),
) -> Figure:
    """`compute` over the intervals of all parts; unknown with their reasons where one is unknown.

    An ArithmeticError or ValueError out of `compute` becomes the reason. The kind is the weakest part's.
    """
    given = tuple(parts)
    intervals = [part.interval for part in given if part.interval is not None]
    reason = reasons(part for part in given if not part.known)
    try:
        result = None if reason else compute(*intervals)
    except (ArithmeticError, ValueError) as error:
        result, reason = None, str(error)
    if result is None:
        return replace(unknown(id, name, unit, reason, entity=entity), parts=given, formula=formula)
    return Figure(
        id, name, entity, unit, kind or weakest(part.kind for part in given), result,
        partial=lacks(given), formula=formula, parts=given, facts=facts,
    )  # fmt: skip


def plus(
    id: str,  # noqa: A002 - the field's own name
    name: str,
    unit: str,
    parts: Iterable[Figure],
    *,
    formula: str,
    entity: str = "",
) -> Figure:
    """The sum of the parts that are known, saying which are not; unknown where none is."""
    given = tuple(parts)
    known = [part for part in given if part.interval is not None]
    missing = [part for part in given if not part.known]
    if not known:
        why = reasons(missing) or "nothing to add"
        return replace(unknown(id, name, unit, why, entity=entity), parts=given, formula=formula)
    without = [f"without {part.name.lower()} ({part.reason})" for part in missing]
    return Figure(
        id, name, entity, unit, weakest(part.kind for part in known),
        summed(part.interval for part in known if part.interval is not None),
        partial="; ".join(dict.fromkeys(filter(None, [lacks(known), *without]))),
        formula=formula, parts=given, adds_up=True,
    )  # fmt: skip


def minus(a: Interval, b: Interval) -> Interval:
    """The difference, for `derived`."""
    return settled(a - b, a, b)


def times(*factors: Interval) -> Interval:
    """The product, for `derived`."""
    result = factors[0]
    for factor in factors[1:]:
        result = result * factor
    return settled(result, *factors)


def over(a: Interval, b: Interval) -> Interval:
    """The quotient to six places, for `derived`; raises ZeroDivisionError where the range of b holds zero."""
    return settled((a / b).each(_to_six_places), a, b)


def _to_six_places(value: Decimal) -> Decimal:
    return value if value == value.quantize(SIX) else value.quantize(SIX, ROUND_HALF_UP)


def reasons(figures: Iterable[Figure]) -> str:
    """Why figures are not known, each reason once, also of those that are several themselves."""
    said = (one for figure in figures if not figure.known for one in figure.reason.split("; "))
    return "; ".join(dict.fromkeys(said))


def lacks(figures: Iterable[Figure]) -> str:
    """What the sums among the figures lack, each once."""
    return "; ".join(dict.fromkeys(figure.partial for figure in figures if figure.partial))
