"""Errors, grouped by what the caller does next.

ExecReportsError
  UsageError             the words on the command line are off; exit code 2
  ConfigError            the owner must edit a file; nothing ran; exit code 78
    SettingsError          repos.env
  SourceError            one source gave nothing; the run goes on without it
    SourceDown             a later attempt may succeed            retried
    SourceBroken           no later attempt can succeed
  DeliveryError          one message did not go; the others still do; exit code 3
    TransportDown          certainly not accepted                 retried with backoff
    MessageRefused         certainly refused                      final for this message
    OutcomeUnknown         the answer was lost                    never sent again by itself
  BatchRefused           true for every message: identity, region, paused; exit code 69 or 77
  LedgerError            the ledger cannot be read or written; nothing is sent; exit code 1
  LockHeld               another run is at work; exit code 75

Every error has a stable code (`E-SRC-203`), the place, the cause and the fix.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: code, what, where (`file:line:column` or empty) and how to mend it."""

    code: str
    message: str
    place: str = ""
    fix: str = ""

    def __str__(self) -> str:
        """The shape every error is printed in, one fact per line."""
        lines = [f"error {self.code}: {self.message}"]
        lines += [f"  where: {self.place}"] if self.place else []
        lines += [f"  fix:   {self.fix}"] if self.fix else []
        return "\n".join(lines)


class ExecReportsError(Exception):
    """Anything this program says no with: one or more faults and an exit code."""

    exit_code = 1
    code = "E-INT-901"

    def __init__(self, message: str, *, place: str = "", fix: str = "", code: str = "") -> None:
        super().__init__(message)
        self.faults: tuple[Fault, ...] = (Fault(code or self.code, message, place, fix),)

    @classmethod
    def of(cls, faults: "list[Fault] | tuple[Fault, ...]") -> "ExecReportsError":
        """One error for all faults of a file, in the order given; at least one."""
        first = faults[0]
        error = cls(first.message, place=first.place, fix=first.fix, code=first.code)
        error.faults = tuple(faults)
        return error

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class UsageError(ExecReportsError):
    """The words on the command line are off."""

    exit_code = 2
    code = "E-USE-001"


class ConfigError(ExecReportsError):
    """The owner must edit a file; nothing ran."""

    exit_code = 78
    code = "E-CFG-101"


class SettingsError(ConfigError):
    """`repos.env` is malformed, too open, or lacks what is needed."""

    code = "E-CFG-110"


class SourceError(ExecReportsError):
    """One source gave nothing; the run goes on without it."""

    code = "E-SRC-201"


class SourceDown(SourceError):
    """A later attempt may succeed: a time-out, a 503, a locked file."""

    code = "E-SRC-202"


class SourceBroken(SourceError):
    """No later attempt can succeed: missing file, wrong format, access denied."""

    code = "E-SRC-203"


class DeliveryError(ExecReportsError):
    """One message did not go; the others still do."""

    exit_code = 3
    code = "E-SES-301"


class TransportDown(DeliveryError):
    """Certainly not accepted; may be tried again."""

    code = "E-SES-302"


class MessageRefused(DeliveryError):
    """Certainly refused; final for this message."""

    code = "E-SES-303"


class OutcomeUnknown(DeliveryError):
    """The answer was lost: the mail may have gone. Never sent again by itself."""

    code = "E-SES-304"


class BatchRefused(ExecReportsError):
    """What is true for every message (identity, credentials, region, paused): nothing more is sent."""

    exit_code = 69
    code = "E-SES-310"

    def __init__(
        self, message: str, *, place: str = "", fix: str = "", code: str = "", exit_code: int = 69
    ) -> None:
        super().__init__(message, place=place, fix=fix, code=code)
        self.exit_code = exit_code


class LedgerError(ExecReportsError):
    """The ledger cannot be read or written, so nothing is sent."""

    code = "E-AUD-701"


class LockHeld(ExecReportsError):
    """Another run is at work."""

    exit_code = 75
    code = "E-LCK-501"
