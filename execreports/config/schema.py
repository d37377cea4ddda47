"""JSON Schema of the config files for editors, in the words of draft 7 that their servers understand."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from execreports.config.corrections import CorrectionsFile
from execreports.config.portfolio import PortfolioFile
from execreports.config.recipients import Recipients
from execreports.config.targets import KpisFile

DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(file: str, kinds: Mapping[str, type[BaseModel]]) -> dict[str, Any]:
    """The schema of one config file; `kinds` are the source kinds and their options."""
    models: dict[str, type[BaseModel]] = {
        "portfolio": PortfolioFile,
        "recipients": Recipients,
        "kpis": KpisFile,
        "corrections": CorrectionsFile,
    }
    if file == "sources":
        return {"$schema": DRAFT, "title": "Sources", **_sources(kinds)}
    if file in models:
        return {"$schema": DRAFT, **_draft7(models[file].model_json_schema())}
    return {"$schema": DRAFT, "title": "Targets", "type": ["object", "null"]}


def _sources(kinds: Mapping[str, type[BaseModel]]) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    rows = []
    for kind, model in sorted(kinds.items()):
        row = _draft7(model.model_json_schema())
        definitions |= row.pop("definitions", {})
        row["properties"] = {"kind": {"const": kind}, **row["properties"]}
        row["required"] = ["kind", *row.get("required", [])]
        definitions[f"kind_{kind}"] = row
        rows.append({"$ref": f"#/definitions/kind_{kind}"})
    items: dict[str, Any] = {"oneOf": rows} if rows else {"type": "object"}
    return {
        "type": "object",
        "properties": {"sources": {"type": "array", "items": items}},
        "required": ["sources"],
        "additionalProperties": False,
        "definitions": definitions,
    }


def _draft7(schema_: Mapping[str, Any]) -> dict[str, Any]:
    """Pydantic writes 2020-12: `$defs` and `prefixItems` have older names."""
    text = json.dumps(schema_).replace("#/$defs/", "#/definitions/")
    found: dict[str, Any] = json.loads(text.replace('"$defs":', '"definitions":'))
    return found
