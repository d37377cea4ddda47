"""Findings and actions: what is wrong, and what to do about it, under names that survive."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from execreports.model.facts import Fact, Origin, identity
from execreports.model.figures import Figure


class Severity(StrEnum):
    """Worst first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def weight(self) -> int:
        """Impact points on a scale of 1 to 10, used to rank actions."""
        return {"critical": 10, "high": 6, "medium": 3, "low": 1}[self.value]


class Outcome(StrEnum):
    """A check's answer. What could not run never counts as passed."""

    FOUND = "found"
    CLEAR = "clear"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. Identity is check, entity and subject, never the prose or a number in it.

    `state`: new, open, worse, better, reopened, accepted, resolved, not checked; `since` is the day it
    was first seen; `consequences` are effects on other entities, as sentences.
    """

    check: str
    entity: str
    subject: str
    severity: Severity
    title: str
    detail: str = ""
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    searched: tuple[Origin, ...] = ()
    consequences: tuple[str, ...] = ()
    state: str = "new"
    since: date | None = None

    @property
    def id(self) -> str:
        """Twelve hex digits from check, entity and subject."""
        return identity("finding", self.check, self.entity, self.subject)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Every address the finding rests on, once each."""
        read = (origin for fact in self.facts for origin in fact.origins)
        seen = {(origin.source, origin.locator): origin for origin in read}
        for figure in self.figures:
            seen |= {(origin.source, origin.locator): origin for origin in figure.origins}
        seen |= {(origin.source, origin.locator): origin for origin in self.searched}
        return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do. `due` is 30, 60 or 90 (days); effort in person-days; impact 1-10 points.

    Identity is the finding's or, for a task out of a document, its source, entity and text. `due_on` is the
    day somebody wrote down; `link` is where a task sink keeps it.
    """

    id: str
    title: str
    entity: str
    owner: str = "not set"
    due: int = 30
    effort_days: Decimal | None = None
    impact: Decimal = Decimal(1)
    done_when: str = ""
    state: str = "open"
    since: date | None = None
    check: str = ""
    origins: tuple[Origin, ...] = ()
    due_on: date | None = None
    link: str = ""

    def overdue(self, today: date) -> int:
        """Days past its due day, counted from when it was first seen where no day is written; negative before it."""
        if self.due_on:
            return (today - self.due_on).days
        return ((today - self.since).days if self.since else 0) - self.due

    @property
    def worth(self) -> Decimal:
        """Impact over effort; unknown effort counts as five days, so that it never jumps the queue."""
        return self.impact / (self.effort_days or Decimal(5))


def ranked(actions: "tuple[Action, ...] | list[Action]") -> tuple[Action, ...]:
    """Soonest due first, then most impact per day of effort, then by name so that the order is stable."""
    return tuple(sorted(actions, key=lambda action: (action.due, -action.worth, action.title, action.id)))


def decisions(actions: "tuple[Action, ...] | list[Action]", most: int = 3) -> tuple[Action, ...]:
    """The first of each check among the ranked actions, at most so many: three different things to decide."""
    first: dict[str, Action] = {}
    for action in ranked(actions):
        first.setdefault(action.check or action.id, action)
    return tuple(first.values())[:most]
