"""Whom a text is about: aliases with word boundaries, the longest first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from execreports.model.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class Names:
    """Every id, name and alias of a portfolio as one pattern, and the id each stands for."""

    pattern: re.Pattern[str] | None
    ids: Mapping[str, str]

    def find(self, text: str) -> str:
        """The entity a text names first (`Ace` is not in `Acetone`); '' where it names none."""
        match = self.pattern.search(spaced(text)) if self.pattern else None
        return self.ids.get(match[0].casefold(), "") if match else ""

    def all(self, text: str) -> tuple[str, ...]:
        """Every entity a text names, once each, in order."""
        found = self.pattern.finditer(spaced(text)) if self.pattern else ()
        ids = (self.ids.get(match[0].casefold(), "") for match in found)
        return tuple(dict.fromkeys(filter(None, ids)))

    def exact(self, text: str) -> str:
        """The entity a whole cell names: id, name or alias; else the only one it mentions; '' otherwise."""
        known = self.ids.get(spaced(text).casefold())
        if known is not None:
            return known
        mentioned = self.all(text)
        return mentioned[0] if len(mentioned) == 1 else ""


def spaced(text: str) -> str:
    """The text with single spaces, and underscores as spaces, so that file names can be searched too."""
    return " ".join(text.replace("_", " ").split())


@lru_cache(maxsize=8)
def _names(words: tuple[tuple[str, str], ...]) -> Names:
    ids: dict[str, str] = {}
    for word, id_ in words:
        ids.setdefault(spaced(word).casefold(), id_)
    if not ids:
        return Names(None, ids)
    longest = sorted(ids, key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"
    return Names(re.compile(pattern, re.IGNORECASE), ids)


def names(portfolio: Portfolio) -> Names:
    """The names of a portfolio's entities; declaration order settles a word two of them claim."""
    words = [(entity.id, entity.id) for entity in portfolio.entities]
    words += [(entity.name, entity.id) for entity in portfolio.entities]
    words += [(alias, entity.id) for entity in portfolio.entities for alias in entity.aliases]
    return _names(tuple((word, id_) for word, id_ in words if word.strip()))
