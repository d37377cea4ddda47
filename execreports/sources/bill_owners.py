"""Whose cost a line of a bill is: by account, tag or declared rule; the rest is nobody's, *unallocated*."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Self

from pydantic import Field, model_validator

from execreports.model.portfolio import Portfolio
from execreports.reading.bills import BillLine, UsageLine
from execreports.sources.entities import names
from execreports.sources.mapping import Word, _Option

UNALLOCATED = "unallocated"


class OwnerRule(_Option):
    """All conditions must hold; `*` stands for anything. A tag without `entity` names the entity itself."""

    account: Word | None = Field(default=None, description="account id")
    tag: str | None = Field(default=None, description="name of a tag")
    value: Word | None = Field(default=None, description="value of that tag")
    service: str | None = Field(default=None, description="service, as the bill calls it")
    usage_type: str | None = Field(default=None, description="usage type")
    entity: str = Field(default="", description="whose cost it is; left out, the tag's value names it")

    @model_validator(mode="after")
    def _decides(self) -> Self:
        if not self.entity and not self.tag:
            raise ValueError("needs `entity`, or a `tag` whose value names one")
        return self

    def fits(self, line: BillLine | UsageLine) -> bool:
        """Whether a line meets every condition."""
        tag = dict(line.tags).get(self.tag or "", "")
        return (
            _like(line.account, self.account)
            and _like(line.service, self.service)
            and _like(line.usage_type, self.usage_type)
            and (self.tag is None or (bool(tag) and _like(tag, self.value)))
        )


def _like(text: str | None, pattern: str | None) -> bool:
    return pattern is None or fnmatchcase((text or "").casefold(), pattern.casefold())


def owner(rules: Iterable[OwnerRule], line: BillLine | UsageLine, default: str, portfolio: Portfolio) -> str:
    """The entity of the first rule that fits, else the source's, else *unallocated*."""
    for rule in rules:
        if rule.fits(line):
            found = rule.entity or names(portfolio).exact(dict(line.tags).get(rule.tag or "", ""))
            if found:
                return found
    return default or UNALLOCATED
