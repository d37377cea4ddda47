"""`inspect`: what would be read from any file; needs no workspace and never fails on a file's content."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from execreports.commands.flags import documented, given
from execreports.commands.kind_of import is_about_money, kind_of
from execreports.commands.printing import document

Entry = dict[str, Any]
MOST, WIDTH, LARGEST = 200, 90, 16 << 20
"""For people: things listed of one sort, letters of a quote, bytes of a file that is quoted from."""

KINDS = ("handoff", "billing", "s3_manifest", "python", "site", "apps_script")


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
        for entry in entries:
            _told(entry)
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


def _unsaid(value: Any) -> Any:  # noqa: ANN401 - a plain value of any shape
    """A value with every word in it redacted; a name may say that its value is a secret."""
    from execreports.reading.secrets import redact

    if isinstance(value, str):
        return redact(value)
    if isinstance(value, list | tuple):
        return [_unsaid(one) for one in value]
    return {name: _unsaid(one) for name, one in value.items()} if isinstance(value, dict) else value


def _problem(message: str) -> Entry:
    return {"encoding": "utf-8", "problems": [{"line": None, "message": message}]}


def _no_reader() -> Entry:
    return _problem("no reader for this kind of file")


def _handoff(path: Path) -> Entry:
    from execreports.reading.handoff import as_json, read_handoff

    return as_json(read_handoff(path.read_bytes()))


def _billing(path: Path) -> Entry:
    """A table that was no bill at all is unknown; one that was meant to be one is a refused bill."""
    from execreports.reading.bills import bill_json, read_bill

    entry = bill_json(read_bill(path))
    if (
        entry["format"] == "unknown"
        and entry["total"] is None
        and path.is_file()
        and not is_about_money(path)
    ):
        return {"encoding": entry["encoding"], "problems": entry["problems"], "kind": "unknown"}
    return entry


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
    "handoff": _handoff, "billing": _billing, "s3_manifest": _s3_manifest, "python": _python,
    "apps_script": _apps_script, "site": _site,
}  # fmt: skip


def _told(entry: Entry) -> None:
    """For people: each thing read with its line and the words that stand there; then what could not be read."""
    click.echo(f"{entry['path']}: {entry['kind']}, {entry['encoding']}")
    lines = _lines(Path(entry["path"]))
    for name, value in entry.items():
        if name in {"path", "kind", "encoding", "problems"} or value in (None, [], {}):
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            click.echo(f"  {name}: {len(value)}")
            for item in value[:MOST]:
                _item(item, lines)
            if len(value) > MOST:
                click.echo(f"    ... and {len(value) - MOST} more; --json lists them all")
        else:
            click.echo(f"  {name}: {', '.join(map(str, value)) if isinstance(value, list) else value}")
    for problem in entry["problems"]:
        line = f"line {problem['line']}: " if problem["line"] else ""
        click.echo(f"  not read: {line}{problem['message']}")


def _item(item: Entry, lines: list[str]) -> None:
    told = ", ".join(
        f"{key} {text}" for key, text in item.items() if key != "line" and text not in (None, [], "")
    )
    number = item.get("line")
    click.echo(f"    line {number}: {told}" if number else f"    {told}")
    quote = lines[number - 1].strip() if number and number <= len(lines) else ""
    if quote and quote not in told:
        click.echo(f"      {quote[:WIDTH]}{'...' if len(quote) > WIDTH else ''}")


def _lines(path: Path) -> list[str]:
    """The lines of a document small enough to be quoted; secrets are looked for in the whole of it."""
    if not path.is_file() or path.stat().st_size > LARGEST:
        return []
    from execreports.reading.encodings import decode
    from execreports.reading.secrets import redact

    return redact(decode(path.read_bytes()).text, path.name).splitlines()
