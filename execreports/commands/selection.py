"""Which reports a command is about: `-p`, `-g`, `--all`."""

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Any, TypeVar

import click

from execreports.config.faults import did_you_mean
from execreports.discovery import Found
from execreports.errors import ConfigError, UsageError
from execreports.report import BaseReport

Any_ = TypeVar("Any_", bound=Callable[..., Any])


def selecting(function: Any_) -> Any_:
    """The three options."""
    for option in (
        click.option("--all", "everyone", is_flag=True, help="Every report."),
        click.option(
            "-g", "--group", "groups", multiple=True, metavar="GROUP", help="Every report of a group."
        ),
        click.option(
            "-p", "--persona", "personas", multiple=True, metavar="NAME", help="One report; repeatable."
        ),
    ):
        function = option(function)
    return function


def chosen(found: Found, personas: Iterable[str], groups: Iterable[str]) -> tuple[BaseReport, ...]:
    """The named reports, or all of them where none is named; UsageError with what was probably meant."""
    wanted, wanted_groups = tuple(personas), tuple(groups)
    known = {report.persona: report for report in found.reports}
    for name in wanted:
        if name not in known:
            raise _unknown(name, found)
    known_groups = {report.group for report in found.reports}
    for name in wanted_groups:
        if name not in known_groups:
            said = f"no group {name}{did_you_mean(name, known_groups)}"
            raise UsageError(said, fix=f"groups: {', '.join(sorted(known_groups))}", code="E-USE-002")
    if not wanted and not wanted_groups:
        return found.reports
    return tuple(one for one in found.reports if one.persona in wanted or one.group in wanted_groups)


def _unknown(name: str, found: Found) -> ConfigError | UsageError:
    """A persona whose file is broken, or one that nobody wrote."""
    for fault in found.faults:
        if PurePath(fault.place.split(":")[0]).stem == name:
            error = ConfigError(fault.message)
            error.faults = (fault,)
            return error
    known = [report.persona for report in found.reports]
    said = f"no report {name}{did_you_mean(name, known)}"
    return UsageError(said, fix=f"reports: {', '.join(known)}", code="E-USE-002")
