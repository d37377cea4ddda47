"""From groups to bill lines: total rows and other providers left out, charges told apart, everything exact."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from execreports.reading.bills import focus, legacy, plain
from execreports.reading.bills.amounts import EXACT, total
from execreports.reading.bills.bill import Bill, BillLine, Problem, Refused, UsageLine, only_currency
from execreports.reading.bills.charges import charge_type, service_charge
from execreports.reading.bills.query import Group
from execreports.reading.bills.table import Answer, Part

MONTH = re.compile(r"\d{4}-\d\d")
LEGACY = {"cost_allocation", "detailed_billing"}


class _Key(NamedTuple):
    month: str | None
    service: str | None
    account: str | None
    charge_type: str
    currency: str | None
    usage_type: str | None
    tags: tuple[tuple[str, str], ...]


def own(part: Part, answer: Answer) -> tuple[list[Group], Decimal | None, list[Problem]]:
    """(groups of this bill, its stated total, problems): total rows and rows of other providers are left out."""
    problems = list(answer.problems)
    if part.layout.format in LEGACY or part.layout.format == "unknown":
        lines_only = legacy.lines_only if part.layout.format in LEGACY else plain.lines_only
        items, stated, notes = lines_only(answer.groups)
        return items, stated, problems + [(None, note) for note in notes]
    items, stated, notes = plain.stated_apart(answer.groups)
    problems += [(None, note) for note in notes]
    if part.layout.format == "focus":
        items = [group for group in items if focus.is_aws(group.provider)]
        others = sorted(
            {group.provider or "" for group in answer.groups}
            - {group.provider or "" for group in items}
            - {""}
        )
        for other in others:
            amount = total(group.amount for group in answer.groups if group.provider == other)
            problems.append((None, f"rows of {other} ({amount}) are not AWS and are left out"))
        if others and not items:
            raise Refused(
                f"this is a FOCUS export of {' and '.join(others)}, not of AWS", file_format="focus"
            )
    return items, stated, problems


def bill(part: Part, answer: Answer) -> Bill:
    """The bill that one part's groups are; raises Refused if no row has an amount."""
    items, stated, problems = own(part, answer)
    filled = sum(group.filled for group in items)
    rejected, blank = filled - sum(group.read for group in items), sum(group.rows for group in items) - filled
    if not any(group.amount is not None for group in items):
        raise Refused(_nothing(rejected, blank), file_format=part.layout.format)
    if blank:
        problems.append((None, f"{blank} rows have no amount"))
    found = _lines(part, items)
    if undated := sum(line.rows for line in found if line.month is None):
        problems.append((None, f"{undated} rows have no month"))
    currency = only_currency(found, part.layout.format)
    if currency is None and part.layout.format == "unknown":
        currency = plain.header_currency(part.table.header[part.layout.columns["amount"][0]])
    currency = currency or answer.currency
    return Bill(
        format=part.layout.format,
        currency=currency,
        estimated=any(group.open_rows for group in items) if _told(part) else None,
        total=total(line.amount for line in found),
        lines=found,
        cost_basis=part.layout.basis,
        problems=tuple(problems),
        stated_total=stated,
        rejected=rejected,
        rows=sum(group.rows for group in items),
    )


def usage_line(group: Group, part: Part) -> UsageLine:
    """One group with its quantity."""
    return UsageLine(
        service=group.service,
        usage_type=group.usage_type,
        operation=group.operation,
        resource=group.resource,
        quantity=group.quantity,
        amount=group.amount or Decimal(),
        rows=group.rows,
        line=group.line,
        account=group.account or group.payer,
        charge_type=_kind(group, part),
        tags=group.tags,
        lines=group.lines,
    )


def _nothing(rejected: int, blank: int) -> str:
    if rejected:
        return f"none of its {rejected} amounts can be read"
    return f"{blank} rows and none has an amount" if blank else "a header and no rows"


def _told(part: Part) -> bool:
    """Whether the file can say that it is an estimate."""
    return part.layout.first("invoice") is not None or part.layout.first("estimated") is not None


def _lines(part: Part, items: Sequence[Group]) -> tuple[BillLine, ...]:
    """Groups of the same month, service, account, charge type and tags as one line each, in a stable order."""
    told = _told(part)
    found: dict[_Key, list[tuple[Decimal, Group]]] = {}
    for group in items:
        month = group.month if MONTH.fullmatch(group.month or "") else None
        account = group.account or group.payer
        for kind, amount in _charges(group, part):
            key = _Key(month, group.service, account, kind, group.currency, group.usage_type, group.tags)
            found.setdefault(key, []).append((amount, group))
    order = sorted(found, key=lambda key: tuple(part or "" for part in key[:-1]) + key.tags)
    return tuple(_line(key, found[key], told=told) for key in order)


def _line(key: _Key, pairs: Sequence[tuple[Decimal, Group]], *, told: bool) -> BillLine:
    """The line of one key."""
    if len(pairs) == 1:  # nearly always, and there may be a hundred thousand
        amount, group = pairs[0]
        estimated = bool(group.open_rows) if told else None
        return BillLine(
            key.month, key.service, amount, key.account, key.charge_type, key.currency, key.usage_type, key.tags,
            rows=group.rows, line=group.line, estimated=estimated, effective=group.effective,
            lines=group.lines,
        )  # fmt: skip
    effective = [group.effective for _, group in pairs if group.effective is not None]
    return BillLine(
        month=key.month,
        service=key.service,
        amount=total([amount for amount, _ in pairs]),
        account=key.account,
        charge_type=key.charge_type,
        currency=key.currency,
        usage_type=key.usage_type,
        tags=key.tags,
        rows=sum([group.rows for _, group in pairs]),
        line=min([group.line for _, group in pairs if group.line is not None], default=None),
        estimated=any(group.open_rows for _, group in pairs) if told else None,
        effective=total(effective) if effective else None,
        lines=tuple(number for _, group in pairs for number in group.lines),
    )


def _charges(group: Group, part: Part) -> Iterator[tuple[str, Decimal]]:
    """(charge type, amount) of a group: a legacy row holds usage, credits and tax side by side."""
    if group.amount is None:
        return
    if group.before_tax is None:
        yield _kind(group, part), group.amount
        return
    credit, tax = group.credits or Decimal(), group.tax or Decimal()
    rest = EXACT.subtract(group.amount, total((group.before_tax, credit, tax)))
    if credit and rest == -2 * credit:
        credit, rest = -credit, Decimal()  # written without its minus
    yield "usage", group.before_tax
    for kind, amount in (("credit", credit), ("tax", tax), ("adjustment", rest)):
        if amount:
            yield kind, amount


def _kind(group: Group, part: Part) -> str:
    """The charge type by the line item type, else by the service's name."""
    if group.kind is None:
        return service_charge(group.service)
    found = charge_type(group.kind, group.category)
    return "usage" if found == "other" and part.layout.format == "unknown" else found
