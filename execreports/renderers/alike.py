"""Findings of one check that differ only in whom they are about: one line names them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from execreports.model.document import Block
from execreports.model.findings import Finding, Severity
from execreports.renderers.words import more, standing


@dataclass(frozen=True, slots=True)
class Alike:
    """At least two findings with the same words; each keeps its own mark."""

    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """What each of them weighs."""
        return self.findings[0].severity

    @property
    def title(self) -> str:
        """What is wrong with each of them."""
        return self.findings[0].title


def together(blocks: Iterable[Block], today: date) -> Iterator[Block | Alike]:
    """The blocks in order, with runs of findings that say the same put together."""
    for _, run in groupby(blocks, key=lambda block: _sameness(block, today)):
        found = list(run)
        same = [block for block in found if isinstance(block, Finding)]
        if len(same) > 1 and len(same) == len(found):
            yield Alike(tuple(same))
        else:
            yield from found


def _sameness(block: Block, today: date) -> object:
    """Findings with nothing but their age are alike by check, weight, title and age; anything else is itself."""
    if isinstance(block, Finding) and more(block, today) == standing(block, today):
        return (block.check, block.severity, block.title, standing(block, today))
    return id(block)
