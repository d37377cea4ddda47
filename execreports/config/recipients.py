"""`config/recipients.yaml`: who gets what, from which domains, and who is paused until when."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from execreports.config.faults import did_you_mean, parsed
from execreports.config.portfolio import Strict
from execreports.config.tree import Path_, Tree
from execreports.errors import ConfigError, Fault
from execreports.model.mail import Envelope
from execreports.settings import ALIASES, Loaded

REFERENCES = ("REPORT_RECIPIENT_PRIMARY", "REPORT_RECIPIENT_BCC", *ALIASES)
"""The settings an address may refer to as `${NAME}`; nothing else of `repos.env` can get into a mail."""

_REFERENCE = re.compile(r"\$\{(\w+)\}")
_ADDRESS = re.compile(r"[^@\s<>,]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def is_address(value: str) -> bool:
    """Whether mail can be sent there, by its form."""
    return _ADDRESS.fullmatch(value) is not None


def _address(value: str) -> str:
    name = _REFERENCE.fullmatch(value)
    if name and name[1] not in REFERENCES:
        raise ValueError(f"{value} is not a recipient setting{did_you_mean(name[1], REFERENCES)}")
    if not name and not is_address(value):
        raise ValueError(f"{value!r} is no mail address")
    return value


def _domain(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", value.lower()):
        raise ValueError(f"{value!r} is no domain such as example.com")
    return value.lower()


Address = Annotated[str, AfterValidator(_address)]
Domain = Annotated[str, AfterValidator(_domain)]


class Audience(Strict):
    """A named list of readers. Slots are keyed by its name, so a changed address mails nobody twice."""

    to: tuple[Address, ...] = Field(min_length=1, description="readers, or ${REPORT_RECIPIENT_PRIMARY}")
    bcc: tuple[Address, ...] = Field((), description="blind copies, or ${REPORT_RECIPIENT_BCC}")
    reply_to: tuple[Address, ...] = Field((), description="the person who answers replies")


class Pause(Strict):
    """A report or a reader that gets nothing until a day."""

    report: str = Field("", description="persona of the report that pauses")
    recipient: str = Field("", description="or the address that pauses")
    until: date = Field(description="first day on which mail goes out again")
    reason: str = Field("", description="why, in a clause")

    @model_validator(mode="after")
    def _one(self) -> "Pause":
        if bool(self.report) == bool(self.recipient):
            raise ValueError("name either a report or a recipient")
        return self


_DEFAULT = Audience(to=("${REPORT_RECIPIENT_PRIMARY}",), bcc=("${REPORT_RECIPIENT_BCC}",))


class Recipients(Strict):
    """Who gets what."""

    allow_domains: tuple[Domain, ...] = Field(description="mail goes to these domains only")
    audiences: dict[str, Audience] = Field({"default": _DEFAULT}, description="named lists of readers")
    reports: dict[str, str] = Field({}, description="persona -> audience; others get `default`")
    paused: tuple[Pause, ...] = Field((), description="holidays and handovers")

    def audience(self, persona: str) -> str:
        """The name of the audience of a report."""
        return self.reports.get(persona, "default")

    def paused_report(self, persona: str, day: date) -> str:
        """Why a report is not sent on a day; empty where it is."""
        for pause in self.paused:
            if pause.report == persona and day < pause.until:
                return f"paused until {pause.until}" + (f": {pause.reason}" if pause.reason else "")
        return ""

    def envelope(self, persona: str, loaded: Loaded, day: date) -> Envelope:
        """Sender and readers of a report on a day; ConfigError (78) where a setting they need is missing."""
        name = self.audience(persona)
        audience = self.audiences.get(name, _DEFAULT)
        needed = ["SES_FROM_ADDRESS", *_references(audience.to)]
        if faults := [unset(setting, loaded) for setting in needed if not loaded.lookup(setting)]:
            raise ConfigError.of(faults)
        gone = {pause.recipient.lower() for pause in self.paused if pause.recipient and day < pause.until}
        return Envelope(
            sender=loaded.settings.ses_from_address or "",
            to=_resolved(audience.to, loaded, gone),
            bcc=_resolved(audience.bcc, loaded, gone),
            reply_to=_resolved(audience.reply_to, loaded, set()),
            audience=name,
            configuration_set=loaded.settings.ses_configuration_set or "",
        )

    def outside(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """The addresses whose domain is not on the allow-list."""
        return tuple(one for one in addresses if one.rpartition("@")[2].lower() not in self.allow_domains)


def recipients(tree: Tree) -> tuple[Recipients | None, list[Fault]]:
    """The model of the file, or every fault."""
    read, faults = parsed(Recipients, tree)
    outside = [*_outside(tree)]
    return read, [*faults, *outside] if read is None else [*faults, *outside, *_crossed(read, tree)]


def _outside(tree: Tree) -> Iterator[Fault]:
    """A fault for each written reader beyond `allow_domains`, whatever else is wrong with the file."""
    whole = tree.value if isinstance(tree.value, dict) else {}
    domains, audiences = whole.get("allow_domains"), whole.get("audiences")
    if not isinstance(domains, list) or not isinstance(audiences, dict):
        return
    allowed = {str(domain).lower() for domain in domains}
    for name, audience in audiences.items():
        for field in ("to", "bcc"):
            listed = audience.get(field) if isinstance(audience, dict) else None
            for index, one in enumerate(listed if isinstance(listed, list) else ()):
                if is_address(str(one)) and str(one).rpartition("@")[2].lower() not in allowed:
                    path = ("audiences", name, field, index)
                    said = f"{'.'.join(map(str, path))}: {one} is outside allow_domains"
                    yield Fault("E-CFG-104", said, tree.at(path), "add its domain there, or correct it")


def _crossed(read: Recipients, tree: Tree) -> Iterator[Fault]:
    known = {"default", *read.audiences}
    for persona, name in read.reports.items():
        if name not in known:
            said = f"reports.{persona}: no audience {name}{did_you_mean(name, known)}"
            yield Fault("E-CFG-107", said, tree.at(("reports", persona)), "declare it under audiences")


def unknown_reports(read: Recipients, tree: Tree, personas: Iterable[str]) -> Iterator[Fault]:
    """A fault for each report that the file names and nobody writes."""
    known = [*personas]
    named: list[tuple[Path_, str]] = [(("reports", persona), persona) for persona in read.reports]
    named += [(("paused", index, "report"), pause.report) for index, pause in enumerate(read.paused)]
    for path, persona in named:
        if persona and persona not in known:
            said = f"{'.'.join(map(str, path))}: no report {persona}{did_you_mean(persona, known)}"
            yield Fault("E-CFG-107", said, tree.at(path, key=path[0] == "reports"))


def _references(addresses: Iterable[str]) -> list[str]:
    return [match[1] for address in addresses if (match := _REFERENCE.fullmatch(address))]


def _resolved(addresses: Iterable[str], loaded: Loaded, gone: set[str]) -> tuple[str, ...]:
    """References replaced (a setting may hold several addresses, or none), each reader once."""
    found: dict[str, str] = {}
    for address in addresses:
        name = _REFERENCE.fullmatch(address)
        for one in (loaded.lookup(name[1]) or "" if name else address).split(","):
            if one.strip() and one.strip().lower() not in gone:
                found.setdefault(one.strip().lower(), one.strip())
    return tuple(found.values())


def unset(name: str, loaded: Loaded) -> Fault:
    """A setting that a live run needs is not there."""
    return Fault(
        "E-CFG-116", f"{name} is not set", loaded.place(name), f"write {name}=... in repos.env, or use"
        " `transport: embedded` in config/portfolio.yaml",
    )  # fmt: skip
