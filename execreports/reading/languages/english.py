"""What English says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States()
_WORK = Work()
_TABLES = Tables()
_AMOUNTS = Amounts(
    currencies={
        "euro": "EUR",
        "euros": "EUR",
        "eur": "EUR",
        "dollar": "USD",
        "dollars": "USD",
        "usd": "USD",
        "bucks": "USD",
        "rupees": "INR",
        "yen": "JPY",
        "yuan": "CNY",
        "zlotys": "PLN",
        "pounds sterling": "GBP",
        "chf": "CHF",
    },
    powers={
        3: "thousand | thsd",
        5: "lakhs? | lacs?",
        6: "millions? | mln | mn | mil",
        7: "crores? | crs?",
        9: "billions? | bn",
        12: "trillions? | tn",
    },
    periods={
        "month": "months? | mos? | mths? | mnths?",
        "year": "years? | yrs? | y | annum",
        "week": "weeks? | wks?",
        "day": "days? | diem",
        "hour": "hours? | hrs? | h",
    },
    adverbs={
        "month": "monthly | pcm",
        "year": r"yearly | annually | annual(?!\s[a-z]) | pa",
        "week": "weekly | pw",
        "day": "daily",
        "hour": "hourly",
    },
    per=r"per | an? | each | every | p\.",
    apiece="per",
    tax="net | gross | VAT | tax",
    with_tax=r"plus | excl\.? | ex | incl\.?",
    between="between",
    and_="and | &",
    to="(?:up )?to",
    of="of",
    changes=r"""
        grew | grow\w* | rose | rises? | rising | increas\w+ | rais\w+ | went | go(?:es)? | jump\w+ | scal\w+
        | reduc\w+ | cut | drop\w* | fell | falls? | mov\w+ | chang\w+ | pass\w*
    """,
    scales={3: "thousands?", 6: "millions? | mln", 9: "billions? | bn"},
)
_SMALL = "the and of to is for with this that are be from it not by or as was will have has"
_MONTHS = (
    "january | jan",
    "february | feb",
    "march | mar",
    "april | apr",
    "may",
    "june | jun",
    "july | jul",
    "august | aug",
    "september | sep | sept",
    "october | oct",
    "november | nov",
    "december | dec",
)

WORDS = Language("en", _SMALL, _STATES, _WORK, _TABLES, _AMOUNTS, _MONTHS)
