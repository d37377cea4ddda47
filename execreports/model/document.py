"""The report before it has a form: sections of blocks, with figures, findings and actions lifted out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from execreports.model.facts import Fact, Origin, SourceResult
from execreports.model.figures import Figure
from execreports.model.findings import Action, Finding

STILL = "still not checked"
"""The one word of `news` that is none."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or two, and what its numbers rest on; `origins` are further places it speaks of.

    `short` says the same in fewer words, for a page that has no room for all of them.
    """

    text: str
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    origins: tuple[Origin, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: formatted cells, and what their numbers rest on."""

    cells: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first column is the row's label. A `detail` is shown only when all is asked for."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""
    detail: bool = False


Block = Figure | Finding | Action | Table | Text


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a report. `status`: ok, partial (a source it uses is not whole) or unavailable."""

    id: str
    title: str
    status: str
    blocks: tuple[Block, ...] = ()
    reason: str = ""
    uses: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """How a check answered in this report: found, clear or not checked (and why).

    `unsure` names sources that were not read today (missing, or a last good answer used): what such an
    answer no longer shows has not gone away.
    """

    check: str
    title: str
    outcome: str
    reason: str = ""
    count: int = 0
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A finding that is not on today's page: not checked today, or resolved on a day.

    `places` are where it stood, `stood` the first of them with their source and age.
    """

    id: str
    check: str
    entity: str
    subject: str
    title: str
    severity: str
    since: date
    resolved: date | None = None
    places: tuple[str, ...] = ()
    stood: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Good:
    """What a figure said when it was last known: in words, with the number's own time and its first places."""

    words: str
    as_of: datetime
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """Everything a renderer needs, and nothing it has to decide.

    `headline` are the words of `verdict`; `effects` are consequences here of findings elsewhere;
    `changes` says what differs from the last edition, `news` counts it by word (new, worse, resolved);
    `past` are earlier findings that are not on the page; `rules` fingerprints the configuration and the
    code that judged; `notes` are banner lines (pinned clock, late), `banner` those of the run alone; `before`
    is the SHA-256 of the edition it was compared with; `good` are last good values of figures not known today;
    `tasks` are open tasks of documents on the page.
    """

    persona: str
    title: str
    group: str
    period: str
    generated_at: datetime
    headline: str
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()
    figures: tuple[Figure, ...] = ()
    sources: tuple[SourceResult, ...] = ()
    checks: tuple[CheckAnswer, ...] = ()
    decisions: tuple[Action, ...] = ()
    changes: tuple[Text, ...] = ()
    notes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    verdict: Text = Text("")
    effects: tuple[Text, ...] = ()
    past: tuple[Past, ...] = ()
    rules: str = ""
    news: Mapping[str, int] = field(default_factory=dict)
    banner: tuple[str, ...] = ()
    before: str = ""
    compared_with: date | None = None
    tasks: tuple[Action, ...] = ()
    good: Mapping[str, Good] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)

    @property
    def quiet(self) -> bool:
        """True where an earlier edition says the same: nothing changed, and nothing that was known is lost."""
        return self.compared_with is not None and not self.good and not set(self.news) - {STILL}


def facts_of(block: Block) -> Iterator[Fact]:
    """Every fact a block rests on, down to the bottom of its figures' arithmetic; the same one may come twice."""
    if isinstance(block, Figure):
        yield from block.leaves()
    elif isinstance(block, Text | Finding):
        yield from block.facts
        for figure in block.figures:
            yield from figure.leaves()
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row.facts
            for figure in row.figures:
                yield from figure.leaves()


def evidence(part: Text | Row) -> tuple[Origin, ...]:
    """The addresses behind one sentence or one row."""
    found = [origin for fact in part.facts for origin in fact.origins]
    found += [origin for figure in part.figures for origin in figure.origins]
    found += part.origins if isinstance(part, Text) else ()
    return tuple(dict.fromkeys(found))
