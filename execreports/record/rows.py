"""A ledger row as JSON and back: the form it has in the chain and in the table of sends."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from execreports.model.mail import LedgerRow, SendState, Slot
from execreports.reading.secrets import redact


def pack(row: LedgerRow) -> dict[str, Any]:
    """The row as plain values; times in UTC, ISO 8601."""
    packed = {field.name: getattr(row, field.name) for field in fields(row)}
    packed["slot"] = {field.name: getattr(row.slot, field.name) for field in fields(row.slot)}
    packed["state"] = row.state.value
    packed["created_at"] = stamp(row.created_at)
    packed["settled_at"] = stamp(row.settled_at) if row.settled_at else None
    return {name: list(value) if isinstance(value, tuple) else value for name, value in packed.items()}


def unpack(packed: Mapping[str, Any]) -> LedgerRow:
    """The row that `pack` was given."""
    known = {field.name for field in fields(LedgerRow)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in packed.items()
        if name in known
    }
    values["slot"] = Slot(**packed["slot"])
    values["state"] = SendState(packed["state"])
    values["created_at"] = datetime.fromisoformat(packed["created_at"])
    settled = packed["settled_at"]
    values["settled_at"] = datetime.fromisoformat(settled) if settled else None
    return LedgerRow(**values)


def stamp(at: datetime) -> str:
    """An aware time in UTC, ISO 8601 with microseconds, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def without_secrets(value: Any) -> Any:  # noqa: ANN401 - a plain value of any shape
    """A plain value with every word in it redacted: what is written into the chain stays for good."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, Mapping):
        return {name: without_secrets(one) for name, one in value.items()}
    return [without_secrets(one) for one in value] if isinstance(value, list | tuple) else value
