"""The option tables of `docs/sources.md`, generated: `python -m execreports.reference_options` prints them."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from execreports.config.schema import schema
from execreports.discovery.kinds import kinds as every_kind

EVERYWHERE = ("name", "warn_after", "error_after", "deadline", "forget_after", "snapshot")
SHARED = ("entity", "as_of", "date_order", "decimal")
PARTS = {"facts": "FactRule", "label": "LabelRule", "owner": "OwnerRule"}


def options() -> dict[str, str]:
    """Title -> Markdown table: what every kind takes, what files and rows share, each kind, and the parts of rules."""
    found = schema("sources", every_kind())["definitions"]
    kinds = {
        name.removeprefix("kind_"): _optional(rows)
        for name, rows in found.items()
        if name.startswith("kind_")
    }
    some = kinds["table"]
    tables = {
        "every kind": {name: some[name] for name in EVERYWHERE},
        "files and rows": {name: some[name] for name in SHARED},
    }
    told = {*EVERYWHERE, "kind"}
    for kind, model in kinds.items():
        tables[kind] = {
            name: option
            for name, option in model.items()
            if name not in told and not (name in SHARED and option == some[name])
        }
    tables |= {name: _optional(found[part]) for name, part in PARTS.items()}
    return {title: _table(rows) for title, rows in tables.items()}


def _optional(model: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The options of a model; those that may be left out without a written default have an empty one."""
    required = model.get("required", ())
    return {
        name: row if name in required else {"default": None, **row}
        for name, row in model["properties"].items()
    }


def _table(rows: Mapping[str, Mapping[str, Any]]) -> str:
    lines = ["| option | default | meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | {_default(row)} | {_said(name, row)} |" for name, row in rows.items()]
    return "\n".join(lines) + "\n"


def _said(name: str, row: Mapping[str, Any]) -> str:
    """What an option means, with the words it may be."""
    words = row.get("enum") or next((one["enum"] for one in row.get("anyOf", ()) if "enum" in one), ())
    told = row.get("description") or {"name": "what the page calls it"}[name]
    more = f" ({', '.join(f'`{word}`' for word in words)})" if words else ""
    return f"{told}{more}".replace("|", "\\|")


def _default(row: Mapping[str, Any]) -> str:
    """`required` where there is none; durations as they are written in YAML."""
    if "default" not in row:
        return "required"
    value = row["default"]
    if value in (None, "", [], {}):
        return ""
    if row.get("format") == "duration":
        value = value.removeprefix("PT").removeprefix("P").lower()
    return f"`{value}`" if isinstance(value, str) else f"`{json.dumps(value)}`"


if __name__ == "__main__":
    for title, table in options().items():
        sys.stdout.write(f"<!-- options: {title} -->\n{table}<!-- /options -->\n\n")
