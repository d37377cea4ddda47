"""The text renderer: a document through the page template, with marks, into lines a mail client keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execreports.errors import ConfigError
from execreports.model.document import Block, ReportDocument, Row, Section, Table, Text, evidence
from execreports.model.figures import Figure
from execreports.model.findings import Action, Finding
from execreports.renderers import gathered, quiet, words
from execreports.renderers.alike import Alike, together
from execreports.renderers.depth import BRIEF, MOST_LINES, Depth
from execreports.renderers.marks import Marks, kinds_of
from execreports.renderers.plain import heading, wrapped
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
        """Strict (an undefined name is an error) and sandboxed; source text is data and is never a template.

        Filters look the document's own functions up in the page's context, so that one compiled template
        serves every document.
        """
        if "text" not in self._compiled:
            from jinja2 import FileSystemLoader, StrictUndefined
            from jinja2.sandbox import ImmutableSandboxedEnvironment

            self._compiled["text"] = made = ImmutableSandboxedEnvironment(
                loader=FileSystemLoader([str(folder) for folder in self.folders]),
                undefined=StrictUndefined,
                autoescape=False,
            )
            made.filters.update({name: _of_page(name) for name in FILTERS})
        return self._compiled["text"]


def render_text(document: ReportDocument, templates: Templates, depths: tuple[Depth, ...] = BRIEF) -> str:
    """The body of the mail, ending in one line feed. ConfigError names template and line where one is wrong."""
    return page(document, templates, depths)[0]


def page(
    document: ReportDocument, templates: Templates, depths: tuple[Depth, ...] = BRIEF
) -> tuple[str, Marks]:
    """The body and the marks on it, at the first depth that fits one page; the last one where none does."""
    for depth in depths:
        body, marks = _rendered(document, templates, depth)
        if body.count("\n") <= MOST_LINES:
            break
    return body, marks


def _of_page(name: str) -> Filter:
    """The filter of that name of the document that is being rendered."""
    from jinja2 import pass_context

    def call(context: Any, *words_: Any, **more: Any) -> Any:  # noqa: ANN401 - as the template gives them
        return context["view"][name](*words_, **more)

    return pass_context(call)


def _rendered(document: ReportDocument, templates: Templates, depth: Depth) -> tuple[str, Marks]:
    from jinja2 import TemplateError

    view = _View(document, Marks(document.generated_at), depth)
    try:
        body = templates.environment().get_template(PAGE).render({**view.names(), "view": view.filters()})
    except TemplateError as error:
        place = f"templates/{getattr(error, 'name', None) or PAGE}:{getattr(error, 'lineno', None) or 1}"
        raise ConfigError(
            f"the template does not render: {error.message}", code="E-TPL-601", place=place,
            fix="mend the template; `execreports check` renders every one",
        ) from error  # fmt: skip
    return tidy(body), view.marks


def tidy(body: str) -> str:
    """No blanks at line ends, at most one blank line in a row, one line feed at the end."""
    kept: list[str] = []
    for line in map(str.rstrip, body.splitlines()):
        if line or kept[-1:] != [""]:
            kept.append(line)
    return "\n".join(kept).strip("\n") + "\n"


@dataclass(frozen=True, slots=True)
class _View:
    """What the page template may call: every filter returns finished lines, or what to make them of."""

    document: ReportDocument
    marks: Marks
    depth: Depth
    _together: dict[str, list[Block | Alike]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.document.generated_at.date()

    def names(self) -> Mapping[str, Any]:
        return {
            "document": self.document, "coverage": words.coverage(self.document.sources),
            "data_lines": self.data_lines, "footer": self.footer(), "since": quiet.since(self.document),
            "short": self.document.quiet and not self.depth.details, "unchanged": quiet.unchanged(self.document),
            "waiting": lambda: quiet.waiting(self.document), "whole": self.whole(),
        }  # fmt: skip

    def filters(self) -> Mapping[str, Filter]:
        return {
            "para": lambda text, first="  ": wrapped(text, first, first and "    "),
            "item": lambda text: wrapped(text, "  - ", "    "),
            "under": lambda text, columns=4: wrapped(text, " " * columns),
            "numbered": lambda text, number: wrapped(text, f"  {number}. ", "     "),
            "heading": heading, "type": lambda block: type(block).__name__.lower(), "name": self.name,
            "mark": self.mark, "about": words.about, "value": shown, "cells": words.cells,
            "more": lambda finding: words.more(finding, self.today), "weight": self.weight,
            "terms": self.terms, "titled": words.titled, "due": self.due,
            "rows": lambda table: table.rows[: len(table.rows) - self.left(table)], "cut": self.cut,
            "few": self.few, "later": self.later,
            "blocks": self.blocks, "blocks_cut": self.blocks_cut, "alike": self.alike,
        }  # fmt: skip

    def name(self, entity: str) -> str:
        return self.document.names.get(entity, entity or "Portfolio")

    def mark(self, part: Figure | Finding | Action | Text | Row | Section) -> str:
        """The mark of a block; a sentence that names figures carries theirs, one each."""
        if isinstance(part, Text) and part.figures:
            told = [self.mark(figure) for figure in part.figures]
            told += [
                self.marks.of(
                    [origin for fact in part.facts for origin in fact.origins], kinds_of(part.facts, ())
                )
            ]
            return "".join(dict.fromkeys(told))
        if isinstance(part, Text | Row):
            return self.marks.of(evidence(part), kinds_of(part.facts, part.figures))
        kinds = kinds_of((), (part,)) if isinstance(part, Figure) else ()
        return self.marks.of(part.origins, kinds)

    def weight(self, finding: Finding, section: Section) -> str:
        """`Critical, ` where the section's findings differ in severity; nothing where they all weigh the same."""
        weights = {one.severity for one in section.blocks if isinstance(one, Finding)}
        return f"{finding.severity.value.capitalize()}, " if len(weights) > 1 else ""

    def terms(self, action: Action, section: Section | None = None) -> str:
        """Owner, effort, impact and criterion; short for a decision, nothing where the action before says the same."""
        if section is None:
            return words.terms(action, self.today, short=True)
        listed = [block for block in section.blocks if isinstance(block, Action)]
        place = listed.index(action)
        timed = not self.due(section)
        told = words.terms(action, self.today, timed=timed)
        return "" if place and words.terms(listed[place - 1], self.today, timed=timed) == told else told

    def due(self, section: Section) -> str:
        """`All due in 30 days.` where a list of actions has one day for all; nothing where the days differ."""
        days = [quiet.due(block, self.today) for block in section.blocks if isinstance(block, Action)]
        return f"All {days[0]}." if len(days) > 2 and len(set(days)) == 1 else ""

    def left(self, table: Table) -> int:
        """Rows that are not shown; a single one is, for to say so takes its line."""
        left = len(table.rows) - self.depth.rows
        return left if left > 1 else 0

    def cut(self, table: Table) -> str:
        left = self.left(table)
        return f"and {plural(left, 'more row')}; {self.whole()}" if left else ""

    def few(self, changes: Sequence[Text]) -> list[Text]:
        """What the first screen holds of the changes."""
        return gathered.first(changes, self.depth)

    def later(self, changes: Sequence[Text]) -> list[Text]:
        """The changes that stand below the sections."""
        return gathered.later(changes, self.depth, self.whole())

    def blocks(self, section: Section) -> list[tuple[Block | Alike, int]]:
        """The blocks that are shown, each with its place among those of its type."""
        counts: dict[str, int] = {}
        kept: list[tuple[Block | Alike, int]] = []
        for block in self.together(section):
            kind = "Finding" if isinstance(block, Alike) else type(block).__name__
            counts[kind] = counts.get(kind, 0) + 1
            if counts[kind] <= self.depth.of(section.id == self.document.sections[0].id):
                kept.append((block, counts[kind]))
        return kept

    def together(self, section: Section) -> list[Block | Alike]:
        """The blocks of a section, details only if asked for or all there is; those that say the same as one."""
        if section.id not in self._together:
            main = [one for one in section.blocks if not (isinstance(one, Table) and one.detail)]
            shown_ = section.blocks if self.depth.details or not main else main
            self._together[section.id] = list(together(shown_, self.today))
        return self._together[section.id]

    def blocks_cut(self, section: Section) -> str:
        left = len(self.together(section)) - len(self.blocks(section))
        return f"And {plural(left, 'more entry')}; {self.whole()}" if left > 0 else ""

    def alike(self, block: Alike, section: Section) -> str:
        """`Medium, no analytics on the site: Acme [9], Bell [18]`."""
        named = ", ".join(f"{self.name(one.entity)} {self.mark(one)}" for one in block.findings)
        weight = self.weight(block.findings[0], section)
        title = block.title if weight else f"{block.title[:1].upper()}{block.title[1:]}"
        return f"{weight}{title}: {named}. {words.standing(block.findings[0], self.today)}"

    def whole(self) -> str:
        return f"execreports preview -p {self.document.persona} --full"

    def data_lines(self) -> list[str]:
        """The health of the sources, then the addresses of the marks, as finished lines."""
        healthy = [
            wrapped(line, "  - ", "    ")
            for line in words.health(self.document.sources, self.document.generated_at.tzinfo)
        ]
        legend = wrapped("Numbers in brackets, by file and line; actual unless said otherwise:")
        return [*healthy, legend, self.marks.listing()]

    def footer(self) -> str:
        persona, day = self.document.persona, f"{self.document.generated_at:%Y-%m-%d}"
        return (
            f"Any figure: execreports explain {persona}. This mail again: execreports show {persona} {day}. "
            "Questions: reply to this mail."
        )


FILTERS = (
    "para", "item", "under", "numbered", "heading", "type", "name", "mark", "about", "value", "cells", "more", "terms",
    "rows", "cut", "few", "later", "blocks", "blocks_cut", "weight", "alike",
    "titled", "due",
)  # fmt: skip
"""Names the templates may use, known before there is a document so that templates compile."""
