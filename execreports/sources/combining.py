"""Several rows as one fact: their number, their sum or the newest, addressed by the range of rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from execreports.model.facts import Fact
from execreports.sources.mapping import FactRule, Fixed
from execreports.sources.pages import Page
from execreports.sources.rows import Row

Made = tuple[Row, Fact]


def combined(rule: FactRule, made: Sequence[Made], page: Page, empty: str) -> Iterator[Fact]:
    """The facts of a rule; a count of no rows is a zero of the entity `empty` where one is given."""
    if rule.combine == "none":
        yield from (fact for _, fact in made)
        return
    if not made and rule.combine == "count" and empty:
        yield _nothing(rule, page, empty)
    for group in _groups(rule, made):
        yield {"count": _count, "sum": _sum, "last": _last}[rule.combine](rule, group, page)


def _groups(rule: FactRule, made: Sequence[Made]) -> list[list[Made]]:
    """Rows of one entity and the same labels; `last` leaves the dates aside, by which it chooses."""
    aside = {*rule.dates, *rule.months} if rule.combine == "last" else set()
    groups: dict[tuple[object, ...], list[Made]] = {}
    for row, fact in made:
        labels = tuple(sorted((name, text) for name, text in fact.labels.items() if name not in aside))
        groups.setdefault((fact.entity, fact.unit, labels), []).append((row, fact))
    return list(groups.values())


def _nothing(rule: FactRule, page: Page, entity: str) -> Fact:
    labels = {name: part.text for name, part in rule.labels.items() if isinstance(part, Fixed)}
    zero = Decimal(0)
    return Fact(
        entity, rule.key, "count", rule.kind, page.origin("", "no row"), zero, zero, zero, labels=labels
    )


def _count(rule: FactRule, group: list[Made], page: Page) -> Fact:
    number = Decimal(len(group))
    unit = rule.unit if isinstance(rule.unit, str) else "count"
    origin = page.origin(_range(group), f"{len(group)} rows")
    return replace(group[0][1], unit=unit, value=number, low=number, high=number, text="", origin=origin)


def _sum(_rule: FactRule, group: list[Made], page: Page) -> Fact:
    numbers = [fact.interval for _, fact in group if fact.is_number]
    low = sum((one.low for one in numbers), Decimal(0))
    high = sum((one.high for one in numbers), Decimal(0))
    labels = dict(group[0][1].labels)
    if len(numbers) < len(group):
        labels["partial"] = f"{len(numbers)} of {len(group)} rows"
    origin = page.origin(_range(group), f"{len(numbers)} rows added up")
    value = low if low == high else None
    known = bool(numbers)
    return replace(
        group[0][1], value=value if known else None, low=low if known else None, high=high if known else None,
        labels=labels, origin=origin, text="",
    )  # fmt: skip


def _last(rule: FactRule, group: list[Made], _page: Page) -> Fact:
    by = "date" if "date" in rule.dates else next(iter([*rule.dates, *rule.months]), "")
    days = [fact.label(by) for _, fact in group]
    rising = (
        days[0] <= days[-1]
    )  # of one day's rows the newest is the last, in a list that runs downwards the first
    newest = max(range(len(group)), key=lambda index: (days[index], index if rising else -index))
    return group[newest][1]


def _range(group: list[Made]) -> str:
    """`:2-15` for lines, `#/jobs/0..#/jobs/7` for anything else."""
    first, last = group[0][0].place, group[-1][0].place
    if first == last:
        return first
    lines = re.fullmatch(r":(\d+)", last)
    return f"{first}-{lines[1]}" if lines and re.fullmatch(r":\d+", first) else f"{first}..{last.lstrip('#')}"
