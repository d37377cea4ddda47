"""A grid of cells to rows under a header: declared or found, blank rows skipped, merged cells carried down."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from execreports.errors import SourceBroken
from execreports.reading.table_roles import first_words, is_total
from execreports.sources.mapping import FactRule
from execreports.sources.rows import Row, Rows, heading, words

SEARCHED = 60  # rows in which a header is looked for


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a grid: its number as people count it, and its cells."""

    number: int
    cells: Sequence[object]


@dataclass(frozen=True, slots=True)
class Grid:
    """How a grid is read.

    `header` is a row number (None: found by the wanted columns); merged cells of `carried` columns hold for
    the rows below; `place` and `cell` write the address of a row and of one cell.
    """

    wanted: frozenset[str]
    locator: str
    place: Callable[[int], str]
    cell: Callable[[int, int], str] | None = None
    header: int | None = None
    carried: frozenset[str] = frozenset()

    def rows(self, lines: Iterable[Line]) -> Rows:
        """The rows below the header; SourceBroken where no header is found."""
        kept = list(lines)
        index = self._header(kept)
        names = _headings(kept[index].cells)
        last: dict[str, object] = {}
        made = []
        for line in kept[index + 1 :]:
            cells = {name: cell for name, cell in zip(names, line.cells, strict=False) if name}
            if all(words(cell) == "" for cell in cells.values()) or _repeats(names, line.cells):
                continue
            total = is_total(first_words(map(words, cells.values())))  # what is carried down names no total
            for name in () if total else self.carried & cells.keys():
                last[name] = cells[name] = cells[name] if words(cells[name]) else last.get(name)
            made.append(self._row(line, names, cells))
        return Rows(tuple(name for name in names if name), made, self.place(kept[index].number))

    def _row(self, line: Line, names: Sequence[str], cells: dict[str, object]) -> Row:
        columns = enumerate(names) if self.cell else ()
        refs = {name: self.cell(line.number, column) for column, name in columns if name and self.cell}
        quote = " | ".join(words(cell) for cell in line.cells if words(cell))
        return Row(cells, self.place(line.number), quote, refs, self._shifted(line, names))

    def _shifted(self, line: Line, names: Sequence[str]) -> str:
        """Why a row of text has more cells than its header; a sheet's cells stand where they stand."""
        if self.cell or not any(words(cell) for cell in line.cells[len(names) :]):
            return ""
        return (
            f"it has {len(line.cells)} cells and the header {len(names)}: cells may be out of place"
            " (quote those that hold the delimiter)"
        )

    def _header(self, lines: Sequence[Line]) -> int:
        if self.header is not None:
            found = [index for index, line in enumerate(lines) if line.number == self.header]
            if found:
                return found[0]
        else:
            scores = [len(self.wanted & set(_headings(line.cells))) for line in lines[:SEARCHED]]
            if max(scores, default=0):
                return scores.index(max(scores))
        seen = next(
            (", ".join(map(words, line.cells)) for line in lines if any(map(words, line.cells))), "nothing"
        )
        raise SourceBroken(
            f"no header row with {', '.join(sorted(self.wanted)) or 'columns'}; the first row says: {seen[:200]}",
            place=self.locator, code="E-SRC-211",
            fix="name the columns as the file does, or declare `header: <row number>`",
        )  # fmt: skip


def _headings(cells: Sequence[object]) -> list[str]:
    """Headers as compared; the second of two equal ones gets ` 2`."""
    names: list[str] = []
    for cell in cells:
        name = heading(words(cell))
        again = sum(1 for known in names if known == name or known.startswith(f"{name} "))
        names.append(f"{name} {again + 1}" if name and name in names else name)
    return names


def _repeats(names: Sequence[str], cells: Sequence[object]) -> bool:
    """True for a header that is printed again further down."""
    return len(cells) > 1 and _headings(cells) == list(names)


def wanted(rules: Iterable[FactRule]) -> frozenset[str]:
    """Every column the rules look at, as compared."""
    return frozenset(heading(column) for rule in rules for column in rule.columns)
