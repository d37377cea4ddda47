"""Total rows: recognised by their words, compared with the rows they add up, never added again."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from execreports.sources.mapping import FactRule
from execreports.sources.quantities import is_blank, quantity
from execreports.sources.rows import Row, Rows, words

_TOTAL = re.compile(
    r"\W*(?:grand |net |sub[- ]?|overall )?(?:total(?:s|e|en|es)?|sum|summe|gesamt(?:summe|betrag|kosten)?|insgesamt|"
    r"zwischensumme|suma|soma|somme)(?: (?:amount|costs?|expenses?|general|général|geral|mensual|mensal|mensuel|"
    r"mensile|(?:per |/ ?)?mo(?:nth(?:ly)?)?|/ ?mo|burn|spend))?\W*",
    re.IGNORECASE,
)


def is_total(row: Row) -> bool:
    """True where the first words of a row say that it adds others up."""
    first = next((words(cell) for cell in row.cells.values() if words(cell)), "")
    return len(first) < 40 and bool(_TOTAL.fullmatch(first))


def checked(
    table: Rows, rule: FactRule, mark: Callable[[str], str], note: Callable[[str, str], None]
) -> Sequence[Row]:
    """The rows without total rows; a total that its rows do not add up to is noted."""
    kept: list[Row] = []
    block = Decimal(0)
    everything = Decimal(0)
    for row in table.rows:
        if not is_total(row):
            kept.append(row)
            number = _value(row, rule, mark)
            block += number or 0
            everything += number or 0
            continue
        stated = _value(row, rule, mark)
        if stated is not None and stated not in {block, everything}:
            note(row.place, f"the total row says {stated}, the rows above it add up to {block}")
        block = Decimal(0)
    return kept


def _value(row: Row, rule: FactRule, mark: Callable[[str], str]) -> Decimal | None:
    """The single number of a row; None for ranges and words, which are not compared."""
    cell = row.get(rule.value) if rule.value else None
    found = None if not rule.value or is_blank(cell) else quantity(cell, mark(rule.value))
    return found.value if found else None
