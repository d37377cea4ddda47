"""Total rows among mapped rows: compared with the rows they add up, never added again."""

from collections.abc import Callable, Sequence

from execreports.reading.table_roles import first_words, is_plain_total, is_total
from execreports.reading.table_totals import Part, Sums, contradiction
from execreports.sources.row_numbers import Rejected, RowNumbers
from execreports.sources.rows import Row, Rows, words


def checked(table: Rows, numbers: RowNumbers, note: Callable[[str, str], None]) -> Sequence[Row]:
    """The rows without total rows; a total that its rows do not add up to is noted."""
    kept: list[Row] = []
    sums = Sums()
    for row in table.rows:
        called = first_words(map(words, row.cells.values()))
        part = _part(row, numbers)
        if not is_total(called):
            kept.append(row)
            if part:
                sums.add(part)
            continue
        compared = sums.compared(part, plain=is_plain_total(called)) if part else None
        if part and part.value is not None and compared is not None and sums.agreeing(part) is None:
            note(row.place, contradiction(part.value, compared))
        sums.closed()
    return kept


def _part(row: Row, numbers: RowNumbers) -> Part | None:
    """The number of a row; without a value for ranges and words, which are not added; None for a blank one."""
    try:
        found = numbers.of(row)
    except Rejected:
        return Part(None)
    if found is None:
        return None
    value = found.value if numbers.has_sign(row) else None
    return Part(None if value is None else (value, value), (found.currency, found.period))
