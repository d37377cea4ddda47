"""`config/portfolio.yaml`: whom the reports are about, where their days begin, and how mail leaves."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from execreports.config.faults import did_you_mean, parsed
from execreports.config.tree import Path_, Plain, Tree
from execreports.errors import Fault
from execreports.model.portfolio import Consequence, Entity, Portfolio
from execreports.settings import Settings


class Strict(BaseModel):
    """A mapping of a config file: unknown keys are faults, numbers may stand where words are wanted."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = did_you_mean(name, (zone for zone in available_timezones() if zone[0].isupper()))
        raise ValueError(f"{name} is no time zone{hint}") from None
    return name


def _clock(value: Plain) -> Plain:
    return f"0{value}" if isinstance(value, str) and value[1:2] == ":" else value


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


Word = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Names = Annotated[tuple[str, ...], AfterValidator(_once)]
Clock = Annotated[time, BeforeValidator(_clock)]


class EntityPart(Strict):
    """One company, property, service or portfolio."""

    id: Word = Field(description="short name used in the other files")
    name: str = Field(min_length=1, description="name as printed")
    kind: str = Field("company", description="company, property, service, portfolio or your own word")
    owner: str = Field("not set", description="who answers for it")
    aliases: Names = Field((), description="other names documents use for it")
    about: str = Field("", description="one line on what it is")
    streams: Names = Field((), description="what it earns money with")


class ConsequencePart(Strict):
    """A finding in one entity that hurts another; shown in both reports."""

    cause: str = Field(description="check id whose finding is the cause")
    entity: str = Field("", description="where it is found; empty for anywhere")
    affects: str = Field(description="the entity that is hurt")
    persona: str = Field("", description="the report of the hurt side")
    text: str = Field(min_length=1, description="one sentence")


class SinkPart(Strict):
    """Where actions become tasks: a file of the workspace, or a webhook."""

    kind: Literal["json", "csv", "webhook"] = Field(description="json, csv or webhook")
    path: str = Field("", description="the file, below the workspace (json, csv)")
    url: str = Field("", description="the webhook's address, or ${SETTING} where it is a secret")
    token: str = Field("", description="the setting that holds its bearer token")

    @model_validator(mode="after")
    def _placed(self) -> "SinkPart":
        if self.kind == "webhook" and (not self.url or self.path):
            raise ValueError("a webhook takes url, and no path")
        if self.kind != "webhook" and (not self.path or self.url or self.token):
            raise ValueError(f"{self.kind} takes path alone")
        if self.path.startswith("/") or ".." in self.path.split("/"):
            raise ValueError("path must stay below the workspace")
        if self.url and not self.url.startswith(("https://", "http://127.0.0.1", "${")):
            raise ValueError("url must begin with https://")
        return self


class PortfolioFile(Strict):
    """The portfolio."""

    name: str = Field(min_length=1, description="printed on every page")
    timezone: Annotated[str, AfterValidator(_zone)] = Field(description="e.g. Europe/Berlin")
    currency: str = Field(pattern=r"^[A-Z]{3}$", description="ISO code figures are computed in")
    now: datetime | None = Field(None, description="pins the clock; only the embedded transport then sends")
    transport: str = Field("ses", description="ses, or embedded for the loopback stand-in")
    embedded: dict[str, str] = Field({}, description="settings used with transport embedded only")
    catch_up: Clock = Field(time(12), description="a report that is late is still sent until then")
    keep_days: int | None = Field(
        None, ge=30, description="older mails and facts leave the archive, on record"
    )
    reports: Names | None = Field(
        None, description="which shipped reports are used; all where it is left out"
    )
    sinks: tuple[SinkPart, ...] = Field((), description="where actions become tasks")
    entities: tuple[EntityPart, ...] = Field(min_length=1, description="whom the reports are about")
    consequences: tuple[ConsequencePart, ...] = Field((), description="declared once, shown on both sides")


def portfolio(tree: Tree) -> tuple[Portfolio | None, PortfolioFile | None, list[Fault]]:
    """The model of the file and the file itself, or every fault."""
    read, faults = parsed(PortfolioFile, tree)
    if read is None:
        return None, None, faults
    return _built(read), read, list(_crossed(read, tree))


def _built(read: PortfolioFile) -> Portfolio:
    zone = ZoneInfo(read.timezone)
    return Portfolio(
        name=read.name,
        timezone=zone,
        currency=read.currency,
        entities=tuple(Entity(**part.model_dump()) for part in read.entities),
        now=_aware(read.now, zone),
        transport=read.transport,
        consequences=tuple(Consequence(**part.model_dump()) for part in read.consequences),
    )


def _aware(now: datetime | None, zone: ZoneInfo) -> datetime | None:
    if now is None:
        return None
    return now.replace(tzinfo=zone) if now.tzinfo is None else now.astimezone(zone)


def _crossed(read: PortfolioFile, tree: Tree) -> Iterator[Fault]:
    """What only several keys together show: names used twice, and references to nobody."""
    for id_, count in Counter(part.id for part in read.entities).items():
        if count > 1:
            last = max(index for index, part in enumerate(read.entities) if part.id == id_)
            yield _fault(f"entity {id_} is declared {count} times", tree, ("entities", last, "id"))
    yield from _aliases(read, tree)
    known = [part.id for part in read.entities]
    for index, link in enumerate(read.consequences):
        for field, name in (("entity", link.entity), ("affects", link.affects)):
            if name:
                yield from unknown_entity(name, known, tree, ("consequences", index, field))
    for name in read.embedded:
        if name not in Settings.names():
            said = f"embedded.{name}: unknown key{did_you_mean(name, Settings.names())}"
            yield Fault("E-CFG-102", said, tree.at(("embedded", name), key=True))
    if read.embedded and read.transport != "embedded":
        yield _fault("embedded settings need `transport: embedded`", tree, ("embedded",))


def _aliases(read: PortfolioFile, tree: Tree) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for index, part in enumerate(read.entities):
        for alias in {part.name.casefold(), *(alias.casefold() for alias in part.aliases)}:
            if owners.setdefault(alias, part.id) != part.id:
                said = f"'{alias}' names both {owners[alias]} and {part.id}"
                yield _fault(said, tree, ("entities", index, "aliases"))


def unknown_entity(name: str, known: list[str], tree: Tree, path: Path_) -> Iterator[Fault]:
    """A fault where `name` is not declared."""
    if name not in known:
        said = f"{'.'.join(map(str, path))}: no entity {name}{did_you_mean(name, known)}"
        yield Fault("E-CFG-107", said, tree.at(path), "declare it in config/portfolio.yaml, or correct it")


def _fault(message: str, tree: Tree, path: Path_) -> Fault:
    return Fault("E-CFG-104", message, tree.at(path))
