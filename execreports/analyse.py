"""Stage 2, Context -> ReportDocument: runs a report's sections, isolates each, lifts what they yield."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from execreports.checks.base import Check, answers, asked
from execreports.metrics.index import declared_needs
from execreports.model.context import Context
from execreports.model.document import Block, CheckAnswer, ReportDocument, Row, Section, Table, Text
from execreports.model.facts import Health, Origin, SourceResult
from execreports.model.figures import Figure
from execreports.model.findings import Action, Finding, decisions
from execreports.model.portfolio import Consequence
from execreports.model.targets import Targets
from execreports.reconciled import disputed
from execreports.report import BaseReport, SectionSpec
from execreports.rewrite import aged

log = logging.getLogger(__name__)
NOTHING = Targets()
STANDS = {Health.STALE: "is stale", Health.FALLBACK: "stands on its last good answer"}
DECLARED = frozenset({"kpi", "finance", "milestone"})
"""Areas and keys whose pages show what the owner declared: KPIs, rules, milestones."""

Named = TypeVar("Named", Figure, Finding, Action)


def analyse(report: BaseReport, context: Context, *, period: str, generated_at: datetime) -> ReportDocument:
    """The report's whole document; a section that fails says so in its place and stops no other."""
    sections = tuple(_section(report, spec, context) for spec in report.sections)
    blocks = [block for part in sections for block in part.blocks]
    verdict = _verdict(report, context)
    actions = _once(block for block in blocks if isinstance(block, Action))
    page = ReportDocument(
        persona=report.persona, title=report.title, group=report.group, period=period,
        generated_at=generated_at,
        headline=verdict.text, verdict=verdict, sections=sections,
        findings=_once(block for block in blocks if isinstance(block, Finding)),
        actions=actions, figures=_once(_figures(blocks)), sources=behind(report, context),
        effects=tuple(_effects(report, context)), checks=_answers(report, context),
        decisions=decisions(actions), names=context.portfolio.names(),
    )  # fmt: skip
    return aged(disputed(page, context))


def needs(
    report: BaseReport,
    checks: Iterable[object],
    links: Iterable[Consequence] = (),
    targets: Targets = NOTHING,
) -> frozenset[str]:
    """Every fact key the report reads: itself, for what the owner declared, through checks and effects on it."""
    causes = {link.cause for link in links if link.persona == report.persona}
    known = (check for check in checks if isinstance(check, Check))
    wanted = (check for check in known if check.area in report.areas or check.id in causes)
    owner = declared_needs(targets) if DECLARED & (report.areas | report.uses) else ()
    return report.uses | {key for check in wanted for key in check.needs} | set(owner)


def behind(report: BaseReport, context: Context) -> tuple[SourceResult, ...]:
    """The sources that can give what the report reads."""
    found = {
        result.name
        for key in needs(report, context.checks, context.portfolio.consequences, context.targets)
        for result in context.providers(key)
    }
    return tuple(result for result in context.results.values() if result.name in found)


def _section(report: BaseReport, spec: SectionSpec, context: Context) -> Section:
    status, reason, origins = _status(spec, context)
    try:
        blocks = tuple(spec.body(report, context))
    except Exception as error:  # one section's bug must not cost the executive the page
        log.exception("section %s of %s failed", spec.id, report.persona)
        why = f"this section failed ({type(error).__name__}); the log has the details"
        return Section(spec.id, spec.title, "unavailable", (), why, spec.uses, origins)
    return Section(spec.id, spec.title, status, blocks, reason, spec.uses, origins)


def _status(spec: SectionSpec, context: Context) -> tuple[str, str, tuple[Origin, ...]]:
    """Ok, partial or unavailable by the health of the sources that can give the section's keys."""
    unwell = {
        result.name: result
        for key in spec.uses
        for result in context.providers(key)
        if result.health is not Health.FRESH
    }
    aged = [
        f"{one.name} {STANDS[one.health]} ({one.reason})"
        for one in unwell.values()
        if one.health is not Health.MISSING
    ]
    words = "; ".join(filter(None, [context.gaps(spec.uses), *aged]))
    origins = tuple(context.place(result) for result in unwell.values())
    if spec.uses and all(context.unread(key) and not context.facts(key) for key in spec.uses):
        return "unavailable", words, origins
    return ("partial" if words else "ok"), words, origins


def _verdict(report: BaseReport, context: Context) -> Text:
    try:
        return report.verdict(context)
    except Exception:  # the page is worth more than its first line
        log.exception("verdict of %s failed", report.persona)
        return Text(f"{report.title}: the verdict could not be computed; see the sections.")


def _answers(report: BaseReport, context: Context) -> tuple[CheckAnswer, ...]:
    return tuple(answer.brief for answer in answers(context, *sorted(report.areas))) if report.areas else ()


def _effects(report: BaseReport, context: Context) -> Iterator[Text]:
    """What findings of other entities do to this persona's, as declared in the portfolio, while they are open."""
    links = [link for link in context.portfolio.consequences if link.persona == report.persona]
    causes = {link.cause for link in links}
    known = [check for check in context.checks if isinstance(check, Check) and check.id in causes]
    open_ = {check.id: asked(check, context).findings for check in known}
    for link in links:
        for finding in open_.get(link.cause, ()):
            if link.entity in {"", finding.entity}:
                cause = f"{context.name(finding.entity)}: {finding.title}, finding {finding.id}"
                told = f"{context.name(link.affects)}: {link.text} ({cause})"
                yield Text(told, finding.facts, finding.figures, finding.origins)


def _figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Text | Finding):
            yield from block.figures
        elif isinstance(block, Table):
            yield from _of_rows(block.rows)


def _of_rows(rows: Iterable[Row]) -> Iterator[Figure]:
    for row in rows:
        yield from row.figures


def _once(items: Iterable[Named]) -> tuple[Named, ...]:
    """The first of each id, in order."""
    seen: dict[str, Named] = {}
    for item in items:
        seen.setdefault(item.id, item)
    return tuple(seen.values())
