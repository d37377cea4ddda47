"""What German says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States()
_WORK = Work()
_TABLES = Tables()
_AMOUNTS = Amounts(
    currencies={"euro": "EUR", "dollar": "USD", "franken": "CHF", "chf": "CHF"},
    powers={3: "tausend | tsd", 6: "millionen | mio", 9: "milliarden? | mrd | mia", 12: "billionen"},
    periods={
        "month": "monat(?:e|s)? | mon | mtl",
        "year": "jahr(?:e|es)? | jhr",
        "week": "woche(?:n)?",
        "day": "tag(?:e|es)?",
        "hour": "stunden? | std",
    },
    adverbs={
        "month": "monatlich(?:e[rnms]?)? | mtl",
        "year": "jährlich(?:e[rnms]?)?",
        "week": "wöchentlich(?:e[rnms]?)?",
        "day": "täglich(?:e[rnms]?)?",
        "hour": "stündlich(?:e[rnms]?)?",
    },
    per="pro | je | im | am | die | der | jede[nsmr]?",
    apiece="pro | je",
    past="letzt | vergang",
    tax=r"netto | brutto | MwSt\.? | USt\.?",
    with_tax=r"zzgl\.? | inkl\.? | exkl\.?",
    between="zwischen",
    and_="und",
    to="bis",
    changes=r"steig\w* | stieg\w* | gestiegen | sank | sink\w* | senk\w* | erhöh\w* | vervielfach\w*",
    scales={3: "tausend | tsd", 6: "millionen | mio", 9: "milliarden | mrd"},
)
_SMALL = "der die das und ist nicht mit für von den ein eine auf zu im wird sind auch noch dem des bei"
_MONTHS = (
    "januar | jänner | jan",
    "februar | feb",
    "märz | mrz",
    "april | apr",
    "mai",
    "juni | jun",
    "juli | jul",
    "august | aug",
    "september | sept | sep",
    "oktober | okt",
    "november | nov",
    "dezember | dez",
)

WORDS = Language("de", _SMALL, _STATES, _WORK, _TABLES, _AMOUNTS, _MONTHS)
