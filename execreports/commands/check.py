"""`check`: the deploy gate. Code compiles and imports, the configuration holds together, every template renders."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import click

from execreports.commands.assemble import Desk, desk
from execreports.commands.flags import documented, given
from execreports.commands.printing import complain, document, plain_fault, warned
from execreports.config.faults import did_you_mean
from execreports.config.recipients import unknown_reports
from execreports.discovery.kinds import sources
from execreports.errors import ExecReportsError, Fault


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stops a deploy, what should be looked at, and what was looked at."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    counted: str


@documented("execreports check --strict")
@click.option("--strict", is_flag=True, help="Warnings count, too.")
@click.pass_context
def command(context: click.Context, *, strict: bool) -> int:
    """Check code, configuration, schedules and templates of the workspace; 1 where something is wrong."""
    flags = given(context)
    verdict = checked(desk(flags))
    bad = bool(verdict.faults or (strict and verdict.warnings))
    if flags.json:
        document(
            ok=not bad,
            faults=[plain_fault(fault) for fault in verdict.faults],
            warnings=[plain_fault(fault) for fault in verdict.warnings],
        )
        return int(bad)
    complain(verdict.faults)
    for fault in verdict.warnings:
        warned(fault)
    if not flags.quiet:
        click.echo(f"{verdict.counted}: {'not good' if bad else 'good'}.", err=bad)
    return int(bad)


def checked(work: Desk) -> Verdict:
    """Everything that can be known without asking a source."""
    found, faults = sources(work.config)
    faults = (*faults, *work.reports.faults, *work.checks.faults, *_compiled(work), *_references(work))
    faults = (*dict.fromkeys((*faults, *_rendered(work))),)
    sizes = f"{len(work.reports.reports)} reports, {len(work.checks.checks)} checks, {len(found)} sources"
    return Verdict(faults, tuple(_warnings(work)), sizes)


def _compiled(work: Desk) -> Iterator[Fault]:
    """Every Python file of the workspace's own folders that discovery does not import."""
    for folder in ("reports", "checks", "scripts"):
        for path in sorted((work.workspace.root / folder).glob("**/*.py")):
            if path.name.startswith("_") or folder == "scripts":
                yield from _compiles(path, work)


def _compiles(path: Path, work: Desk) -> Iterator[Fault]:
    try:
        compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        yield Fault("E-CFG-131", f"is not Python: {error.args[0]}", f"{work.workspace.shown(path)}:{line}")


def _references(work: Desk) -> Iterator[Fault]:
    """Reports and checks that the configuration names and nobody wrote."""
    personas = [report.persona for report in work.reports.reports]
    yield from unknown_reports(work.config.recipients, work.config.trees["recipients"], personas)
    known = [check.id for check in work.checks.checks]
    for index, link in enumerate(work.config.portfolio.consequences):
        if link.cause not in known:
            said = f"consequences.{index}.cause: no check {link.cause}{did_you_mean(link.cause, known)}"
            yield Fault("E-CFG-107", said, work.config.place("portfolio", "consequences", index, "cause"))
        if link.persona and link.persona not in personas:
            said = f"consequences.{index}.persona: no report {link.persona}{did_you_mean(link.persona, personas)}"
            yield Fault("E-CFG-107", said, work.config.place("portfolio", "consequences", index, "persona"))
    yield from _corrections(work)
    policy = work.config.targets.text("consistency", "flag")
    if policy not in {"flag", "hold"}:
        said = f"consistency: {policy} is neither flag nor hold{did_you_mean(policy, ['flag', 'hold'])}"
        yield Fault("E-CFG-104", said, work.config.place("targets", "consistency"))
    for name in work.config.targets.names("checks"):
        if name not in known:
            said = f"checks.{name}: no check {name}{did_you_mean(name, known)}"
            yield Fault("E-CFG-107", said, work.config.place("targets", "checks", name))


def _corrections(work: Desk) -> list[Fault]:
    """Corrections of what no source gives and nothing computes."""
    from execreports.config.corrections import unknown_targets
    from execreports.metrics.index import figures_by_id
    from execreports.model.context import Context

    found, _ = sources(work.config)
    keys = {key for source in found for key in source.keys}
    empty = Context(work.now, work.config.portfolio, {}, work.config.targets)
    kpis = (work.config.targets.text(f"kpis.{index}.id") for index in work.config.targets.names("kpis"))
    figures = [*figures_by_id(empty), *(f"kpi/{kpi}" for kpi in kpis)]
    return unknown_targets(work.config.trees["corrections"], keys, [source.name for source in found], figures)


def _rendered(work: Desk) -> Iterator[Fault]:
    """Each report over no data at all, and a page with every block, through the templates in strict mode."""
    from execreports.analyse import analyse
    from execreports.commands.fixture import page
    from execreports.model.context import Context
    from execreports.model.mail import Envelope
    from execreports.render import render
    from execreports.renderers.text import Templates

    templates = Templates(work.workspace.templates)
    envelope = Envelope("reports@example.com", ("reader@example.com",))
    empty = Context(work.now, work.config.portfolio, {}, work.config.targets, work.checks.checks)
    for report in work.reports.reports:
        pages = (
            page(report.persona, report.title),
            analyse(report, empty, period=work.period(report), generated_at=work.now),
        )
        for one in pages:
            try:
                render(one, envelope, templates, run="check")
            except ExecReportsError as error:
                yield from error.faults
        for section in pages[1].sections:
            if section.reason.startswith("this section failed"):
                said = f"section {section.id} fails on no data: {section.reason.split(';')[0]}"
                yield Fault(
                    "E-TPL-602", said, work.reports.places[report.persona], "let it say what is missing"
                )


def _unread(work: Desk) -> Iterator[Fault]:
    """No source at all, and fact keys that nothing reads and that look like one that something reads."""
    if not work.config.sources:
        said, fix = "no source is declared; every page will be empty", "declare where facts come from"
        yield Fault("E-CFG-103", said, "config/sources.yaml", fix)
    known = {key for check in work.checks.checks for key in check.needs}
    known |= {key for report in work.reports.reports for key in report.uses}
    for row in work.config.sources:
        for part in ("facts", "tables"):
            listed = row.options.get(part)
            for index, rule in enumerate(listed if isinstance(listed, list) else ()):
                key = str(rule.get("key", "")) if isinstance(rule, dict) else ""
                close = get_close_matches(key, known, n=1, cutoff=0.85) if key and key not in known else ()
                if close and not key.startswith(("kpi.", "claim.")):
                    said = f"source {row.name}: nothing reads {key} (did you mean '{close[0]}'?)"
                    yield Fault("E-CFG-107", said, row.tree.at((*row.path, part, index, "key")))


def _warnings(work: Desk) -> Iterator[Fault]:
    yield from _unread(work)
    names = {row.name for row in work.config.sources}
    for index in work.config.targets.names("kpis"):
        wanted = work.config.targets.text(f"kpis.{index}.source")
        if wanted and wanted not in names:
            said = f"kpis.{index}.source: no source {wanted}{did_you_mean(wanted, names)}"
            yield Fault("E-CFG-107", said, work.config.place("kpis", "kpis", int(index), "source"))
    for number, pause in enumerate(work.config.recipients.paused):
        if pause.until <= work.now.date():
            said = f"paused.{number} is over since {pause.until}"
            yield Fault("E-CFG-109", said, work.config.place("recipients", "paused", number), "delete it")
