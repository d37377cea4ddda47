"""One line of `doctor`: a state, a name, what was seen, and the mending."""

from dataclasses import dataclass

from execreports.errors import Fault

OK, WARN, FAIL, SKIP = "ok", "warn", "FAIL", "skip"
GROUPS = ("Config", "Sources", "Delivery", "Ledger", "Schedule", "Alerts")


@dataclass(frozen=True, slots=True)
class Line:
    """What one look gave."""

    group: str
    state: str
    name: str
    text: str
    code: str = ""
    fix: str = ""

    @property
    def plain(self) -> dict[str, str]:
        """As JSON values."""
        return {
            "group": self.group, "state": self.state.lower(), "name": self.name, "text": self.text,
            "code": self.code, "fix": self.fix,
        }  # fmt: skip


def of(fault: Fault, group: str, state: str = FAIL) -> Line:
    """A fault as a line."""
    return Line(group, state, fault.place or group.lower(), fault.message, fault.code, fault.fix)
