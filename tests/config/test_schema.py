"""The JSON Schema names every key of the models and no word that draft 7 does not know."""

import json

import pytest

from execreports.config import FILES
from execreports.config.portfolio import PortfolioFile, Strict
from execreports.config.schema import schema


class Kind(Strict):
    name: str
    path: str


@pytest.mark.parametrize("file", FILES)
def test_every_file_has_a_draft_7_schema(file: str) -> None:
    text = json.dumps(schema(file, {"table": Kind}))
    assert "draft-07" in text
    assert "$defs" not in text
    assert "prefixItems" not in text


def test_keys_of_the_model_are_the_keys_of_the_schema() -> None:
    found = schema("portfolio", {})
    assert set(found["properties"]) == set(PortfolioFile.model_fields)
    assert found["additionalProperties"] is False
    assert all("description" in part for part in found["properties"].values())


def test_sources_schema_knows_the_kinds() -> None:
    row = schema("sources", {"table": Kind})["definitions"]["kind_table"]
    assert row["properties"]["kind"] == {"const": "table"}
    assert set(row["required"]) == {"kind", "name", "path"}
