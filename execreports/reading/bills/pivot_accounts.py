"""Pivots by linked account: told by their numbers, which spreadsheets round and shorten."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from execreports.reading.bills.pivot import TOTAL, UNIT, bare, dimension

ACCOUNT = re.compile(r"^(?:.*\()?(\d{12})\)?$")
SHORTENED = re.compile(r"\d{9,11}")  # an account number whose leading zeros a spreadsheet took
ROUNDED = re.compile(r"\d[.,]\d+E\+\d\d", re.IGNORECASE)  # one that it wrote as 1.11122E+11


def grouped_by(header: Sequence[str], names: Sequence[str]) -> str:
    """What the columns are; where most of them are account numbers, linked accounts in any language."""
    pairs = [pair for pair in zip(map(bare, header[1:]), names, strict=False) if not TOTAL.match(pair[1])]
    numbers = sum(1 for pair in pairs if any(map(ACCOUNT.match, pair)))
    return "linked account" if numbers * 2 > len(pairs) else dimension(header[0])


def by_number(header: Sequence[str], names: Sequence[str]) -> list[str]:
    """Linked accounts by their number where the file has it, in a line of its own or in brackets behind the name."""
    ids = []
    for cell, name in zip(header[1:], names, strict=False):
        number = bare(cell).zfill(12) if SHORTENED.fullmatch(bare(cell)) else bare(cell)
        ids.append(ACCOUNT.match(number) or ACCOUNT.match(name))
    return [found[1] if found else name for found, name in zip_longest(ids, names)]


def rounded(header: Sequence[str]) -> bool:
    """Whether a spreadsheet wrote account numbers in powers of ten, so that they are lost."""
    return any(map(ROUNDED.fullmatch, header[1:]))


def without_numbers(cells: Sequence[str]) -> list[str]:
    """The cells that are no account numbers."""
    return [cell for cell in cells if not ACCOUNT.match(UNIT.sub("", cell))]
