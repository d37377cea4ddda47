"""Which column plays which part: a layout is what turns a header into a query."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

KEYS = ("month", "service", "account", "kind", "category", "currency", "provider", "record", "payer")
DETAIL = ("usage_type", "operation", "resource")
SUMS = ("amount", "effective", "before_tax", "credits", "tax")


@dataclass(frozen=True, slots=True)
class Layout:
    """The format, the name of its cost, and for each part the columns that may hold it, the best first.

    Parts are `month`, `service`, `account`, `kind` (line item type), `category` (charge class), `currency`,
    `provider`, `record` and `payer` (legacy), `usage_type`, `operation`, `resource`, `quantity`, `invoice`,
    `estimated` and `tags` (one column holding all tags), plus the SUMS, which are amounts.
    """

    format: str
    basis: str
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    taxing_description: int | None = None  # a column whose text alone tells tax from usage

    def first(self, part: str) -> int | None:
        """The best column of a part, None if the file has none."""
        found = self.columns.get(part, ())
        return found[0] if found else None


def key(name: str) -> str:
    """A column name without case, spaces and punctuation: `lineItem/UnblendedCost` is `lineitemunblendedcost`."""
    return re.sub(r"[\W_]+", "", name.strip().strip("\ufeff")).casefold()


def keys(header: Iterable[str]) -> dict[str, int]:
    """{name: column}; of columns with the same name the first counts."""
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        found.setdefault(key(name), index)
    return found


def choose(found: Mapping[str, int], parts: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """The columns of each part; `parts` gives the names that may play it, separated by spaces, the best first."""
    columns = {
        part: tuple(found[name] for name in names.split() if name in found) for part, names in parts.items()
    }
    return {part: indexes for part, indexes in columns.items() if indexes}


def tag_columns(header: Iterable[str], tag: str) -> tuple[int, ...]:
    """Columns that hold the values of one tag: `Entity` finds `resourceTags/user:Entity` and `user:Entity`."""
    wanted = key(tag).removeprefix("resourcetags")
    bare = wanted.removeprefix("user")
    names = {
        f"{prefix}{part}"
        for part in (wanted, bare)
        for prefix in ("", "user", "resourcetags", "resourcetagsuser")
    }
    names |= {f"costcategory{wanted}", f"tag{bare}", f"tags{bare}"}
    return tuple(index for index, name in enumerate(header) if key(name) in names)


def tag_names(tag: str) -> tuple[str, ...]:
    """How one tag may be spelt inside a column that holds all tags."""
    bare = tag.removeprefix("user:").removeprefix("user_")
    return tuple(dict.fromkeys((tag, bare, f"user:{bare}", f"user_{bare}", f"user_{bare.lower()}")))
