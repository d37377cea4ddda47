"""Answers of the Cost Explorer API (GetCostAndUsage), with or without their wrapper, one page or several."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from execreports.reading.bills.amounts import EXACT, amount, total
from execreports.reading.bills.bill import Bill, BillLine, Problem, Refused, only_currency
from execreports.reading.bills.charges import service_charge

METRICS = {
    "UnblendedCost": "unblended",
    "NetUnblendedCost": "net unblended",
    "AmortizedCost": "amortized",
    "NetAmortizedCost": "net amortized",
    "BlendedCost": "blended",
}
ACCOUNT = re.compile(r"^\d{12}$")
FORMAT = "cost_explorer"
HAIR = Decimal("0.000001")


def elements(document: object) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """(ResultsByTime elements, the answers they came in); both empty if the document is something else."""
    if isinstance(document, list):
        pairs = [elements(part) for part in document if isinstance(part, Mapping)]
        return [item for found, _ in pairs for item in found], [
            answer for _, answers in pairs for answer in answers
        ]
    if not isinstance(document, Mapping):
        return [], []
    if isinstance(document.get("ResultsByTime"), list):
        return [item for item in document["ResultsByTime"] if isinstance(item, Mapping)], [document]
    if "TimePeriod" in document and ("Groups" in document or "Total" in document):
        return [document], []
    for wrapper in ("data", "Data", "response", "body", "result"):
        if isinstance(document.get(wrapper), (Mapping, list)):
            return elements(document[wrapper])
    return [], []


def read(document: object) -> Bill:
    """The bill in a parsed answer; raises Refused if a metric, a date or an amount is missing."""
    items, answers = elements(document)
    metric = _metric(items)
    defined = (answer["GroupDefinitions"] for answer in answers if answer.get("GroupDefinitions"))
    dimensions: list[Mapping[str, Any]] = next(defined, [])
    problems: list[Problem] = []
    sums: dict[tuple[str, str | None, str | None, tuple[tuple[str, str], ...], str | None], list[Decimal]]
    sums = defaultdict(list)
    open_months: set[str] = set()
    for item in items:
        month = _month(item, problems)
        open_months |= {month} if item.get("Estimated") is True else set()
        for keys, value, unit in _amounts(item, metric, problems):
            sums[(month, *_named(keys, dimensions), unit)].append(value)
    if answers and answers[-1].get("NextPageToken"):
        problems.append((None, "the answer has further pages: this is not the whole cost"))
    told = [item["Estimated"] for item in items if isinstance(item.get("Estimated"), bool)]
    lines = tuple(
        BillLine(month, service, total(values), account, service_charge(service), unit, tags=tags, rows=len(values),
                 estimated=month in open_months if told else None)
        for (month, service, account, tags, unit), values in sums.items()
    )  # fmt: skip
    return Bill(
        format=FORMAT,
        currency=only_currency(lines, FORMAT),
        estimated=any(told) if told else None,
        total=total(line.amount for line in lines),
        lines=lines,
        cost_basis=METRICS[metric],
        problems=tuple(problems),
        rows=sum(line.rows for line in lines),
    )


def _metric(items: Sequence[Mapping[str, Any]]) -> str:
    """The one metric that is read: unblended if it is there; metrics are never added to each other."""
    found = {name for item in items for name in (item.get("Total") or {})}
    found |= {
        name for item in items for group in item.get("Groups") or [] for name in group.get("Metrics") or {}
    }
    for metric in METRICS:
        if metric in found:
            return metric
    raise Refused("the answer holds no cost metric", file_format=FORMAT)


def _month(item: Mapping[str, Any], problems: list[Problem]) -> str:
    """The month a period begins in; a period over several months is reported."""
    period = item.get("TimePeriod")
    start, end = (str((period or {}).get(key, "")) for key in ("Start", "End"))
    if not re.match(r"\d{4}-\d\d", start):
        raise Refused("a period of the answer has no start date", file_format=FORMAT)
    year, month = int(start[:4]), int(start[5:7])
    following = f"{year + month // 12:04d}-{month % 12 + 1:02d}-01"
    if end[:10] > following:
        problems.append((None, f"the period {start} to {end} spans months and is counted in its first"))
    return start[:7]


def _amounts(
    item: Mapping[str, Any], metric: str, problems: list[Problem]
) -> Iterator[tuple[list[str], Decimal, str | None]]:
    """(keys, amount, unit) of each group, else the total; a total beside groups is only checked."""
    groups = [
        (list(map(str, group.get("Keys") or [])), group.get("Metrics") or {})
        for group in item.get("Groups") or []
    ]
    stated = (item.get("Total") or {}).get(metric)
    found = [(keys, *_amount(metrics.get(metric))) for keys, metrics in groups]
    if not groups and stated:
        found = [([], *_amount(stated))]
    yield from found
    if groups and stated:
        own, said = total(value for _, value, _ in found), _amount(stated)[0]
        if abs(EXACT.subtract(own, said)) > HAIR:
            problems.append((None, f"the groups add up to {own}, the answer's total is {said}"))


def _amount(metric: object) -> tuple[Decimal, str | None]:
    """(amount, unit) of one metric."""
    if isinstance(metric, Mapping):
        value = amount(str(metric.get("Amount", "")))
        if value is not None:
            return value, str(metric["Unit"]) if metric.get("Unit") else None
    raise Refused(f"{str(metric)[:60]!r} is no amount", file_format=FORMAT)


def _named(
    keys: Sequence[str], dimensions: Sequence[Mapping[str, Any]]
) -> tuple[str | None, str | None, tuple[tuple[str, str], ...]]:
    """(service, account, tags) of a group's keys, by the group definitions or by their looks."""
    service = account = None
    tags: list[tuple[str, str]] = []
    for index, key in enumerate(keys):
        definition = dimensions[index] if index < len(dimensions) else {}
        kind = str(definition.get("Key", ""))
        if definition.get("Type") == "TAG" or (not definition and "$" in key):
            name, _, value = key.partition("$")
            tags.append((name, value))
        elif kind in {"LINKED_ACCOUNT", "PAYER_ACCOUNT"} or (not kind and ACCOUNT.match(key)):
            account = key
        elif kind == "SERVICE" or (not kind and service is None):
            service = key
        else:
            tags.append((kind or "key", key))
    return service, account, tuple(tags)
