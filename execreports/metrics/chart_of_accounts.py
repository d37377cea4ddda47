"""The chart of accounts as it is, against the accounts the owner wants it to have."""

from dataclasses import dataclass

from execreports.metrics.sums import gaps
from execreports.metrics.tables import Shown, table
from execreports.model.context import Context
from execreports.model.document import Row
from execreports.model.facts import Fact
from execreports.text import plural

TYPES = ("asset", "liability", "equity", "income", "expense")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An account that is wanted: its type, why, the line that wants it, and whether the chart has it."""

    name: str
    type: str
    why: str
    declared: tuple[Fact, ...]
    present: bool


def wanted_accounts(context: Context) -> tuple[Wanted, ...]:
    """Every account of `accounting.accounts`, present or not."""
    names = {_name(fact) for fact in context.facts("account")}
    return tuple(_wanted(context, path, names) for _, path in context.targets.each("accounting.accounts"))


def missing_accounts(context: Context) -> tuple[Wanted, ...]:
    """The wanted accounts the chart lacks; none while the chart could not be read."""
    if gaps(context, "account"):
        return ()
    return tuple(one for one in wanted_accounts(context) if not one.present)


def accounts_table(context: Context) -> Shown:
    """One row per missing account, then one per type of account with those that are there."""
    searched = context.facts("account")[:1]
    missing = missing_accounts(context)
    rows = [Row((one.name, f"missing, {one.type}", one.why), (*one.declared, *searched)) for one in missing]
    rows += [row for kind in _kinds(context) if (row := _of_type(context, kind))]
    note = (
        ""
        if wanted_accounts(context)
        else "No wanted accounts are declared (accounting.accounts in targets.yaml)."
    )
    head = ("Account", "", "")
    return table(
        context, head, rows, keys=("account",), noun="accounts", title="Chart of accounts", note=note
    )


def _wanted(context: Context, path: str, names: set[str]) -> Wanted:
    text = context.targets.text
    name = text(f"{path}.name")
    present = name.strip().casefold() in names
    return Wanted(name, text(f"{path}.type"), text(f"{path}.why"), context.targets.under(path), present)


def _kinds(context: Context) -> list[str]:
    given = [fact.label("type") or "no type" for fact in context.facts("account")]
    return list(dict.fromkeys([*(kind for kind in TYPES if kind in given), *given]))


def _of_type(context: Context, kind: str) -> Row | None:
    facts = tuple(fact for fact in context.facts("account") if (fact.label("type") or "no type") == kind)
    names = ", ".join(f"{fact.label('number')} {fact.text}".strip() for fact in facts)
    return Row((kind.capitalize(), plural(len(facts), "account"), names), facts) if facts else None


def _name(fact: Fact) -> str:
    return (fact.text or fact.label("name")).strip().casefold()
