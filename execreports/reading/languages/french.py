"""What French says."""

from execreports.reading.languages.words import Amounts, Language, States, Tables, Work

_STATES = States()
_WORK = Work()
_TABLES = Tables()
_AMOUNTS = Amounts(
    currencies={"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "livres sterling": "GBP"},
    powers={3: "mille | milliers", 6: "millions?", 9: "milliards? | mds?"},
    periods={
        "month": "mois",
        "year": "an | année",
        "week": "semaines? | sem",
        "day": "jours?",
        "hour": "heures?",
    },
    adverbs={
        "month": "mensuel(?:le)?s? | mensuellement",
        "year": "annuel(?:le)?s? | annuell?ement",
        "week": "hebdomadaires?",
        "day": "quotidien(?:ne)?s?",
    },
    per=r"par | à\sla | à | chaque | le | la | l['’] | à\s?l['’] | de\s?l['’] | d['’]",
    apiece="par",
    past="derni | pass | prochain | suivant",
    tax="HT | TTC | hors taxes? | TVA",
    between="entre",
    and_="et",
    to="à",
    of="de | d['’]",
    changes=r"pass[eéaóòi]\w* | augment\w* | réduit\w* | descend\w+ | diminu\w+ | baiss\w+ | chang\w+",
    scales={3: "milliers", 6: "millions?", 9: "milliards?"},
)
_SMALL = "le les des une pour avec par que est pas dans sur du et en au ce il sont plus été"
_MONTHS = (
    "janvier | janv | jan",
    "février | févr | fev",
    "mars | mar",
    "avril | avr",
    "mai",
    "juin",
    "juillet | juil",
    "août",
    "septembre | sept",
    "octobre | oct",
    "novembre | nov",
    "décembre | dec",
)

WORDS = Language("fr", _SMALL, _STATES, _WORK, _TABLES, _AMOUNTS, _MONTHS)
