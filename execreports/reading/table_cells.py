"""One table cell: an amount, a number, a date, a state or words, in what its column's header promises."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from execreports.reading.dates import find_dates
from execreports.reading.money import Money, find_money, money_in
from execreports.reading.multipliers import MULTIPLIER, power_of_ten
from execreports.reading.numbers import COMMA, DOT, EITHER, GAP, NUMBER, Habits, read
from execreports.reading.plain import plain
from execreports.reading.status_marks import marks as status_marks
from execreports.reading.status_value import read_status
from execreports.reading.table_headers import Header
from execreports.reading.table_totals import slack
from execreports.reading.tables import Table

_DIGIT = re.compile(r"\d")
_FOOTNOTES = " *†‡¹²³"


@cache  # a process that reads no table compiles nothing
def _bare_number() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<open>\()?(?P<sign>[-−–])?(?P<number>{NUMBER})(?P<power>{MULTIPLIER})?(?P<close>\))?(?P<percent>[{GAP}]?%)?"
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: kind money, number, percent, date, status, text or empty.

    Numbers in `low`/`high` (`high` None: open end), currency for money ('' where neither cell nor header names
    one; `implied` where only the header does), ISO date or status in `text`.
    """

    kind: str
    raw: str
    text: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str = ""
    period: str | None = None
    approx: bool = False
    unsure: bool = False
    implied: bool = False


def habits_of(table: Table, text: str, order: str = "") -> Habits:
    """What the bare numbers of a table prove about its decimal mark: they are each other's neighbours."""
    habits = Habits(text, order)
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            bare = _bare_number().fullmatch(plain(cell))
            written = read(bare["number"]) if bare else None
            if written:
                habits.learn(number, written.proves, "")
    return habits


def read_cell(raw: str, row: int, header: Header, habits: Habits) -> Cell:
    """A cell as a reader sees it, `row` counted in its table."""
    if not raw.strip(" -–—"):
        return Cell("empty", raw)
    if header.role == "status" or status_marks(raw):
        return Cell("status", raw, read_status(raw).status)
    if not _DIGIT.search(raw):
        return Cell("text", raw, raw)
    return _amount(raw, row, header, habits) or _bare(raw, row, header, habits) or _words(raw, habits.order)


def _amount(raw: str, row: int, header: Header, habits: Habits) -> Cell | None:
    """A cell that is an amount in its own currency or in its header's."""
    amounts = find_money(raw, around=habits)
    if len(amounts) == 1 and len(amounts[0].raw) * 2 >= len(raw):
        return _money(raw, amounts[0], header)
    if amounts or not header.currency:
        return None
    amount = money_in(raw.strip(_FOOTNOTES), header.currency, row, habits)
    return _implied(raw, amount, header) if amount else None


def _bare(raw: str, row: int, header: Header, habits: Habits) -> Cell | None:
    """A cell that is a number, as its neighbours write theirs."""
    bare = _bare_number().fullmatch(raw)
    written = read(bare["number"]) if bare else None
    if bare is None or written is None:
        return None
    mark, unsure = (DOT, False) if written.proves != EITHER else habits.decide(
        row, DOT if written.dot < written.comma else COMMA, header.currency or "")  # fmt: skip
    value = (written.comma if mark == COMMA else written.dot) * 10 ** max(power_of_ten(bare["power"]), 0)
    value = -value if bare["sign"] or (bare["open"] and bare["close"]) else value
    kind = "percent" if bare["percent"] else "number" if header.currency is None else "money"
    return Cell(
        kind, raw, low=value, high=value, currency=header.currency or "", unsure=unsure or header.unsure
    )


def _words(raw: str, order: str) -> Cell:
    """A date, or any other words."""
    days = find_dates(raw, order)
    is_date = len(days) == 1 and len(days[0].raw) * 2 >= len(raw)
    return Cell("date", raw, days[0].iso) if is_date else Cell("text", raw, raw)


def _money(raw: str, amount: Money, header: Header) -> Cell:
    """A cell that is one amount; the header's period is its own where it says no more than the amount."""
    alone = not any(map(str.isalpha, raw.replace(amount.raw, "", 1)))
    period = amount.period or (header.period if alone and not amount.per else "") or None
    return Cell(
        "money",
        raw,
        "",
        amount.low,
        amount.high,
        amount.currency,
        period,
        approx=amount.approx,
        unsure=amount.unsure,
    )


def _implied(raw: str, amount: Money, header: Header) -> Cell:
    """A number in the header's currency, and in its thousands or millions unless it names its own."""
    factor = 1 if slack(raw) else Decimal(10) ** header.power
    high = None if amount.high is None else amount.high * factor
    return Cell(
        "money", raw, "", amount.low * factor, high, amount.currency, amount.period or header.period or None,
        approx=amount.approx, unsure=amount.unsure or header.unsure, implied=True,
    )  # fmt: skip
