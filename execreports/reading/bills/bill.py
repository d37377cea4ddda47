"""The nouns of this package: a bill, its lines, and what kept a file from being read."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

Problem = tuple[int | None, str]  # line of the file where there is one, and the sentence


@dataclass(frozen=True, slots=True)
class BillLine:
    """Rows of a bill that share month (`YYYY-MM`), service, account, charge type and tags, added up exactly.

    `charge_type` is one of usage, fee, credit, refund, tax, discount, negation, adjustment, other. `line` is the
    first line of the file that went in (None for files too large to number), `lines` all of them in no order,
    `rows` how many did.
    """

    month: str | None
    service: str | None
    amount: Decimal
    account: str | None = None
    charge_type: str = "usage"
    currency: str | None = None
    usage_type: str | None = None
    tags: tuple[tuple[str, str], ...] = ()
    rows: int = 1
    line: int | None = None
    estimated: bool | None = None
    effective: Decimal | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class UsageLine:
    """What one resource (or operation) used and cost in one month; `quantity` is in the bill's own unit."""

    service: str | None
    usage_type: str | None
    operation: str | None
    resource: str | None
    quantity: Decimal | None
    amount: Decimal
    rows: int = 1
    line: int | None = None
    account: str | None = None
    charge_type: str = "usage"
    tags: tuple[tuple[str, str], ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bill:
    """Everything one bill says; `total` is None when the file was refused or contradicts itself.

    `cost_basis` names what `amount` is (unblended, billed, invoice with tax ...), `stated_total` is the file's own
    total row, `rejected` counts rows whose amount could not be read: then `total` is of the others and `problems`
    says so.
    """

    format: str = "unknown"
    currency: str | None = None
    estimated: bool | None = None
    total: Decimal | None = None
    lines: tuple[BillLine, ...] = ()
    cost_basis: str | None = None
    problems: tuple[Problem, ...] = ()
    stated_total: Decimal | None = None
    rejected: int = 0
    rows: int = 0
    encoding: str = "utf-8"

    @property
    def refused(self) -> bool:
        """True when no cost at all could be read."""
        return self.total is None and not self.lines


class Refused(Exception):
    """No cost can be read from this file; the message says why, `format` what it was taken for."""

    def __init__(self, message: str, *, line: int | None = None, file_format: str = "unknown") -> None:
        super().__init__(message)
        self.problem: Problem = (line, message)
        self.format = file_format


def refusal(error: Refused) -> Bill:
    """The bill that says why there is none."""
    return Bill(format=error.format, problems=(error.problem,))


def only_currency(lines: Iterable[BillLine], file_format: str) -> str | None:
    """The one currency of all lines, None if none is given; two currencies cannot be added, so they are refused."""
    found = sorted({line.currency for line in lines if line.currency})
    if len(found) > 1:
        raise Refused(f"amounts in {' and '.join(found)} cannot be added up", file_format=file_format)
    return found[0] if found else None
