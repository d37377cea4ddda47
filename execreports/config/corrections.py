"""`config/corrections.yaml`: a misread or disputed fact or figure, overridden for a while, by whom and why."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from pydantic import Field, model_validator

from execreports.config.faults import did_you_mean, parsed
from execreports.config.portfolio import Strict, unknown_entity
from execreports.config.targets import leaves
from execreports.config.tree import Tree
from execreports.errors import Fault
from execreports.model.facts import Fact


class CorrectionPart(Strict):
    """One override: what is meant, what it should say, who says so, why, and until when."""

    fact: str = Field("", description="the fact key, such as sale.price")
    figure: str = Field("", description="or the figure id, such as burn")
    entity: str = Field("", description="whose fact; empty for any")
    source: str = Field("", description="the source that misread it; empty for any")
    labels: dict[str, str] = Field({}, description="labels the fact must carry")
    value: Decimal | None = Field(None, description="the right number")
    low: Decimal | None = Field(None, description="or the lower end of a range")
    high: Decimal | None = Field(None, description="and its upper end")
    text: str = Field("", description="or the right words")
    author: str = Field(min_length=1, description="who says so")
    reason: str = Field(min_length=1, description="why, in a clause")
    expires: date = Field(description="the last day it counts")

    @model_validator(mode="after")
    def _whole(self) -> "CorrectionPart":
        if bool(self.fact) == bool(self.figure):
            raise ValueError("name either a fact key or a figure")
        if self.figure and (self.text or self.source or self.labels or self.entity):
            raise ValueError("a figure takes value, or low and high, and no entity, source, labels or text")
        if (self.low is None) != (self.high is None):
            raise ValueError("low and high belong together")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low is above high")
        if sum((self.value is not None, self.low is not None, bool(self.text))) != 1:
            raise ValueError("say one of value, low and high, or text")
        return self


class CorrectionsFile(Strict):
    """Every correction that counts, or counted."""

    corrections: tuple[CorrectionPart, ...] = Field((), description="each fact or figure once")


def corrections(tree: Tree, entities: list[str], as_of: datetime) -> tuple[dict[str, Fact], list[Fault]]:
    """The file's fields under `corrections.<index>.<field>`."""
    read, faults = parsed(CorrectionsFile, tree)
    if read is None:
        return {}, faults
    for index, part in enumerate(read.corrections):
        if part.entity:
            faults += unknown_entity(part.entity, entities, tree, ("corrections", index, "entity"))
    targets = [
        (one.fact, one.figure, one.entity, one.source, *sorted(one.labels.items()))
        for one in read.corrections
    ]
    for target, times in Counter(targets).items():
        if times > 1:
            last = len(targets) - 1 - targets[::-1].index(target)
            faults.append(
                Fault("E-CFG-105", "the same thing is corrected twice", tree.at(("corrections", last)))
            )
    return dict(leaves(tree, as_of)), faults


def unknown_targets(
    tree: Tree, keys: Iterable[str], sources: Iterable[str], figures: Iterable[str]
) -> list[Fault]:
    """Corrections of facts no source gives, of sources nobody declared, of figures nobody computes."""
    read, _ = parsed(CorrectionsFile, tree)
    known = {"fact": [*keys], "source": [*sources], "figure": [*figures]}
    faults = []
    for index, part in enumerate(read.corrections if read else ()):
        for field, names in known.items():
            said = getattr(part, field)
            if said and said not in names:
                words = f"corrections.{index}.{field}: nothing is called {said}{did_you_mean(said, names)}"
                place = tree.at(("corrections", index, field))
                faults.append(Fault("E-CFG-107", words, place, "correct the name, or delete the correction"))
    return faults
