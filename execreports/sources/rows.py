"""Rows as every tabular source hands them to the mapping: cells by header, and an address for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """One record: cells by `heading`, the fragment of its address (`:7`, `#/jobs/3`), and its text.

    `refs` are the addresses of single cells where they have one of their own (`#Sheet!B7`); `problem` says why the
    row cannot be trusted.
    """

    cells: Mapping[str, object]
    place: str
    quote: str = ""
    refs: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""

    def get(self, column: str) -> object:
        """The cell under a header, None where there is none."""
        return self.cells.get(heading(column))

    def text(self, column: str) -> str:
        """The cell as words."""
        return words(self.get(column))

    def at(self, column: str | None) -> str:
        """The address of a cell, or of the whole row."""
        return self.refs.get(heading(column), self.place) if column else self.place


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table under its headers (as `heading` writes them)."""

    header: tuple[str, ...]
    rows: Sequence[Row]
    place: str = ""


def heading(text: str) -> str:
    """A header as it is compared: one case, single spaces, nothing that nobody sees."""
    return " ".join(text.replace("\ufeff", "").replace("\u200b", "").casefold().split())


def fits(row: Row, column: str, wanted: Sequence[str]) -> bool:
    """True where a cell is one of the plain words, and none of the `!words`."""
    text = row.text(column).casefold()
    yes = [word.casefold() for word in wanted if not word.startswith("!")]
    no = [word[1:].casefold() for word in wanted if word.startswith("!")]
    return text not in no and (text in yes or not yes)


def words(cell: object) -> str:
    """A cell as text: yes and no for booleans, numbers without exponent, ISO for dates."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float | Decimal):
        number = Decimal(str(cell))
        whole = number.is_finite() and number == number.to_integral_value()
        return format(number.quantize(Decimal(1)) if whole and abs(number) < 10**20 else number, "f")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def flat(record: Mapping[str, object], prefix: str = "", depth: int = 0) -> dict[str, object]:
    """A nested record as one level of cells: `client.name`; lists of words are joined with commas."""
    cells: dict[str, object] = {}
    for name, value in record.items():
        key = heading(f"{prefix}{name}")
        if isinstance(value, Mapping) and depth < 8:
            cells |= flat(value, f"{key}.", depth + 1)
        elif isinstance(value, list):
            cells[key] = ", ".join(words(one) for one in value if not isinstance(one, list | Mapping))
        elif not isinstance(value, Mapping):
            cells[key] = value
    return cells
