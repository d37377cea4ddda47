"""One truth: the reports of a run may not print two values for one figure, and a total is the sum of its parts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from execreports.model.document import ReportDocument, Table, Text
from execreports.model.figures import Figure
from execreports.model.findings import Finding
from execreports.model.quantity import Interval, total
from execreports.rewrite import Change, rewritten
from execreports.text import shown

POLICY = "consistency"
"""`consistency: flag` (print the line with a warning) or `hold` (do not send the report) in targets.yaml."""


@dataclass(frozen=True, slots=True)
class Discord:
    """Two values for one thing on a persona's page: the figure, and what is said elsewhere."""

    persona: str
    figure: str
    words: str


def discords(documents: Iterable[ReportDocument]) -> tuple[Discord, ...]:
    """Every figure that says two things, on one page or on two, and every total that is not its parts."""
    said: dict[str, list[tuple[str, Figure]]] = {}
    found: list[Discord] = []
    for document in documents:
        for figure in _all(document):
            found += _total(document.persona, figure)
            said.setdefault(figure.id, []).append((document.persona, figure))
    for id_, places in said.items():
        values = {figure.interval: persona for persona, figure in reversed(places)}
        if len(values) > 1:
            found += [Discord(persona, id_, words) for persona, words in _two(places)]
    return tuple({(one.persona, one.figure): one for one in reversed(found)}.values())[::-1]


def warnings(documents: Iterable[ReportDocument]) -> dict[str, dict[str, str]]:
    """Persona -> figure id -> what is printed beside it."""
    found: dict[str, dict[str, str]] = {}
    for one in discords(documents):
        found.setdefault(one.persona, {})[one.figure] = one.words
    return found


def flagged(document: ReportDocument, flags: dict[str, str]) -> ReportDocument:
    """The document with the warnings beside its figures."""
    if not flags:
        return document
    told = rewritten(document, {id_: _flagging(words) for id_, words in flags.items()})
    notes = tuple(f"Not one truth: {words}." for words in flags.values())
    return replace(told, flags=flags, notes=(*told.notes, *notes))


def _flagging(words: str) -> Change:
    return lambda figure: replace(figure, flag="; ".join(filter(None, [figure.flag, words])))


def _two(places: list[tuple[str, Figure]]) -> Iterator[tuple[str, str]]:
    """Each persona once, with what the others print."""
    for persona, figure in places:
        for other, theirs in places:
            if theirs.interval != figure.interval:
                where = "elsewhere on this page" if other == persona else f"in the {other} report"
                yield persona, f"{figure.name} is {shown(figure)} here and {shown(theirs)} {where}"
                break


def _total(persona: str, figure: Figure) -> Iterator[Discord]:
    """A sum against its parts; parts that are not known are left out, as the sum says."""
    known = [part.interval for part in figure.parts if part.interval is not None]
    if not figure.adds_up or figure.interval is None or not known:
        return
    parts = total(known)
    if (parts.low, parts.high) != (figure.interval.low, figure.interval.high):
        words = f"{figure.name} is {shown(figure)}, its parts add up to {_shown(figure, parts)}"
        yield Discord(persona, figure.id, words)


def _shown(figure: Figure, interval: Interval) -> str:
    return shown(replace(figure, interval=replace(interval, likely=None)))


def _all(document: ReportDocument) -> Iterator[Figure]:
    """Every figure wherever it stands, with its parts."""
    for block in (
        document.verdict,
        *document.effects,
        *(block for part in document.sections for block in part.blocks),
    ):
        if isinstance(block, Figure):
            yield from _whole(block)
        elif isinstance(block, Text | Finding):
            for figure in block.figures:
                yield from _whole(figure)
        elif isinstance(block, Table):
            for row in block.rows:
                for figure in row.figures:
                    yield from _whole(figure)


def _whole(figure: Figure) -> Iterator[Figure]:
    yield figure
    for part in figure.parts:
        yield from _whole(part)
