"""`inspect --json` for bills: the five keys that are always there, amounts as decimal strings."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from execreports.reading.bills.amounts import total, written
from execreports.reading.bills.bill import Bill


def bill_json(bill: Bill) -> dict[str, Any]:
    """{format, currency, estimated, total, totals, ...}; a refused file has `total` null, `totals` [] and a problem.

    `line` is the first line of the file that went into an amount, null where the file is packed or too large.
    """
    amounts: dict[tuple[str | None, str | None], list[Decimal]] = defaultdict(list)
    kinds: dict[str, list[Decimal]] = defaultdict(list)
    first: dict[tuple[str | None, str | None], int] = {}
    for line in bill.lines:
        amounts[line.month, line.service].append(line.amount)
        if line.line:
            first[line.month, line.service] = min(line.line, first.get((line.month, line.service), line.line))
        kinds[line.charge_type].append(line.amount)
    totals = [
        {
            "month": month,
            "service": service,
            "amount": written(total(values)),
            "line": first.get((month, service)),
        }
        for (month, service), values in sorted(
            amounts.items(), key=lambda item: tuple(part or "" for part in item[0])
        )
    ]
    return {
        "kind": "billing",
        "encoding": bill.encoding,
        "problems": [{"line": line, "message": message} for line, message in bill.problems],
        "format": bill.format,
        "currency": bill.currency,
        "estimated": bill.estimated,
        "total": None if bill.total is None else written(bill.total),
        "totals": totals,
        "cost_basis": bill.cost_basis,
        "charges": {kind: written(total(values)) for kind, values in sorted(kinds.items())},
        "stated_total": None if bill.stated_total is None else written(bill.stated_total),
        "rows": bill.rows,
        "rejected": bill.rejected,
    }
