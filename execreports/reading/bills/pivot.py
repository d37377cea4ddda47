"""The shapes of a cost pivot: services across and dates down, the other way round, or only totals."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from execreports.reading.bills import plain
from execreports.reading.bills.amounts import amount, total
from execreports.reading.bills.dates import is_date
from execreports.reading.table_roles import says_total

UNIT = re.compile(r"\s*\(\s*([$€£¥₹]|[A-Z]{3})\s*\)\s*$")
# What the console heads its column of totals with, in its languages: words of its own, not those of a table's rows,
# and any service in front of `total`.
TOTAL = re.compile(
    r"^(?:(?:grand )?totals?(?: costs?)?|costs? total|costos? total(?:es)?|costes? total(?:es)?|custos? tota(?:l|is)"
    r"|coûts? tota(?:l|ux)|gesamtkosten|costi totali|[\w ]+ total|合計コスト|总成本|총 비용)$",
    re.IGNORECASE,
)
MEASURE = re.compile(r"^(.*?)\s*\(([^()$€£¥₹]{1,24})\)\s*$")
USE = re.compile(
    r"h(?:ou)?rs?|[KMGT]i?B(?:-\w+)?|requests?|n/?a|counts?|events?|seconds?|queries|messages", re.IGNORECASE
)
DIMENSIONS = frozenset(
    ("service", "linked account", "region", "usage type", "instance type", "charge type", "api operation")
)
SAID = {
    "service": "servicio|serviço|servizio|サービス|服务|서비스",
    "linked account": "verknüpftes konto|compte lié|cuenta vinculada|conta vinculada|account collegato|連結アカウント",
    "region": "région|región|região|regione|リージョン|区域|리전",
    "usage type": "nutzungstyp|verbrauchstyp|type d'utilisation|tipo de uso|tipo di utilizzo|使用タイプ",
    "instance type": "instance-typ|type d'instance|tipo de instancia|tipo de instância|tipo di istanza",
    "charge type": "gebührentyp|type de frais|tipo de cargo|tipo de cobrança|tipo di addebito|料金タイプ",
}
"""A dimension in the languages of the console."""
HAIR = Decimal("0.000001")  # Cost Explorer's own totals differ from its cells in the tenth decimal
LOOKED_AT = 5
Rows = list[tuple[int, list[str]]]


def bare(name: str) -> str:
    """A heading without its unit: `S3($)` is `S3`."""
    return UNIT.sub("", name).strip()


def dimension(name: str) -> str:
    """What a pivot is grouped by, in English words where the heading is one of the console's, else as written."""
    plain_name = bare(name).casefold().replace("\u2019", "'")
    if plain_name in DIMENSIONS:
        return plain_name
    return next((known for known, names in SAID.items() if plain_name in names.split("|")), name)


def costs_only(header: list[str], rows: Rows) -> tuple[list[str], Rows]:
    """A pivot without its hours and bytes: `BoxUsage(Hrs)` beside `BoxUsage($)`, and `Total usage(Hrs)`."""
    costs = {bare(name).casefold() for name in header[1:] if UNIT.search(name)} | {"total usage"}
    usage = {
        index
        for index, name in enumerate(header)
        if index
        and not UNIT.search(name)
        and (match := MEASURE.search(name))
        and match[1].casefold() in costs
    }
    if not usage or len(costs) == 1:
        return header, rows
    kept = [index for index in range(len(header)) if index not in usage]
    return [header[index] for index in kept], [
        (line, [row[index] for index in kept if index < len(row)] + row[len(header) :]) for line, row in rows
    ]


def only_usage(header: Sequence[str]) -> bool:
    """Whether no heading has a currency and the total is one of use, or every heading has a unit of use."""
    found = [match for name in header[1:] if (match := MEASURE.search(name))]
    measured = len(found) == len(header) - 1 and all(USE.fullmatch(match[2]) for match in found)
    totals = any(match[1].casefold() == "total usage" for match in found)
    return (measured or totals) and not any(UNIT.search(name) for name in header)


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of a pivot's header among the first rows, None if this is no pivot."""
    return next((index for index, row in enumerate(rows) if _is_header(row, rows[index + 1 :])), None)


def _is_header(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    if len(row) < 2 or is_date(row[0]):
        return False
    if is_sideways(row):
        return any(amount(bare(cell)) is not None for other in below[:LOOKED_AT] for cell in other[1:])
    units = sum(1 for cell in row[1:] if UNIT.search(cell))
    dated = [other for other in below[:LOOKED_AT] if is_date(other[0]) and len(other) > 1]
    totals = any(says_total(other[0]) for other in below[:LOOKED_AT])
    if units > 1:
        return bool(dated) or totals
    numbers = sum(1 for cell in row[1:] if re.fullmatch(r"\d{12}", bare(cell)))
    if not dated or numbers * 2 >= len(row) - 1:
        return bool(dated)  # account numbers over days
    if all(TOTAL.match(bare(cell)) for cell in row[1:] if cell):
        return units > 0
    return (
        dimension(row[0]) in DIMENSIONS - {"charge type"}
        or (units == 1 and totals and not _is_list(row))
        or _adds_up(row, dated)
    )


def is_sideways(row: Sequence[str]) -> bool:
    """True if the headings are dates, so that services stand in rows."""
    cells = [bare(cell) for cell in row[1:] if cell]
    dates = [cell for cell in cells if is_date(cell)]
    rest = [cell for cell in cells if not is_date(cell)]
    return (len(dates) > 1 and len(rest) < 3) or (bool(dates and rest) and all(map(TOTAL.match, rest)))


def turned(header: Sequence[str], rows: Rows, line: int) -> tuple[list[str], Rows]:
    """A sideways pivot the usual way round; its rows all carry the line of the header."""
    names = [header[0], *(row[0] for _, row in rows)]
    columns = zip_longest(*(row for _, row in rows), fillvalue="")
    next(columns, None)
    return names, [(line, [bare(name), *cells]) for name, cells in zip(header[1:], columns, strict=False)]


def _is_list(row: Sequence[str]) -> bool:
    """Whether the headings are a date, a service and a cost: a list with a line for each, and no pivot."""
    found = plain.layout(row)
    return found is not None and found.first("service") is not None


def _adds_up(row: Sequence[str], dated: Sequence[Sequence[str]]) -> bool:
    """A table without units is a pivot if its total column really is the sum of the others."""
    column = next((index for index, cell in enumerate(row) if TOTAL.match(bare(cell))), None)
    if column is None or len(row) < 4 or _is_list(row):
        return False
    for other in dated:
        cells = [amount(cell) if cell else Decimal() for cell in other[1:]]
        if None in cells or len(cells) < column:
            return False
        stated = cells.pop(column - 1) or Decimal()
        if abs(total(cells) - stated) > max(HAIR, Decimal("0.005")):
            return False
    return True
