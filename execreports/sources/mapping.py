"""The row mapping every tabular source shares: which columns of a row become which fact."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from execreports.model.facts import Kind


def _word(value: object) -> object:
    """YAML readers may turn yes and no, or a bare number, into something else than the words they are."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int | float | Decimal) else value


def _listed(value: object) -> object:
    return [_word(one) for one in value] if isinstance(value, list) else [_word(value)]


Word = Annotated[str, BeforeValidator(_word)]
Words = Annotated[list[str], BeforeValidator(_listed)]


class _Option(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Column(_Option):
    """Taken from a column: `{column: Currency}`."""

    column: str = Field(description="header of the column")


class Fixed(_Option):
    """The same in every row: `{is: yes}`."""

    text: Word = Field(alias="is", description="the text itself")


class FactRule(_Option):
    """One kind of fact that each row gives; columns are named by their header, case does not matter."""

    key: str = Field(description="fact key, see docs/facts.md")
    entity: str | Column | None = Field(
        default=None, description="entity id, or {column: Entity}; else the source's"
    )
    value: str | None = Field(default=None, description="column with a number or a range")
    low: str | None = Field(default=None, description="column with the low end of a range")
    high: str | None = Field(default=None, description="column with the high end of a range")
    debit: str | None = Field(
        default=None, description="column with money that goes out; `value` beside it has what comes in"
    )
    minus: dict[str, Words] = Field(
        default_factory=dict, description="column -> words of the rows whose number is below zero: {D/C: D}"
    )
    text: str | Fixed | None = Field(default=None, description="column with words, or {is: words}")
    unit: str | Column | None = Field(
        default=None, description="USD, USD/month, count, or {column: Currency}"
    )
    kind: Kind = Field(
        default=Kind.ACTUAL,
        description="how far the number may be trusted: actual, estimate, target ...;"
        " left out, `~5` and `about 5` are estimates",
    )
    labels: dict[str, str | Fixed] = Field(
        default_factory=dict, description="label -> column, or {is: fixed text}"
    )
    dates: dict[str, str] = Field(default_factory=dict, description="label -> column with a date")
    months: dict[str, str] = Field(
        default_factory=dict, description="label -> column with a date, cut to its month"
    )
    words: dict[str, dict[str, Word]] = Field(
        default_factory=dict, description="label or `text` -> {word in the file: word in the fact}"
    )
    where: dict[str, Words] = Field(
        default_factory=dict, description="column -> words of the rows that count; `!word` leaves rows out"
    )
    combine: Literal["none", "count", "sum", "last"] = Field(
        default="none", description="one fact a row, or one for all: their number, their sum, the newest"
    )

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns its number is read from."""
        return tuple(column for column in (self.value, self.low, self.high, self.debit) if column)

    @property
    def ages(self) -> tuple[str, ...]:
        """The columns that tell how old a row is: the one under `date`, else every date."""
        return (self.dates["date"],) if "date" in self.dates else tuple(self.dates.values())

    @property
    def required(self) -> tuple[str, ...]:
        """The columns without which the rule gives nothing."""
        given = [*self.numbers, *self.minus, *self.where]
        given += [part.column for part in (self.entity, self.unit) if isinstance(part, Column)]
        given += [self.text] if isinstance(self.text, str) else []
        return tuple(dict.fromkeys(given))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the rule looks at."""
        labels = [column for column in self.labels.values() if isinstance(column, str)]
        return tuple(dict.fromkeys([*self.required, *labels, *self.dates.values(), *self.months.values()]))


class Notation(BaseModel):
    """How dates and numbers are written where the content leaves it open."""

    date_order: Literal["iso", "mdy", "dmy"] | None = Field(
        default=None, description="order of dates like 05/12/2026; left out, only unambiguous ones are read"
    )
    decimal: Literal[".", ","] | None = Field(
        default=None, description="decimal mark of the numbers; left out, each column is asked"
    )


class TableOptions(Notation):
    """What every source that maps rows may declare beside its place."""

    facts: tuple[FactRule, ...] = Field(default=(), description="which columns become which fact")


DATED = frozenset({"lease.end", "maintenance.due", "manifest.newest", "git.last"})
"""Keys whose text is a date, written ISO."""

UNITS = {
    "expense": "CUR/month", "cloud.cost": "CUR", "cloud.usage": "CUR", "bank.transaction": "CUR",
    "bank.balance": "CUR", "payout": "CUR", "booking": "CUR", "revenue": "CUR", "revenue.target": "CUR",
    "sale.price": "CUR", "sale.variable_cost": "CUR", "capital.option": "CUR", "capital.return": "CUR/month",
    "list.size": "count", "list.mailing": "count", "funnel.delivered": "ratio", "funnel.opened": "ratio",
    "funnel.clicked": "ratio", "funnel.booked": "ratio", "funnel.value": "CUR",
    "channel.bookings": "count/month", "channel.value": "CUR", "channel.commission": "%", "channel.effort": "days",
    "pipeline.lead": "CUR", "job": "CUR", "rent": "CUR/month", "property.invested": "CUR",
    "property.vacancy": "days", "client.hosting": "CUR/month", "client.billed": "CUR/month", "client.work": "CUR",
}  # fmt: skip
"""The unit of a known key where a rule names none (docs/facts.md); CUR: the cell's currency, else the portfolio's."""
