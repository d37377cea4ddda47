"""The address of a bill's line with the line itself as the quote, where the file is text of a bounded size."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from execreports.model.facts import Origin
from execreports.reading.bills import Bill
from execreports.reading.encodings import decode
from execreports.sources.pages import Page

LARGEST = 32 << 20  # bytes; of larger files no line is known anyway
_PACKED = (b"\x1f\x8b", b"PK", b"PAR1")


@dataclass(frozen=True)
class BillPage:
    """A bill, its file and its page."""

    path: Path
    page: Page
    bill: Bill

    @cached_property
    def lines(self) -> list[str]:
        """The lines of a text file; none of a packed or large one."""
        if not self.path.is_file() or self.path.stat().st_size > LARGEST:
            return []
        data = self.path.read_bytes()
        return [] if data.startswith(_PACKED) else decode(data).text.split("\n")

    def origin(self, line: int | None, words: str) -> Origin:
        """The place of the first row that went in; its own text where there is one, else what it says in short."""
        if line is None or not 0 < line <= len(self.lines):
            return self.page.origin("", words)
        return self.page.origin(f":{line}", self.lines[line - 1])
