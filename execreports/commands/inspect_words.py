"""What `inspect` prints for people: each thing read in a few words, its line, and the line as written below it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from execreports.commands.table_words import amount, table_told

Entry = dict[str, Any]
MOST, WIDTH, LARGEST = 200, 90, 16 << 20
"""Things listed of one sort, letters of a quote, bytes of a file that is quoted from."""

_NAMES = {
    "do_get": "answers GET", "do_post": "answers POST", "auth": "checks the caller", "writes": "writes",
    "env": "environment variables", "aws_services": "AWS services", "objects_without_size": "objects without a size",
    "cost_basis": "basis", "stated_total": "total the file states",
}  # fmt: skip
_QUOTED = frozenset({"tables", "statuses", "money", "routes", "secrets", "totals"})
"""What is not its own quote."""


def told(entry: Entry) -> Iterator[str]:
    """The lines for one file."""
    yield f"{entry['path']}: {entry['kind']}, {entry['encoding']}"
    lines = _lines(Path(entry["path"]))
    for name, value in entry.items():
        if name not in {"path", "kind", "encoding", "problems"} and value not in (None, [], {}, ""):
            yield from _part(name, value, lines)
    for problem in entry["problems"]:
        line = f"line {problem['line']}: " if problem["line"] else ""
        yield f"  not read: {line}{problem['message']}"


def _part(name: str, value: Any, lines: list[str]) -> Iterator[str]:  # noqa: ANN401 - a plain value of any shape
    called = _NAMES.get(name, name)
    if not (isinstance(value, list) and isinstance(value[0], dict)):
        yield f"  {called}: {_said(value)}"
        return
    yield f"  {called}: {len(value)}"
    shown: tuple[int, str] | None = None  # several things of one line share its quote
    for item in value[:MOST]:
        number = item.get("line")
        yield f"    {f'line {number}: ' if number else ''}{_WORDS.get(name, _plain)(item)}"
        quote = lines[number - 1].strip() if name in _QUOTED and number and number <= len(lines) else ""
        if quote and (number, name) != shown:
            shown = number, name
            yield f"      > {quote[:WIDTH]}{'...' if len(quote) > WIDTH else ''}"
        yield from table_told(item) if name == "tables" else ()
    if len(value) > MOST:
        yield f"    ... and {len(value) - MOST} more; --json lists them all"


def _said(value: Any) -> str:  # noqa: ANN401 - a plain value of any shape
    """A value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_said(one)}" for name, one in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)


def _plain(item: Entry) -> str:
    named = (
        (_NAMES.get(name, name), one)
        for name, one in item.items()
        if name != "line" and one not in (None, [], "", {})
    )
    return ", ".join(f"{name} {_said(one)}" for name, one in named)


def _heading(item: Entry) -> str:
    return f"{'#' * item['level']} {item['text']}"


def _table(item: Entry) -> str:
    rows = "1 row" if item["rows"] == 1 else f"{item['rows']} rows"
    return f"{rows} under {' | '.join(item['header'])}"


def _task(item: Entry) -> str:
    more = [f"{name} {item[name]}" for name in ("owner", "due") if item.get(name)]
    more += [item["kind"]] if item.get("kind") not in (None, "check box") else []
    return f"[{'x' if item['done'] else ' '}] {item['text']}" + (f" ({', '.join(more)})" if more else "")


def _status(item: Entry) -> str:
    because = f" (by {', '.join(item['quotes'])})" if item.get("quotes") else ""
    return f"{item['status']}{because}"


def _money(item: Entry) -> str:
    """`about 7000 to 9000 USD a month`."""
    words = [amount(item)] + ([f"per {item['per']}"] if item.get("per") else [])
    notes = [
        note for name, note in (("unsure", "decimal mark guessed"), ("in_code", "in code")) if item.get(name)
    ]
    return " ".join(words) + (f" ({', '.join(notes)})" if notes else "")


def _route(item: Entry) -> str:
    return f"{item['method']} {item['path']}, {'caller checked' if item['auth'] else 'nothing here checks the caller'}"


def _secret(item: Entry) -> str:
    return str(item["kind"]).replace("_", " ")


def _total(item: Entry) -> str:
    return f"{item.get('month') or 'no month'}  {item['amount']}  {item.get('service') or 'no service named'}"


def _page(item: Entry) -> str:
    title, about = item.get("title") or "no title", item.get("description") or "no description"
    return f"{item['path']}: {title}; {about}; {'analytics' if item.get('analytics') else 'no analytics'}"


def _column(item: Entry) -> str:
    """`Posted: dates (order to be declared), 31 filled, first 03/04/2026`."""
    proved = {"date_order": "order", "decimal": "decimal mark"}
    notes = [f"{words} {item[name]}" for name, words in proved.items() if name in item]
    holds = f"{item['holds']} ({', '.join(notes)})" if notes else item["holds"]
    first = [f"first {item['first']}"] if "first" in item else []
    return f"{item['name']}: " + ", ".join([holds, f"{item['filled']} filled", *first])


_WORDS: dict[str, Callable[[Entry], str]] = {
    "headings": _heading, "tables": _table, "tasks": _task, "statuses": _status, "money": _money, "routes": _route,
    "secrets": _secret, "totals": _total, "pages": _page, "columns": _column,
}  # fmt: skip


def _lines(path: Path) -> list[str]:
    """The lines of a document small enough to be quoted; secrets are looked for in the whole of it."""
    if not path.is_file() or path.stat().st_size > LARGEST:
        return []
    from execreports.reading.encodings import decode
    from execreports.reading.secrets import redact

    return redact(decode(path.read_bytes()).text, path.name).split("\n")
