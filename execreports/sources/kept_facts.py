"""Facts as they are kept and as they come back: packed by document, each unpacked when it is first looked at."""

import json
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from execreports.model.facts import DOCUMENT, Fact, Kind, Origin
from execreports.sources.pages import Page

_FIELDS = tuple(field.name for field in fields(Fact))
_SETTERS = tuple(
    vars(Fact)[name].__set__ for name in _FIELDS
)  # past the frozen class, for facts that are being made
_KINDS = {str(kind): kind for kind in Kind}


def packed(facts: Sequence[Fact], page: Page) -> bytes | None:
    """The facts of a page without what the page says of itself; None where one stands anywhere else."""
    heads: dict[tuple[str, ...], int] = {}
    quotes: dict[str, str] = {}
    rows = []
    for fact in facts:
        origin = fact.origin
        place = origin.locator[len(page.locator) :]
        if fact.correction or origin != Origin(
            page.source,
            f"{page.locator}{place}",
            page.as_of,
            page.digest,
            quotes.setdefault(place, origin.quote),
        ):
            return None
        numbers = [None if one is None else str(one) for one in (fact.value, fact.low, fact.high)]
        head = heads.setdefault((fact.entity, fact.key, fact.unit, str(fact.kind)), len(heads))
        rows.append([head, place, numbers if any(numbers) else None, fact.text, dict(fact.labels)])
    return json.dumps([list(heads), quotes, rows], ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(body: bytes, count: int, page: Page) -> list[Fact]:
    """The facts again, as many as were packed."""
    sheet = _Sheet(body, page)
    return [KeptFact.of(sheet, number) for number in range(count)]


class _Sheet:
    """The packed facts of one document."""

    __slots__ = ("_body", "_origins", "_page", "_parts")

    def __init__(self, body: bytes, page: Page) -> None:
        self._body, self._page = body, page
        self._parts: Any = None
        self._origins: dict[str, Origin] = {}

    def values(self, number: int) -> tuple[object, ...]:
        """The fields of one fact, in their order."""
        if self._parts is None:
            self._parts = json.loads(self._body)
        heads, quotes, rows = self._parts
        head, place, numbers, text, labels = rows[number]
        entity, key, unit, kind = heads[head]
        if key == DOCUMENT:
            labels = {**labels, "updated": self._page.as_of.date().isoformat()}
        origin = self._origins.get(place)
        if origin is None:
            origin = self._origins[place] = _origin(self._page, place, quotes[place])
        value, low, high = numbers or (None, None, None)
        return (
            entity,
            key,
            unit,
            _KINDS[kind],
            origin,
            _number(value),
            _number(low),
            _number(high),
            text,
            labels,
            None,
        )


def _origin(page: Page, place: str, quote: str) -> Origin:
    return Origin(page.source, f"{page.locator}{place}", page.as_of, page.digest, quote)


def _number(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


class KeptFact(Fact):
    """A fact whose fields are empty until one of them is asked for."""

    __slots__ = ("_number", "_sheet")

    @classmethod
    def of(cls, sheet: _Sheet, number: int) -> "KeptFact":
        """The fact of that number on its sheet."""
        fact = cls.__new__(cls)
        _set_sheet(fact, sheet)
        _set_number(fact, number)
        return fact

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whichever field is asked for first
        if name not in _FIELDS:
            raise AttributeError(name)
        values = self._sheet.values(self._number)
        for put, value in zip(_SETTERS, values, strict=True):
            put(self, value)
        return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fact) and all(
            getattr(self, name) == getattr(other, name) for name in _FIELDS
        )

    __hash__ = Fact.__hash__


_set_sheet, _set_number = (
    vars(KeptFact)[slot].__set__ for slot in ("_sheet", "_number")
)  # past the frozen class
