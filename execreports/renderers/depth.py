"""How much of a document one mail shows, so that it stays one page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Depth:
    """How much of a document a mail shows: rows of a table, blocks of one type a section, changes; details or not."""

    rows: int = 7
    blocks: int = 12
    changes: int = 7
    details: bool = False

    def of(self, first: bool) -> int:
        """Blocks of one type in a section: the first one, which the reader came for, keeps six."""
        return max(self.blocks, 6) if first else self.blocks


BRIEF = (
    Depth(),
    Depth(rows=5),
    Depth(rows=4),
    Depth(rows=3),
    Depth(rows=2, blocks=10),
    Depth(rows=1, blocks=10),
    Depth(rows=1, blocks=8),
    Depth(rows=1, blocks=6, changes=6),
    Depth(rows=1, blocks=5, changes=6),
    Depth(rows=1, blocks=4, changes=6),
    Depth(rows=1, blocks=3, changes=6),
    Depth(rows=1, blocks=3, changes=5),
    Depth(rows=1, blocks=2, changes=5),
    Depth(rows=1, blocks=2, changes=3),
    Depth(rows=1, blocks=1, changes=3),
)
"""From generous to tight: the first one that keeps the mail within MOST_LINES is taken."""

FULL = (Depth(rows=100_000, blocks=100_000, changes=100_000, details=True),)
MOST_LINES = 150
