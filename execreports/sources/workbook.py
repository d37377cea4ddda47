"""One sheet of an XLSX workbook as numbered rows, values only, read as a stream."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from execreports.errors import SourceBroken
from execreports.sources.delimited import Note
from execreports.sources.grid import Line

MAGIC = b"PK\x03\x04"
MOST_ROWS = 200_000
SCANNED = 64 << 20  # bytes of a sheet in which formulas are looked for
_NO_VALUE = re.compile(rb"(?:</f>|<f[^>]*/>)(?:<v\s*/>|<v></v>)?</c>")
_OTHERS = {
    b"\xd0\xcf\x11\xe0": "an old Excel workbook, or one with a password",
    b"%pdf": "a PDF", b"\x1f\x8b": "packed (gzip)",
    b"7z\xbc\xaf": "packed (7z)", b"par1": "Parquet", b"sqlite format 3": "an SQLite database",
    b"<!doctype html": "an HTML page (of a login?)", b"<html": "an HTML page (a login page, or a bank's idea of Excel)",
    b"<?xml": "XML",
}  # fmt: skip
LARGEST = 512 << 20  # bytes unpacked: a small archive may hold a large sheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its name, and how its rows and cells are addressed (`#Jobs!B7`)."""

    sheet: Any
    title: str
    place: str
    uncalculated: int = 0  # formulas of the workbook that no program has calculated yet

    @classmethod
    def opened(cls, data: bytes, title: str, place: str) -> "Sheet":
        """The named sheet, or the first; SourceBroken where the file is no workbook or lacks the sheet."""
        import openpyxl

        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if sum(part.file_size for part in archive.infolist()) > LARGEST:
                    raise SourceBroken(
                        "the workbook is too large unpacked",
                        place=place,
                        code="E-SRC-206",
                        fix="save the sheet as CSV",
                    )
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
            raise SourceBroken(
                f"not a readable XLSX workbook: {error}",
                place=place,
                code="E-SRC-207",
                fix="save it again as XLSX or CSV",
            ) from error
        if title and title not in book.sheetnames:
            raise SourceBroken(
                f"no sheet {title!r}; there are: {', '.join(book.sheetnames)}", place=place, code="E-SRC-211",
                fix="correct `sheet` in config/sources.yaml",
            )  # fmt: skip
        sheet = book[title] if title else book.worksheets[0]
        return cls(sheet, sheet.title, place, _uncalculated(data))

    def row(self, number: int) -> str:
        """The fragment of a row's address."""
        return f"#{self.title}!A{number}"

    def cell(self, number: int, column: int) -> str:
        """The fragment of a cell's address; columns count from 0."""
        return f"#{self.title}!{column_letter(column)}{number}"

    def lines(self, note: Note) -> Iterator[Line]:
        """Every row; a formula that was never calculated is an empty cell, which is noted."""
        if self.uncalculated:
            note(
                self.place,
                f"{self.uncalculated} formulas were never calculated, their cells count as empty:"
                " open the workbook in a spreadsheet and save it",
            )
        self.sheet.reset_dimensions()
        for number, cells in enumerate(self.sheet.iter_rows(values_only=True), 1):
            if number > MOST_ROWS:
                note(f"{self.place}{self.row(number)}", f"rows after {MOST_ROWS} are not read")
                return
            yield Line(number, list(cells))


def refuse_other(data: bytes, place: str) -> None:
    """SourceBroken with its name for a file that is neither text nor XLSX."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    what = next((name for magic, name in _OTHERS.items() if start.startswith(magic)), "")
    if what:
        raise SourceBroken(
            f"this is {what}, neither CSV nor XLSX",
            place=place,
            code="E-SRC-207",
            fix="save it as XLSX or CSV",
        )


def _uncalculated(data: bytes) -> int:
    """Formulas without a value beside them, in all sheets together; parts beyond measure are not looked at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [part for part in archive.infolist() if part.filename.startswith("xl/worksheets/")]
        small = [part for part in sheets if part.file_size < SCANNED]
        return sum(len(_NO_VALUE.findall(archive.read(part))) for part in small)


def column_letter(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
