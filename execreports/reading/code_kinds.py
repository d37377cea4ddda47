"""Which reader of code a path belongs to, and its answer in the words of `inspect --json`."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from execreports.reading.apps_script import apps_script_json
from execreports.reading.python_source import python_json
from execreports.reading.site import site_json
from execreports.reading.source_tree import read_bytes, read_text, walk

PEEK = 200_000
_SUFFIXES = {
    **dict.fromkeys((".py", ".pyw"), "python"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "site"),
    ".gs": "apps_script",
}
_READERS: Mapping[str, Callable[[bytes], dict[str, object]]] = {
    "python": python_json,
    "apps_script": apps_script_json,
}
_GOOGLE = re.compile(
    r"\bfunction\s+do(?:Get|Post)\s*\(|\bdo(?:Get|Post)\s*=\s*(?:function|\()|"
    r"\b(?:SpreadsheetApp|ContentService|HtmlService|ScriptApp|UrlFetchApp|GmailApp|MailApp|DriveApp|CalendarApp"
    r"|PropertiesService)\s*\."
)


def kind_of(path: Path) -> str:
    """`python`, `site`, `apps_script` or `unknown`, by the name and for `.js` by the content; never raises."""
    if path.is_dir():
        return _folder_kind(path)
    suffix = path.suffix.lower()
    known = _SUFFIXES.get(suffix)
    if known is not None:
        return known
    if suffix == ".js" and _GOOGLE.search(read_text(path, PEEK) or ""):
        return "apps_script"
    shebang = not suffix and re.match(rb"#![^\n]*\bpython", read_bytes(path, 200) or b"")
    return "python" if shebang else "unknown"


def _folder_kind(folder: Path) -> str:
    """A site holds a page or a web package, a script project `.gs` files or its manifest."""
    names = [file.name for file in walk(folder, 2000)]
    if any(name.endswith((".html", ".htm")) for name in names):
        return "apps_script" if "appsscript.json" in names else "site"
    if any(name.endswith(".gs") or name == "appsscript.json" for name in names):
        return "apps_script"
    return "site" if "package.json" in names else "unknown"


def code_json(path: Path, kind: str) -> dict[str, object]:
    """The contract's fields for one path of a kind that `kind_of` knows; what cannot be read is a problem."""
    if kind == "site":
        return site_json(path)
    if kind == "apps_script" and path.is_dir():
        return _project(path)
    data = read_bytes(path)
    answer = _READERS[kind](data or b"")
    if data is None:
        answer["problems"] = [{"line": None, "message": "cannot be read"}]
    return answer


def _project(folder: Path) -> dict[str, object]:
    """All scripts of a folder as one, which is how Google runs them."""
    texts = [read_text(file.path) or "" for file in walk(folder, 2000) if file.name.endswith((".gs", ".js"))]
    return apps_script_json("\n".join(texts))
