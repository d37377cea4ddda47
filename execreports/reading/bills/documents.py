"""JSON files that may hold a bill: API answers, manifests, lists of records; everything else is refused by name."""

import csv
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from execreports.reading.bills import cost_explorer_api
from execreports.reading.bills.bill import Bill, Refused

MOST_BYTES = 256 << 20
OTHERS = {
    "Budgets": "AWS Budgets: limits and forecasts, not a bill",
    "Budget": "an AWS budget: a limit, not a bill",
    "ForecastResultsByTime": "a forecast, not a bill",
    "Anomalies": "cost anomalies, not a bill",
    "ReportDefinitions": "report definitions, not a bill",
    "RightsizingRecommendations": "recommendations, not a bill",
    "Contents": "a list of S3 objects, not a bill",
    "Buckets": "a list of S3 buckets, not a bill",
    "fileSchema": "an S3 Inventory manifest, not a bill",
}


def load(path: Path) -> object:
    """The parsed document, numbers as Decimal; JSON Lines become a list; raises Refused with the place of a fault."""
    if path.stat().st_size > MOST_BYTES:
        raise Refused(f"JSON larger than {MOST_BYTES >> 20} MB")
    text = path.read_text("utf-8-sig", errors="replace")
    try:
        return _parse(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            if len(lines) > 1:
                return [_parse(line) for line in lines]
        except json.JSONDecodeError:
            pass
        raise Refused(f"broken JSON: {error.msg}", line=error.lineno) from error
    except RecursionError as error:
        raise Refused("JSON nested too deeply") from error


def _parse(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return json.loads(text, parse_float=Decimal)


def read(document: object) -> Bill | None:
    """The bill in an API answer, None if the document may be a list of records instead."""
    if cost_explorer_api.elements(document)[0]:
        return cost_explorer_api.read(document)
    inner = document
    while isinstance(inner, Mapping):
        for key, what in OTHERS.items():
            if key in inner:
                raise Refused(f"this is {what}")
        inner = inner.get("data")
    return None


def as_csv(document: object, target: Path) -> Path:
    """A list of flat records written as CSV, so that it is read like any table; raises Refused if it is none."""
    records = _records(document)
    if not records:
        raise Refused("JSON without an answer of Cost Explorer and without a list of records")
    rows = [_flat(record) for record in records]
    names = list(dict.fromkeys(name for row in rows for name in row))
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return target


def _records(document: object) -> list[Mapping[str, Any]]:
    """The first list of objects in a document, at the top or one level down."""
    if isinstance(document, Mapping):
        lists = [value for value in document.values() if isinstance(value, list) and value]
        document = next((value for value in lists if isinstance(value[0], Mapping)), [])
    if isinstance(document, list) and all(isinstance(item, Mapping) for item in document):
        return document
    return []


def _flat(record: Mapping[str, Any]) -> dict[str, str]:
    """A record with its inner objects unfolded once (`service.description`)."""
    flat: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, Mapping) and name.casefold() not in {"tags", "resource_tags"}:
            flat |= {f"{name}.{inner}": _cell(item) for inner, item in value.items()}
        else:
            flat[name] = _cell(value)
    return flat


def _cell(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value, default=str) if isinstance(value, (Mapping, list)) else str(value)
