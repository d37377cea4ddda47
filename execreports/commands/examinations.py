"""What `doctor` looks at, group by group."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack

from execreports.commands.assemble import Desk, clock
from execreports.commands.check import checked
from execreports.commands.complaints import FAIL, OK, SKIP, WARN, Line, of
from execreports.errors import BatchRefused, ConfigError, ExecReportsError, Fault
from execreports.model.facts import Health, SourceResult
from execreports.model.mail import SendState
from execreports.schedule import crontab, next_run

STATES = {Health.FRESH: OK, Health.STALE: WARN, Health.FALLBACK: WARN, Health.MISSING: FAIL}


def config(work: Desk) -> Iterator[Line]:
    """Settings, configuration, code and templates."""
    from execreports.commands.ways_out import complete

    try:
        complete(work, work.reports.reports)
        yield Line("Config", OK, "settings", "sender, readers and region are set")
    except ConfigError as error:
        yield from (of(fault, "Config") for fault in error.faults)
    verdict = checked(work)
    yield from (of(fault, "Config") for fault in verdict.faults)
    yield from (of(fault, "Config", WARN) for fault in verdict.warnings)
    if not verdict.faults:
        yield Line("Config", OK, "workspace", verdict.counted)
    if work.config.portfolio.now:
        state = OK if work.embedded else FAIL
        yield Line(
            "Config",
            state,
            "clock",
            f"pinned to {work.now:%Y-%m-%d %H:%M}",
            "" if state == OK else "E-CFG-123",
        )


def sources(work: Desk) -> Iterator[Line]:
    """Every source asked once."""
    from execreports.collect import collect
    from execreports.commands.runs import looking

    try:
        with ExitStack() as stack:
            run = looking(work, stack)
            results = collect(run.sources, reach=run.reach, cache=run.cache, retry=run.reading).results
    except ConfigError:
        yield Line("Sources", SKIP, "sources", "config/sources.yaml has to be mended first")
        return
    yield from map(_source, results.values())


def _source(result: SourceResult) -> Line:
    text = f"{len(result.facts)} facts" if result.facts else "no facts"
    text += f", {result.reason}" if result.reason else ""
    state = STATES[result.health]
    fix = "" if state == OK else f"look at {result.locator}"
    return Line("Sources", state, result.name, text, "" if state == OK else "E-SRC-203", fix)


def no_sources(_: Desk) -> Iterator[Line]:
    """With --offline."""
    yield Line("Sources", SKIP, "sources", "not asked (--offline)")


def delivery(work: Desk) -> Iterator[Line]:
    """Preflight of every report's mail, as before a send."""
    from execreports.commands.runs import reached
    from execreports.commands.ways_out import way_out
    from execreports.model.mail import Message

    warnings: list[Fault] = []
    name = work.config.portfolio.transport
    try:
        envelopes = [work.envelope(report) for report in work.reports.reports]
        mails = tuple(Message("doctor", "", envelope, "", "") for envelope in dict.fromkeys(envelopes))
        with reached(work) as (_, standin):
            way_out(work, standin, clock, warnings.append).preflight(mails)
        yield Line("Delivery", OK, name, "account, sender and readers are good")
    except (BatchRefused, ConfigError) as error:
        yield from (of(fault, "Delivery") for fault in error.faults)
    yield from (of(fault, "Delivery", WARN) for fault in warnings)


def no_delivery(_: Desk) -> Iterator[Line]:
    """With --offline."""
    yield Line("Delivery", SKIP, "SES", "not asked (--offline)")


def ledger(work: Desk) -> Iterator[Line]:
    """The chain, mails nobody knows the outcome of, and readers whom the last mail did not reach."""
    from execreports.feedback import troubles
    from execreports.record import SqliteLedger

    if not work.workspace.ledger.exists():
        yield Line("Ledger", OK, "ledger", "empty")
        return
    try:
        with SqliteLedger.read(work.workspace.ledger) as found:
            faults, rows, unreached = found.verify(), found.rows(), troubles(found)
    except ExecReportsError as error:
        yield from (of(fault, "Ledger") for fault in error.faults)
        return
    yield from (of(fault, "Ledger") for fault in faults)
    open_ = [row for row in rows if row.state is SendState.UNKNOWN and not row.superseded_by]
    for row in open_:
        fix = f"execreports resend {row.run[:8]}/{row.slot.persona} [--arrived]"
        yield Line("Ledger", FAIL, row.slot.name, "nobody knows whether it went out", "E-SES-304", fix)
    for row, one in unreached:
        said = f"the mail of {row.slot.period} to {one.recipient}: {one.state} {one.detail}".rstrip()
        yield Line(
            "Ledger", WARN, row.slot.persona, said, "E-SES-346", "correct the address, or ask its owner"
        )
    if not faults:
        yield Line("Ledger", OK, "ledger", f"{len(rows)} mails, the chain holds")


def schedule(work: Desk) -> Iterator[Line]:
    """The crontab against what it should be, the zones, and the next run."""
    from execreports.commands.installed import installed
    from execreports.commands.schedule import lines

    zone = work.config.portfolio.timezone
    if shutil.which("crontab") is None:
        yield Line("Schedule", SKIP, "crontab", "this machine has no cron")
    else:
        try:
            same = crontab.current(installed()) == lines(work)
            fix = "" if same else "execreports schedule diff; execreports schedule apply"
            text = "as declared" if same else "differs from what the reports declare"
            yield Line("Schedule", OK if same else WARN, "crontab", text, "" if same else "E-SCH-402", fix)
        except ConfigError as error:
            yield from (of(fault, "Schedule", WARN) for fault in error.faults)
    runs = [next_run(report.schedule, work.now, zone) for report in work.reports.reports]
    if runs:
        machine = clock().astimezone().tzname() or "no zone"
        yield Line("Schedule", OK, "next run", f"{min(runs):%a %d %b %H:%M %Z} (the machine is on {machine})")


def alerts(work: Desk) -> Iterator[Line]:
    """A second channel that is not SES."""
    settings = work.loaded.settings
    if settings.alarm_webhook_url or settings.alarm_sendmail:
        yield Line("Alerts", OK, "second channel", "set, does not use SES")
    else:
        fix = "set ALARM_WEBHOOK_URL or ALARM_SENDMAIL in repos.env"
        yield Line("Alerts", SKIP if work.embedded else WARN, "second channel", "not set", fix=fix)
    if settings.healthcheck_url:
        yield Line("Alerts", OK, "dead-man ping", "set")
    else:
        fix = "set HEALTHCHECK_URL in repos.env"
        yield Line("Alerts", SKIP if work.embedded else WARN, "dead-man ping", "not set", fix=fix)
