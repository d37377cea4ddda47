"""The first line of a page: the worst finding of an area, how many there are, and the figures that matter."""

from collections.abc import Iterable

from execreports.checks.base import Answer, answers
from execreports.model.context import Context
from execreports.model.document import Text
from execreports.model.figures import Figure
from execreports.model.findings import Finding, Outcome
from execreports.text import plural, shown


def verdict(context: Context, area: str, *, figures: Iterable[Figure] = ()) -> Text:
    """One or two sentences: what is worst, then the named figures that are known; a sum that lacks a part says so."""
    given = answers(context, area)
    found = sorted(
        (finding for answer in given for finding in answer.findings),
        key=lambda one: (-one.severity.weight, one.check),
    )
    known = tuple(figure for figure in figures if figure.known)
    numbers = "; ".join(map(_number, known))
    worst = _worst(found, given, area, context)
    sentences = [worst, f"{numbers[:1].upper()}{numbers[1:]}." if numbers else ""]
    facts = found[0].facts if found else ()
    return Text(" ".join(filter(None, sentences)), facts=facts, figures=known)


def _number(figure: Figure) -> str:
    """`burn $7,000-9,000 a month`, and `(partial)` where a part of it could not be read."""
    partial = " (partial, see below)" if figure.partial else ""
    return f"{figure.name[:1].lower()}{figure.name[1:]} {shown(figure)}{partial}"


def _worst(found: list[Finding], given: tuple[Answer, ...], area: str, context: Context) -> str:
    """What stands first: the worst finding, or that all is clear, or that it could not be told."""
    blind = sum(answer.outcome is Outcome.NOT_CHECKED for answer in given)
    if given and blind == len(given):
        unheld = all(answer.reason.startswith("no source gives") for answer in given)
        why = "no source gives what they need" if unheld else "its sources were not read"
        return f"No check on {area} could be made today: {why}."
    unseen = f" {plural(blind, 'check')} could not be made." if blind else ""
    if not found and blind:
        return f"{blind} of {plural(len(given), 'check')} could not be made; the rest found nothing."
    if not found:
        return f"Nothing found by {plural(len(given), 'check')}."
    first = found[0]
    alike = sum(one.severity is first.severity for one in found)
    of_all = f"{alike} of {plural(len(found), 'finding')} {'is' if alike == 1 else 'are'} {first.severity}"
    return f"{context.name(first.entity)}: {first.title}; {of_all}.{unseen}"
