"""The state of work as a document reports it: labels, headings, marks in lists and prose, table columns."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from execreports.reading.blocks import Outline
from execreports.reading.lines import MOST, Lines
from execreports.reading.plain import plain
from execreports.reading.status_context import is_condition, is_no_report, is_report
from execreports.reading.status_labels import labelled, leading
from execreports.reading.status_marks import CROSSES, HEADINGS, LIGHTS, MARK, TICKS, marks, positions
from execreports.reading.status_tables import table_statuses
from execreports.reading.status_value import Reading, read_line
from execreports.reading.status_words import UNKNOWN

_ITEM = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_QUOTE = 160  # characters of a line that are quoted
_READ = 600  # characters of a line that are read
_INTRO = 60  # lines looked back for what introduces a list


@dataclass(frozen=True, slots=True)
class Status:
    """One reported state; `raw` quotes the document, `form` is label, heading, list, prose or cell.

    `quotes` are the marks and words behind the status; for a contradiction all of them, and status unknown.
    """

    raw: str
    status: str
    line: int
    form: str
    quotes: tuple[str, ...] = ()


def find_statuses(places: Lines, blocks: Outline) -> list[Status]:
    """Every reported state in order of lines; "unknown" where a mark or label is there but says nothing sure."""
    finder = _Finder(places, blocks)
    found = [*finder.labels(), *finder.headings()]
    cells = [Status(raw, reading.status, line, "cell", reading.quotes)
             for table in blocks.tables for raw, reading, line in table_statuses(table)]  # fmt: skip
    taken = {status.line for status in found}
    marked = finder.marked(taken)
    return sorted([*found, *cells, *marked], key=lambda status: status.line)


class _Finder:
    """Looks through one document; keeps what its lines stand under."""

    def __init__(self, places: Lines, blocks: Outline) -> None:
        self.places, self.blocks = places, blocks
        self.heading_lines = [heading.line for heading in blocks.headings]
        self.skipped = set(self.heading_lines)
        self.intros: dict[int, str] = {}
        for table in blocks.tables:
            last = table.rows[-1].line if table.rows else table.line
            self.skipped.update(range(table.line, last + 1))

    def labels(self) -> list[Status]:
        """Named statuses, and list items that open with a state."""
        named = list(labelled(self.places, self.skipped))
        rows = {row for row, _, _ in named}
        opened = [one for one in leading(self.blocks) if one[0] not in rows and not MARK.search(one[1])]
        return [
            Status(value[:_QUOTE], reading.status, row, "label", reading.quotes)
            for row, value, reading in [*named, *opened]
        ]

    def headings(self) -> list[Status]:
        """`## Completed`, `### 3. Export ✅`, `## Phase 2 — In progress`."""
        found = []
        for heading in self.blocks.headings:
            reading = _heading_status(heading.text)
            if reading:
                if set(marks(heading.text)) & (TICKS | CROSSES) and is_no_report(
                    _without_number(heading.text)
                ):
                    reading = Reading(UNKNOWN, reading.quotes)
                found.append(
                    Status(heading.text[:_QUOTE], reading.status, heading.line, "heading", reading.quotes)
                )
        return found

    def marked(self, taken: set[int]) -> list[Status]:
        """Lines of lists and prose with a mark that reports: `- ✅ Export`, `**Backup:** ❌ not set up`."""
        found: list[Status] = []
        seen, text = 0, self.places.text
        for position in positions(text):
            row = self.places.row(position)
            if row == seen or row in self.skipped or row in taken or self.places.is_code(row, position):
                continue
            if len(found) >= MOST:
                break
            seen = row
            line = self.places.line(row, _READ)
            item = _ITEM.match(line)
            body = line[item.end() :] if item else line.lstrip(" >\t")
            if not _reports(body):
                continue
            reading = read_line(body)
            if LIGHTS.issuperset(reading.quotes) and not MARK.match(
                body
            ):  # a colour behind a name: as often a priority
                reading = Reading(UNKNOWN, reading.quotes)
            if reading.status != UNKNOWN and (is_condition(MARK.sub("", body)) or self._is_no_report(row)):
                reading = Reading(UNKNOWN, reading.quotes)
            found.append(
                Status(
                    body.strip()[:_QUOTE], reading.status, row, "list" if item else "prose", reading.quotes
                )
            )
        return found

    def _is_no_report(self, row: int) -> bool:
        """True where the heading above or the line that opens the list says the marks are not about work done."""
        index = bisect_right(self.heading_lines, row) - 1
        heading = MARK.sub("", _without_number(self.blocks.headings[index].text)) if index >= 0 else ""
        intro = MARK.sub("", self._intro(row, self.heading_lines[index] if index >= 0 else 0))
        return (
            (is_no_report(heading) or is_no_report(intro)) and not is_report(heading) and not is_report(intro)
        )

    def _intro(self, row: int, floor: int) -> str:
        """The line ending in a colon that stands right above the list a line is in; '' without one."""
        walked, found = [], ""
        for above in range(row - 1, max(floor, row - _INTRO), -1):
            known = self.intros.get(above)
            if known is not None:
                found = known
                break
            line = self.places.line(above, _READ).strip(" >\t")
            opens = line.rstrip("*_ ").endswith((":", "?")) and not MARK.match(line)
            if opens or (line and not _ITEM.match(line) and not MARK.match(line)):
                found = _ITEM.sub("", line, count=1) if opens else ""
                break
            walked.append(above)
        self.intros.update(dict.fromkeys([row, *walked], found))
        return found


def _without_number(text: str) -> str:
    return re.sub(r"^[\d.)\s]+", "", text)


def _heading_status(text: str) -> Reading | None:
    """A mark, or a part of the heading that is a status phrase and nothing else; priorities' colours are neither."""
    words = text if text.isascii() else "".join(sign for sign in text if sign not in HEADINGS)
    reading = read_line(words)
    return reading if reading.quotes and not words.rstrip().endswith("?") else None


def _reports(body: str) -> bool:
    """A mark reports where it opens or ends a line or a part of it; inside a sentence or brackets it is decoration."""
    if MARK.match(body):
        return True
    text = plain(body)
    for match in MARK.finditer(text):
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip(" \ufe0f")
        if (
            not before.strip(" *_~")
            or not after.strip(" *_~.!")
            or before.endswith((":", "—", "–", "-", "|", "→"))
        ):
            return True
        if after.startswith(("(", "—", "–", "- ")) and not before.endswith("("):
            return True
    return False
