"""The one place where a Run is put together: the ways outside, ledger, cache, templates, transport."""

import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from execreports.cache import Cache
from execreports.commands.assemble import Desk, clock
from execreports.errors import Fault
from execreports.sources.base import Reach

if TYPE_CHECKING:
    from execreports.pipeline import Run


@contextmanager
def reached(desk: Desk) -> Iterator[tuple[Reach, str]]:
    """The ways outside for sources, and the stand-in's address (empty in a live run)."""
    portfolio, root = desk.config.portfolio, desk.workspace.root
    if not desk.embedded:
        from execreports.sources.outside import live_reach

        yield live_reach(root, desk.now, portfolio, desk.loaded.lookup), ""
        return
    from execreports.embedded.reach import FOLDER, embedded_reach, source_routes
    from execreports.embedded.server import Standin
    from execreports.embedded.ses import SesRoutes, SesState

    settings = desk.loaded.settings
    state = SesState(identities={settings.ses_from_address or "": True}, region=settings.ses_region or "")
    mail = SesRoutes(state, desk.workspace.var / "outbox", lambda: desk.now)
    with Standin((mail, *source_routes(root / FOLDER))) as standin:
        yield embedded_reach(root, desk.now, portfolio, desk.loaded.lookup, standin.url), standin.url


def looking(desk: Desk, stack: ExitStack, **more: Any) -> "Run":  # noqa: ANN401 - further fields of Run
    """A Run that touches nothing: ledger and cache are read only, nothing is sent."""
    reach, _ = stack.enter_context(reached(desk))
    return _looking(desk, stack, reach, **more)


def sending(desk: Desk, stack: ExitStack, warn: Callable[[Fault], None], **more: Any) -> "Run":  # noqa: ANN401 - fields of a Run
    """The same Run, armed: the ledger is written, the transport is the one the portfolio names."""
    from execreports.commands.ways_out import way_out
    from execreports.record import SqliteLedger

    reach, standin = stack.enter_context(reached(desk))
    out = way_out(desk, standin, clock, warn)
    run = _looking(desk, stack, reach, **more)
    return replace(
        run, ledger=stack.enter_context(SqliteLedger.open(desk.workspace.ledger)),
        cache=Cache(desk.workspace.var / "cache"), transport=out.transport, preflight=out.preflight, pace=out,
        envelope=more.get("envelope", desk.envelope),
    )  # fmt: skip


def _looking(desk: Desk, stack: ExitStack, reach: Reach, **more: Any) -> "Run":  # noqa: ANN401 - fields of a Run
    from execreports.pipeline import Run
    from execreports.record import SqliteLedger
    from execreports.renderers.text import Templates
    from execreports.transports.stdout import Stdout

    parts: dict[str, Any] = {
        "id": str(uuid.uuid4()), "now": desk.now, "world": desk.world, "sources": desk.sources, "reach": reach,
        "cache": Cache(desk.workspace.var / "cache", writable=False), "clock": clock, "period": desk.period,
        "templates": Templates(desk.workspace.templates), "transport": Stdout(sys.stdout, clock),
        "ledger": stack.enter_context(SqliteLedger.read(desk.workspace.ledger)), "notes": desk.notes,
        "rules": desk.rules,
        "envelope": desk.draft_envelope, "targets": desk.config.targets, "checks": desk.checks.checks,
    }  # fmt: skip
    return Run(**{**parts, **more})
