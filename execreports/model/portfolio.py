"""Whom the reports are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Entity:
    """A company, property, service or portfolio; `aliases` are the other names documents use for it."""

    id: str
    name: str
    kind: str
    owner: str = "not set"
    aliases: tuple[str, ...] = ()
    about: str = ""
    streams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consequence:
    """Declared once, shown on both sides: a finding of `cause` (check id) in `entity` hurts `affects`."""

    cause: str
    entity: str
    affects: str
    text: str
    persona: str = ""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The entities, the zone in which days are counted, and the currency figures are printed in."""

    name: str
    timezone: ZoneInfo
    currency: str
    entities: tuple[Entity, ...]
    now: datetime | None = None
    transport: str = "ses"
    consequences: tuple[Consequence, ...] = ()

    def entity(self, id: str) -> Entity:  # noqa: A002 - the field's own name
        """The entity of that id; one that is not declared is named after its id."""
        return self._by_id().get(id) or Entity(id, id or "Portfolio", "unknown")

    def _by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    def names(self) -> Mapping[str, str]:
        """Id -> name."""
        return {entity.id: entity.name for entity in self.entities}
