"""The text renderer: a document through the page template, with marks, into lines a mail client keeps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execreports.errors import ConfigError
from execreports.model.document import ReportDocument, Row, Section, Table, Text, evidence
from execreports.model.facts import Health, SourceResult
from execreports.model.figures import Figure
from execreports.model.findings import Action, Finding
from execreports.renderers.marks import Marks, day_words, kinds_of
from execreports.renderers.plain import heading, plain, wrapped
from execreports.text import plural, shown

if TYPE_CHECKING:
    from jinja2 import Environment

Filter = Callable[..., Any]
PAGE = "report.txt.j2"
SUBJECT = "subject.txt.j2"


@dataclass(frozen=True, slots=True)
class Templates:
    """Where templates are looked for, the workspace's before the shipped ones; compiled once."""

    folders: tuple[Path, ...]
    _compiled: dict[str, "Environment"] = field(default_factory=dict)

    def environment(self) -> "Environment":
        """Strict (an undefined name is an error) and sandboxed; source text is data and is never a template."""
        if "text" not in self._compiled:
            from jinja2 import FileSystemLoader, StrictUndefined
            from jinja2.sandbox import ImmutableSandboxedEnvironment

            self._compiled["text"] = ImmutableSandboxedEnvironment(
                loader=FileSystemLoader([str(folder) for folder in self.folders]),
                undefined=StrictUndefined,
                autoescape=False,
                keep_trailing_newline=False,
            )
            self._compiled["text"].filters.update(_placeholders())
        return self._compiled["text"]


def render_text(document: ReportDocument, templates: Templates) -> str:
    """The body of the mail, ending in one line feed. ConfigError names template and line where one is wrong."""
    from jinja2 import TemplateError

    marks = Marks(document.generated_at)
    view = _View(document, marks)
    try:
        page = templates.environment().overlay()
        page.filters = {**page.filters, **view.filters()}
        body = page.get_template(PAGE).render(view.names())
    except TemplateError as error:
        place = f"templates/{getattr(error, 'name', None) or PAGE}:{getattr(error, 'lineno', None) or 1}"
        raise ConfigError(
            f"the template does not render: {error.message}", code="E-TPL-601", place=place,
            fix="mend the template; `execreports check` renders every one",
        ) from error  # fmt: skip
    return tidy(body)


def tidy(body: str) -> str:
    """No blanks at line ends, at most two blank lines in a row, one line feed at the end."""
    lines = [line.rstrip() for line in body.splitlines()]
    kept: list[str] = []
    for line in lines:
        if line or kept[-2:] != ["", ""]:
            kept.append(line)
    return "\n".join(kept).strip("\n") + "\n"


@dataclass(frozen=True, slots=True)
class _View:
    """What the page template may call: every filter returns finished lines."""

    document: ReportDocument
    marks: Marks

    def names(self) -> Mapping[str, Any]:
        return {
            "document": self.document, "coverage": coverage(self.document.sources), "verdict_marks": "",
            "data_lines": self.data_lines, "footer": _footer(self.document),
        }  # fmt: skip

    def filters(self) -> Mapping[str, Filter]:
        return {
            "para": lambda text, first="  ": wrapped(text, first),
            "item": lambda text: wrapped(text, "  - ", "    "),
            "under": lambda text: wrapped(text, "    "),
            "numbered": lambda text, number: wrapped(text, f"  {number}. ", "     "),
            "heading": heading, "type": _type, "name": self.name, "mark": self.mark, "about": _about,
            "value": shown, "standing": _standing, "terms": _terms, "cells": _cells, "count": _count,
        }  # fmt: skip

    def name(self, entity: str) -> str:
        return self.document.names.get(entity, entity or "Portfolio")

    def mark(self, part: Figure | Finding | Action | Text | Row) -> str:
        if isinstance(part, Text | Row):
            return self.marks.of(evidence(part), kinds_of(part.facts, part.figures))
        kinds = kinds_of((), (part,)) if isinstance(part, Figure) else ()
        return self.marks.of(part.origins, kinds)

    def data_lines(self) -> list[str]:
        """The health of every source, then the addresses of the marks, as finished lines."""
        health = [wrapped(_health(result), "  - ", "    ") for result in self.document.sources]
        return [*health, "", *(wrapped(line, "  ", "      ") for line in self.marks.listing())]


def coverage(sources: tuple[SourceResult, ...]) -> str:
    """The line before anything else: `11 of 13 sources fresh; 1 stale (bills); 1 missing (jobs)`."""
    if not sources:
        return "No source is configured for this report."
    fresh = sum(result.health is Health.FRESH for result in sources)
    parts = [f"{fresh} of {plural(len(sources), 'source')} fresh"]
    for health, word in (
        (Health.STALE, "stale"),
        (Health.FALLBACK, "from the last good answer"),
        (Health.MISSING, "missing"),
    ):
        named = [result.name for result in sources if result.health is health]
        parts += [f"{len(named)} {word} ({', '.join(named)})"] if named else []
    return "; ".join(parts) + "."


def _health(result: SourceResult) -> str:
    when = f"as of {day_words(result.as_of)}" if result.as_of and result.health is not Health.MISSING else ""
    told = [
        str(result.health),
        when,
        result.reason,
        plural(len(result.problems), "line") + " not read" if result.problems else "",
    ]
    return f"{result.name}: {', '.join(filter(None, told))}."


def _about(figure: Figure) -> str:
    """The kind where it is not a measured one, and what a sum lacks."""
    told = [] if figure.kind == "actual" or not figure.known else [str(figure.kind)]
    told += [f"partial: {figure.partial}"] if figure.partial else []
    return f" ({'; '.join(told)})" if told else ""


def _standing(finding: Finding) -> str:
    since = f" since {finding.since.day} {finding.since:%b}" if finding.since else ""
    return f"{finding.state.capitalize()}{since}."


def _terms(action: Action) -> str:
    effort = f"{action.effort_days:f} days" if action.effort_days is not None else "not set"
    since = f" Open since {action.since.day} {action.since:%b}." if action.since else ""
    return f"Owner {action.owner}, due in {action.due} days, effort {effort}, impact {action.impact:f} of 10.{since}"


def _cells(table: Table, row: Row) -> str:
    """A row that reads without alignment: `label: head value; head value`."""
    label, *rest = row.cells
    told = [f"{head} {cell}".strip() for head, cell in zip(table.head[1:], rest, strict=False) if cell]
    return f"{label}: {'; '.join(told)}" if told else label


def _count(action: Action, section: Section) -> int:
    """The action's place among the actions of its section, from 1."""
    return [block for block in section.blocks if isinstance(block, Action)].index(action) + 1


def _type(block: object) -> str:
    return type(block).__name__.lower()


def _footer(document: ReportDocument) -> str:
    day = f"{document.generated_at:%Y-%m-%d}"
    return (
        f"Any figure: execreports explain {document.persona}. This mail again: execreports show "
        f"{document.persona} {day}. Questions: reply to this mail."
    )


def _placeholders() -> dict[str, Filter]:
    """Names of the filters, so that templates compile before a document is there."""
    names = "para item under numbered heading type name mark about value standing terms cells count"
    return dict.fromkeys(names.split(), plain)
