"""Whether the money lasts, and whether the owner's rules hold."""

from collections.abc import Iterator
from datetime import timedelta

from execreports.checks.base import Hit, NotCheckedError, check
from execreports.checks.scope import limit
from execreports.metrics import break_even, burn, cash, rules
from execreports.model.context import Context
from execreports.model.figures import Figure
from execreports.model.findings import Severity
from execreports.model.quantity import total
from execreports.text import money, month, shown


@check(
    "runway_short",
    area="finance",
    severity=Severity.CRITICAL,
    title="Enough months of cash",
    remedy="Cut the burn or bring in cash before the runway ends",
    done_when="the runway is back above its limit",
    effort_days="5",
    needs=("bank.balance", "expense"),
)
def runway_short(context: Context) -> Iterator[Hit]:
    """The cash lasts fewer months than the owner wants."""
    least = limit(context, "runway_short", "months", "3")
    left = known(cash.runway(context))
    if left.low is not None and left.low < least:
        yield Hit(
            "",
            "runway",
            f"the cash lasts less than {least:f} months",
            f"Runway {shown(left)}.",
            figures=(left,),
        )


@check(
    "burn_uncovered",
    area="finance",
    severity=Severity.HIGH,
    title="Recurring income that covers the burn",
    remedy="Raise recurring income or cut fixed costs",
    done_when="recurring income covers the burn",
    effort_days="5",
    needs=("expense",),
    due=90,
)
def burn_uncovered(context: Context) -> Iterator[Hit]:
    """More goes out every month than is certain to come in."""
    out, back = known(burn.burn(context)), known(cash.recurring(context))
    if out.low is not None and back.high is not None and out.low > back.high:
        told = f"Burn {shown(out)}, recurring income {shown(back)}."
        yield Hit("", "burn", "the burn is not covered by recurring income", told, figures=(out, back))


@check(
    "rule_broken",
    area="finance",
    severity=Severity.CRITICAL,
    title="The owner's rules",
    remedy="Bring the figure back within the owner's rule",
    done_when="the rule is kept over its whole range",
    effort_days="3",
    needs=(),
)
def rule_broken(context: Context) -> Iterator[Hit]:
    """A rule that may not be broken is broken, or its limit lies inside what is known."""
    verdicts = rules.verdicts(context)
    if not verdicts or all(one.state == "not known" for one in verdicts):
        raise NotCheckedError(
            "no rule could be measured" if verdicts else "no rule is declared in targets.yaml"
        )
    for one in verdicts:
        if one.state in {"broken", "at risk"}:
            severity = Severity.CRITICAL if one.state == "broken" else Severity.HIGH
            told = f"{one.figure.name} {shown(one.figure)}."
            yield Hit(
                "", one.id, f"rule {one.state}: {one.text}", told, figures=(one.figure,), severity=severity
            )


@check(
    "target_missed",
    area="finance",
    severity=Severity.HIGH,
    title="Revenue targets of past months",
    remedy="Find out why the month's target was missed",
    done_when="the month's revenue meets its target",
    effort_days="2",
    needs=("revenue.target", "revenue"),
)
def target_missed(context: Context) -> Iterator[Hit]:
    """A month that is over brought less than it should have."""
    running = f"{context.now:%Y-%m}"
    for target in context.facts("revenue.target"):
        when = target.label("month")
        if when >= running:
            continue
        came = tuple(
            fact for fact in context.facts("revenue", month=when) if target.entity in {"", fact.entity}
        )
        brought = total(fact.interval for fact in came)
        if brought.high < target.interval.low:
            told = f"{money(brought, context.currency)} of {money(target.interval, context.currency)}."
            yield Hit(
                target.entity, when, f"the target of {month(when)} was missed", told, facts=(target, *came)
            )


@check(
    "break_even_missed",
    area="finance",
    severity=Severity.HIGH,
    title="Sales at or above break-even",
    remedy="Sell up to the break-even number",
    done_when="the sales of a month reach break-even",
    effort_days="5",
    needs=("sale.price", "expense", "booking"),
    due=90,
)
def break_even_missed(context: Context) -> Iterator[Hit]:
    """Fewer sales in the last whole month than it takes to break even; a month that runs is not compared."""
    point = known(break_even.break_even(context))
    last = f"{context.now.date().replace(day=1) - timedelta(days=1):%Y-%m}"
    sold = tuple(
        fact for fact in context.facts("booking", entity=point.entity or None)
        if fact.label("service_date")[:7] == last and fact.label("status") != "cancelled"
    )  # fmt: skip
    if point.low is not None and len(sold) < point.low:
        told = f"{len(sold)} in {month(last)}, break-even is {shown(point)}."
        yield Hit(
            point.entity, "break-even", "sales are below break-even", told, facts=sold, figures=(point,)
        )


def known(figure: Figure) -> Figure:
    """The figure, or NotCheckedError with the reason it is not known."""
    if not figure.known:
        raise NotCheckedError(f"{figure.name.lower()}: {figure.reason}")
    return figure
