"""A table, or the one sentence that stands in its place."""

from collections.abc import Iterable

from execreports.metrics.sums import counted, gaps
from execreports.model.context import Context
from execreports.model.document import Row, Table, Text

Shown = Table | Text


def table(
    context: Context,
    head: tuple[str, ...],
    rows: Iterable[Row],
    *,
    keys: tuple[str, ...],
    noun: str,
    title: str = "",
    note: str = "",
) -> Shown:
    """The rows under their head; without rows a sentence: not known and why, or none and where was looked.

    `noun` names what a row is, in the plural; what could not be read becomes part of the note.
    """
    given, lacking = tuple(rows), gaps(context, *keys)
    if given:
        words = [note, f"Not complete: {lacking}." if lacking else ""]
        return Table(head, given, title, " ".join(filter(None, words)))
    if lacking:
        return Text(f"{title or noun.capitalize()}: not known ({lacking}).")
    zero = counted(context, f"count/{noun.replace(' ', '_')}", noun.capitalize(), (), keys=keys)
    sources = ", ".join(origin.source for origin in zero.searched)
    return Text(f"{title or noun.capitalize()}: none in {sources}.", figures=(zero,))
