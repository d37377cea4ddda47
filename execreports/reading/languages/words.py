"""What one language says of work, tables, amounts and dates: a language is one file, a reader asks them all.

Words are written as people write them, in lower case with their accents; a reader that looks at folded text
folds them. A list is alternatives between bars, over as many lines as it takes. A *pattern* may use regular
expressions (`mes(?:es)?`), a *phrase list* only plain words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class States:
    """How the state of work is reported. Phrase lists; a word ending in * takes each of `endings`, or none.

    `well`: in use and well, which a tick does not contradict. `alone`: everyday words that are a state only
    where they stand alone. `finished`: states that close a sentence (`Export complete`). `partly`: almost, partly.
    """

    done: str = ""
    active: str = ""
    blocked: str = ""
    at_risk: str = ""
    planned: str = ""
    unknown: str = ""
    well: str = ""
    alone: str = ""
    finished: str = ""
    partly: str = ""
    endings: str = ""
    negations: str = ""
    fillers: str = ""
    lacking: str = ""  # pattern: what opens a line that a cross stands before (`no backup`, `missing key`)
    labels: str = ""  # pattern: names of a state (`status`, `état`), in labels and headers; see `columns`
    progress: str = ""  # pattern: names of a share done (`progress`, `avancement`)
    columns: str = ""  # pattern: headers and labels that count only over states (`stage`, `état`)
    blockers: str = ""  # pattern: headers of a column of what blocks
    nothing: str = ""  # phrases of such a column that say there is none
    yes: str = ""
    no: str = ""
    capability: str = ""  # pattern, as the next three: headings under which a tick reports no work done
    criteria: str = ""
    advice: str = ""
    unneeded: str = ""
    asks: str = ""  # pattern: in a heading that is a question and asks how far the work is
    conditions: str = ""  # pattern: words that open a line on what should be (`when`, `should`, `avoid`)


@dataclass(frozen=True, slots=True)
class Work:
    """How open work is listed. Patterns."""

    next_steps: str = ""  # in a heading over open work
    owners: str = ""  # names of who does it, in front of a colon
    assigned: str = ""  # verbs in front of a name: `assigned to`
    due: str = ""  # what stands right before a date that work is due
    until: str = ""  # what stands right behind one
    tasks: str = ""  # headers of a column of tasks
    steps: str = ""  # headers of a column of steps, which are work where owned or dated
    risks: str = ""  # in a heading over risks
    updated: str = ""  # names of the day a document was last changed


@dataclass(frozen=True, slots=True)
class Tables:
    """How columns and rows are called. Patterns; `roles` by the role's name in `table_roles`.

    Of the roles, `severity`, `likelihood` and `state` are asked in tables of risks only: they may repeat others' words.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    totals: str = ""  # the word of a row that adds up the rows above it
    total_kinds: str = ""  # in front of that word: grand, monthly
    summed: str = ""  # behind it, where it changes nothing: costs, monthly
    qualified: str = ""  # behind it, where it changes the terms: per year, net, incl. VAT
    running: str = ""  # headers of balances
    single: str = ""  # headers of prices of one, rates, means
    shares: str = ""  # what opens a row that is part of the row above: of which


@dataclass(frozen=True, slots=True)
class Amounts:
    """How money is said.

    `currencies`: word to ISO 4217 code; `local` those that mean something else elsewhere (`ft`, `lei`), read in
    documents of this language or beside their code. `scaled`: a word that is both, to its power and code (`mkr`).
    `powers`: ten's exponent to its pattern (`milliards?`); `periods`, `adverbs`, `fronts` and `compounds`: month, year,
    week, day or hour to its pattern (`months?`, `monthly`). The rest are patterns.
    """

    currencies: Mapping[str, str] = field(default_factory=dict)
    local: Mapping[str, str] = field(default_factory=dict)
    scaled: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    powers: Mapping[int, str] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    adverbs: Mapping[str, str] = field(default_factory=dict)
    fronts: Mapping[str, str] = field(default_factory=dict)  # right in front of an amount: 월 33만원
    compounds: Mapping[str, str] = field(
        default_factory=dict
    )  # what a header's word begins with: `monats`kosten
    per: str = ""  # prepositions between an amount and its period; one that ends in ['’] needs no space
    apiece: str = ""  # those of them that count other things as well: 5 € per user
    past: str = ""  # what behind a period makes it a point in time: `an dernier`
    tax: str = ""  # names of taxes and of net and gross behind an amount, in front of its period
    with_tax: str = ""  # what may stand in front of such a name: plus, incl.
    about: str = ""  # in front of a number that is no exact one
    between: str = ""  # opens a range whose ends `and_` joins
    and_: str = ""
    to: str = ""  # joins the ends of any range
    of: str = ""  # between a number and its currency, a day and its month: `5 millions d'euros`, `5 de mayo`
    changes: str = ""  # verbs of change: `grew from 5 to 10` is no range
    scales: Mapping[int, str] = field(
        default_factory=dict
    )  # in a header: exponent to `thousands`, `milliers`


@dataclass(frozen=True, slots=True)
class Language:
    """One language: ISO 639-1 code, small words that tell it from others, and what it says.

    `months`: twelve phrase lists, January first, with abbreviations. `order` is `dmy` where everybody writes the day
    of a date like 05/06/2026 first, '' where some do not.
    """

    code: str
    small: str
    states: States
    work: Work
    tables: Tables
    amounts: Amounts
    months: tuple[str, ...] = ()
    order: str = ""
