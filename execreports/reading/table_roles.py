"""What a table's columns are about and which of its rows are totals, told by the words of every language."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from execreports.reading.folded import bounded, folded, spaced
from execreports.reading.languages.known import pattern
from execreports.reading.periods import without_period
from execreports.reading.plain import plain
from execreports.reading.sought import Sought
from execreports.reading.status_words import fold

# first match wins, so the special roles stand before the general ones
_ROLES = (
    "status",
    "owner",
    "due",
    "date",
    "revenue",
    "cost",
    "quantity",
    "amount",
    "priority",
    "month",
    "item",
    "notes",
)
_NET = frozenset({"net", "netto"})
_UNDER = r"[\s>*_]*(?:&nbsp;|[└↳├⤷]"  # how a row that is part of another is drawn
_NUMBERING = re.compile(r"[\W_]*+(?:\d{1,3}[\W_]*)?")
_LONGEST = 60  # letters of a cell that may name a total
MONEY_ROLES = frozenset({"cost", "amount", "revenue"})


@lru_cache(4096)
def role_of(header: str) -> str:
    """`cost`, `amount`, `revenue`, `owner`, `status`, `due`, `item` ...; '' for a header that says none of them."""
    name = _name(without_period(plain(header)))
    found = [role for role in _ROLES if _role(role).is_in(name)]
    return next((role for role in found if _role(role).is_whole(name.strip())), next(iter(found), ""))


@lru_cache(1024)
def is_called(header: str, role: str) -> bool:
    """True for a header with one of a role's words, also where another role's stand in front of it."""
    return _role(role).is_in(_name(plain(header)))


@lru_cache(4096)
def is_total(cell: str) -> bool:
    """True for the first words of a row that adds up the rows above it."""
    return _total(cell) is not None


@lru_cache(4096)
def is_plain_total(cell: str) -> bool:
    """True where it adds them up in their own terms: no `Total per year`, no `Total incl. VAT`."""
    found = _total(cell)
    return found is not None and not found["rest"] and found["kind"] not in _NET


@lru_cache(1024)
def says_total(cell: str) -> bool:
    """True for words with the word for a total anywhere: `Linked account total`."""
    return _total_word().is_in(_name(cell))


def first_words(cells: Iterable[str]) -> str:
    """What a row is called: its first cell that is neither empty nor a row's number."""
    return next((cell for cell in cells if not _NUMBERING.fullmatch(cell)), "")


@lru_cache(4096)
def is_running(header: str) -> bool:
    """True for a column whose last value is its total: a balance, a cumulative sum."""
    return _running().is_in(fold(plain(header)))


@lru_cache(4096)
def is_single(header: str) -> bool:
    """True for a column of prices of one, rates or means, which add up to nothing."""
    return _single().is_in(fold(plain(header)))


def is_share(cell: str) -> bool:
    """True for a row that only says what is in the row above it: `of which tax`."""
    return _share().match(fold(cell)) is not None


def _name(header: str) -> str:
    return spaced(fold(header)).replace("_", " ")


def _total(cell: str) -> re.Match[str] | None:
    if len(cell) > _LONGEST:
        return None
    name = " ".join(fold(plain(cell)).replace("_", " ").split()).strip(" *:=.")
    if not _may_be_total(name):
        return None
    found = _totals().fullmatch(name)
    return _totals().fullmatch(name.replace("-", " ")) if found is None and "-" in name else found


@cache
def _role(role: str) -> Sought:
    return Sought(spaced(folded(pattern(lambda one: one.tables.roles.get(role, "")))))


def _may_be_total(name: str) -> bool:
    """Quick to say no, and nothing is compiled for it."""
    return bool(_opening_total()[name.partition(" ")[0]]) or not name.isascii()


@cache
def _opening_total() -> Sought:
    """What kind of total, or the word."""
    kinds, words = pattern(lambda one: one.tables.total_kinds), pattern(lambda one: one.tables.totals)
    return Sought(folded(f"{kinds}|{words}"))


@cache
def _totals() -> re.Pattern[str]:
    """A total: what kind, the word, what changes nothing, and what changes its terms."""
    kind, word, summed, rest = (
        folded(words)
        for words in (
            pattern(lambda one: one.tables.total_kinds),
            pattern(lambda one: one.tables.totals),
            pattern(lambda one: one.tables.summed),
            pattern(lambda one: one.tables.qualified),
        )
    )
    return re.compile(
        rf"(?:(?P<kind>{kind}) ?)?(?:{word})(?: (?:{summed})){{0,3}}"
        rf"(?P<rest> ?[(\[:=/–—].*| - .*| (?:20\d\d|[qh][1-4]|{rest}))?"
    )


@cache
def _total_word() -> Sought:
    return Sought(folded(pattern(lambda one: one.tables.totals)))


@cache
def _running() -> Sought:
    return Sought(folded(pattern(lambda one: one.tables.running)), ends=False)


@cache
def _single() -> Sought:
    return Sought(folded(pattern(lambda one: one.tables.single)))


@cache
def _share() -> re.Pattern[str]:
    return re.compile(_UNDER + "|" + bounded(folded(pattern(lambda one: one.tables.shares))) + ")")
