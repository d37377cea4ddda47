"""How much of a document one mail shows, so that it stays one page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Depth:
    """How much of a document a mail shows: rows of a table, blocks of one type a section, changes; details or not."""

    rows: int = 7
    blocks: int = 12
    changes: int = 5
    details: bool = False


BRIEF = (
    Depth(),
    Depth(rows=5),
    Depth(rows=4),
    Depth(rows=3),
    Depth(rows=2, blocks=10, changes=4),
    Depth(rows=1, blocks=10, changes=3),
    Depth(rows=1, blocks=8, changes=3),
    Depth(rows=1, blocks=6, changes=3),
    Depth(rows=1, blocks=4, changes=2),
)
"""From generous to tight: the first one that keeps the mail within MOST_LINES is taken."""

FULL = (Depth(rows=100_000, blocks=100_000, changes=100_000, details=True),)
MOST_LINES = 150
