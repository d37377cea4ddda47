"""What a command works with: workspace, settings, configuration, the moment, and what discovery found."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from execreports import config as configuration
from execreports import settings as environment
from execreports.commands.flags import Flags
from execreports.config import Config
from execreports.discovery import Found, checks, reports
from execreports.discovery.kinds import sources
from execreports.errors import ConfigError, Fault
from execreports.model.mail import Envelope, Slot
from execreports.report import BaseReport
from execreports.schedule import period
from execreports.settings import Loaded
from execreports.sources.base import Source
from execreports.transports.quiet import install
from execreports.workspace import Workspace, find


def clock() -> datetime:
    """Now, UTC; nothing below the command line asks for it."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """What every command of a workspace works with; parts that cost something are made when asked for."""

    workspace: Workspace
    loaded: Loaded
    config: Config
    flags: Flags

    @cached_property
    def now(self) -> datetime:
        """The reports' moment in the portfolio's zone: pinned, or the clock's."""
        pinned = self.config.portfolio.now
        return pinned or clock().astimezone(self.config.portfolio.timezone)

    @property
    def embedded(self) -> bool:
        """Whether mails and sources end at the loopback stand-in."""
        return self.config.portfolio.transport == "embedded"

    @property
    def world(self) -> str:
        """`live` or `embedded`: an embedded mail fills no live slot."""
        transport = self.config.portfolio.transport
        return "live" if transport == "ses" else transport

    @cached_property
    def reports(self) -> Found:
        """Every report."""
        return reports(self.workspace, self.config.reports)

    @cached_property
    def checks(self) -> Found:
        """Every check."""
        return checks(self.workspace)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every declared source; raises ConfigError with all faults of all rows."""
        good, faults = sources(self.config)
        if faults:
            raise ConfigError.of(faults)
        return good

    @property
    def notes(self) -> tuple[str, ...]:
        """Banner lines: what the reader must know before the first figure."""
        pinned = f"The clock is pinned to {self.now:%Y-%m-%d %H:%M} in config/portfolio.yaml."
        return (pinned,) if self.config.portfolio.now else ()

    @cached_property
    def rules(self) -> str:
        """A fingerprint of what was declared and of the code that judges: a change of rules is no change of facts."""
        from execreports.commands.fingerprint import rules

        return rules(self.workspace, self.config)

    def period(self, report: BaseReport) -> str:
        """The slot a report falls into now."""
        return period(report.schedule, self.now)

    def slot(self, report: BaseReport) -> Slot:
        """The mail a report owes now."""
        audience = self.config.recipients.audience(report.persona)
        return Slot(report.persona, audience, self.period(report), self.world)

    def envelope(self, report: BaseReport) -> Envelope:
        """Sender and readers of a report today."""
        return self.config.recipients.envelope(report.persona, self.loaded, self.now.date())

    def draft_envelope(self, report: BaseReport) -> Envelope:
        """The same for looking: where a setting is missing, words stand in for the address."""
        try:
            return self.envelope(report)
        except ConfigError:
            audience = self.config.recipients.audience(report.persona)
            return Envelope(
                "sender-not-set@example.invalid", ("readers-not-set@example.invalid",), audience=audience
            )


def desk(flags: Flags) -> Desk:
    """Workspace, settings and configuration; every fault of all of them at once (exit code 78)."""
    workspace = find(flags.workspace, os.environ, Path.cwd())
    faults: list[Fault] = []
    loaded = given = None
    try:
        loaded = environment.load(
            flags.env_file or workspace.env_file, os.environ, required=bool(flags.env_file)
        )
    except ConfigError as error:
        faults += error.faults
    try:
        given = configuration.load(workspace.root)
    except ConfigError as error:
        faults += error.faults
    if loaded is None or given is None or faults:
        raise ConfigError.of(faults)
    settings = loaded
    install(flags.verbose, lambda: settings.secrets)
    if given.embedded and given.portfolio.transport == "embedded":
        loaded = loaded.filled(given.embedded, given.place("portfolio", "embedded"))
    return Desk(workspace, loaded, given, flags)


def refuse_pinned(desk: Desk) -> None:
    """A pinned clock and a real way out do not go together (exit code 78)."""
    if desk.config.portfolio.now and not desk.embedded:
        raise ConfigError(
            "the clock is pinned, and only the embedded transport sends under a pinned clock", code="E-CFG-123",
            place=desk.config.place("portfolio", "now"), fix="delete `now:`, or write `transport: embedded`",
        )  # fmt: skip


def day_of(text: str) -> date:
    """A date from the command line."""
    from execreports.errors import UsageError

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date", fix="write it as 2026-05-05") from None
