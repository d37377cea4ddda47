"""`inspect`: what would be read from any file; needs no workspace and never fails on a file's content."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from execreports.commands.flags import documented, given
from execreports.commands.kind_of import is_about_money, is_statement, kind_of
from execreports.commands.printing import document

if TYPE_CHECKING:
    from execreports.reading.unsaid import Words

Entry = dict[str, Any]
KINDS = ("handoff", "billing", "table", "s3_manifest", "python", "site", "apps_script")


@documented("execreports inspect notes.md bill.csv --json")
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--kind", type=click.Choice(KINDS), help="What it is, where the guess is wrong.")
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], kind: str | None) -> int:
    """Show what would be read from each PATH, with line numbers; 0 even where a file has problems."""
    entries = [inspected(path, kind) for path in paths]
    if given(context).json:
        document(files=entries)
    else:
        from execreports.commands.inspect_words import told

        for entry in entries:
            for line in told(entry):
                click.echo(line)
    return 0


def inspected(path: str, kind: str | None = None) -> Entry:
    """One entry of the contract."""
    if not Path(path).exists():
        return {"path": path, "kind": "unknown", **_problem("there is no such file")}
    try:
        found = kind or kind_of(Path(path))
        entry = READERS[found](Path(path)) if found in READERS else _no_reader()
    except OSError as error:
        found, entry = kind or "unknown", _problem(f"cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - a reader's bug must not hide the other files
        found, entry = "unknown", _problem(f"the reader failed ({type(error).__name__})")
    return {"path": path, "kind": found, **_unsaid(entry)}


def _unsaid(value: Any, words: "Words | None" = None) -> Any:  # noqa: ANN401 - a plain value of any shape
    """A value with every word in it redacted; a name may say that its value is a secret."""
    from execreports.reading.unsaid import Words

    words = Words() if words is None else words
    if isinstance(value, str):
        return words.of(value)
    if isinstance(value, list | tuple):
        return [_unsaid(one, words) for one in value]
    return {name: _unsaid(one, words) for name, one in value.items()} if isinstance(value, dict) else value


def _problem(message: str) -> Entry:
    return {"encoding": "utf-8", "problems": [{"line": None, "message": message}]}


def _no_reader() -> Entry:
    return _problem("no reader for this kind of file")


def _handoff(path: Path) -> Entry:
    from execreports.reading.handoff import as_json, read_handoff
    from execreports.reading.secrets import redacted
    from execreports.reading.unsaid import Words

    handoff = read_handoff(path.read_bytes())
    said: Entry = _unsaid(as_json(handoff), Words(redacted(handoff.text, path.name)[1]))
    return said


def _billing(path: Path) -> Entry:
    """A table that was no bill at all is shown as what it is, of no kind; one meant to be a bill is refused."""
    from execreports.reading.bills import bill_json, read_bill

    entry = bill_json(read_bill(path))
    if entry["format"] != "unknown" or not path.is_file():
        return entry
    if is_statement(path) or (entry["total"] is None and not is_about_money(path)):
        return _no_bill(entry, _table(path))
    return entry


def _no_bill(entry: Entry, table: Entry) -> Entry:
    """The columns of a table that no kind of source claims; the refused bill where it has none."""
    if "columns" not in table:
        return {"encoding": entry["encoding"], "problems": entry["problems"], "kind": "unknown"}
    told = {
        "line": None,
        "message": "no bill that is known; a source of kind `table` reads it, its columns mapped",
    }
    return {**table, "problems": [*table["problems"], told], "kind": "unknown"}


def _table(path: Path) -> Entry:
    from execreports.sources.table_glance import glanced

    return glanced(path)


def _s3_manifest(path: Path) -> Entry:
    from execreports.reading.manifests import manifest_json, read_manifest

    return manifest_json(read_manifest(path))


def _python(path: Path) -> Entry:
    from execreports.reading.python_source import python_json

    return python_json(path.read_bytes())


def _apps_script(path: Path) -> Entry:
    from execreports.reading.apps_script import apps_script_json

    if path.is_dir():
        texts = [one.read_bytes() for one in sorted(path.rglob("*")) if one.suffix in {".gs", ".js"}]
        return apps_script_json(b"\n".join(texts))
    return apps_script_json(path.read_bytes())


def _site(path: Path) -> Entry:
    from execreports.reading.site import site_json

    return site_json(path)


READERS: dict[str, Callable[[Path], Entry]] = {
    "handoff": _handoff, "billing": _billing, "table": _table, "s3_manifest": _s3_manifest, "python": _python,
    "apps_script": _apps_script, "site": _site,
}  # fmt: skip
